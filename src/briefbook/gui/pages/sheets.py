"""Where pages lie on the desk: one under the other, or as the spreads of a bound book."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSizeF

from briefbook.gui.theme import GRID

GAP = 4 * GRID
EDGE = 5 * GRID
PIXELS_PER_POINT = 96 / 72
"""Logical pixels of a point at 100 per cent."""


@dataclass(frozen=True, slots=True)
class Sheets:
    """The desk with `count` pages of one size (points) at a zoom; lengths are logical pixels.

    `room` is the width there is: a narrower desk stands in its middle. Edges of pages fall on device pixels
    (`ratio` of them to a logical one), or the text would blur.
    """

    count: int
    width: float
    height: float
    zoom: float = 1.0
    is_two_up: bool = False
    room: float = 0.0
    ratio: float = 1.0

    @property
    def scale(self) -> float:
        """Logical pixels of a point."""
        return self.zoom * PIXELS_PER_POINT

    @property
    def page(self) -> QSizeF:
        """The size of a page."""
        return QSizeF(self._snapped(self.width * self.scale), self._snapped(self.height * self.scale))

    @property
    def columns(self) -> int:
        """How many pages stand side by side."""
        return 2 if self.is_two_up else 1

    @property
    def rows(self) -> int:
        """How many rows of pages there are."""
        return ceil((self.count + self.columns - 1) / self.columns) if self.count else 0

    @property
    def size(self) -> QSizeF:
        """The size of the desk."""
        page = self.page
        width = 2 * EDGE + self.columns * page.width() + (self.columns - 1) * GAP
        height = 2 * EDGE + self.rows * page.height() + max(self.rows - 1, 0) * GAP
        return QSizeF(max(width, self.room), height)

    def rect(self, number: int) -> QRectF:
        """Where a page (from 1) lies. In spreads the first page stands alone on the right, as in a bound book."""
        row, column = divmod(number - 1 + self.columns - 1, self.columns)
        page = self.page
        width = self.columns * page.width() + (self.columns - 1) * GAP
        left = max((self.size.width() - width) / 2, EDGE) + column * (page.width() + GAP)
        top = EDGE + row * (page.height() + GAP)
        return QRectF(QPointF(self._snapped(left), self._snapped(top)), page)

    def between(self, top: float, bottom: float) -> range:
        """The numbers of the pages of all rows that reach into a band of the desk."""
        step = self.page.height() + GAP
        first = max(int((top - EDGE) // step), 0)
        last = min(int((bottom - EDGE) // step), self.rows - 1)
        lead = self.columns - 1
        return range(max(first * self.columns - lead + 1, 1), min((last + 1) * self.columns - lead, self.count) + 1)

    def at(self, point: QPointF) -> int | None:
        """The number of the page under a point of the desk."""
        return next((n for n in self.between(point.y(), point.y()) if self.rect(n).contains(point)), None)

    def nearest(self, point: QPointF) -> int | None:
        """The number of the page nearest to a point of the desk; None on an empty desk."""
        row = min(max(int((point.y() - EDGE) // (self.page.height() + GAP)), 0), max(self.rows - 1, 0))
        near = EDGE + row * (self.page.height() + GAP)
        return min(self.between(near, near), key=lambda n: _distance(self.rect(n), point), default=None)

    def zoom_to_width(self, width: float) -> float:
        """The zoom at which a row of pages is as wide as that."""
        free = width - 2 * EDGE - (self.columns - 1) * GAP
        return max(free, 1.0) / (self.columns * self.width * PIXELS_PER_POINT)

    def zoom_to_page(self, width: float, height: float) -> float:
        """The zoom at which a row of pages fits into a window of that size."""
        return min(self.zoom_to_width(width), max(height - 2 * EDGE, 1.0) / (self.height * PIXELS_PER_POINT))

    def _snapped(self, length: float) -> float:
        return round(length * self.ratio) / self.ratio


def _distance(rect: QRectF, point: QPointF) -> float:
    offset = rect.center() - point
    return float(offset.x() ** 2 + offset.y() ** 2)


def around(numbers: range, margin: int, count: int) -> Iterator[int]:
    """The page numbers just before and after a range."""
    yield from range(numbers.stop, min(numbers.stop + margin, count + 1))
    yield from range(max(numbers.start - margin, 1), numbers.start)
