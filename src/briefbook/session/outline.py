"""The outline as the window shows it: one row a section or item, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

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


def outline(state: State, sight: Sight, language: str, measured: Measured = NOTHING_MEASURED) -> tuple[Row, ...]:
    """The rows of a state as an edition sees them, titles in a language (else in the library's first)."""
    writer = _Writer(sight, language, measured, sight.library.scale.lowest.id)
    for child in state.root.children:
        writer.write(child, state.root.key, 0, None)
    return tuple(writer.rows)


def positions(state: State) -> Mapping[str, int]:
    """The keys of rows by the names a composed document has for them (`Origin.item`): an own id, else the way there."""
    return dict(_positions(state.root, "s"))


def _positions(node: Node, prefix: str) -> Iterator[tuple[str, int]]:
    for number, section in enumerate(node.sections, 1):
        name = section.value.id or f"{prefix}{number}"
        yield name, section.key
        for place, item in enumerate(section.items, 1):
            yield item.value.id or f"{name}/i{place}", item.key
        yield from _positions(section, f"{name}.")


@dataclass(frozen=True, slots=True)
class _Writer:
    sight: Sight
    language: str
    measured: Measured
    lowest: str
    rows: list[Row] = field(default_factory=list)

    def write(self, node: Node, parent: int, depth: int, inherited: Absence | None) -> None:
        """Add the row of a node and all below it. What lies in a section left out is left out for its reason."""
        look = self.sight.look(node, self.language)
        absence = inherited or look.absence
        rows, place = self.rows, len(self.rows)
        for child in node.children:
            self.write(child, node.key, depth + 1, absence)
        if absence is None and isinstance(node.value, Section):
            absence = self._emptiness(node.value, rows[place:])
        row = Row(
            node.key,
            parent,
            depth,
            look.kind,
            look.title,
            "" if look.marking == self.lowest else look.marking,
            absence,
            self.measured.problems.get(node.key, 0),
            self.measured.pages.get(node.key),
            isinstance(node.value, SnippetItem) and node.value.text is not None,
            look.answers,
        )
        rows.insert(place, row)

    def _emptiness(self, section: Section, below: Sequence[Row]) -> Absence | None:
        """Why a section has nothing to print; None when it has. One that holds only its lead prints that."""
        if any(row.absence is None and row.kind != "break" for row in below):
            return None
        if below or section.lead is None:
            return Absence(Why.NOTHING_LEFT)
        return None if self.sight.sees_lead(section) else Absence(Why.ABOVE_MARKING)
