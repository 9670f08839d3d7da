"""Tables as they are typed in texts, rows of cells between bars, with the numbers in their cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from briefbook.checks.reading.amounts import number
from briefbook.checks.reading.keeping import kept
from briefbook.checks.reading.languages import vocabulary

HUNDRED = Decimal(100)
_NEAR_A_HUNDRED = range(90, 111)
_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_NUMBER = re.compile(r"(?P<sign>[-−–+])?\s?(?P<digits>\d[\d \u00a0\u202f.,]{0,24}\d|\d)\s?(?:%|\w{0,5}\.?)?")
_MARKS = str.maketrans("", "", "*_~≈$€")


@dataclass(frozen=True, slots=True)
class TypedRow:
    """A row: the words of its first cell, and for every cell its number, None where it holds none."""

    label: str
    numbers: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class TypedTable:
    """A table with the words of its head. Every row has as many cells as the head."""

    language: str
    header: tuple[str, ...]
    rows: tuple[TypedRow, ...]

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.header)


@kept
def tables_in(text: str, language: str) -> tuple[TypedTable, ...]:
    """The tables of a text: a head, a line of dashes, rows up to the first line without a bar."""
    if "|" not in text:
        return ()
    found: list[TypedTable] = []
    lines = text.splitlines()
    for index, line in enumerate(lines[:-1]):
        if "|" in line and "-" in lines[index + 1] and _RULE.fullmatch(lines[index + 1]):
            header = _cells(line)
            rows: list[TypedRow] = []
            for below in lines[index + 2 :]:
                if "|" not in below:
                    break
                rows.append(_row(_cells(below), len(header), language))
            found.append(TypedTable(language, header, tuple(rows)))
    return tuple(found)


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.translate(_MARKS).strip() for cell in line.strip().removeprefix("|").removesuffix("|").split("|"))


def _row(cells: tuple[str, ...], width: int, language: str) -> TypedRow:
    padded = (*cells, *("",) * width)[:width]
    return TypedRow(padded[0], tuple(_number(cell, language) for cell in padded))


def _number(cell: str, language: str) -> Decimal | None:
    match = _NUMBER.fullmatch(cell)
    if match is None:
        return None
    try:
        value = number(match["digits"], decimal_comma=vocabulary(language).decimal_comma)
    except InvalidOperation:
        return None
    return -value if match["sign"] and match["sign"] != "+" else value


def holds_shares(table: TypedTable, column: int) -> bool:
    """Whether the head of a column says that it holds shares of a whole, and not growth or averages."""
    words = vocabulary(table.language)
    is_share = re.search(rf"(?<!\w)(?:{words.shares})(?!\w)|%", table.header[column].lower()) is not None
    return is_share and not holds_rates(table, column)


def holds_rates(table: TypedTable, column: int) -> bool:
    """Whether a column holds rates, which have no sum: growth, change, averages."""
    words = vocabulary(table.language)
    return re.search(rf"(?<!\w)(?:{words.rates})(?!\w)", table.header[column].lower()) is not None


def is_total(label: str, language: str) -> bool:
    """Whether the head of a row or a column says that it is the sum of the others."""
    return re.fullmatch(rf"(?:{vocabulary(language).totals})\b.{{0,20}}", label.lower()) is not None


def total_row(table: TypedTable) -> int | None:
    """The last row where it is the sum of two others or more."""
    last = len(table.rows) - 1
    return last if last >= 2 and is_total(table.rows[last].label, table.language) else None


def rounding(typed: Decimal, parts: Sequence[Decimal]) -> Decimal:
    """How far a sum may be from its parts: half a unit of the coarsest last digit for every number rounded."""
    coarsest = max(int(number.as_tuple().exponent) for number in (typed, *parts))
    return Decimal(1).scaleb(coarsest) / 2 * (len(parts) + 1)


def are_years(parts: Sequence[Decimal]) -> bool:
    """Whether all numbers can be years, which have no sum."""
    return all(part == int(part) and 1900 <= part <= 2100 for part in parts)


def is_near_a_hundred(together: Decimal) -> bool:
    """Whether shares are so near to the whole that they are meant to be all of it."""
    return int(together) in _NEAR_A_HUNDRED
