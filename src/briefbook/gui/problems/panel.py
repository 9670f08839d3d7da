"""The problems of the edition in view: what is wrong, where, and what to do; folds to one line."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QMenu, QVBoxLayout, QWidget

from briefbook.gui.editor import Editor
from briefbook.gui.folding import FoldButton
from briefbook.gui.problems.painting import PROBLEM, ProblemPainter, accepted_words
from briefbook.gui.problems.remedying import Remedying
from briefbook.gui.theme import GRID, MARGIN, set_role
from briefbook.model.problem import Severity
from briefbook.session.problem_places import PlacedProblem, Placing, counted

_UNLIMITED = 16_777_215
"""Qt's own largest size of a widget."""
_NAMES = {Severity.ERROR: "Error", Severity.WARNING: "Warning", Severity.HINT: "Hint"}
_COUNTS = {Severity.ERROR: "Errors: {count}", Severity.WARNING: "Warnings: {count}", Severity.HINT: "Hints: {count}"}


class ProblemsPanel(QWidget):
    """Enter or a click on a problem goes to its place, a click on its link or Ctrl+. does what it says.

    `visit_requested`: the place is the visit. `facts_requested`: the facts of the selected row are wanted.
    """

    visit_requested = Signal()
    facts_requested = Signal()

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._shown: tuple[PlacedProblem, ...] = ()
        self.list = _ProblemList(self)
        self._painter = ProblemPainter(editor.tr, self.list)
        self.remedying = Remedying(editor, self)
        self._fold, self._count = FoldButton(editor.tr("Problems")), QLabel()
        self._arrange()
        self._add_actions()
        for signal in (editor.book_changed, editor.problems_changed, editor.language_changed, editor.library_changed):
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
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.setAccessibleName(tr("Problems"))
        self.list.itemActivated.connect(self._go)
        self.list.pressed_at.connect(self._pressed)
        self.list.customContextMenuRequested.connect(self._offer)
        self.remedying.visit_requested.connect(self.visit_requested)
        self.remedying.facts_requested.connect(self.facts_requested)
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

    def _add_actions(self) -> None:
        tr = self._editor.tr
        for words, act, keys in (
            (tr("Next problem"), lambda: self.step(1), "F4"),
            (tr("Problem before"), lambda: self.step(-1), "Shift+F4"),
            (tr("Do what helps against the problem"), self.remedy, "Ctrl+."),
            (tr("Acknowledge the problem…"), self.acknowledge, "Ctrl+Shift+."),
        ):
            action = QAction(words, self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.triggered.connect(lambda _on=False, act=act: act())
            self.addAction(action)

    # --- showing ------------------------------------------------------------------------------------------------------

    @property
    def problems(self) -> tuple[PlacedProblem, ...]:
        """The problems in the list, those acknowledged last."""
        return self._shown

    def refresh(self) -> None:
        """Show the problems as they are now."""
        editor = self._editor
        if editor.review is None:
            self._count.setText("")
            return
        found = Placing(editor.state, editor.titles, editor.tr).placed(editor.review)
        if _said(found) != _said(self._shown) or not self.list.count():
            current = self.list.currentRow()
            self._shown = found
            self._fill(found)
            self.list.setCurrentRow(min(current, self.list.count() - 1))
        elif found != self._shown:
            self._shown = found
            for row, one in zip(self._rows(), found, strict=True):
                self.list.item(row).setData(PROBLEM, one)
        counts = counted(editor.problems)
        words = [editor.tr(_COUNTS[severity]).format(count=count) for severity, count in counts.items()]
        self._count.setText(" · ".join(words) or editor.tr("No problems"))

    def _fill(self, found: tuple[PlacedProblem, ...]) -> None:
        """One group a severity with its heading, then what was acknowledged."""
        tr = self._editor.tr
        self.list.clear()
        if all(one.accepted for one in found):
            self._add_heading(tr("Nothing is wrong in this edition."))
        group = ""
        for one in found:
            words = _COUNTS[one.problem.severity] if one.accepted is None else "Acknowledged: {count}"
            if words != group:
                group = words
                same = [other for other in found if _group(other) == _group(one)]
                self._add_heading(tr(words).format(count=len(same)))
            self.list.addItem(self._item(one))

    def _add_heading(self, words: str) -> None:
        item = QListWidgetItem(words)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
        self.list.addItem(item)

    def _item(self, one: PlacedProblem) -> QListWidgetItem:
        tr = self._editor.tr
        item = QListWidgetItem(one.sentence)
        item.setData(PROBLEM, one)
        severity = tr(_NAMES[one.problem.severity]) if one.accepted is None else tr("Acknowledged")
        told = [f"{severity}: {one.sentence}", one.place, one.hint, accepted_words(one), self._painter.link(one)]
        words = "\n".join(part for part in told if part)
        item.setToolTip(words)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
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

    # --- going and doing ----------------------------------------------------------------------------------------------

    def _rows(self) -> list[int]:
        """The rows of the list that are problems."""
        return [row for row in range(self.list.count()) if self.list.item(row).data(PROBLEM) is not None]

    def step(self, by: int) -> None:
        """Go to the next problem, or to the one before."""
        rows = self._rows()
        if rows:
            here = self.list.currentRow()
            at = rows.index(here) + by if here in rows else 0 if by > 0 else -1
            self.list.setCurrentRow(rows[at % len(rows)])
            self._go(self.list.currentItem())

    def remedy(self) -> None:
        """Do what is likeliest to help against the current problem."""
        one = self._current()
        if one is not None:
            self.remedying.do_likeliest(one)

    def acknowledge(self) -> None:
        """Ask who accepts the current problem, and why."""
        one = self._current()
        if one is not None:
            self.remedying.ask_acknowledgement(one)

    def _current(self) -> PlacedProblem | None:
        one = self.list.currentIndex().data(PROBLEM)
        return one if isinstance(one, PlacedProblem) else None

    def _go(self, item: QListWidgetItem) -> None:
        one = item.data(PROBLEM)
        if isinstance(one, PlacedProblem):
            self.remedying.go_to(one)

    def _pressed(self, spot: QPoint) -> None:
        index = self.list.indexAt(spot)
        one = index.data(PROBLEM)
        if not isinstance(one, PlacedProblem):
            return
        box = QRectF(self.list.visualRect(index))
        if self._painter.link_box(box, one, self.list.font()).contains(spot.toPointF()):
            self.remedying.do_likeliest(one)
        else:
            self.remedying.go_to(one)

    def _offer(self, spot: QPoint) -> None:
        one = self._current()
        if one is not None:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.remedying.fill(menu, one)
            here = self.list.currentIndex()
            below = spot if self.list.indexAt(spot) == here else self.list.visualRect(here).bottomLeft()
            menu.popup(self.list.viewport().mapToGlobal(below))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.list.viewport().update()


class _ProblemList(QListWidget):
    """`pressed_at`: a row was clicked with the left button, at that point."""

    pressed_at = Signal(QPoint)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed_at.emit(event.position().toPoint())


def _group(one: PlacedProblem) -> Severity | None:
    return one.problem.severity if one.accepted is None else None


def _said(found: tuple[PlacedProblem, ...]) -> list[tuple[object, ...]]:
    """What the list shows; verbs of remedies are new values each time."""
    return [
        (one.sentence, one.hint, one.place, one.accepted, [str(remedy.label) for remedy in one.remedies])
        for one in found
    ]
