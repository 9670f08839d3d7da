"""Lines of the programme that lie outside the visit, or end before they begin."""

from __future__ import annotations

from collections.abc import Iterator

from briefbook.checks.material import Material
from briefbook.model.problem import Problem, warning


def programme_outside_visit(material: Material) -> Iterator[Problem]:
    """A warning for every programme line on a day that is no day of the visit, or that ends before it begins."""
    visit = material.briefing.visit
    file = material.briefing.file
    for line in visit.programme:
        if line.date is not None and not (visit.first <= line.date.first and line.date.last <= visit.last):
            span = str(visit.first) if visit.first == visit.last else f"{visit.first} to {visit.last}"
            message = f"the programme has a line on {line.date}, but the visit is on {span}"
            hint = "correct the day of the line or the dates of the visit"
            yield warning(message, file, line.line_number, rule="outside-visit", hint=hint, subject="programme")
        if line.at is not None and line.until is not None and line.until < line.at:
            message = f"the programme has a line that ends at {line.until}, before it begins at {line.at}"
            hint = "correct 'at' or 'until'"
            yield warning(message, file, line.line_number, rule="programme-times", hint=hint, subject="programme")
