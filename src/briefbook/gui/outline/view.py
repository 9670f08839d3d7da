"""The tree of the outline: where rows are seen, selected, dragged and renamed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDrag,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QStyleOptionViewItem, QTreeView, QWidget

from briefbook.gui.outline.lines import NOTHING_WAITS, OutlineLine
from briefbook.gui.outline.model import LINE, AnyIndex, OutlineModel
from briefbook.gui.outline.painting import BADGE, RowPainter
from briefbook.gui.outline.words import RowSpeech
from briefbook.gui.signs import draw_badge
from briefbook.gui.theme import GAP, GRID, ROW_HEIGHT, theme_of
from briefbook.session.tree import ROOT

_INDENT = 3 * GRID
_GAP_REACH = 4
"""How near to the line between two rows (pixels) the pointer means it."""
_CARD = QSize(240, 8 * GRID)
_BESIDE_POINTER = QPoint(-3 * GRID, -2 * GRID)


class OutlineView(QTreeView):
    """Rows are selected singly or several, dragged with a card beside the pointer, renamed with F2.

    `line_wanted`: the key of the row below which somebody wants to type, `finds_wanted`: of the row whose new finds
    somebody wants to see.
    """

    words_wanted = Signal(int)
    menu_wanted = Signal(QPoint)
    finds_wanted = Signal(int, QPoint)
    line_wanted = Signal(int)

    def __init__(self, model: OutlineModel, words: RowSpeech, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = model
        self._drop_line: tuple[QPoint, int] | None = None
        self._under_pointer = ROOT
        self._gap = ROOT
        self.setModel(model)
        self._painter = RowPainter(words, self)
        self.setItemDelegate(self._painter)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(_INDENT)
        self.setMouseTracking(True)
        self.setAnimated(False)
        self.setExpandsOnDoubleClick(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._allow_dragging()

    def _allow_dragging(self) -> None:
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setDragDropOverwriteMode(False)
        self.setAutoExpandDelay(600)

    # --- keys and pointer ---------------------------------------------------------------------------------------------

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.words_wanted.emit(self._rows.key(index))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        index, gap = self.indexAt(at), self._gap_at(at)
        key = self._rows.key(index)
        is_plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        if is_plain and gap != ROOT:
            self.line_wanted.emit(gap)
        elif is_plain and self._painter.pressed_area(self.visualRect(index), index, self.font()).contains(at):
            line = self._rows.line(key)
            if line is not None and line.waiting != NOTHING_WAITS:
                self.finds_wanted.emit(key, event.globalPosition().toPoint())
            else:
                self.line_wanted.emit(key)
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        at = event.position().toPoint()
        index, gap = self.indexAt(at), ROOT if event.buttons() else self._gap_at(at)
        if gap != self._gap:
            self._gap = gap
            self.viewport().update()
        self._point_at(self._rows.key(index))
        is_pressable = self._painter.pressed_area(self.visualRect(index), index, self.font()).contains(at)
        is_hand = gap != ROOT or is_pressable
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if is_hand else Qt.CursorShape.ArrowCursor)

    def _gap_at(self, at: QPoint) -> int:
        """The key of the row below which a pointer at the left end of a gap between rows means to type."""
        above = self.indexAt(at - QPoint(0, _GAP_REACH))
        box = self.visualRect(above)
        if not above.isValid() or abs(box.bottom() + 1 - at.y()) > _GAP_REACH:
            return ROOT
        return self._rows.key(above) if 0 <= at.x() - box.left() <= BADGE + GAP else ROOT

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._gap = ROOT
        self._point_at(ROOT)

    def _point_at(self, key: int) -> None:
        if key != self._under_pointer:
            self._under_pointer = key
            self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Plain letters must not jump to a title: they are left to whoever wants to begin typing.
        if event.text() and event.text().isprintable() and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            event.ignore()
            return
        super().keyPressEvent(event)

    # --- painting -----------------------------------------------------------------------------------------------------

    def drawRow(self, painter: QPainter, options: QStyleOptionViewItem, index: AnyIndex) -> None:
        theme = theme_of(self)
        row = QRectF(0, options.rect.top(), self.viewport().width(), options.rect.height())
        if self.selectionModel().isSelected(index):
            painter.fillRect(row, theme.colour("selection"))
        elif self._rows.key(index) == self._under_pointer:
            painter.fillRect(row, theme.colour("hover"))
        if index == self.currentIndex() and self.hasFocus():
            painter.fillRect(QRectF(0, row.top(), 3, row.height()), theme.colour("accent"))
        super().drawRow(painter, options, index)

    def drawBranches(self, painter: QPainter, rect: QRect, index: AnyIndex) -> None:
        """A small triangle; the style's own would paint the selection of its column too."""
        if not self._rows.rowCount(index):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme_of(self).colour("muted"), 1.4))
        x, y = rect.right() - GRID, rect.center().y() + 1
        if self.isExpanded(index):
            corners = (QPoint(x - 3, int(y) - 2), QPoint(x, int(y) + 1), QPoint(x + 3, int(y) - 2))
        else:
            corners = (QPoint(x - 2, int(y) - 3), QPoint(x + 1, int(y)), QPoint(x - 2, int(y) + 3))
        painter.drawPolyline(corners)
        painter.restore()

    def _paint_plus(self) -> None:
        """The sign that a click opens a line between two rows."""
        box = self.visualRect(self._rows.at(self._gap))
        theme, middle = theme_of(self), QPointF(box.left() + GRID + BADGE / 2, box.bottom() + 1)
        painter = QPainter(self.viewport())
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("accent"), 1))
            painter.drawLine(middle, QPointF(self.viewport().width() - GAP, middle.y()))
            painter.setBrush(theme.colour("accent"))
            painter.drawEllipse(middle, 6, 6)
            painter.setPen(QPen(theme.colour("ground"), 1.5))
            painter.drawLine(middle - QPointF(3, 0), middle + QPointF(3, 0))
            painter.drawLine(middle - QPointF(0, 3), middle + QPointF(0, 3))
        finally:
            painter.end()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._gap != ROOT:
            self._paint_plus()
        if self._drop_line is None:
            return
        start, width = self._drop_line
        painter = QPainter(self.viewport())
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            accent = QColor(theme_of(self).accent)
            painter.setPen(QPen(accent, 2))
            painter.drawLine(start + QPoint(GRID, 0), start + QPoint(width, 0))
            painter.setBrush(theme_of(self).colour("ground"))
            painter.drawEllipse(start, 4, 4)
        finally:
            painter.end()

    # --- dragging -----------------------------------------------------------------------------------------------------

    def startDrag(self, _actions: Qt.DropAction) -> None:
        indexes = sorted(self.selectedIndexes(), key=lambda index: self.visualRect(index).top())
        if not indexes:
            return
        drag = QDrag(self)
        drag.setMimeData(self._rows.mimeData(indexes))
        drag.setPixmap(self._card(indexes))
        drag.setHotSpot(_BESIDE_POINTER)
        self._rows.dragged = frozenset(self._rows.key(index) for index in indexes)
        self.viewport().update()
        drag.exec(Qt.DropAction.MoveAction | Qt.DropAction.CopyAction, Qt.DropAction.MoveAction)
        self._rows.dragged = frozenset()
        self._end_dragging()

    def _card(self, indexes: list[QModelIndex]) -> QPixmap:
        scale = self.devicePixelRatioF()
        card = QPixmap(_CARD * scale)
        card.setDevicePixelRatio(scale)
        card.fill(Qt.GlobalColor.transparent)
        theme, line = theme_of(self), indexes[0].data(LINE)
        painter = QPainter(card)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("accent"), 1))
            painter.setBrush(theme.colour("ground"))
            painter.drawRoundedRect(QRectF(0.5, 0.5, _CARD.width() - 1, _CARD.height() - 1), 5, 5)
            if isinstance(line, OutlineLine):
                self._draw_on_card(painter, line, len(indexes))
        finally:
            painter.end()
        return card

    def _draw_on_card(self, painter: QPainter, line: OutlineLine, count: int) -> None:
        theme = theme_of(self)
        painter.setFont(self.font())
        draw_badge(painter, QRectF(GAP, GAP, 4 * GRID, 4 * GRID), line.row.letter, line.row.kind, theme)
        painter.setFont(self.font())
        painter.setPen(theme.colour("text"))
        words = line.row.title if count == 1 else f"{line.row.title}  +{count - 1}"
        width = _CARD.width() - 9 * GRID
        shown = QFontMetrics(self.font()).elidedText(words, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRectF(7 * GRID, 0, width, _CARD.height()), Qt.AlignmentFlag.AlignVCenter, shown)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        self._leave_the_original(event)
        self._drop_line = self._line_at(event.position().toPoint()) if event.isAccepted() else None
        self.viewport().update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._end_dragging()

    def dropEvent(self, event: QDropEvent) -> None:
        super().dropEvent(event)
        self._leave_the_original(event)
        self._end_dragging()

    def _leave_the_original(self, event: QDropEvent) -> None:
        """Say that what comes from elsewhere is copied: a file manager told that a file was moved deletes it."""
        if event.isAccepted() and not self._rows.is_own(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)

    def _end_dragging(self) -> None:
        self._drop_line = None
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()

    def _line_at(self, pointer: QPoint) -> tuple[QPoint, int] | None:
        """Where the line that shows the landing place begins, and how long it is."""
        index = self.indexAt(pointer)
        box = self.visualRect(index)
        match self.dropIndicatorPosition():
            case QAbstractItemView.DropIndicatorPosition.AboveItem:
                start = QPoint(box.left() + GRID, box.top())
            case QAbstractItemView.DropIndicatorPosition.BelowItem:
                start = QPoint(box.left() + GRID, box.bottom() + 1)
            case _:
                return None
        return start, self.viewport().width() - start.x() - GAP

    @property
    def row_height(self) -> int:
        """The height of a row in logical pixels."""
        return max(ROW_HEIGHT, self.fontMetrics().height() + GAP)
