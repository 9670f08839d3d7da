"""The desk the pages lie on: scrolled, zoomed, never losing the place."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from briefbook.gui.pages.sheets import EDGE, GAP, Sheets
from briefbook.gui.theme import GRID

LEAST_ZOOM, GREATEST_ZOOM = 0.5, 4.0
LEAST_FIT = 0.1
"""A window that is small enough shows pages smaller than anybody may zoom."""
STEPS = (0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)
_LINE = 10 * GRID
_OVERLAP = 8 * GRID
_ZOOM_PER_DEGREE = 1.0015


class Fit(Enum):
    """What the zoom follows when the window's size changes."""

    NOTHING = "nothing"
    WIDTH = "width"
    PAGE = "page"


class Desk(QAbstractScrollArea):
    """Scrolls and zooms sheets. Coordinates are those of the desk unless a name says `viewport`."""

    zoom_changed = Signal(float)
    page_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fit = Fit.WIDTH
        self._sheets = Sheets(0, 1.0, 1.0)
        self._page = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setSingleStep(_LINE)
        self.horizontalScrollBar().setSingleStep(_LINE)

    @property
    def sheets(self) -> Sheets:
        """Where the pages lie."""
        return self._sheets

    @property
    def page(self) -> int:
        """The number of the page in view, 0 when there is none."""
        return self._page

    @property
    def view(self) -> QRectF:
        """The part of the desk that is seen."""
        return QRectF(
            self.horizontalScrollBar().value(),
            self.verticalScrollBar().value(),
            self.viewport().width(),
            self.viewport().height(),
        )

    @property
    def visible(self) -> range:
        """The numbers of the pages in the rows that are seen."""
        view = self.view
        return self._sheets.between(view.top(), view.bottom())

    def to_desk(self, point: QPointF) -> QPointF:
        """A point of the viewport on the desk."""
        return point + self.view.topLeft()

    # --- moving about -------------------------------------------------------------------------------------------------

    def scroll_to(self, x: float, y: float) -> None:
        """Bring a point of the desk into the upper left corner, as far as it goes."""
        self.horizontalScrollBar().setValue(round(x))
        self.verticalScrollBar().setValue(round(y))

    def go_to_page(self, number: int) -> None:
        """Show a page from its top."""
        if self._sheets.count:
            rect = self._sheets.rect(min(max(number, 1), self._sheets.count))
            self.scroll_to(self.view.x(), rect.top() - GAP / 2)

    def bring_into_view(self, rect: QRectF) -> None:
        """Scroll as little as shows a place with some room around it; a place in view moves nothing."""
        view = self.view
        if not (view.top() <= rect.top() and rect.bottom() <= view.bottom()):
            room = max(view.height() - rect.height(), 0.0)
            self.verticalScrollBar().setValue(round(rect.top() - min(room / 3, view.height() / 4)))
        if not (view.left() <= rect.left() and rect.right() <= view.right()):
            self.horizontalScrollBar().setValue(round(rect.left() - EDGE))

    # --- zoom ---------------------------------------------------------------------------------------------------------

    def set_zoom(self, zoom: float, at: QPointF | None = None) -> None:
        """Zoom to a factor; what is under a point of the viewport (by default its middle) stays there."""
        self.fit = Fit.NOTHING
        self._zoom_to(min(max(zoom, LEAST_ZOOM), GREATEST_ZOOM), at)

    def zoom_by(self, steps: int) -> None:
        """One of the usual steps more or less."""
        zoom = self._sheets.zoom
        larger = [step for step in STEPS if step > zoom * 1.01]
        smaller = [step for step in STEPS if step < zoom * 0.99]
        if steps > 0 and larger:
            self.set_zoom(larger[0])
        elif steps < 0 and smaller:
            self.set_zoom(smaller[-1])

    def set_fit(self, fit: Fit) -> None:
        """Let the zoom follow the window from now on."""
        self.fit = fit
        self._follow_window()

    def set_two_up(self, is_two_up: bool) -> None:
        """Show pages in spreads or one under the other."""
        page = self._page
        self._lay(replace(self._sheets, is_two_up=is_two_up))
        self._follow_window()
        self.go_to_page(page)

    def set_pages(self, count: int, width: float, height: float) -> None:
        """Lay out other sheets (points); the window's zoom stays."""
        self._lay(replace(self._sheets, count=count, width=width, height=height))
        if self.fit is not Fit.NOTHING:
            self._lay(replace(self._sheets, zoom=self._fitting()))
        self._notice_page()

    def _zoom_to(self, zoom: float, at: QPointF | None) -> None:
        if zoom == self._sheets.zoom:
            return
        point = at or QPointF(self.viewport().width() / 2, self.viewport().height() / 2)
        on_desk = self.to_desk(point)
        number = self._sheets.at(on_desk) or self._sheets.nearest(on_desk)
        before = self._sheets.rect(number) if number else QRectF()
        self._lay(replace(self._sheets, zoom=zoom))
        if number:
            after, offset = self._sheets.rect(number), on_desk - before.topLeft()
            x = after.x() + offset.x() * after.width() / before.width() - point.x()
            y = after.y() + offset.y() * after.height() / before.height() - point.y()
            self.scroll_to(x, y)
        self.zoomed()
        self.zoom_changed.emit(zoom)

    def _follow_window(self) -> None:
        if self.fit is not Fit.NOTHING and self._sheets.count:
            top = QPointF(self.viewport().width() / 2, 0.0)
            self._zoom_to(self._fitting(), top)

    def _fitting(self) -> float:
        width, height = self.viewport().width(), self.viewport().height()
        sheets = self._sheets
        wished = sheets.zoom_to_width(width) if self.fit is Fit.WIDTH else sheets.zoom_to_page(width, height)
        return min(max(wished, LEAST_FIT), GREATEST_ZOOM)

    def _lay(self, sheets: Sheets) -> None:
        viewport = self.viewport()
        self._sheets = replace(sheets, room=viewport.width(), ratio=self.devicePixelRatioF())
        size = self._sheets.size
        self.horizontalScrollBar().setRange(0, max(round(size.width() - viewport.width()), 0))
        self.verticalScrollBar().setRange(0, max(round(size.height() - viewport.height()), 0))
        self.horizontalScrollBar().setPageStep(viewport.width())
        self.verticalScrollBar().setPageStep(max(viewport.height() - _OVERLAP, _LINE))
        viewport.update()

    # --- for who draws ------------------------------------------------------------------------------------------------

    def zoomed(self) -> None:
        """The pages have another size now."""

    def moved(self) -> None:
        """Other pages may be in view now."""

    def _notice_page(self) -> None:
        view = self.view
        seen = self._sheets.nearest(view.center()) or 0
        visible = self.visible
        if visible and self._sheets.rect(visible.start).top() >= view.top():
            seen = visible.start
        elif visible and view.bottom() >= self._sheets.size.height() - 1 and view.top() > 0:
            seen = visible.stop - 1
        if seen != self._page:
            self._page = seen
            self.page_changed.emit(seen)

    # --- events -------------------------------------------------------------------------------------------------------

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()
        self._notice_page()
        self.moved()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        on_desk = self.view.topLeft()
        number = self._sheets.nearest(on_desk)
        offset = (on_desk.y() - self._sheets.rect(number).y()) if number else 0.0
        self._lay(self._sheets)
        if number:
            self.scroll_to(self.view.x(), self._sheets.rect(number).y() + offset)
        self._follow_window()
        self._notice_page()
        self.moved()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._lay(self._sheets)
            self.zoomed()
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y() or event.pixelDelta().y()
            self.set_zoom(self._sheets.zoom * _ZOOM_PER_DEGREE**turned, event.position())
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        standard = QKeySequence.StandardKey
        if event.matches(standard.MoveToStartOfLine) or event.matches(standard.MoveToStartOfDocument):
            bar.setValue(bar.minimum())
        elif event.matches(standard.MoveToEndOfLine) or event.matches(standard.MoveToEndOfDocument):
            bar.setValue(bar.maximum())
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() == Qt.Key.Key_PageDown:
            self.go_to_page(self._page + self._sheets.columns)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() == Qt.Key.Key_PageUp:
            self.go_to_page(self._page - self._sheets.columns)
        elif event.key() in {Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}:
            sign = 1 if event.key() == Qt.Key.Key_PageDown else -1
            bar.setValue(bar.value() + sign * bar.pageStep())
        else:
            super().keyPressEvent(event)
