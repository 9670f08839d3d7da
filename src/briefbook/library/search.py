"""Find snippets by their words: every text of a snippet, in any language, best first."""

from __future__ import annotations

from dataclasses import dataclass

from briefbook.library.full_text import FullText, Sought
from briefbook.library.search_document import texts_in
from briefbook.library.shelf import body_of
from briefbook.library.words import Marker, folded
from briefbook.model.library import Library

_EXTRACT = 90


@dataclass(frozen=True, slots=True)
class FoundSnippet:
    """A snippet that has all the words; `extract` is where they stand, `title` its name in the first language."""

    id: str
    kind: str
    title: str
    extract: str
    file: str
    score: float


def find(
    library: Library, words: str, kinds: tuple[str, ...] = (), countries: tuple[str, ...] = ()
) -> tuple[FoundSnippet, ...]:
    """Snippets that have every one of the words, exactly, inflected or as a beginning; ё counts as е.

    `kinds` and `countries` (all of them) narrow the search. The order is by score, then by date. No words: nothing.
    """
    if not folded(words):
        return ()
    hits = FullText(library).search(Sought(words, kinds, countries), len(library.snippets))
    marker = Marker(words)
    return tuple(_found(ident, score, marker, library) for ident, score in hits.idents)


def _found(ident: str, score: float, marker: Marker, library: Library) -> FoundSnippet:
    snippet, first = library.snippets[ident], library.first_language
    label = snippet.label.best(first, first) if snippet.label else None
    title = label[0].text if label else ident
    return FoundSnippet(ident, snippet.kind, title, extract(library, ident, marker), snippet.file, score)


def extract(library: Library, ident: str, marker: Marker) -> str:
    """The part of one of a snippet's texts in which most of the words stand, cut at words; "" for none."""
    best, most, at = "", 0, 0
    for text in texts_in(body_of(library, ident)):
        found = marker.stretches(text)
        count = len({text[start:end].casefold() for start, end in found})
        if count > most:
            best, most, at = text, count, found[0][0]
    return _cut(best, at) if best else ""


def _cut(text: str, at: int) -> str:
    """A stretch of a text that holds the place."""
    start = text.rfind(" ", 0, max(0, at - _EXTRACT // 3)) + 1 if len(text) > _EXTRACT else 0
    end = start + _EXTRACT if len(text) - start <= _EXTRACT else text.rfind(" ", at + 1, start + _EXTRACT)
    end = end if end > at else start + _EXTRACT
    told = " ".join(text[start:end].split())
    return ("… " if start else "") + told + (" …" if end < len(text) else "")
