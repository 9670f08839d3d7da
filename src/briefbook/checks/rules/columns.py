"""Arithmetic across a table: a column that others add up to, shares and growth of the figures beside them.

A table shows by most of its rows how its columns hang together; a row that does not follow is wrong. Where half of the
rows or fewer agree nothing is said, for then the columns mean something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from briefbook.checks.material import Material
from briefbook.checks.passages import passages
from briefbook.checks.reading.claims import scale_in, topics_in
from briefbook.checks.reading.languages import vocabulary
from briefbook.checks.reading.tables import (
    HUNDRED,
    TypedTable,
    are_years,
    holds_rates,
    holds_shares,
    is_near_a_hundred,
    is_total,
    rounding,
    tables_in,
    total_row,
)
from briefbook.checks.rules.sums import RULE
from briefbook.model.problem import Problem, warning
from briefbook.model.sentence import Sentence

HINT = "correct the figure, or those it is made of"
PATTERNS = {
    "sum": "the row '{row}' gives {typed} in the column '{column}'; its other columns make {made}",
    "whole": "the shares in the row '{row}' make {made} per cent together",
    "share": "the share of '{row}' is {typed} per cent; the column '{column}' makes it {made}",
    "growth": "the growth in '{row}' is {typed} per cent; the column '{column}' makes it {made}",
}
_FEWEST_ROWS = 3
_YEAR_LABEL = re.compile(r"((?:19|20)\d\d)\D{0,6}")
_TRADE = {"total", "exports", "imports"}


@dataclass(frozen=True, slots=True)
class _Cell:
    """A typed number of a row with what other cells make of it; rounding may put the two `allowed` apart."""

    row: str
    typed: Decimal
    made: Decimal
    allowed: Decimal

    @property
    def is_right(self) -> bool:
        """Whether both can be one number."""
        return abs(self.typed - self.made) <= self.allowed


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a column can mean: its cells, the name of the column they are told by, whether there is no doubt of it."""

    kind: str
    column: str
    cells: tuple[_Cell, ...]
    is_sure: bool = False

    @property
    def wrong(self) -> tuple[_Cell, ...]:
        """The cells that do not follow, none where it is doubtful that any should."""
        wrong = tuple(cell for cell in self.cells if not cell.is_right)
        is_shown = len(self.cells) >= _FEWEST_ROWS and 2 * len(wrong) < len(self.cells)
        return wrong if is_shown or self.is_sure else ()


def contradicted_columns(material: Material) -> Iterator[Problem]:
    """A warning for every cell of a typed table that the other columns contradict."""
    for passage in passages(material):
        for table in tables_in(passage.source, passage.language):
            for message in _wrong_cells(table):
                yield warning(message, passage.file, passage.line, rule=RULE, hint=HINT, subject=passage.subject)


def _wrong_cells(table: TypedTable) -> Iterator[str]:
    for reading in (*_totals(table), _wholes(table), *_shares(table), *_growth(table)):
        for cell in reading.wrong:
            made = cell.made.quantize(Decimal(1).scaleb(int(cell.typed.as_tuple().exponent)))
            yield Sentence(PATTERNS[reading.kind], row=cell.row, column=reading.column, typed=cell.typed, made=made)


def _totals(table: TypedTable) -> Iterator[_Reading]:
    """Columns called a total, and trade beside exports and imports of the same unit, of which there is no doubt."""
    counted = [column for column in range(1, table.width) if _is_counted(table, column)]
    for column in counted:
        parts = [other for other in counted if other != column]
        if is_total(table.header[column], table.language) and len(parts) >= 2:
            yield _Reading("sum", table.header[column], _sums(table, column, parts))
    trade = {name: column for column in counted for name in [_topic(table, column)] if name}
    if trade.keys() == _TRADE and len({_unit(table, column) for column in trade.values()}) == 1:
        cells = _sums(table, trade["total"], [trade["exports"], trade["imports"]])
        yield _Reading("sum", table.header[trade["total"]], cells, is_sure=True)


def _topic(table: TypedTable, column: int) -> str:
    """Which measure of the whole trade a column holds, "" for none or a part of it."""
    words = vocabulary(table.language)
    head = table.header[column].lower()
    found = {one.name for one in topics_in(head, words)}
    is_of_part = re.search(rf"(?<!\w)(?:{words.qualified})(?!\w)", head) is not None
    return found.pop() if len(found) == 1 and not is_of_part else ""


def _unit(table: TypedTable, column: int) -> Decimal | None:
    return scale_in(table.header[column], vocabulary(table.language))


def _sums(table: TypedTable, total: int, parts: Sequence[int]) -> tuple[_Cell, ...]:
    cells = []
    for row in table.rows:
        typed, given = row.numbers[total], [row.numbers[column] for column in parts]
        known = [number for number in given if number is not None]
        if typed is not None and len(known) == len(parts):
            cells.append(_Cell(row.label, typed, sum(known, Decimal()), rounding(typed, known)))
    return tuple(cells)


def _wholes(table: TypedTable) -> _Reading:
    """Shares of each row that are its whole, where every column holds shares."""
    columns = range(1, table.width)
    cells = []
    for row in table.rows if len(columns) > 1 and all(holds_shares(table, column) for column in columns) else ():
        shares = [number for number in row.numbers[1:] if number is not None]
        together = sum(shares, Decimal())
        if len(shares) == len(columns) and is_near_a_hundred(together):
            cells.append(_Cell(row.label, HUNDRED, together, rounding(HUNDRED, shares)))
    return _Reading("whole", "", tuple(cells))


def _shares(table: TypedTable) -> Iterator[_Reading]:
    """Columns of shares beside columns of which they can be the shares, and which add up themselves."""
    last = total_row(table)
    rows = [row for index, row in enumerate(table.rows) if index != last]
    for shares in (column for column in range(1, table.width) if holds_shares(table, column)):
        for counted in (column for column in range(1, table.width) if _is_counted(table, column)):
            given = [row.numbers[counted] for row in rows]
            known = [number for number in given if number is not None]
            whole = table.rows[last].numbers[counted] if last is not None else sum(known, Decimal())
            if whole is None or whole <= 0 or len(known) != len(given):
                continue
            if abs(sum(known, Decimal()) - whole) > rounding(whole, known):
                continue
            cells = tuple(
                _Cell(row.label, typed, part / whole * 100, _half(typed) + 2 * _half(part) / whole * 100)
                for row, part in zip(rows, known, strict=True)
                if (typed := row.numbers[shares]) is not None
            )
            yield _Reading("share", table.header[counted], cells)


def _growth(table: TypedTable) -> Iterator[_Reading]:
    """Columns of rates beside columns of which they can be the growth from year to year."""
    years = {int(match[1]): row for row in table.rows if (match := _YEAR_LABEL.fullmatch(row.label))}
    for rates in (column for column in range(1, table.width) if holds_rates(table, column)):
        for counted in (column for column in range(1, table.width) if _is_counted(table, column)):
            cells = []
            for year, row in years.items():
                before = years[year - 1].numbers[counted] if year - 1 in years else None
                now, typed = row.numbers[counted], row.numbers[rates]
                if before is not None and now is not None and typed is not None and before > _half(before):
                    made = (now / before - 1) * 100
                    high = ((now + _half(now)) / (before - _half(before)) - 1) * 100
                    cells.append(_Cell(row.label, typed, made, _half(typed) + high - made))
            yield _Reading("growth", table.header[counted], tuple(cells))


def _is_counted(table: TypedTable, column: int) -> bool:
    """Whether a column holds numbers of things, not shares, rates or years."""
    if holds_shares(table, column) or holds_rates(table, column):
        return False
    known = [number for row in table.rows if (number := row.numbers[column]) is not None]
    return bool(known) and not are_years(known)


def _half(number: Decimal) -> Decimal:
    """Half a unit of the last digit."""
    return Decimal(1).scaleb(int(number.as_tuple().exponent)) / 2
