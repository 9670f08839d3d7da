"""The small signs that panels share: a kind's letter, a marking, the severity of a problem."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from briefbook.gui.theme import Theme
from briefbook.model.problem import Severity


def draw_badge(painter: QPainter, box: QRectF, letter: str, kind: str, theme: Theme) -> None:
    """A kind as a letter in a coloured square."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.kind(kind))
    painter.drawRoundedRect(box, 3, 3)
    font = QFont(painter.font())
    font.setPixelSize(int(box.height() * 0.66))
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(theme.colour("on_kind"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)


def chip_width(words: str, font: QFont) -> float:
    """How wide a marking is in a font."""
    return QFontMetricsF(font).horizontalAdvance(words) + 10


def draw_chip(painter: QPainter, right: float, middle: float, words: str, theme: Theme) -> float:
    """A marking, its right end at `right`; returns where it begins. The painter's font is that of the chip."""
    width, height = chip_width(words, painter.font()), QFontMetricsF(painter.font()).height() + 2
    box = QRectF(right - width, middle - height / 2, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("marking_ground"))
    painter.drawRoundedRect(box, 3, 3)
    painter.setPen(theme.colour("marking_text"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
    return box.left()


def draw_severity(painter: QPainter, middle: QPointF, severity: Severity, theme: Theme) -> None:
    """A dot: full for an error, a ring for a warning, small for a hint, so that colour alone does not tell."""
    colour = theme.colour(severity.value)
    painter.setPen(QPen(colour, 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush if severity is Severity.WARNING else colour)
    radius = {Severity.ERROR: 3.6, Severity.WARNING: 3.2, Severity.HINT: 1.6}[severity]
    painter.drawEllipse(middle, radius, radius)
