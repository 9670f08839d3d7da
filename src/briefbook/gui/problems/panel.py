"""The problems of the edition in view: what is wrong, where, and what to do; folds to one line."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QListView, QMenu, QVBoxLayout, QWidget

from briefbook.gui.editor import Editor
from briefbook.gui.folding import FoldButton
from briefbook.gui.problems.list_model import COUNTS, PROBLEM, ProblemList
from briefbook.gui.problems.painting import ProblemPainter, accepted_words
from briefbook.gui.problems.remedying import Remedying
from briefbook.gui.theme import GRID, MARGIN, set_role
from briefbook.model.problem import Severity
from briefbook.session.problem_places import LocatedProblem, PlacedProblem, Placing, counted, located

_REST = 300
"""Milliseconds without new pages after which the problems say where rows are now."""
_UNLIMITED = 16_777_215
"""Qt's own largest size of a widget."""
_NAMES = {Severity.ERROR: "Error", Severity.WARNING: "Warning", Severity.HINT: "Hint"}


class ProblemsPanel(QWidget):
    """Enter or a click on a problem goes to its place, a click on its link or Ctrl+. does what it says.

    `visit_requested`: the place is the visit. `facts_requested`: the facts of the selected row are wanted.
    """

    visit_requested = Signal()
    facts_requested = Signal()

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._shown: tuple[LocatedProblem, ...] = ()
        self.list = _ProblemView(self)
        self.rows = ProblemList(editor.tr, self._spoken, self)
        self.list.setModel(self.rows)
        self._painter = ProblemPainter(editor.tr, self.list)
        self.remedying = Remedying(editor, self)
        self._fold, self._count = FoldButton(editor.tr("Problems")), QLabel()
        self._arrange()
        self._add_actions()
        self._soon = QTimer(self, singleShot=True, interval=_REST)
        self._soon.timeout.connect(self.refresh)
        editor.book_changed.connect(self._soon.start)
        for signal in (editor.problems_changed, editor.language_changed, editor.library_changed):
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
        self.list.setLayoutMode(QListView.LayoutMode.Batched)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.setAccessibleName(tr("Problems"))
        self.list.activated.connect(self._go)
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
    def problems(self) -> tuple[LocatedProblem, ...]:
        """The problems in the list, those acknowledged last."""
        return self._shown

    def refresh(self) -> None:
        """Show the problems as they are now."""
        editor = self._editor
        self._soon.stop()
        if editor.review is None:
            self._count.setText("")
            return
        found = located(editor.state, editor.review)
        placing = Placing(editor.state, editor.titles, editor.tr)
        if found == self._shown and not self.rows.is_empty:
            self.rows.word_anew(placing)
        else:
            current = self.list.currentIndex().row()
            self._shown = found
            self.rows.show(found, placing)
            self.list.setCurrentIndex(self.rows.index(min(current, self.rows.rowCount() - 1)))
        counts = counted(editor.problems)
        words = [editor.tr(COUNTS[severity]).format(count=count) for severity, count in counts.items()]
        self._count.setText(" · ".join(words) or editor.tr("No problems"))

    def _spoken(self, one: PlacedProblem) -> str:
        tr = self._editor.tr
        severity = tr(_NAMES[one.problem.severity]) if one.accepted is None else tr("Acknowledged")
        told = [f"{severity}: {one.sentence}", one.place, one.hint, accepted_words(one), self._painter.link(one)]
        return "\n".join(part for part in told if part)

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

    def step(self, by: int) -> None:
        """Go to the next problem, or to the one before."""
        rows = self.rows.problem_rows
        if rows:
            here = self.list.currentIndex().row()
            at = rows.index(here) + by if here in rows else 0 if by > 0 else -1
            self.list.setCurrentIndex(self.rows.index(rows[at % len(rows)]))
            self._go(self.list.currentIndex())

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

    def _go(self, index: QModelIndex) -> None:
        one = index.data(PROBLEM)
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


class _ProblemView(QListView):
    """`pressed_at`: a row was clicked with the left button, at that point."""

    pressed_at = Signal(QPoint)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed_at.emit(event.position().toPoint())
