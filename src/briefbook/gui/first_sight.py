"""What is seen of a briefing while it is being opened: its first page as it was shown last, where it was shown.

The picture is kept with the hash of the briefing's file and shown only for the same file: no old words are seen.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QImageReader, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefbook.gui.theme import GAP, MARGIN, theme_of

_FILE, _PAGE, _DESK, _WINDOW = "file", "page", "desk", "window"


@dataclass(frozen=True, slots=True)
class Sight:
    """Where the first page and the desk under it stand in the window, in logical pixels, and how fine it is drawn."""

    page: QRect
    desk: QRect
    window: QSize
    ratio: float

    def written_into(self, picture: QImage, file: str) -> None:
        """Keep it with a picture, and the hash of the briefing's file."""
        picture.setDevicePixelRatio(self.ratio)
        picture.setText(_FILE, file)
        for name, rect in ((_PAGE, self.page), (_DESK, self.desk), (_WINDOW, QRect(QPoint(), self.window))):
            picture.setText(name, f"{rect.x()},{rect.y()},{rect.width()},{rect.height()}")


def hash_of(briefing: Path) -> str:
    """The hash of a briefing's file as it is on the disk; "" when there is none."""
    try:
        return hashlib.sha256(briefing.read_bytes()).hexdigest()
    except OSError:
        return ""


def kept_picture(file: Path, briefing: Path) -> QImage | None:
    """The first page as it was shown last; None when there is no picture or the briefing has changed since."""
    reader = QImageReader(str(file))
    if not reader.canRead() or reader.text(_FILE) != hash_of(briefing):
        return None
    picture = reader.read()
    return None if picture.isNull() else picture


class FirstSight(QWidget):
    """Fills the window until its panels are there. `painted`: it has been seen, and now there is time for the rest."""

    painted = Signal()

    def __init__(self, picture: QImage | None, words: str, parent: QWidget, below: QWidget | None = None) -> None:
        """`below` is what stands at the lower edge, above the words, while there is something to tell."""
        super().__init__(parent)
        self._picture = picture
        self._words = words
        self._is_seen = False
        if below is not None:
            column = QVBoxLayout(self)
            column.setContentsMargins(0, 0, 0, self.fontMetrics().height() + 2 * GAP)
            column.addStretch(1)
            column.addWidget(below)
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.BusyCursor)

    @property
    def has_page(self) -> bool:
        """Whether a page is to be seen."""
        return self._picture is not None

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = theme_of(self), QPainter(self)
        try:
            painter.fillRect(event.rect(), theme.colour("panel"))
            painter.setPen(theme.colour("muted"))
            line = self.rect().adjusted(MARGIN, GAP, -MARGIN, -GAP)
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, self._words)
            if self._picture is not None:
                self._paint_page(painter, self._picture)
        finally:
            painter.end()
        if not self._is_seen:
            self._is_seen = True
            QTimer.singleShot(0, self.painted.emit)

    def _paint_page(self, painter: QPainter, picture: QImage) -> None:
        here = self.mapTo(self.window(), self.rect().topLeft())
        page, desk = (QRectF(_rect(picture, name)).translated(QPointF(-here)) for name in (_PAGE, _DESK))
        if _rect(picture, _WINDOW).size() != self.window().size():
            page.moveCenter(QPointF(self.rect().center().x(), page.center().y()))
            desk = page.adjusted(-MARGIN, -page.top(), MARGIN, self.height())
        painter.fillRect(desk, theme_of(self).colour("desk"))
        painter.setClipRect(desk)
        painter.drawImage(page, picture)


def _rect(picture: QImage, name: str) -> QRect:
    parts = picture.text(name).split(",")
    return QRect(*map(int, parts)) if len(parts) == 4 and all(one.lstrip("-").isdigit() for one in parts) else QRect()
