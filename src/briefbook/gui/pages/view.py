"""The pages themselves: drawn as they will print, pointed at, marked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QToolTip, QWidget

from briefbook.gui.pages.desk import Desk
from briefbook.gui.pages.marks import OnPage, paint_bars, paint_dots, paint_hits, paint_margin_bars, paint_tint
from briefbook.gui.pages.pictures import PagePictures
from briefbook.gui.pages.rendering import PageRenderer, Wish
from briefbook.gui.pages.sheets import around
from briefbook.gui.theme import theme_of
from briefbook.session.page_places import Patch, patches, pointed_at
from briefbook.session.preview import LiveBook, page_pdf
from briefbook.session.preview_lines import BookLines, LineBox
from briefbook.session.preview_search import Hit
from briefbook.session.tree import ROOT

AFTER_ZOOM_MS = 90
NEAR = 2
"""Pages before and after those in view that are drawn ahead."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the reader is: a row's line and how far below the window's top it stands (pixels)."""

    key: int
    ordinal: int
    page: int
    below: float


class PagesView(Desk):
    """Shows a live book. `row_clicked` carries the key of the row that was pointed at, `row_activated` its patch.

    `bar_clicked`: the bar in the margin of a row that the library changed, and where on the screen.
    `sharpened`: once, when the first pages in view have been painted as they are.
    """

    sharpened = Signal()
    row_clicked = Signal(int)
    bar_clicked = Signal(int, QPoint)
    row_activated = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book: LiveBook | None = None
        self._lines: BookLines | None = None
        self._awaited: int | None = None
        self._selection: frozenset[int] = frozenset()
        self._changed: frozenset[int] = frozenset()
        self._hits: Mapping[int, Sequence[tuple[Hit, bool]]] = {}
        self._shows_facts = True
        self._was_sharp = False
        self.describe_fact: Callable[[str], str] = lambda _snippet: ""
        self._pictures = PagePictures()
        self._renderer = PageRenderer(self)
        self._renderer.drawn.connect(self._take)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._ask)
        self._after_zoom = QTimer(self, singleShot=True, interval=AFTER_ZOOM_MS)
        self._after_zoom.timeout.connect(self._ask)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    # --- what is shown ------------------------------------------------------------------------------------------------

    @property
    def book(self) -> LiveBook | None:
        """The book shown."""
        return self._book

    @property
    def lines(self) -> BookLines | None:
        """Its lines."""
        return self._lines

    @property
    def is_sharp(self) -> bool:
        """Whether every page in view is drawn as it is now."""
        return all(self._is_sharp(number) for number in self.visible)

    @property
    def was_sharp(self) -> bool:
        """Whether pages have been painted as they are at least once."""
        return self._was_sharp

    def has_picture(self, number: int) -> bool:
        """Whether there is something to show of a page, sharp or not."""
        return self._pictures.last(number) is not None

    def set_book(self, book: LiveBook) -> None:
        """Show another state of the book; the reader's line stays where it is, if it is still there."""
        place = self._place()
        self._lines = BookLines(book, self._lines)
        self._book = book
        self._hits = {}
        self.set_pages(book.pages.count, book.pages.width, book.pages.height)
        if place is not None:
            self._return_to(place)
        if self._awaited is not None and self.show_row(self._awaited):
            self._awaited = None
        self.viewport().update()
        self._ask()

    def set_selection(self, keys: Sequence[int], *, shows: bool = True) -> None:
        """Tint the lines of rows and, if wished, bring the first of them into view.

        A row that is on no page, such as one just written, comes into view with the book that has it.
        """
        self._selection = frozenset(keys)
        self.viewport().update()
        if shows:
            self._awaited = keys[0] if keys and not self.show_row(keys[0]) else None

    def set_changed(self, keys: Iterable[int]) -> None:
        """Put a bar in the margin of rows that the library changed."""
        self._changed = frozenset(keys)
        self.viewport().update()

    def show_row(self, key: int) -> bool:
        """Bring the first line of a row into view; whether the row has one."""
        found = self._lines.first_line(key, max(self.page, 1)) if self._lines else None
        if found is not None:
            self.show_line(*found)
        return found is not None

    def show_line(self, page: int, place: int) -> None:
        """Bring a line of a page into view."""
        line = self._box(page, place)
        if line is not None:
            on = OnPage(self.sheets.rect(page), self.sheets.scale)
            self.bring_into_view(on.placed(line.left, line.top, line.right, line.bottom))

    def set_hits(self, hits: Mapping[int, Sequence[tuple[Hit, bool]]]) -> None:
        """Mark words found, by page, each with whether it is the present one."""
        self._hits = hits
        self.viewport().update()

    def set_shows_facts(self, shows: bool) -> None:
        """Put dots under words from facts, or not."""
        self._shows_facts = shows
        self.viewport().update()

    # --- the reader's place -------------------------------------------------------------------------------------------

    def _place(self) -> _Place | None:
        if self._lines is None:
            return None
        view = self.view
        for number in self.visible:
            rect = self.sheets.rect(number)
            for line in self._lines.page(number):
                top = rect.y() + line.top * self.sheets.scale
                if line.key != ROOT and view.top() <= top <= view.bottom():
                    ordinal = self._lines.ordinal(line.key, number, line.place)
                    return _Place(line.key, ordinal, number, top - view.top())
        return None

    def _return_to(self, place: _Place) -> None:
        found = self._lines.line_of(place.key, place.ordinal, place.page) if self._lines else None
        line = self._box(*found) if found else None
        if line is not None and found is not None:
            top = self.sheets.rect(found[0]).y() + line.top * self.sheets.scale
            self.scroll_to(self.view.x(), top - place.below)

    def _box(self, page: int, place: int) -> LineBox | None:
        return next((line for line in self._lines.page(page) if line.place == place), None) if self._lines else None

    # --- drawing ------------------------------------------------------------------------------------------------------

    def zoomed(self) -> None:
        self._after_zoom.start()

    def moved(self) -> None:
        self._soon.start()

    def _size(self) -> QSize:
        page, ratio = self.sheets.page, self.devicePixelRatioF()
        return QSize(round(page.width() * ratio), round(page.height() * ratio))

    def _is_sharp(self, number: int) -> bool:
        return self._book is not None and self._pictures.is_sharp(
            number, self._book.pages.pages[number - 1], self._size().width()
        )

    def _ask(self) -> None:
        if self._book is None:
            return
        visible = self.visible
        middle = self.view.center()
        wanted = sorted(visible, key=lambda n: abs(self.sheets.rect(n).center().y() - middle.y()))
        wanted += around(visible, NEAR, self.sheets.count)
        self._renderer.ask([wish for n in wanted if not self._is_sharp(n) and (wish := self._wish(n)) is not None])

    def _wish(self, number: int) -> Wish | None:
        """What to draw; None when it is being drawn already."""
        book, size = self._book, self._size()
        if book is None:
            return None
        page, present = book.pages.pages[number - 1], self._renderer.present
        if present is not None and present.is_for(number, page, size.width()):
            return None
        return Wish(number, page, size, partial(page_pdf, book, number))

    def _take(self, wish: Wish, pixmap: QPixmap) -> None:
        """Keep a picture, even one older than the newest words: else fast typing would starve the page."""
        if self._book is None or wish.number > self._book.pages.count:
            return
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        self._pictures.put(wish.number, wish.page, pixmap)
        rect = self.sheets.rect(wish.number).translated(-self.view.topLeft())
        self.viewport().update(rect.toAlignedRect())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        try:
            painter.fillRect(event.rect(), theme_of(self).colour("desk"))
            for number in self.visible if self._book is not None else ():
                rect = self.sheets.rect(number).translated(-self.view.topLeft())
                if rect.adjusted(-2, -2, 2, 4).intersects(QRectF(event.rect())):
                    self._paint_page(painter, number, OnPage(rect, self.sheets.scale))
        finally:
            painter.end()
        if not self._was_sharp and self._book is not None and self.visible and self.is_sharp:
            self._was_sharp = True
            QTimer.singleShot(0, self.sharpened.emit)

    def _paint_page(self, painter: QPainter, number: int, on: OnPage) -> None:
        assert self._book is not None
        assert self._lines is not None
        painter.fillRect(on.rect.adjusted(-1, -1, 1, 1), QColor(0, 0, 0, 28))
        painter.fillRect(on.rect.adjusted(1, 1, 1, 2), QColor(0, 0, 0, 24))
        pixmap = self._pictures.last(number)
        if pixmap is None:
            painter.fillRect(on.rect, Qt.GlobalColor.white)
            paint_bars(painter, on, self._book.pages.pages[number - 1])
            return
        if self._is_sharp(number):
            painter.drawPixmap(on.rect.topLeft(), pixmap)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(on.rect, pixmap, QRectF(pixmap.rect()))
        lines = self._lines.page(number)
        paint_tint(painter, on, lines, self._selection)
        paint_hits(painter, on, self._hit_places(number))
        paint_margin_bars(painter, on, lines, self._changed)
        if self._shows_facts:
            paint_dots(painter, on, lines, self.devicePixelRatioF())

    def _hit_places(self, number: int) -> Iterator[tuple[QRectF, bool]]:
        """The places (points) of words found on a page. Hits of an older state may be past its lines."""
        for hit, is_present in self._hits.get(number, ()):
            for part in hit.parts:
                line = self._box(number, part.place)
                if line is not None and self._lines is not None:
                    left, right = self._lines.stretch(number, part.place, part.start, part.end)
                    yield QRectF(left, line.top, right - left, line.bottom - line.top), is_present

    # --- pointing -----------------------------------------------------------------------------------------------------

    def row_at(self, point: QPointF) -> int:
        """The key of the row at a point of the viewport, ROOT for none."""
        patch = self.patch_at(point)
        return patch.key if patch is not None else ROOT

    def patch_at(self, point: QPointF) -> Patch | None:
        """The part of a page that a point of the viewport means, None for nothing."""
        on_desk = self.to_desk(point)
        number = self.sheets.at(on_desk)
        if number is None or self._lines is None or self._book is None:
            return None
        place = (on_desk - self.sheets.rect(number).topLeft()) / self.sheets.scale
        page = self._book.pages.pages[number - 1]
        parts = patches(page, self._lines.page(number), self._book.blocks)
        return pointed_at(parts, place.x(), place.y())

    def _is_before_lines(self, point: QPointF) -> bool:
        """Whether a point of the viewport is in the margin."""
        on_desk = self.to_desk(point)
        number = self.sheets.at(on_desk)
        if number is None or self._lines is None:
            return False
        across = (on_desk.x() - self.sheets.rect(number).x()) / self.sheets.scale
        near = (line.left for line in self._lines.page(number) if line.key in self._changed)
        return across < min(near, default=0.0) - 1

    def fact_at(self, point: QPointF) -> str:
        """The id of the snippet whose facts worded what is at a point of the viewport, "" for own words."""
        on_desk = self.to_desk(point)
        number = self.sheets.at(on_desk)
        if number is None or self._lines is None or not self._shows_facts:
            return ""
        place = (on_desk - self.sheets.rect(number).topLeft()) / self.sheets.scale
        for line in self._lines.page(number):
            if line.top <= place.y() <= line.bottom:
                for fact in line.facts:
                    if fact.left <= place.x() <= fact.right:
                        return fact.snippet
        return ""

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = self.describe_fact(self.fact_at(QPointF(event.pos())))
            QToolTip.showText(event.globalPos(), words, self.viewport())
            return True
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            key = self.row_at(event.position())
            if key != ROOT:
                self.row_clicked.emit(key)
            if key in self._changed and self._is_before_lines(event.position()):
                self.bar_clicked.emit(key, event.globalPosition().toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            patch = self.patch_at(event.position())
            if patch is not None:
                self.row_activated.emit(patch)
