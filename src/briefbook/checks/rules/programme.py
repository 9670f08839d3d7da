"""Lines of the programme that lie outside the visit, or end before they begin."""

from __future__ import annotations

from collections.abc import Iterator

from briefbook.checks.material import Material
from briefbook.model.problem import Problem, warning
from briefbook.model.sentence import Sentence


def programme_outside_visit(material: Material) -> Iterator[Problem]:
    """A warning for every programme line on a day that is no day of the visit, or that ends before it begins."""
    visit = material.briefing.visit
    file = material.briefing.file
    for line in visit.programme:
        if line.date is not None and not (visit.first <= line.date.first and line.date.last <= visit.last):
            pattern = (
                "the programme has a line on {day}, but the visit is on {first}"
                if visit.first == visit.last
                else "the programme has a line on {day}, but the visit is from {first} to {last}"
            )
            message = Sentence(pattern, day=line.date, first=visit.first, last=visit.last)
            hint = "correct the day of the line or the dates of the visit"
            yield warning(message, file, line.line_number, rule="outside-visit", hint=hint, subject="programme")
        if line.at is not None and line.until is not None and line.until < line.at:
            message = Sentence(
                "the programme has a line that ends at {until}, before it begins at {at}", until=line.until, at=line.at
            )
            hint = "correct 'at' or 'until'"
            yield warning(message, file, line.line_number, rule="programme-times", hint=hint, subject="programme")
