"""Dates as people type and read them: "21 sept 2017", "ноябрь 2017", "20.02.2018"; shown in the user's locale."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import QDate, QLocale

from briefbook.model.dates import PartialDate, When

_MONTHS = (
    ("jan", "янв"),
    ("feb", "фев"),
    ("mar", "мар"),
    ("apr", "апр"),
    ("may", "май", "мая"),
    ("jun", "июн"),
    ("jul", "июл"),
    ("aug", "авг"),
    ("sep", "сен"),
    ("oct", "окт"),
    ("nov", "ноя"),
    ("dec", "дек"),
)
_RANGE = re.compile(r"\s+(?:-|–|—|to|до|по)\s+|\s*/\s*|\s*–\s*")
_DAYS = re.compile(r"(\d{1,2})\s*[-–—]\s*(\d{1,2})\s+(\D.*)")
_NUMBERS = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_MONTH_FIRST = re.compile(r"([^\W\d]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.IGNORECASE)
_DAY_FIRST = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th|-?го)?\s+)?([^\W\d]+)\.?,?\s+(\d{4})", re.IGNORECASE)


def read_date(text: str) -> When:
    """The date somebody typed; ValueError when it cannot be understood. Numbers are day, month, year."""
    plain = re.sub(r"\s*(?:года|год|г)\.?$", "", " ".join(text.split()).casefold()).strip(" .,")
    try:
        return When.parse(plain)
    except ValueError:
        pass
    days = _DAYS.fullmatch(plain)
    if days is not None:
        return _between(f"{days[1]} {days[3]}", f"{days[2]} {days[3]}")
    ends = _RANGE.split(plain)
    return _between(*ends) if len(ends) == 2 else When(_read_one(plain))


def _between(first: str, last: str) -> When:
    """From one date to another; a first one without a year has that of the last."""
    end = _read_one(last)
    try:
        start = _read_one(first)
    except ValueError:
        start = _read_one(f"{first} {end.year}")
    when = When(start, end)
    if when.last < when.first:
        raise ValueError(f"{first} is after {last}")
    return when


def _read_one(text: str) -> PartialDate:
    numbers, month_first, day_first = (form.fullmatch(text) for form in (_NUMBERS, _MONTH_FIRST, _DAY_FIRST))
    if numbers is not None:
        return _checked(int(numbers[3]), int(numbers[2]), int(numbers[1]))
    if month_first is not None:
        return _checked(int(month_first[3]), _month(month_first[1]), int(month_first[2]))
    if day_first is not None:
        return _checked(int(day_first[3]), _month(day_first[2]), int(day_first[1]) if day_first[1] else None)
    return PartialDate.parse(text)


def _checked(year: int, month: int, day: int | None) -> PartialDate:
    date(year, month, day or 1)
    return PartialDate(year, month, day)


def _month(word: str) -> int:
    for number, beginnings in enumerate(_MONTHS, 1):
        if any(word.startswith(one) for one in beginnings):
            return number
    raise ValueError(word)


def spoken_date(when: When | date, *, with_weekday: bool = False) -> str:
    """A date as the user's locale writes it; a year or a month alone where no more is known."""
    if isinstance(when, date):
        when = When.between(when, when)
    if when.end is not None:
        return f"{_spoken(when.start)} – {_spoken(when.end)}"
    return _spoken(when.start, with_weekday=with_weekday)


def _spoken(one: PartialDate, *, with_weekday: bool = False) -> str:
    locale = QLocale()
    if one.month is None:
        return str(one.year)
    if one.day is None:
        month = locale.standaloneMonthName(one.month)
        return f"{month} {one.year}"
    day = QDate(one.year, one.month, one.day)
    words = locale.toString(day, "d MMMM yyyy")
    return f"{locale.dayName(day.dayOfWeek())}, {words}" if with_weekday else words
