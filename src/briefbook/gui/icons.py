"""Icons drawn in the text's colour of the palette in force, so that a switch to dark takes them along."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

PATHS = {
    "undo": "M6 3 L2.5 6.5 L6 10 M2.5 6.5 H9.5 A4 4 0 0 1 9.5 13.5 H6",
    "redo": "M10 3 L13.5 6.5 L10 10 M13.5 6.5 H6.5 A4 4 0 0 0 6.5 13.5 H10",
    "search": "M7 2.5 A4.5 4.5 0 1 0 7 11.5 A4.5 4.5 0 1 0 7 2.5 M10.3 10.3 L14 14",
    "plus": "M8 3 V13 M3 8 H13",
    "close": "M4 4 L12 12 M12 4 L4 12",
    "down": "M4 6 L8 10 L12 6",
    "right": "M6 4 L10 8 L6 12",
    "left": "M10 4 L6 8 L10 12",
    "sidebar": "M2.5 3 H13.5 V13 H2.5 Z M6.5 3 V13",
    "calendar": "M2.5 4 H13.5 V13.5 H2.5 Z M2.5 7 H13.5 M5.5 2.5 V5 M10.5 2.5 V5",
    "document": "M4 2 H9.5 L12.5 5 V14 H4 Z M9.5 2 V5 H12.5",
}
"""Strokes on a field of 16 by 16, in the language of SVG paths."""

_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path d="{path}" fill="none" stroke="{colour}"'
    ' stroke-width="1.4" stroke-linecap="round" stroke-linejoin="round"/></svg>'
)


def icon(name: str) -> QIcon:
    """The icon of a name in PATHS. KeyError for any other."""
    return QIcon(_PaletteEngine(PATHS[name]))


class _PaletteEngine(QIconEngine):
    _clones: ClassVar[list[QIconEngine]] = []
    """Qt does not keep a clone's Python side alive; one that is collected crashes at the next paint."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self._path = path

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        is_off = mode == QIcon.Mode.Disabled
        group = QPalette.ColorGroup.Disabled if is_off else QPalette.ColorGroup.Active
        colour = QApplication.palette().color(group, QPalette.ColorRole.ButtonText).name()
        drawing = QSvgRenderer(QByteArray(_SVG.format(path=self._path, colour=colour).encode()))
        drawing.render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        drawn = QPixmap(size)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        try:
            self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        finally:
            painter.end()
        return drawn

    def clone(self) -> QIconEngine:
        other = _PaletteEngine(self._path)
        self._clones.append(other)
        return other
