"""Periods of a series as labels of rows and of a time axis."""

from __future__ import annotations

from briefbook.compose.phrase.dates import months_text
from briefbook.compose.scene import Scene
from briefbook.model.kinds import SeriesEntry


def period_label(entry: SeriesEntry, scene: Scene) -> str:
    """`2017`, or `January–October 2019` for a part of a year."""
    if entry.is_full_year or entry.months is None:
        return str(entry.year)
    first, last = entry.months
    return months_text(first, last, entry.year, scene)
