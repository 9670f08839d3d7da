"""Find anything in a briefing and its library from a few letters: rows of the outline, and snippets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefbook.library.full_text import FullText, Sought
from briefbook.library.words import folded
from briefbook.model.library import Library
from briefbook.session.state import State
from briefbook.session.titles import snippet_title
from briefbook.session.tree import ROOT

if TYPE_CHECKING:
    from briefbook.session.row_titles import RowTitles


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A section or an item of the briefing; `section` is the title of the section it lies in."""

    key: int
    title: str
    section: str
    is_section: bool


@dataclass(frozen=True, slots=True)
class FoundCard:
    """A snippet of the library."""

    id: str
    kind: str
    title: str


def matches(sought: str, words: str) -> bool:
    """Whether every word sought begins a word of `words`; case and accents as the library's search folds them."""
    parts = tuple(folded(words))
    return all(any(part.startswith(one) for part in parts) for one in folded(sought))


def find_rows(state: State, titles: RowTitles, sought: str, most: int) -> tuple[FoundRow, ...]:
    """Rows of the outline whose title has the words, in its order."""
    found: list[FoundRow] = []
    for row in _rows(state, titles):
        if len(found) == most:
            break
        if row.title and matches(sought, row.title):
            found.append(row)
    return tuple(found)


def _rows(state: State, titles: RowTitles) -> Iterator[FoundRow]:
    for key, node in state.nodes.items():
        if key != ROOT:
            parent = state.nodes[state.parents[key]]
            section = "" if parent.key == ROOT else titles.of(state, parent.key)
            yield FoundRow(key, titles.of(state, key), section, node.is_section)


def find_cards(full_text: FullText, library: Library, language: str, sought: str, most: int) -> tuple[FoundCard, ...]:
    """Snippets that have the words, best first; none when no words are given."""
    if not folded(sought):
        return ()
    found = (library.snippets[ident] for ident, _ in full_text.search(Sought(sought), most).idents)
    return tuple(FoundCard(one.id, one.kind, snippet_title(one, library, language)) for one in found)
