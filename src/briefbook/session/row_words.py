"""Whose words a row has, and what the expressions in them say in the edition in view."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Mapping, MutableMapping
from dataclasses import dataclass, replace
from typing import cast

from briefbook.compose.audience import for_outside
from briefbook.compose.evaluation import evaluator
from briefbook.compose.markup import EXPRESSION
from briefbook.compose.scene import Scene
from briefbook.compose.sentences import joined_sentences
from briefbook.compose.statements import facts_of
from briefbook.model.briefing import Item, Section, SnippetItem, TextItem
from briefbook.model.document import NOWHERE, Inlines, Run, text_of
from briefbook.model.library import Library
from briefbook.model.localised import Localised
from briefbook.model.snippet import LENGTHS, Snippet
from briefbook.model.template import Template
from briefbook.model.text_lines import FORCED_BREAK, Span, TextLine
from briefbook.model.wording import Wording
from briefbook.session.sight import Sight
from briefbook.session.state import State
from briefbook.session.text_lines import written_lines

FACTS = "{{ facts }}"
"""The words that a snippet's facts make by themselves."""


@dataclass(frozen=True, slots=True)
class RowWords:
    """The words of one row in one language.

    `text` is their source. `is_own`: they are this briefing's, else the library's or made from facts; `original`
    is what stands there without own words ("" for a text item). `language_missing`: shown in another language.
    """

    text: str
    is_own: bool
    original: str = ""
    language_missing: bool = False


def row_words(value: Section | Item, library: Library, language: str, length: str) -> RowWords | None:
    """The words of a row; None when it has none that could be edited (a query, a picture, a page break)."""
    first = library.first_language
    match value:
        case TextItem():
            text, is_missing = _best(value.text, language, first)
            return RowWords(text, True, "", is_missing)
        case Section():
            text, is_missing = _best(value.lead, language, first)
            return RowWords(text, True, "", is_missing)
        case SnippetItem():
            snippet = library.snippet(value.snippet)
            original, is_missing = _original(snippet, language, first, length)
            if value.text is None:
                return RowWords(original, False, original, is_missing)
            text, is_missing = _best(value.text, language, first)
            return RowWords(text, True, original, is_missing)
        case _:
            return None


def _best(words: Localised | None, language: str, first: str) -> tuple[str, bool]:
    best = words.best(language, first) if words else None
    return (best[0].text, best[1] != language) if best else ("", False)


def _original(snippet: Snippet | None, language: str, first: str, length: str) -> tuple[str, bool]:
    """What the library says: its author's words, else those of the facts."""
    own = snippet.own_words(length) if snippet else None
    return _best(own, language, first) if own else (FACTS if snippet else "", False)


@dataclass(frozen=True)
class Surroundings:
    """What expressions are evaluated in."""

    sight: Sight
    state: State
    language: str
    wording: Wording
    template: Template

    def length(self, value: Section | Item) -> str:
        """Which of the three lengths a row has."""
        return (value.length if isinstance(value, Item) else None) or self.template.lengths


def speaker(value: Section | Item, around: Surroundings) -> Callable[[str], str | None]:
    """A function that says what an expression stands for in a row; None when the edition may not see it."""
    scene = _scene(around)
    evaluate = scene.evaluate(_facts(value, scene, around), NOWHERE)

    def say(expression: str) -> str | None:
        inlines = evaluate(expression)
        return None if inlines is None else text_of(inlines)

    return say


def snippets_behind(value: Section | Item, expression: str, around: Surroundings) -> tuple[str, ...]:
    """The ids of the snippets whose facts an expression says in a row, as far as the edition may see them."""
    scene = _scene(around)
    inlines = scene.evaluate(_facts(value, scene, around), NOWHERE)(expression) or ()
    return tuple(dict.fromkeys(one.fact for one in inlines if isinstance(one, Run) and one.fact))


def _scene(around: Surroundings) -> Scene:
    view, visit = around.sight.view, around.state.header.visit
    return Scene(view, visit, around.language, around.wording, lambda _problem: None, evaluator)


def marking_of_words(value: Section | Item, expression: str, around: Surroundings) -> str | None:
    """The lowest marking at which an expression says in a row what it says in the edition in view; None for nothing.

    Words that are taken out of it must have that marking, or a lower edition would print what it may not see.
    """
    sight = around.sight
    said = speaker(value, around)(expression)
    if said is None:
        return None
    for level in sight.library.scale.levels:
        lower = Sight(sight.library, around.state.header, sight.edition.model_copy(update={"marking": level.id}))
        if speaker(value, replace(around, sight=lower))(expression) == said:
            return level.id
        if level.id == sight.view.ceiling:
            break
    return sight.view.ceiling


def words_with_changed_facts(value: SnippetItem, changed: Snippet, text: str, around: Surroundings) -> str | None:
    """The words of a row with its facts as a changed snippet makes them, for this briefing only.

    None when the words do not use the facts, or the edition may not see them.
    """
    library = replace(around.sight.library, snippets=_with(around.sight.library.snippets, changed))
    sight = Sight(library, around.state.header, around.sight.edition)
    said = speaker(value, replace(around, sight=sight))("facts")
    if not said or not any(found[1].strip() == "facts" for found in EXPRESSION.finditer(text)):
        return None
    plain = written_lines((TextLine("paragraph", 0, (Span(said.replace("\n", FORCED_BREAK)),)),))
    return EXPRESSION.sub(lambda found: plain if found[1].strip() == "facts" else found[0], text)


def _with(snippets: Mapping[str, Snippet], changed: Snippet) -> Mapping[str, Snippet]:
    """The snippets with another one of that id; none is looked at."""
    return ChainMap({changed.id: changed}, cast("MutableMapping[str, Snippet]", snippets))


def expressions_in(text: str) -> tuple[str, ...]:
    """The expressions in a text, in order."""
    return tuple(found[1].strip() for found in EXPRESSION.finditer(text))


def word_counts(value: Section | Item, library: Library, around: Surroundings) -> dict[str, int]:
    """How many words a snippet's row has at each of the three lengths; empty for any other row."""
    if not isinstance(value, SnippetItem):
        return {}
    counts = {}
    for length in LENGTHS:
        told = value.model_copy(update={"length": length})
        words = row_words(told, library, around.language, length)
        counts[length] = _count(words.text if words else "", speaker(told, around))
    return counts


def _count(text: str, say: Callable[[str], str | None]) -> int:
    return len(EXPRESSION.sub(lambda found: say(found[1].strip()) or "", text).split())


def _facts(value: Section | Item, scene: Scene, around: Surroundings) -> Inlines:
    snippet = scene.view.snippet(value.snippet) if isinstance(value, SnippetItem) else None
    if snippet is None:
        return ()
    if not around.template.internal or scene.view.for_theirs:
        snippet = for_outside(snippet)
    return joined_sentences(facts_of(snippet, scene, around.length(value)))
