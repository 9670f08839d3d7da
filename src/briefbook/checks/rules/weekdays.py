"""A weekday that is not that of the date beside it, and days that no calendar has."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from briefbook.checks.material import Material
from briefbook.checks.passages import Passage, passages
from briefbook.checks.reading.calendar import DayOfWeek, days_in, matches, weekdays_in
from briefbook.model.problem import Correction, Problem, warning
from briefbook.model.sentence import Sentence

NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def wrong_weekdays(material: Material) -> Iterator[Problem]:
    """A warning for every weekday that does not match its date; without a year, the day nearest to the visit counts."""
    visit = material.briefing.visit.first
    for passage in passages(material):
        place = (passage.file, passage.line)
        for day in days_in(passage.words, passage.language):
            if not day.exists:
                message = Sentence("there is no '{day}' in the calendar", day=day.words)
                yield warning(message, *place, rule="no-such-day", hint="correct the date", subject=passage.subject)
        for one in weekdays_in(passage.words, passage.language):
            if one.day.exists and matches(one, visit) is False:
                yield _problem(passage, one, _nearest(one.day.year, one.day.month, one.day.day, visit).weekday())


def _problem(passage: Passage, one: DayOfWeek, right: int) -> Problem:
    message = Sentence("'{words}': that day is a {weekday}", words=one.words, weekday=Sentence(NAMES[right]))
    return warning(
        message,
        passage.file,
        passage.line,
        rule="weekday",
        hint="correct the weekday or the date",
        subject=passage.subject,
        correction=Correction(one.words, one.corrected(right, passage.language), passage.language),
    )


def _nearest(year: int | None, month: int, day: int, visit: date) -> date:
    if year is not None:
        return date(year, month, day)
    around = (visit + timedelta(days) for days in range(-46, 47))
    return next((one for one in around if (one.month, one.day) == (month, day)), visit)
