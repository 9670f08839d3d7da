"""The problems of the edition in view: what is wrong, where, and what to do; folds to one line."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFont, QFontMetricsF, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from briefbook.gui.editor import Editor, Tr
from briefbook.gui.folding import FoldButton
from briefbook.gui.problems.places import PlacedProblem, counted, placed
from briefbook.gui.signs import draw_severity
from briefbook.gui.theme import GAP, GRID, MARGIN, ROW_HEIGHT, Theme, set_role, theme_of
from briefbook.model.problem import Severity

_UNLIMITED = 16_777_215
"""Qt's own largest size of a widget."""
_PROBLEM = Qt.ItemDataRole.UserRole
_NAMES = {Severity.ERROR: "Error", Severity.WARNING: "Warning", Severity.HINT: "Hint"}
_COUNTS = {Severity.ERROR: "Errors: {count}", Severity.WARNING: "Warnings: {count}", Severity.HINT: "Hints: {count}"}


class ProblemsPanel(QWidget):
    """Enter or a click on a problem goes to its place. `visit_requested`: the place is the visit."""

    visit_requested = Signal()

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._shown: tuple[PlacedProblem, ...] = ()
        self.list = QListWidget(self)
        self._painter = _ProblemPainter(editor.tr, self.list)
        self._fold, self._count = FoldButton(editor.tr("Problems")), QLabel()
        self._arrange()
        for signal in (editor.book_changed, editor.problems_changed, editor.language_changed):
            signal.connect(self.refresh)
        self.refresh()

    def _arrange(self) -> None:
        tr = self._editor.tr
        self._fold.folded.connect(self._hide_list)
        set_role(self._count, "muted")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setItemDelegate(self._painter)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("Problems"))
        self.list.itemActivated.connect(self._go)
        self.list.itemClicked.connect(self._go)
        head = QHBoxLayout()
        head.setContentsMargins(GRID, 0, MARGIN, 0)
        head.addWidget(self._fold)
        head.addStretch(1)
        head.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID // 2, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        self.setFocusProxy(self.list)
        for words, step, keys in ((tr("Next problem"), 1, "F4"), (tr("Problem before"), -1, "Shift+F4")):
            action = QAction(words, self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.triggered.connect(lambda _on=False, by=step: self.step(by))
            self.addAction(action)

    # --- showing ------------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the problems as they are now."""
        editor = self._editor
        found = placed(editor.problems, editor.state, editor.library, editor.language)
        if found != self._shown or not self.list.count():
            current = self.list.currentRow()
            self._shown = found
            self.list.clear()
            for one in found:
                self.list.addItem(self._item(one))
            if not found:
                self.list.addItem(self._nothing())
            self.list.setCurrentRow(min(current, self.list.count() - 1))
        counts = counted(editor.problems)
        words = [editor.tr(_COUNTS[severity]).format(count=count) for severity, count in counts.items()]
        self._count.setText(" · ".join(words) or editor.tr("No problems"))

    def _item(self, one: PlacedProblem) -> QListWidgetItem:
        tr = self._editor.tr
        item = QListWidgetItem(one.sentence)
        item.setData(_PROBLEM, one)
        severity = tr(_NAMES[one.problem.severity])
        place = one.place or (tr("The visit") if one.is_visit else "")
        told = [f"{severity}: {one.sentence}", place, one.problem.hint]
        words = "\n".join(part for part in told if part)
        item.setToolTip(words)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
        return item

    def _nothing(self) -> QListWidgetItem:
        item = QListWidgetItem(self._editor.tr("Nothing is wrong in this edition."))
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        return item

    # --- folding ------------------------------------------------------------------------------------------------------

    @property
    def is_folded(self) -> bool:
        """Whether only the line with the counts is shown."""
        return self._fold.is_folded

    def fold(self, is_folded: bool) -> None:
        """Show the line with the counts alone, or the list again."""
        self._fold.fold(is_folded)

    def _hide_list(self, is_folded: bool) -> None:
        self.list.setVisible(not is_folded)
        self.setMaximumHeight(self.sizeHint().height() if is_folded else _UNLIMITED)

    # --- going --------------------------------------------------------------------------------------------------------

    def step(self, by: int) -> None:
        """Go to the next problem, or to the one before."""
        if self._shown:
            row = (self.list.currentRow() + by) % len(self._shown)
            self.list.setCurrentRow(row)
            self._go(self.list.item(row))

    def _go(self, item: QListWidgetItem) -> None:
        one = item.data(_PROBLEM)
        if not isinstance(one, PlacedProblem):
            return
        keys = tuple(key for key in one.keys if key in self._editor.state.nodes)
        if keys:
            self._editor.select(keys[:1])
        elif one.is_visit:
            self.visit_requested.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.list.viewport().update()


class _ProblemPainter(QStyledItemDelegate):
    """A dot, the sentence, the way out, the place."""

    def __init__(self, tr: Tr, parent: QWidget) -> None:
        super().__init__(parent)
        self._translate = tr

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, max(ROW_HEIGHT, option.fontMetrics.height() + GAP))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        try:
            self._paint(painter, option, index.data(_PROBLEM), str(index.data()))
        finally:
            painter.restore()

    def _paint(self, painter: QPainter, option: QStyleOptionViewItem, one: object, words: str) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = theme_of(option.widget)
        box = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.colour("selection"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.colour("hover"))
        painter.setFont(option.font)
        inner = box.adjusted(MARGIN, 0, -MARGIN, 0)
        if not isinstance(one, PlacedProblem):
            painter.setPen(theme.colour("muted"))
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, words)
            return
        draw_severity(painter, QPointF(inner.left() + GRID, inner.center().y()), one.problem.severity, theme)
        painter.setFont(option.font)
        left = inner.left() + 2 * MARGIN
        place = one.place or (self._translate("The visit") if one.is_visit else "")
        right = self._draw_place(painter, inner, place, option.font, theme)
        self._draw_sentence(painter, QRectF(left, inner.top(), right - left, inner.height()), one, option.font, theme)

    def _draw_place(self, painter: QPainter, box: QRectF, place: str, font: QFont, theme: Theme) -> float:
        """The place at the right; returns where the sentence must end."""
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(place, Qt.TextElideMode.ElideLeft, box.width() * 0.35)
        width = metrics.horizontalAdvance(shown)
        painter.setPen(theme.colour("accent"))
        area = QRectF(box.right() - width, box.top(), width + 1, box.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, shown)
        return box.right() - width - MARGIN

    def _draw_sentence(self, painter: QPainter, box: QRectF, one: PlacedProblem, font: QFont, theme: Theme) -> None:
        metrics = QFontMetricsF(font)
        sentence = metrics.elidedText(one.sentence, Qt.TextElideMode.ElideRight, box.width())
        painter.setPen(theme.colour("text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, sentence)
        left = box.left() + metrics.horizontalAdvance(sentence) + MARGIN
        room = box.right() - left
        if one.problem.hint and room > 20 * GRID:
            painter.setPen(theme.colour("muted"))
            hint = metrics.elidedText(one.problem.hint, Qt.TextElideMode.ElideRight, room)
            area = QRectF(left, box.top(), room, box.height())
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, hint)
