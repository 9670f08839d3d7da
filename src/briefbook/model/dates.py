"""Partial dates and ranges: `2017`, `2017-11`, `2017-11-20`, `2017-11-20/2017-11-22` (ISO 8601, reduced precision)."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic_core import CoreSchema, PydanticCustomError, core_schema

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
EXPECTED_DATE = "a date: 2017, 2017-11, 2017-11-20, or a range 2017-11-20/2017-11-22"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a month of a year, or a day; local civil time, no zone."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read `2017`, `2017-11` or `2017-11-20`; ValueError when it is none of them or no such day exists."""
        match = _PARTIAL.fullmatch(text.strip())
        if match is None:
            raise ValueError(text)
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        date(year, month or 1, day or 1)
        return cls(year, month, day)

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """A whole calendar day."""
        return cls(day.year, day.month, day.day)

    @property
    def first(self) -> date:
        """The first day it may mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day it may mean."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def __str__(self) -> str:
        if self.month is None:
            return f"{self.year:04d}"
        if self.day is None:
            return f"{self.year:04d}-{self.month:02d}"
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"


@dataclass(frozen=True, slots=True)
class When:
    """A partial date, or a range of two; `end` is None for a single date."""

    start: PartialDate
    end: PartialDate | None = None

    @classmethod
    def parse(cls, value: object) -> When:
        """Read a date as it stands in a file (text, a year as a number, a `date`); ValueError if it is none."""
        if isinstance(value, When):
            return value
        if isinstance(value, date):
            return cls(PartialDate(value.year, value.month, value.day))
        if isinstance(value, bool) or not isinstance(value, (int, str)):
            raise ValueError(str(value))
        start, slash, end = str(value).partition("/")
        when = cls(PartialDate.parse(start), PartialDate.parse(end) if slash else None)
        if when.last < when.first:
            raise ValueError(f"{value} ends before it begins")
        return when

    @classmethod
    def between(cls, start: date, end: date) -> When:
        """The days from start to end, one day if they are equal."""
        return cls(PartialDate.of(start), None if start == end else PartialDate.of(end))

    @property
    def first(self) -> date:
        """The first day of it."""
        return self.start.first

    @property
    def last(self) -> date:
        """The last day of it."""
        return (self.end or self.start).last

    @property
    def year(self) -> int:
        """The year it begins in."""
        return self.start.year

    @property
    def is_day(self) -> bool:
        """Whether it is one known calendar day."""
        return self.end is None and self.start.day is not None

    def overlaps(self, first: date, last: date) -> bool:
        """Whether any day of it lies within first..last."""
        return self.first <= last and first <= self.last

    def __str__(self) -> str:
        return str(self.start) if self.end is None else f"{self.start}/{self.end}"

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Any) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(_validated_when)


def _validated_when(value: object) -> When:
    try:
        return When.parse(value)
    except ValueError as reason:
        detail = str(reason) if "ends before" in str(reason) else ""
        raise PydanticCustomError("date", "{detail}", {"detail": detail, "expected": EXPECTED_DATE}) from None
