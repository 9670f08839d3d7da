"""What each row of the outline shows: the session's row, its number in the book, its worst problem."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from briefbook.model.document import Document, Heading
from briefbook.model.problem import Problem, Severity
from briefbook.session.outline import KeptRows, Measured, Row
from briefbook.session.preview import LiveBook
from briefbook.session.problem_places import printed_snippets, rows_by_snippet, rows_concerned
from briefbook.session.row_titles import RowTitles
from briefbook.session.section_pages import section_pages
from briefbook.session.sight import Sight
from briefbook.session.state import State


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many snippets are offered on a row: new ones, and those that changed or are gone."""

    new: int = 0
    changed: int = 0


NOTHING_WAITS = Waiting()


@dataclass(frozen=True, slots=True)
class OutlineLine:
    """A row as it is painted. `number` is the section's in the book, "" when it has none; `worst` its worst problem."""

    row: Row
    number: str = ""
    worst: Severity | None = None
    trouble: tuple[str, ...] = ()
    """The sentences of its problems."""
    waiting: Waiting = NOTHING_WAITS
    """What its queries newly find, and what changed in the library behind it."""


class Printed:
    """What rows show of a book, read from it once."""

    def __init__(self, book: LiveBook | None = None) -> None:
        self.book = book
        self.numbers = _numbers(book.document) if book else {}
        self.pages = _pages(book) if book else {}
        self.snippets = printed_snippets(book.document) if book else ()
        """The snippets it prints, with the rows that show them."""

    def is_of(self, edition: str) -> bool:
        """Whether it was read from a book of that edition."""
        return self.book is not None and self.book.edition == edition


class OutlineLines:
    """The lines of one edition in one language, kept: a line that says the same as before is the same object."""

    def __init__(self, sight: Sight, language: str) -> None:
        self.sight = sight
        self.language = language
        self._rows = KeptRows(sight, language)
        self._kept: dict[int, OutlineLine] = {}

    def of(
        self,
        state: State,
        titles: RowTitles,
        printed: Printed,
        found: tuple[Problem, ...] = (),
        waiting: Mapping[int, Waiting] | None = None,
    ) -> tuple[OutlineLine, ...]:
        """The rows of a state; `printed` is the edition as last composed, `found` its problems.

        `waiting` says what is offered at a row, by its key.
        """
        problems = _problems_by_row(state, found, printed)
        counts = {key: len(found) for key, found in problems.items()}
        lines: dict[int, OutlineLine] = {}
        for bare in self._rows.rows(state, Measured(counts, printed.pages)):
            key, title = bare.key, titles.shown(state, bare.key, bare.title)
            row = bare if title is bare.title else replace(bare, title=title)
            number, offered = (
                printed.numbers.get(key, ""),
                waiting.get(key, NOTHING_WAITS) if waiting else NOTHING_WAITS,
            )
            lines[key] = self._line(row, number, problems.get(key, ()), offered)
        self._kept = lines
        return tuple(lines.values())

    def _line(self, row: Row, number: str, problems: tuple[Problem, ...], waiting: Waiting) -> OutlineLine:
        kept = self._kept.get(row.key)
        if kept is not None and not problems and not kept.trouble and kept.waiting == waiting and kept.number == number:
            return kept if kept.row is row or kept.row == row else replace(kept, row=row)
        worst = min((problem.severity for problem in problems), key=lambda one: one.rank, default=None)
        return OutlineLine(row, number, worst, tuple(problem.message for problem in problems), waiting)


def _problems_by_row(state: State, problems: tuple[Problem, ...], printed: Printed) -> dict[int, tuple[Problem, ...]]:
    if not problems:
        return {}
    found: dict[int, tuple[Problem, ...]] = {}
    shown = rows_by_snippet(state, printed.snippets)
    for problem in problems:
        for key in rows_concerned(state, problem, shown):
            found[key] = (*found.get(key, ()), problem)
    return found


def _numbers(document: Document) -> dict[int, str]:
    """The numbers of headings by the keys of their sections."""
    headings = (block for block in document.blocks if isinstance(block, Heading))
    return {heading.origin.line: heading.number for heading in headings if heading.number}


def _pages(book: LiveBook) -> dict[int, float]:
    """The lengths of sections by their keys, which stay theirs when sections change places."""
    headings = (block for block in book.document.blocks if isinstance(block, Heading))
    keys = {heading.origin.item: heading.origin.line for heading in headings}
    return {keys[name]: length for name, length in section_pages(book.document, book.pages).items()}
