"""What is seen of a briefing while it is being opened: its first page as it was shown last, where it was shown.

The picture is kept with the hash of the briefing's file and shown only for the same file: no old words are seen.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QImageReader, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefbook.gui.theme import GAP, MARGIN, theme_of

_LEFT, _ABOVE, _RIGHT, _BAR = 281, 117, 393, 12
"""What stands around the pages at first: the outline, the bars, the inspector; without that, a scroll bar."""
_EDGE, _LEAST_DESK = 20, 600
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


def usual_sight(window: QSize, ratio: float) -> Sight:
    """Where the first page comes to stand in a window of that size that nobody has arranged otherwise."""
    right = _RIGHT if window.width() - _LEFT - _RIGHT >= _LEAST_DESK else _BAR
    desk = QRect(_LEFT, _ABOVE, max(window.width() - _LEFT - right, _LEAST_DESK), max(window.height() - _ABOVE, 1))
    page = QRect(desk.x() + _EDGE, desk.y() + _EDGE, desk.width() - 2 * _EDGE, desk.height())
    return Sight(page, desk, window, ratio)


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
    """Fills the window until its panels are there. `painted`: it has been seen, and now there is time for the rest.

    `page_painted`: the live first page that it was given has been seen.
    """

    painted = Signal()
    page_painted = Signal()

    def __init__(self, picture: QImage | None, words: str, parent: QWidget, below: QWidget | None = None) -> None:
        """`below` is what stands at the lower edge, above the words, while there is something to tell."""
        super().__init__(parent)
        self._picture = picture
        self._words = words
        self._is_seen = self._has_live_page = False
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

    def show_page(self, picture: QImage) -> None:
        """Show the first page, as it is now, where it will stand when the panels are around it."""
        window = self.window()
        sight = usual_sight(window.size(), window.devicePixelRatioF())
        height = round(picture.height() * sight.page.width() / picture.width())
        page = QRect(sight.page.topLeft(), QSize(sight.page.width(), height))
        replace(sight, page=page).written_into(picture, "")
        self._picture, self._has_live_page = picture, True
        self.update()

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
        if self._has_live_page:
            self._has_live_page = False
            QTimer.singleShot(0, self.page_painted.emit)

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
