"""What the library panel shows of each snippet, and which snippets its filters let through. Qt-free."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from briefbook.library.search import countries_of, find, folded, is_inflected
from briefbook.model.briefing import SnippetItem
from briefbook.model.dates import When
from briefbook.model.library import Library
from briefbook.model.snippet import Snippet
from briefbook.session.preview import LiveBook
from briefbook.session.state import State
from briefbook.session.titles import snippet_title, words_in

_EXTRACT = 220


@dataclass(frozen=True, slots=True)
class Filters:
    """What is looked for; empty means: any."""

    words: str = ""
    kind: str = ""
    country: str = ""
    topic: str = ""
    marking: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One snippet as the panel shows it. `marking` is "" for the lowest."""

    ident: str
    kind: str
    title: str
    extract: str
    marking: str = ""
    when: When | None = None
    countries: tuple[str, ...] = ()


def cards(library: Library, filters: Filters, language: str) -> tuple[Card, ...]:
    """The snippets that the filters let through: best first when words are sought, else by title."""
    kinds = (filters.kind,) if filters.kind else ()
    countries = (filters.country,) if filters.country else ()
    if filters.words.strip():
        found = find(library, filters.words, kinds, countries)
        chosen = ((library.snippets[one.id], one.extract) for one in found)
        return tuple(_card(s, library, language, extract) for s, extract in chosen if _passes(s, filters, library))
    every = (s for s in library.snippets.values() if _passes(s, filters, library))
    return tuple(sorted((_card(s, library, language) for s in every), key=lambda card: card.title.casefold()))


def _passes(snippet: Snippet, filters: Filters, library: Library) -> bool:
    return (
        filters.kind in ("", snippet.kind)
        and (not filters.country or filters.country in countries_of(snippet))
        and (not filters.topic or filters.topic in snippet.topics)
        and filters.marking in ("", library.scale.level(snippet.marking).id)
    )


def _card(snippet: Snippet, library: Library, language: str, extract: str = "") -> Card:
    marking = library.scale.level(snippet.marking)
    title = snippet_title(snippet, library, language)
    if extract in ("", snippet.id) or extract.startswith((title, "http")):
        extract = _first_words(snippet, library, language, title)
    when = _when(snippet)
    shown = "" if marking == library.scale.lowest else marking.id
    return Card(snippet.id, snippet.kind, title, extract, shown, when, tuple(dict.fromkeys(countries_of(snippet))))


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


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to filter by."""

    kinds: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    markings: tuple[str, ...] = ()


def choices(library: Library) -> Choices:
    """The kinds, countries, topics and markings of a library's snippets."""
    snippets = library.snippets.values()
    return Choices(
        _sorted(s.kind for s in snippets),
        _sorted(country for s in snippets for country in countries_of(s)),
        _sorted(topic for s in snippets for topic in s.topics),
        tuple(level.id for level in library.scale.levels),
    )


def _sorted(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({word for word in words if word}))


def used(state: State, book: LiveBook | None, library: Library) -> frozenset[str]:
    """The ids of the snippets that a briefing has: as items, or found by its queries in the edition in view."""
    items = (node.value.snippet for node in state.nodes.values() if isinstance(node.value, SnippetItem))
    named = {snippet.id for ident in items if (snippet := library.snippet(ident)) is not None}
    origins = (getattr(block, "origin", None) for block in book.document.blocks) if book else ()
    return frozenset(named | {origin.snippet for origin in origins if origin is not None and origin.snippet})


def marked(text: str, words: str) -> tuple[tuple[int, int], ...]:
    """Where in a text the words that were sought stand, as the search understands them."""
    sought = folded(words)
    stretches = []
    at = 0
    for word in folded(text):
        start = text.casefold().replace("ё", "е").find(word, at)
        if start < 0:
            break
        at = start + len(word)
        if any(word.startswith(one) or is_inflected(word, one) for one in sought):
            stretches.append((start, at))
    return tuple(stretches)
