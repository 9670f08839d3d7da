"""What "@" offers while words are typed: people, figures, meetings and other facts as live expressions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from briefbook.library.full_text import FullText, Sought
from briefbook.library.words import folded
from briefbook.model.briefing import Visit
from briefbook.model.kinds import CountryProfile, Figure, Meeting, Person, Trade
from briefbook.model.library import Library
from briefbook.model.snippet import Snippet
from briefbook.session.anything import FoundCard
from briefbook.session.titles import snippet_title, words_in

_MOST_SNIPPETS = 8
_PARTS: dict[type[Snippet], tuple[str, ...]] = {
    Person: ("", "name", "post"),
    Trade: ("latest", "before", "growth", "exports", "imports", "balance", "year"),
    Figure: ("latest", "before", "growth", "year"),
    Meeting: ("", "date", "place"),
    CountryProfile: ("", "in", "of", "adjective"),
}
PART_NAMES = {
    "": "",
    "name": "name",
    "post": "post",
    "latest": "latest figure",
    "before": "figure before it",
    "growth": "growth",
    "exports": "exports",
    "imports": "imports",
    "balance": "balance",
    "year": "year",
    "date": "date",
    "place": "place",
    "in": "in",
    "of": "of",
    "adjective": "adjective",
}
"""What a part of a fact is called in English."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Something to put between words: the expression, what it belongs to, its kind, which part of it (PART_NAMES)."""

    expression: str
    title: str
    kind: str
    part: str = ""


def mentions(full_text: FullText, library: Library, visit: Visit, sought: str, language: str) -> tuple[Mention, ...]:
    """What fits the words sought; without words what a visit's book says most: the visit, its people, their trade.

    Words that name a part ("asif post", "trade growth") bring that part first.
    """
    words = folded(sought)
    offered = tuple(_offered(_snippets(full_text, library, visit, words), library, language))
    if not words:
        return (Mention("visit", "", "visit"), Mention("last_met", "", "last_met"), *offered)
    named = [one for one in offered if one.part and any(_names(word, one.part) for word in words)]
    return (*named, *(one for one in offered if one not in named))


def _snippets(full_text: FullText, library: Library, visit: Visit, words: list[str]) -> Iterable[Snippet]:
    if words:
        kinds = set(words) & set(PART_NAMES)
        sought = [word for word in words if word not in kinds]
        named = full_text.search(Sought(" ".join(sought or words)), _MOST_SNIPPETS).idents
        found = named or full_text.search(Sought(" ".join(words)), _MOST_SNIPPETS).idents
        return [library.snippets[ident] for ident, _ in found]
    people = (library.snippet(who) for who in (visit.principal, visit.host) if isinstance(who, str))
    pair = {visit.from_, visit.to}
    trade = (one for one in library.of_kind(Trade) if set(one.countries) == pair)
    return [one for one in (*people, *trade) if one is not None]


def _names(word: str, part: str) -> bool:
    return len(word) > 1 and any(one.startswith(word) for one in folded(PART_NAMES[part]))


def _offered(snippets: Iterable[Snippet], library: Library, language: str) -> Iterator[Mention]:
    for snippet in snippets:
        title = snippet_title(snippet, library, language)
        call = _call(snippet, library)
        for part in _PARTS.get(type(snippet), ("",)):
            yield Mention(f"{call}.{part}" if part else call, title, snippet.kind, part)


def _call(snippet: Snippet, library: Library) -> str:
    """The function of the list in docs/expressions.md that stands for a snippet."""
    match snippet:
        case Person() | Meeting():
            return f'{snippet.kind}("{snippet.id}")'
        case Trade():
            return f'trade("{snippet.countries[0]}", "{snippet.countries[1]}")'
        case Figure() if snippet.countries and '"' not in (measure := words_in(snippet.measure, library, "")):
            return f'figure("{measure}", "{snippet.countries[0]}")'
        case CountryProfile() if snippet.countries:
            return f'country("{snippet.countries[0]}")'
        case _:
            return f'snippet("{snippet.id}")'


def snippets_to_name(
    full_text: FullText, library: Library, kind: str, sought: str, language: str, most: int
) -> tuple[FoundCard, ...]:
    """Snippets of a kind ("" for any) that fit the words sought, at most so many; without words the first by name."""
    kinds = (kind,) if kind else ()
    if folded(sought):
        hits = full_text.search(Sought(sought, kinds), most).idents
        found = [library.snippets[ident] for ident, _ in hits]
        return tuple(FoundCard(one.id, one.kind, snippet_title(one, library, language)) for one in found)
    named = (library.snippets[ident] for ident in library.idents(kinds))
    cards = (FoundCard(one.id, one.kind, snippet_title(one, library, language)) for one in named)
    return tuple(sorted(cards, key=lambda card: card.title.casefold())[:most])


def worded(offered: Iterable[Mention], say: Callable[[str], str | None]) -> Iterator[tuple[Mention, str]]:
    """Each with the words that it would put there; without those that the edition may not see or that say nothing."""
    for one in offered:
        words = say(one.expression)
        if words:
            yield one, words
