"""Arithmetic: totals and shares in tables of own words, and a total that is not exports and imports together."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from briefbook.checks.material import Material
from briefbook.checks.passages import Passage, passages
from briefbook.checks.reading.tables import (
    HUNDRED,
    TypedTable,
    are_years,
    holds_rates,
    holds_shares,
    is_near_a_hundred,
    rounding,
    tables_in,
    total_row,
)
from briefbook.model.kinds import Trade
from briefbook.model.problem import Problem, warning
from briefbook.model.sentence import Sentence

RULE = "sums"
_FEWEST_SHARES = 3


def wrong_sums(material: Material) -> Iterator[Problem]:
    """A warning for every total that its parts do not make, rounding allowed for."""
    for passage in passages(material):
        for table in tables_in(passage.source, passage.language):
            for message in (*_wrong_totals(table), *_wrong_shares(table)):
                hint = "add up the column again"
                yield _at(passage, message, hint)
    for trade in material.shown.values():
        if isinstance(trade, Trade):
            yield from _wrong_entries(trade)


def _at(passage: Passage, message: str, hint: str) -> Problem:
    return warning(message, passage.file, passage.line, rule=RULE, hint=hint, subject=passage.subject)


def _wrong_totals(table: TypedTable) -> Iterator[str]:
    total = total_row(table)
    if total is None:
        return
    for column in range(1, table.width):
        parts = [row.numbers[column] for index, row in enumerate(table.rows) if index != total]
        typed = table.rows[total].numbers[column]
        given = [part for part in parts if part is not None]
        if typed is None or len(given) < 2 or len(given) != len(parts) or are_years(given):
            continue
        allowed = rounding(typed, given)
        if abs(sum(given) - typed) > allowed and not holds_rates(table, column):
            yield Sentence(
                "the column '{column}' gives {total} as its total; its rows make {sum}",
                column=table.header[column],
                total=typed,
                sum=sum(given),
            )


def _wrong_shares(table: TypedTable) -> Iterator[str]:
    total = total_row(table)
    for column in range(1, table.width):
        given = [row.numbers[column] for index, row in enumerate(table.rows) if index != total]
        shares = [part for part in given if part is not None and part >= 0]
        if len(shares) < _FEWEST_SHARES or len(shares) != len(given) or not holds_shares(table, column):
            continue
        together = sum(shares, Decimal())
        allowed = rounding(HUNDRED, shares)
        if is_near_a_hundred(together) and abs(together - HUNDRED) > allowed:
            yield Sentence(
                "the shares in the column '{column}' make {sum} per cent together",
                column=table.header[column],
                sum=together,
            )


def _wrong_entries(trade: Trade) -> Iterator[Problem]:
    for entry in trade.series:
        if entry.total is None or entry.exports is None or entry.imports is None:
            continue
        made = entry.exports + entry.imports
        allowed = rounding(entry.total, [entry.exports, entry.imports])
        if entry.about:
            allowed = max(allowed, made / 20)
        if abs(made - entry.total) > allowed:
            message = Sentence(
                "the total of {year} is {total}, but exports and imports make {sum}",
                year=entry.year,
                total=entry.total,
                sum=made,
            )
            hint = "correct one of the three, or leave the total out"
            yield warning(message, trade.file, entry.line_number, rule=RULE, hint=hint, subject=trade.id)
