"""Which year a sentence speaks of, and whether it speaks of a part of one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from briefbook.checks.reading.amounts import Amount
from briefbook.checks.reading.keeping import kept
from briefbook.checks.reading.languages import vocabulary

_YEAR = re.compile(r"(?<![\w.,/–-])(?:19|20)\d\d(?![\d/]|[.,]\d)")


@dataclass(frozen=True, slots=True)
class Year:
    """A year where it stands in a sentence."""

    year: int
    start: int


@kept
def years(sentence: str, language: str, as_of: date) -> tuple[Year, ...]:
    """The years a sentence names, "last year" and "this year" counted from `as_of`."""
    words = vocabulary(language)
    lowered = sentence.lower()
    found = [Year(int(match[0]), match.start()) for match in _YEAR.finditer(lowered)]
    for pattern, year in ((words.last_year, as_of.year - 1), (words.this_year, as_of.year)):
        found.extend(Year(year, match.start()) for match in re.finditer(rf"(?<!\w)(?:{pattern})", lowered))
    return tuple(sorted(found, key=lambda one: one.start))


def speaks_of_part(sentence: str, language: str) -> bool:
    """Whether it speaks of months, quarters, averages or spans of years, which no full year can be held against."""
    return re.search(rf"(?<!\w)(?:{vocabulary(language).part_year})", sentence.lower()) is not None


def year_of(amount: Amount, found: Sequence[Year], all_amounts: Sequence[Amount]) -> int | None:
    """The year an amount belongs to, None when the sentence does not tell.

    With several years, a sentence that begins with a year goes on so ("in 2014 it was 454, in 2015 381"), and one that
    begins with an amount too ("454 in 2014, 381 in 2015").
    """
    if not found:
        return None
    distinct = {one.year for one in found}
    if len(distinct) == 1:
        return found[0].year
    if found[0].start < min(one.start for one in all_amounts):
        before = [one for one in found if one.start < amount.start]
        return before[-1].year if before else None
    after = [one for one in found if one.start >= amount.end]
    return after[0].year if after else None
