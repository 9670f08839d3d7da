"""Days in own words: their dates, with the weekday that stands beside them."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from briefbook.checks.reading.keeping import kept
from briefbook.checks.reading.languages import vocabulary

_BETWEEN = re.compile(r"[\s,(]*(?:the\s+|года?[\s,(]*|г\.[\s,(]*|on\s+)?(?:во?\s+)?")
_DIGIT = re.compile(r"\d")
_PREPOSITION = re.compile(r"(?<!\w)(?:on|во?)\s$")


@dataclass(frozen=True, slots=True)
class TypedDay:
    """A day as typed; `year` is None when the text leaves it to the reader."""

    day: int
    month: int
    year: int | None
    start: int
    end: int
    words: str

    @property
    def exists(self) -> bool:
        """Whether the month has such a day, in a leap year at least."""
        return 1 <= self.day <= monthrange(self.year or 2024, self.month)[1]


@dataclass(frozen=True, slots=True)
class DayOfWeek:
    """A day with the weekday typed beside it, Monday being 0; `words` are both, with a preposition before them."""

    day: TypedDay
    weekday: int
    words: str
    name: str

    def corrected(self, weekday: int, language: str) -> str:
        """The words with another weekday in the same form, and the preposition that it asks for."""
        known = vocabulary(language)
        words = self.words.replace(self.name, known.other_weekday(self.name, weekday), 1)
        for pattern, right in known.euphony:
            words = re.sub(pattern, right, words)
        return words


@kept
def days_in(text: str, language: str) -> tuple[TypedDay, ...]:
    """Every day of a month in a text, real or not."""
    if _DIGIT.search(text) is None:
        return ()
    words = vocabulary(language)
    lowered = text.lower()
    found = []
    for match in _days(language.partition("-")[0]).finditer(lowered):
        given = {name: value for name, value in match.groupdict().items() if value}
        name = given.get("name") or given.get("name2")
        month = words.months[name] if name else int(given.get("month") or given["month2"])
        day = int(next(given[key] for key in ("day", "day2", "day3", "day4") if key in given))
        year = next((int(given[key]) for key in ("year", "year2", "year3", "year4") if key in given), None)
        if 1 <= month <= 12 and 1 <= day <= 31:
            found.append(TypedDay(day, month, year, match.start(), match.end(), text[match.start() : match.end()]))
    return tuple(found)


@kept
def weekdays_in(text: str, language: str) -> tuple[DayOfWeek, ...]:
    """The days that have a weekday right before or after them."""
    days = days_in(text, language)
    return tuple(_with_weekdays(days, text, language)) if days else ()


def _with_weekdays(days: tuple[TypedDay, ...], text: str, language: str) -> Iterator[DayOfWeek]:
    words = vocabulary(language)
    lowered = text.lower()
    names = "|".join(sorted(words.weekdays, key=len, reverse=True))
    named = [(match[0], *match.span()) for match in re.finditer(rf"(?<!\w)(?:{names})(?!\w)", lowered)]
    for day in days:
        for name, start, end in named:
            before = _BETWEEN.fullmatch(lowered, end, day.start) if end <= day.start else None
            after = _BETWEEN.fullmatch(lowered, day.end, start) if start >= day.end else None
            if before or after:
                first, last = min(start, day.start), max(end, day.end)
                preposition = _PREPOSITION.search(lowered, 0, first)
                first = preposition.start() if preposition else first
                yield DayOfWeek(day, words.weekdays[name], text[first:last], text[start:end])
                break


def matches(one: DayOfWeek, near: date) -> bool | None:
    """Whether the weekday is right; None when the year is not given and the day is not near `near`."""
    if one.day.year is not None:
        return date(one.day.year, one.day.month, one.day.day).weekday() == one.weekday
    for year in (near.year - 1, near.year, near.year + 1):
        if one.day.day <= monthrange(year, one.day.month)[1]:
            candidate = date(year, one.day.month, one.day.day)
            if abs((candidate - near).days) <= 45:
                return candidate.weekday() == one.weekday
    return None


@cache
def _days(language: str) -> re.Pattern[str]:
    names = "|".join(sorted(vocabulary(language).months, key=len, reverse=True))
    year = r"(?:,?\s+(?P<year{0}>(?:19|20)\d\d)(?!\d))?"
    return re.compile(
        rf"(?<![\d.,:/-])(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<name>{names})\b\.?{year.format('')}"
        rf"|(?<!\w)(?P<name2>{names})\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:.,]\d|\d){year.format('2')}"
        r"|(?<![\d.])(?P<day3>\d{1,2})\.(?P<month>\d{2})\.(?P<year3>(?:19|20)\d\d)(?!\d)"
        r"|(?<![\d-])(?P<year4>(?:19|20)\d\d)-(?P<month2>\d{2})-(?P<day4>\d{2})(?![\d-])"
    )
