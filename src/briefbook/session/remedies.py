"""What can be done about a problem: a change of the briefing that undo takes back, or a place to look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import ROUND_UP, Decimal
from enum import Enum

from briefbook.model.briefing import Item, Section, SnippetItem, TextItem
from briefbook.model.kinds import Named
from briefbook.model.library import Library
from briefbook.model.localised import Localised
from briefbook.model.problem import Correction, Problem
from briefbook.model.sentence import Mention, Sentence
from briefbook.session.changes import set_fields, set_marking, set_words
from briefbook.session.details import set_visit
from briefbook.session.rows import delete
from briefbook.session.state import Edited, State
from briefbook.session.titles import snippet_title
from briefbook.session.words import with_words
from briefbook.storage.written_form import plain_words, written

Verb = Callable[[State], Edited]


class Spot(Enum):
    """Where a remedy leads."""

    ROW = "row"
    WORDS = "words"
    FACTS = "facts"
    VISIT = "visit"


@dataclass(frozen=True, slots=True)
class Change:
    """Something done at once, as one step called by its label."""

    label: Sentence
    verb: Verb


@dataclass(frozen=True, slots=True)
class Visit:
    """Somewhere to go: the words or the facts of a row, the row itself, the visit."""

    label: Sentence
    spot: Spot
    key: int | None = None


Remedy = Change | Visit

_ABOUT_FACTS = frozenset(
    {"no-source", "source-conflict", "out-of-date", "review-due", "sums", "office-holder", "no-post", "rests-on"}
)
_ABOUT_WORDS = frozenset({"no-answer", "not-to-be-said", "forbidden-term", "expression", "growth", "balance", "sums"})
_OF_THE_VISIT = frozenset({"outside-visit", "programme-times", "no-post", "weekday", "no-such-day", "two-spellings"})


def remedies(
    problem: Problem, keys: tuple[int, ...], state: State, library: Library, language: str
) -> tuple[Remedy, ...]:
    """What can be done about a problem of these rows, the most likely first."""
    key = keys[0] if keys else None
    offers = (
        *_corrections(problem, key, state, library),
        *_changes(problem, key, state, library, language),
        *_places(problem, key, state),
    )
    return tuple({str(one.label): one for one in reversed(offers)}.values())[::-1]


# --- changes ---------------------------------------------------------------------------------------------------------


def _corrections(problem: Problem, key: int | None, state: State, library: Library) -> Iterator[Remedy]:
    """Right words in place of wrong ones, where the row has them."""
    found = problem.correction
    if found is None or key is None:
        return
    if with_correction(state, key, found, library).state is not state:
        right = found.right.removeprefix("](")  # of a link, only where it leads
        yield Change(Sentence("Write “{right}”", right=right), lambda now: with_correction(now, key, found, library))


def with_correction(state: State, key: int, correction: Correction, library: Library) -> Edited:
    """The row with the right words; those of a snippet are changed in this briefing only."""
    node = state.nodes.get(key)
    if node is None:
        return Edited(state)
    value, first = node.value, library.first_language
    language = correction.language or first
    for name in ("title", "lead"):
        right = _corrected(getattr(value, name), correction, language, first)
        if right is not None:
            return set_fields(state, (key,), {name: plain_words(right)})
    own = value.text if isinstance(value, TextItem | SnippetItem) else None
    snippet = library.snippet(value.snippet) if own is None and isinstance(value, SnippetItem) else None
    theirs = snippet.text if snippet is not None else None
    right = _corrected(own or theirs, correction, language, first)
    said = right.said(language, first) if right is not None else None
    if said is None:
        return Edited(state)
    base = theirs.said(language, first) if theirs is not None else None
    return set_words(state, key, said.text, language, first, base.text if base else None)


def _corrected(words: Localised | None, correction: Correction, language: str, first: str) -> Localised | None:
    said = words.said(language, first) if words is not None else None
    if said is None or correction.wrong not in said.text:
        return None
    return with_words(words, said.text.replace(correction.wrong, correction.right, 1), language, first)


def _changes(problem: Problem, key: int | None, state: State, library: Library, language: str) -> Iterator[Remedy]:
    value = state.nodes[key].value if key is not None else None
    if problem.rule == "office-holder":
        yield from _successor(problem, state, library, language)
    if key is None or value is None:
        return
    meant = _meant(problem)
    if problem.rule == "missing-snippet" and meant:
        snippet = library.snippet(meant)
        name = snippet_title(snippet, library, language) if snippet else meant
        label = Sentence("Take “{snippet}” in its place", snippet=name)
        yield Change(label, lambda now: set_fields(now, (key,), {"snippet": meant}))
    if problem.rule == "unknown-marking" and meant:
        yield Change(Sentence("Mark it {marking}", marking=meant), lambda now: set_marking(now, (key,), meant))
    if problem.rule == "page-budget" and isinstance(value, Section):
        yield from _larger_budget(problem, key)
    if problem.rule == "language-missing" and isinstance(value, Section | Item):
        yield Visit(Sentence("Write it in this language"), Spot.WORDS, key)
    if problem.rule in {"repeated-snippet", "missing-snippet", "picture", "out-of-date", "not-to-be-said"}:
        yield Change(Sentence("Take the row out"), lambda now: delete(now, (key,)))
    if problem.rule == "empty-section":
        yield Change(Sentence("Take the section out"), lambda now: delete(now, (key,)))


def _meant(problem: Problem) -> str:
    """The word that was probably meant, as the problem's hint names it."""
    return str(problem.hint.values.get("known", "")) if isinstance(problem.hint, Sentence) else ""


def _larger_budget(problem: Problem, key: int) -> Iterator[Remedy]:
    taken = problem.message.values.get("taken") if isinstance(problem.message, Sentence) else None
    if taken is not None:
        pages = Decimal(taken).quantize(Decimal(1), ROUND_UP)
        label = Sentence("Raise the budget to {pages} pages", pages=pages)
        yield Change(label, lambda now: set_fields(now, (key,), {"budget": pages}))


def _successor(problem: Problem, state: State, library: Library, language: str) -> Iterator[Remedy]:
    """Whoever follows in the post, put into the visit in the place of who leaves it."""
    mention = problem.message.values.get("successor") if isinstance(problem.message, Sentence) else None
    successor = library.snippet(mention.ident) if isinstance(mention, Mention) else None
    visit = state.header.visit
    if successor is None or problem.subject not in (*visit.visitors, visit.host):
        return
    before, after = problem.subject, successor.id

    def replace(now: State) -> Edited:
        people = now.header.visit
        visitors = [after if who == before else _told(who) for who in people.visitors]
        host = after if people.host == before else _told(people.host)
        return set_visit(now, {"visitors": visitors, "host": host})

    yield Change(Sentence("Put “{person}” in the place", person=snippet_title(successor, library, language)), replace)


def _told(who: str | Named) -> object:
    return written(who) if isinstance(who, Named) else who


# --- places ----------------------------------------------------------------------------------------------------------


def _places(problem: Problem, key: int | None, state: State) -> Iterator[Remedy]:
    if key is None:
        if problem.file == state.header.file or problem.rule in _OF_THE_VISIT:
            yield Visit(Sentence("Open the visit"), Spot.VISIT)
        return
    value = state.nodes[key].value
    is_of_snippet = isinstance(value, SnippetItem) and value.snippet == problem.subject
    if problem.rule in _ABOUT_FACTS and is_of_snippet:
        yield Visit(Sentence("Open the facts"), Spot.FACTS, key)
    if problem.rule == "older-translation":
        yield Visit(Sentence("Open the translation"), Spot.WORDS, key)
    elif problem.rule in _ABOUT_WORDS or isinstance(value, TextItem):
        yield Visit(Sentence("Edit the words"), Spot.WORDS, key)
    yield from _other_place(problem, key, state)
    yield Visit(Sentence("Show the row"), Spot.ROW, key)


def _other_place(problem: Problem, key: int, state: State) -> Iterator[Remedy]:
    """The other of two places that disagree, or say the same."""
    for mention in _mentions(problem.message):
        other = state.row_of(mention.line)
        if other is not None and other != key:
            yield Visit(Sentence("Show the other place"), Spot.ROW, other)


def _mentions(message: str) -> Iterator[Mention]:
    for value in message.values.values() if isinstance(message, Sentence) else ():
        if isinstance(value, Mention):
            yield value
        elif isinstance(value, Sentence):
            yield from _mentions(value)
