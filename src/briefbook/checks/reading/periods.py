"""Which year a sentence speaks of, and of which months of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from briefbook.checks.reading.amounts import Amount, amounts
from briefbook.checks.reading.keeping import kept
from briefbook.checks.reading.languages import vocabulary

Months = tuple[int, int]
WHOLE_YEAR: Months = (1, 12)
"""The first and the last month of a year."""

_AFTER = re.compile(r"[\s,(.]*(?:of\s+|in\s+)?")
_BEFORE = re.compile(r"[\s,]*(?:г(?:од\w*|\.)?)?[\s,(:]*(?:за\s|в\s|in\s)?(?:the\s)?")
_YEAR = re.compile(r"(?<![\w.,/–-])(?:19|20)\d\d(?![\d/]|[.,]\d)")


@dataclass(frozen=True, slots=True)
class Year:
    """A year where it stands in a sentence."""

    year: int
    start: int


@kept
def years(sentence: str, language: str, as_of: date) -> tuple[Year, ...]:
    """The years a sentence names, "last year" and "this year" counted from `as_of`. $2033m is no year."""
    words = vocabulary(language)
    lowered = sentence.lower()
    sums = [one for one in amounts(sentence, language) if one.is_money or one.is_percentage]
    found = [
        Year(int(match[0]), match.start())
        for match in _YEAR.finditer(lowered)
        if not any(one.start <= match.start() < one.end for one in sums)
    ]
    for pattern, year in ((words.last_year, as_of.year - 1), (words.this_year, as_of.year)):
        found.extend(Year(year, match.start()) for match in re.finditer(rf"(?<!\w)(?:{pattern})", lowered))
    return tuple(sorted(found, key=lambda one: one.start))


def speaks_of_part(sentence: str, language: str) -> bool:
    """Whether it speaks of months, quarters, averages or spans of years, which no full year can be held against."""
    return re.search(rf"(?<!\w)(?:{vocabulary(language).part_year})", sentence.lower()) is not None


def is_single(months: Months) -> bool:
    """Whether it is one month alone."""
    return months[0] == months[1]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a year where it stands in a sentence; `months` is None for "the same period" of another year."""

    months: Months | None
    start: int
    end: int


@kept
def months_of(sentence: str, language: str, as_of: date) -> Months | None:
    """The months all figures of a sentence are of: the whole year, or the one part of a year that it names.

    None where that is not plain: two parts, a part that no year belongs to while another year is named, parts that
    cannot be told in whole months from the calendar (weeks, financial years, averages), a single month in which
    something was said or done.
    """
    parts = _parts_in(sentence, language)
    rest = sentence
    for one in parts:
        rest = rest[: one.start] + " " * (one.end - one.start) + rest[one.end :]
    if speaks_of_part(rest, language):
        return None
    if not parts:
        return WHOLE_YEAR
    named = {one.months for one in parts if one.months is not None}
    found = years(sentence, language, as_of)
    if len(named) != 1 or not all(any(_is_of(part, year, sentence) for part in parts) for year in found):
        return None
    months = named.pop()
    return None if is_single(months) and _reports(sentence, language) else months


def _reports(sentence: str, language: str) -> bool:
    """Whether a sentence tells what was said or done, so that its month need not be that of the figures."""
    return re.search(rf"(?<!\w)(?:{vocabulary(language).reporting})(?!\w)", sentence.lower()) is not None


def _is_of(part: Part, year: Year, sentence: str) -> bool:
    """Whether a year stands right at a part of a year: "January-October 2018", "2018 (Q1)"."""
    lowered = sentence.lower()
    if year.start >= part.end:
        return _AFTER.fullmatch(lowered, part.end, year.start) is not None
    after = re.compile(r"\d{4}|\D*?(?:year|год\w*)").match(lowered, year.start)
    return after is not None and _BEFORE.fullmatch(lowered, after.end(), part.start) is not None


def _parts_in(sentence: str, language: str) -> tuple[Part, ...]:
    """The parts of years in a sentence, from left to right."""
    words = vocabulary(language)
    tongue = language.partition("-")[0]
    lowered = sentence.lower()
    found = [
        Part(months, *match.span())
        for match in _pattern(tongue).finditer(lowered)
        if (months := _months(match, tongue)) is not None
    ]
    found += [Part(None, *match.span()) for match in re.finditer(rf"(?<!\w)(?:{words.same_part})(?!\w)", lowered)]
    return tuple(sorted(found, key=lambda one: one.start))


@cache
def _pattern(language: str) -> re.Pattern[str]:
    words = vocabulary(language)
    name = "|".join(sorted(words.months, key=len, reverse=True))
    numeral = "|".join(["10", "11", *"23456789", *(word for word, value in words.numerals.items() if 2 <= value <= 11)])
    before, between = words.month_range
    counted = "|".join(
        rf"(?:{first})\s(?P<count{index}>{numeral})\s(?:{last})"
        for index, (first, last) in enumerate(words.counted_months)
    )
    parts = "|".join(rf"(?P<part{index}>{pattern})" for index, pattern in enumerate(words.parts))
    return re.compile(
        rf"(?<!\w)(?:(?:(?:{before})\s)?(?<!\d\s)(?P<first>{name})\.?\s?(?:{between})\s?(?P<last>{name})\b\.?"
        rf"(?!\s\d{{1,2}}(?!\d))|{counted}|{parts}|(?:^|(?:{words.month_before})\s)(?P<month>{name})\b\.?(?!\s\d{{1,2}}(?!\d)))"
        r"(?!\w)"
    )


def _months(match: re.Match[str], language: str) -> Months | None:
    """The months of a part; None for what looks like one and is none (October to January)."""
    words = vocabulary(language)
    if match["first"]:
        months = words.months[match["first"]], words.months[match["last"]]
        return months if months[0] < months[1] else None
    if match["month"]:
        return words.months[match["month"]], words.months[match["month"]]
    for name, said in match.groupdict().items():
        if said and name.startswith("count"):
            return 1, int(said) if said.isdigit() else words.numerals[said]
        if said and name.startswith("part"):
            return tuple(words.parts.values())[int(name.removeprefix("part"))]
    return None


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
