"""What each row of the outline shows: the session's row, its number in the book, its worst problem."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from briefbook.model.document import Document, Heading
from briefbook.model.problem import Problem, Severity
from briefbook.session.outline import Measured, Row, outline, positions
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
        self.pages = section_pages(book.document, book.pages) if book else {}

    @cached_property
    def snippets(self) -> tuple[tuple[str, int], ...]:
        """The snippets it prints, with the rows that show them."""
        return printed_snippets(self.book.document) if self.book else ()


def outline_lines(
    state: State, sight: Sight, titles: RowTitles, printed: Printed, found: tuple[Problem, ...] = ()
) -> tuple[OutlineLine, ...]:
    """The rows of a state as an edition sees them; `printed` is that edition as last composed, `found` its problems."""
    problems = _problems_by_row(state, found, printed)
    counts = {key: len(found) for key, found in problems.items()}
    keys = positions(state) if printed.pages else {}
    pages = {keys[name]: length for name, length in printed.pages.items() if name in keys}
    rows = (
        replace(row, title=titles.shown(state, row.key, row.title))
        for row in outline(state, sight, titles.language, Measured(counts, pages))
    )
    return tuple(_line(row, printed.numbers, problems.get(row.key, ())) for row in rows)


def _line(row: Row, numbers: Mapping[int, str], problems: tuple[Problem, ...]) -> OutlineLine:
    if not problems:
        return OutlineLine(row, numbers.get(row.key, ""))
    worst = min((problem.severity for problem in problems), key=lambda one: one.rank, default=None)
    trouble = tuple(problem.message for problem in problems)
    return OutlineLine(row, numbers.get(row.key, ""), worst, trouble)


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
