"""The column of small pages beside the large ones."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from briefbook.gui.pages.marks import OnPage, paint_bars
from briefbook.gui.pages.pictures import PagePictures
from briefbook.gui.pages.rendering import PageRenderer, Wish
from briefbook.gui.pages.sheets import around
from briefbook.gui.theme import GRID, theme_of
from briefbook.session.preview import LiveBook, page_pdf

WIDTH = 34 * GRID
_SIDE = 5 * GRID
_LABEL = 5 * GRID
_GAP = 2 * GRID
_FRAME = 2.0
BUDGET = 24 << 20
REST_MS = 200
"""Small pages are drawn when the large ones have had this long a start."""


class Thumbnails(QAbstractScrollArea):
    """Small pages under one another with their numbers. `page_wanted` when one is clicked or reached by keys."""

    page_wanted = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book: LiveBook | None = None
        self._present = 0
        self._pictures = PagePictures(BUDGET)
        self._renderer = PageRenderer(self)
        self._renderer.drawn.connect(self._take)
        self._soon = QTimer(self, singleShot=True, interval=REST_MS)
        self._soon.timeout.connect(self._ask)
        self.setFixedWidth(WIDTH)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def present(self) -> int:
        """The number of the page that is marked."""
        return self._present

    def set_book(self, book: LiveBook) -> None:
        """Show the pages of another state of the book."""
        self._book = book
        self._measure()
        self._soon.start()

    def set_present(self, number: int) -> None:
        """Mark the page in view, and bring it into view here."""
        self._present = number
        if self._book is not None and number:
            rect, bar = self._rect(number), self.verticalScrollBar()
            top = rect.top() - _GAP
            bottom = rect.bottom() + _LABEL
            if top < bar.value():
                bar.setValue(round(top))
            elif bottom > bar.value() + self.viewport().height():
                bar.setValue(round(bottom - self.viewport().height()))
        self.viewport().update()

    # --- where pages stand --------------------------------------------------------------------------------------------

    def _page_size(self) -> tuple[float, float]:
        assert self._book is not None
        width = self.viewport().width() - 2 * _SIDE
        return width, round(width * self._book.pages.height / self._book.pages.width)

    def _step(self) -> float:
        return self._page_size()[1] + _LABEL + _GAP

    def _rect(self, number: int) -> QRectF:
        width, height = self._page_size()
        return QRectF(_SIDE, _GAP + (number - 1) * self._step(), width, height)

    def _visible(self) -> range:
        if self._book is None:
            return range(0)
        top, step = self.verticalScrollBar().value(), self._step()
        last = int((top + self.viewport().height()) // step) + 1
        return range(max(int(top // step), 0) + 1, min(last, self._book.pages.count) + 1)

    def _measure(self) -> None:
        if self._book is None:
            return
        height = _GAP + self._book.pages.count * self._step()
        bar = self.verticalScrollBar()
        bar.setRange(0, max(round(height - self.viewport().height()), 0))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(round(self._step() / 2))
        self.viewport().update()

    # --- drawing ------------------------------------------------------------------------------------------------------

    def _size(self) -> QSize:
        width, height = self._page_size()
        ratio = self.devicePixelRatioF()
        return QSize(round(width * ratio), round(height * ratio))

    def _ask(self) -> None:
        if self._book is None or not self.isVisible():
            return
        book, size, visible = self._book, self._size(), self._visible()
        wishes = []
        for number in (*visible, *around(visible, 3, book.pages.count)):
            page = book.pages.pages[number - 1]
            if not self._pictures.is_sharp(number, page, size.width()):
                wishes.append(Wish(number, page, size, partial(page_pdf, book, number)))
        self._renderer.ask(wishes)

    def _take(self, wish: Wish, pixmap: QPixmap) -> None:
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        self._pictures.put(wish.number, wish.page, pixmap)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        try:
            theme = theme_of(self)
            painter.fillRect(event.rect(), theme.colour("panel"))
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            for number in self._visible():
                self._paint_page(painter, number)
            painter.setPen(theme.colour("hairline"))
            edge = self.viewport().width() - 1
            painter.drawLine(edge, 0, edge, self.viewport().height())
        finally:
            painter.end()

    def _paint_page(self, painter: QPainter, number: int) -> None:
        assert self._book is not None
        theme = theme_of(self)
        rect = self._rect(number).translated(0, -self.verticalScrollBar().value())
        is_present = number == self._present
        painter.fillRect(rect, Qt.GlobalColor.white)
        pixmap = self._pictures.last(number)
        if pixmap is None:
            paint_bars(painter, OnPage(rect, rect.width() / self._book.pages.width), self._book.pages.pages[number - 1])
        else:
            painter.drawPixmap(rect, pixmap, QRectF(pixmap.rect()))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        colour = theme.colour("accent" if is_present else "border")
        painter.setPen(QPen(colour, _FRAME if is_present else 1.0))
        edge = _FRAME / 2 if is_present else 0.5
        painter.drawRect(rect.adjusted(-edge, -edge, edge, edge))
        painter.setPen(theme.colour("accent" if is_present else "muted"))
        label = QRectF(rect.left(), rect.bottom() + 2, rect.width(), _LABEL - 2)
        painter.drawText(label, int(Qt.AlignmentFlag.AlignCenter), str(number))

    # --- events -------------------------------------------------------------------------------------------------------

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()
        self._soon.start()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._measure()
        self._soon.start()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self._at(event.position())
        if number is not None:
            self.page_wanted.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        count = self._book.pages.count if self._book is not None else 0
        steps = {
            Qt.Key.Key_Up: self._present - 1,
            Qt.Key.Key_Down: self._present + 1,
            Qt.Key.Key_Home: 1,
            Qt.Key.Key_End: count,
        }
        wanted = steps.get(Qt.Key(event.key()))
        if wanted is None:
            super().keyPressEvent(event)
        elif 1 <= wanted <= count:
            self.page_wanted.emit(wanted)

    def _at(self, point: QPointF) -> int | None:
        at = QPointF(point.x(), point.y() + self.verticalScrollBar().value())
        return next((n for n in self._visible() if self._rect(n).adjusted(0, 0, 0, _LABEL).contains(at)), None)
