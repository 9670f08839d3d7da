"""The outline as the window shows it: one row a section or item, in reading order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from weakref import WeakKeyDictionary

from briefbook.model.briefing import Section, SnippetItem
from briefbook.session.sight import Absence, Sight, Why
from briefbook.session.state import State
from briefbook.session.tree import Node

LETTERS: Mapping[str, str] = {
    "section": "§",
    "find": "?",
    "picture": "I",
    "break": "—",
    "text": "W",
    "missing": "!",
    "person": "P",
    "body": "B",
    "country": "C",
    "relations": "R",
    "meeting": "M",
    "agreement": "A",
    "trade": "T",
    "figure": "F",
    "cooperation": "O",
    "project": "J",
    "regional": "G",
    "point": "S",
    "quote": "Q",
}
"""A letter for each kind of row, so that colour alone never tells."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the outline. `key` survives every edit; `parent` is ROOT for an outermost section.

    `kind` is a key of LETTERS: that of the snippet, `text` for words of this briefing, `find`, `picture`, `break`,
    `section`, or `missing` for a snippet that the library does not have. `marking` is "" when it is the lowest or
    there is none. `absence` says why the edition leaves the row out. `pages` is the extent of a section, in pages.
    `answers` is how many snippets the edition shows for a query.
    """

    key: int
    parent: int
    depth: int
    kind: str
    title: str
    marking: str = ""
    absence: Absence | None = None
    problems: int = 0
    pages: float | None = None
    is_overridden: bool = False
    answers: int | None = None

    @property
    def letter(self) -> str:
        """The letter of its kind."""
        return LETTERS[self.kind]

    @property
    def is_section(self) -> bool:
        """Whether rows may stand below it."""
        return self.kind == "section"


@dataclass(frozen=True, slots=True)
class Measured:
    """What others found out about rows, by their keys: how many problems, how many pages."""

    problems: Mapping[int, int] = field(default_factory=dict)
    pages: Mapping[int, float] = field(default_factory=dict)


NOTHING_MEASURED = Measured()

_Place = tuple[int, int, Absence | None]
"""The key of the parent, the depth, and why all around is left out."""


def outline(state: State, sight: Sight, language: str, measured: Measured = NOTHING_MEASURED) -> tuple[Row, ...]:
    """The rows of a state as an edition sees them, titles in a language (else in the library's first)."""
    return KeptRows(sight, language).rows(state, measured)


class KeptRows:
    """The rows of one edition in one language, those of a section made again only when something in it changed."""

    def __init__(self, sight: Sight, language: str) -> None:
        self.sight = sight
        self.language = language
        self._lowest = sight.library.scale.lowest.id
        self._kept: WeakKeyDictionary[Node, tuple[_Place, tuple[Row, ...]]] = WeakKeyDictionary()

    def rows(self, state: State, measured: Measured = NOTHING_MEASURED) -> tuple[Row, ...]:
        """The rows of a state. Rows that say the same as before are the same objects unless something was measured."""
        place = (state.root.key, 0, None)
        rows = [row for child in state.root.children for row in self._below(child, place)]
        if measured.problems or measured.pages:
            at = {row.key: index for index, row in enumerate(rows)}
            for key in measured.problems.keys() | measured.pages.keys():
                if (index := at.get(key)) is not None:
                    problems, pages = measured.problems.get(key, 0), measured.pages.get(key)
                    rows[index] = replace(rows[index], problems=problems, pages=pages)
        return tuple(rows)

    def _below(self, node: Node, place: _Place) -> tuple[Row, ...]:
        """The row of a node and all below it."""
        if not node.is_section:
            return (self._row(node, place, ()),)
        kept = self._kept.get(node)
        if kept is None or kept[0] != place:
            below = self._inside(node, place)
            kept = self._kept[node] = (place, (self._row(node, place, below), *below))
        return kept[1]

    def _inside(self, node: Node, place: _Place) -> tuple[Row, ...]:
        """What lies in a section left out is left out for its reason."""
        _, depth, inherited = place
        inner = (node.key, depth + 1, inherited or self.sight.look(node, self.language).absence)
        return tuple(row for child in node.children for row in self._below(child, inner))

    def _row(self, node: Node, place: _Place, below: Sequence[Row]) -> Row:
        parent, depth, inherited = place
        look = self.sight.look(node, self.language)
        absence = inherited or look.absence
        if absence is None and isinstance(node.value, Section):
            absence = self._emptiness(node.value, below)
        return Row(
            node.key,
            parent,
            depth,
            look.kind,
            look.title,
            "" if look.marking == self._lowest else look.marking,
            absence,
            is_overridden=isinstance(node.value, SnippetItem) and node.value.text is not None,
            answers=look.answers,
        )

    def _emptiness(self, section: Section, below: Sequence[Row]) -> Absence | None:
        """Why a section has nothing to print; None when it has. One that holds only its lead prints that."""
        if any(row.absence is None and row.kind != "break" for row in below):
            return None
        if below or section.lead is None:
            return Absence(Why.NOTHING_LEFT)
        return None if self.sight.sees_lead(section) else Absence(Why.ABOVE_MARKING)
