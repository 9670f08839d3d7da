"""What is on pages on the screen only: tinted lines, dots under words from facts, words found, bars for lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from briefbook.gui.theme import LIGHT
from briefbook.model.pages import Page
from briefbook.session.preview_lines import LineBox

MULTIPLY = QPainter.CompositionMode.CompositionMode_Multiply
OVER = QPainter.CompositionMode.CompositionMode_SourceOver
_BARS = QColor("#e9ebee")
_HIT = QColor(LIGHT.found)
_PRESENT_HIT = QColor("#ffc94d")
_TINT_OVERHANG = 4.0
_DOT_PITCH, _DOT_SIDE = 3.0, 1.4
_MEAN_WIDTH = 0.45
"""The width of a letter in parts of the type size, near enough for a grey bar."""


@dataclass(frozen=True, slots=True)
class OnPage:
    """Where a page is painted: its rectangle in the viewport and the pixels of a point."""

    rect: QRectF
    scale: float

    def placed(self, left: float, top: float, right: float, bottom: float) -> QRectF:
        """A place of the page (points) in the viewport."""
        corner = self.rect.topLeft()
        return QRectF(
            QPointF(corner.x() + left * self.scale, corner.y() + top * self.scale),
            QPointF(corner.x() + right * self.scale, corner.y() + bottom * self.scale),
        )


def tinted(lines: Sequence[LineBox], keys: frozenset[int]) -> list[tuple[float, float, float, float]]:
    """The places (left, top, right, bottom) to tint: neighbouring lines of the rows together."""
    places: list[tuple[float, float, float, float]] = []
    before = -2
    for index, line in enumerate(lines):
        if line.key not in keys:
            continue
        if before == index - 1 and places:
            left, top, right, bottom = places[-1]
            places[-1] = (
                min(left, line.left),
                min(top, line.top),
                max(right, line.right),
                max(bottom, line.bottom),
            )
        else:
            places.append((line.left, line.top, line.right, line.bottom))
        before = index
    return places


def paint_tint(painter: QPainter, on: OnPage, lines: Sequence[LineBox], keys: frozenset[int]) -> None:
    """Tint the lines of selected rows; letters stay black."""
    painter.setCompositionMode(MULTIPLY)
    for place in tinted(lines, keys):
        rect = on.placed(*place)
        painter.fillRect(rect.adjusted(-_TINT_OVERHANG, 0, _TINT_OVERHANG, 0), QColor(LIGHT.selection))
    painter.setCompositionMode(OVER)


BAR_GAP, BAR_WIDTH = 9.0, 2.5
"""Where the bar in the margin stands before a line, and how wide it is (points)."""


def margin_bars(lines: Sequence[LineBox], keys: frozenset[int]) -> list[tuple[float, float, float, float]]:
    """The bars (left, top, right, bottom) before the lines of rows that the library changed."""
    return [(left - BAR_GAP, top, left - BAR_GAP + BAR_WIDTH, bottom) for left, top, _, bottom in tinted(lines, keys)]


def paint_margin_bars(painter: QPainter, on: OnPage, lines: Sequence[LineBox], keys: frozenset[int]) -> None:
    """A bar in the margin of rows that the library changed."""
    for place in margin_bars(lines, keys):
        painter.fillRect(on.placed(*place), QColor(LIGHT.warning))


def paint_dots(painter: QPainter, on: OnPage, lines: Iterable[LineBox], ratio: float) -> None:
    """Dots under words from facts. A tiled pixmap: dashed pens cost four to ten times as much."""
    dots = _dots(ratio)
    height = dots.deviceIndependentSize().height()
    for line in lines:
        for fact in line.facts:
            rect = on.placed(fact.left, line.top, fact.right, line.bottom)
            painter.drawTiledPixmap(QRectF(rect.left(), rect.bottom() - height, rect.width(), height), dots)


def paint_hits(painter: QPainter, on: OnPage, places: Iterable[tuple[QRectF, bool]]) -> None:
    """Mark words found, given in points; the present hit stronger."""
    painter.setCompositionMode(MULTIPLY)
    for place, is_present in places:
        rect = on.placed(place.left(), place.top(), place.right(), place.bottom())
        painter.fillRect(rect.adjusted(-1, 0, 1, 0), _PRESENT_HIT if is_present else _HIT)
    painter.setCompositionMode(OVER)


def paint_bars(painter: QPainter, on: OnPage, page: Page) -> None:
    """Grey bars where lines will be, until the page is drawn."""
    bars = []
    widest = on.rect.width() / on.scale
    for line in page.lines:
        if line.runs and line.text:
            size, left = line.runs[0].size, line.runs[0].x
            right = min(left + len(line.text) * size * _MEAN_WIDTH, widest - left / 2)
            bars.append(QRectF(left, line.y - size * 0.6, max(right - left, 0), size * 0.6))
    painter.save()
    painter.translate(on.rect.topLeft())
    painter.scale(on.scale, on.scale)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_BARS)
    painter.drawRects(bars)
    painter.restore()


@lru_cache(maxsize=8)
def _dots(ratio: float) -> QPixmap:
    pixmap = QPixmap(round(_DOT_PITCH * ratio), max(round(2 * ratio), 1))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(LIGHT.accent))
    painter.drawEllipse(QRectF(0.7, 0.3, _DOT_SIDE, _DOT_SIDE))
    painter.end()
    return pixmap
