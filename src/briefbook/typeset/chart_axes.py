"""The axes of a chart: days along the page, values up it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from briefbook.model.document import ChartPoint

LONG_PERIOD = 100
"""Days from which a period counts as (part of) a year, so that the axis shows whole years."""


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """A true axis of time: equal spans of days are equally wide. `slot` is the least distance of two periods."""

    first: date
    last: date
    left: float
    width: float
    slot: float
    is_in_years: bool

    def span(self, start: date, end: date) -> tuple[float, float]:
        """Where a period begins and ends (points)."""
        return self._x(start.toordinal()), self._x(end.toordinal() + 1)

    def empty_years(self, points: Sequence[ChartPoint]) -> list[tuple[int, float]]:
        """The years on the axis that no point touches, and where their middles are."""
        if not self.is_in_years:
            return []
        touched = {year for p in points for year in range(p.start.year, p.end.year + 1)}
        years = (y for y in range(self.first.year, self.last.year + 1) if y not in touched)
        return [(y, sum(self.span(date(y, 1, 1), date(y, 12, 31))) / 2) for y in years]

    def _x(self, ordinal: int) -> float:
        days = self.last.toordinal() + 1 - self.first.toordinal()
        return self.left + self.width * (ordinal - self.first.toordinal()) / days


@dataclass(frozen=True, slots=True)
class ValueAxis:
    """From values to places: `top` is that of the greatest value, `bottom` that of the least or of zero."""

    least: float
    greatest: float
    top: float
    bottom: float

    def y(self, value: float) -> float:
        """The place of a value (points from the top)."""
        return self.bottom - (self.bottom - self.top) * (value - self.least) / (self.greatest - self.least)


def time_axis(points: Sequence[ChartPoint], left: float, width: float) -> TimeAxis:
    """The axis that shows all points, in whole years unless all periods are short."""
    first = min((p.start for p in points), default=date(2000, 1, 1))
    last = max((max(p.end, p.start) for p in points), default=date(2000, 12, 31))
    is_in_years = any((p.end - p.start).days >= LONG_PERIOD for p in points) or not points
    if is_in_years:
        first, last = date(first.year, 1, 1), date(last.year, 12, 31)
    days = last.toordinal() - first.toordinal() + 1
    if is_in_years:
        slot = width / (last.year - first.year + 1)
    else:
        slot = width * min((p.end.toordinal() - p.start.toordinal() + 1 for p in points), default=days) / days
    return TimeAxis(first, last, left, width, slot, is_in_years)


def value_axis(points: Sequence[ChartPoint], top: float, bottom: float) -> ValueAxis:
    """The axis from zero (or the least negative value) to the greatest value."""
    values = [float(value) for point in points for value in point.values if value is not None]
    least, greatest = min((*values, 0.0)), max((*values, 0.0))
    return ValueAxis(least, greatest if greatest > least else least + 1.0, top, bottom)
