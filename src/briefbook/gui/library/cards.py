"""What the library panel shows of each snippet, and which snippets its filters let through. Qt-free."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from briefbook.library.full_text import FullText, Sought
from briefbook.library.search import extract
from briefbook.library.search_document import countries_in
from briefbook.library.shelf import body_of
from briefbook.library.words import Marker
from briefbook.model.briefing import SnippetItem
from briefbook.model.dates import When
from briefbook.model.library import Library
from briefbook.model.marking import Marking
from briefbook.model.snippet import Snippet
from briefbook.session.preview import LiveBook
from briefbook.session.state import State
from briefbook.session.titles import snippet_title, words_in

_EXTRACT = 220
_EXPRESSION = re.compile(r"\{\{.*?(\}\}|$)")
"""What stands for facts in words of an author, perhaps cut off."""
_MOST = 400
"""Cards at once: nobody reads more, words and filters lead further."""
FRESHNESS = ("year", "three-years", "review")
_YEARS = {"year": 1, "three-years": 3}


@dataclass(frozen=True, slots=True)
class Filters:
    """What is looked for; empty means: any. `freshness` is one of FRESHNESS: telling of something not older than a year

    or three, or due to be reviewed.
    """

    words: str = ""
    kind: str = ""
    country: str = ""
    topic: str = ""
    marking: str = ""
    freshness: str = ""

    def sought(self, today: date) -> Sought:
        """The same as the library's search asks it."""
        years = _YEARS.get(self.freshness, 0)
        return Sought(
            self.words,
            _given(self.kind),
            _given(self.country),
            _given(self.topic),
            _given(self.marking),
            since=today.toordinal() - 366 * years if years else 0,
            review_by=today.toordinal() if self.freshness == "review" else 0,
        )


def _given(word: str) -> tuple[str, ...]:
    return (word,) if word else ()


@dataclass(frozen=True, slots=True)
class Card:
    """One snippet as the panel shows it. `marking` is None for the lowest."""

    ident: str
    kind: str
    title: str
    extract: str
    marking: Marking | None = None
    when: When | None = None
    countries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to filter by."""

    kinds: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    markings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cards:
    """The first cards of what was found, how many snippets that is in all, and what else there is to filter by."""

    shown: tuple[Card, ...] = ()
    total: int = 0
    choices: Choices = Choices()


def cards(full_text: FullText, library: Library, filters: Filters, language: str, today: date) -> Cards:
    """The snippets that the filters let through: best first when words are sought, else by title."""
    hits = full_text.search(filters.sought(today), _MOST)
    marker = Marker(filters.words)
    found = [_card(library, ident, language, marker) for ident, _ in hits.idents]
    if not filters.words.strip():
        found.sort(key=lambda card: card.title.casefold())
    return Cards(tuple(found), hits.total, _choices(full_text, library))


def _choices(full_text: FullText, library: Library) -> Choices:
    markings = tuple(level.id for level in library.scale.levels)
    return Choices(full_text.choices("kind"), full_text.choices("country"), full_text.choices("topic"), markings)


def _card(library: Library, ident: str, language: str, marker: Marker) -> Card:
    snippet = library.snippets[ident]
    marking = library.scale.level(snippet.marking)
    title = snippet_title(snippet, library, language)
    part = extract(library, ident, marker)
    if part in ("", ident) or part.startswith((title, "http")):
        part = _first_words(snippet, library, language, title)
    part = _EXPRESSION.sub("…", part)
    shown = None if marking == library.scale.lowest else marking
    return Card(ident, snippet.kind, title, part, shown, _when(snippet), countries_in(body_of(library, ident)))


def _first_words(snippet: Snippet, library: Library, language: str, title: str) -> str:
    """The beginning of the snippet's own words, in the language of the briefing if it has them."""
    for words in (snippet.text, snippet.short, snippet.briefly, *_others(snippet)):
        text = " ".join(words_in(words, library, language).split())
        if text and text != title:
            return text if len(text) <= _EXTRACT else text[:_EXTRACT].rpartition(" ")[0] + " …"
    return ""


def _others(snippet: Snippet) -> Iterator[Any]:
    for name in ("occasion", "area", "mandate", "status", "interest", "region", "measure", "place"):
        yield getattr(snippet, name, None)
    for name in ("outcomes", "events"):
        yield from (one.text for one in getattr(snippet, name, ()))
    yield from (post.title for post in getattr(snippet, "posts", ())[-1:])


def _when(snippet: Snippet) -> When | None:
    for name in ("date", "signed", "established", "since"):
        value = getattr(snippet, name, None)
        if isinstance(value, When):
            return value
    return None


def used(state: State, book: LiveBook | None, library: Library) -> frozenset[str]:
    """The ids of the snippets that a briefing has: as items, or found by its queries in the edition in view."""
    items = (node.value.snippet for node in state.nodes.values() if isinstance(node.value, SnippetItem))
    named = {snippet.id for ident in items if (snippet := library.snippet(ident)) is not None}
    return frozenset(named | book.shown.keys() if book else named)


def marked(text: str, words: str) -> tuple[tuple[int, int], ...]:
    """Where in a text the words that were sought stand, as the search understands them."""
    return Marker(words).stretches(text)
