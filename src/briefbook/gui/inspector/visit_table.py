"""A table of the visit, edited in place: the programme, or the delegations in their order of precedence."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from briefbook.gui.dates import read_date, spoken_date
from briefbook.gui.editor import Editor
from briefbook.gui.speech import said, window_language
from briefbook.gui.tab_order import CellTable
from briefbook.gui.theme import GAP, MARGIN, set_role
from briefbook.model.problem import Problem
from briefbook.session.state import Edited
from briefbook.session.visit_people import Tongue
from briefbook.session.visit_tables import (
    DELEGATIONS,
    PROGRAMME,
    VISITORS,
    TableName,
    add_row,
    cells,
    move_row,
    remove_rows,
    set_cell,
)

_WIDTH, _HEIGHT = 1080, 460
_MARKING = 130
TABLES: tuple[TableName, ...] = ("programme", "visitors", "delegations")
_NAMES = {
    "date": "Date",
    "at": "From",
    "until": "Until",
    "what": "What",
    "place": "Place",
    "with": "With whom",
    "press": "Press",
    "status": "Status",
    "marking": "Marking",
    "side": "Side",
    "name": "Name",
    "post": "Post",
    "party": "Country or organisation",
}
_COLUMNS = {"programme": PROGRAMME, "delegations": DELEGATIONS, "visitors": VISITORS}
_TITLES = {"programme": "Programme", "delegations": "Delegations", "visitors": "Visitors"}
_NEW = {"programme": "New entry", "delegations": "New member", "visitors": "New visitor"}
_HINTS = {
    "programme": "People in a cell are parted by semicolons; names of the library are recognised.",
    "delegations": "The order is that of precedence; names of the library are recognised.",
    "visitors": "The first is the principal visitor, the order is that of precedence.",
}
_WIDE = ("what", "with", "place", "name", "post")


class VisitTable(QWidget):
    """Each cell changed, row added, moved or removed is one step of undo; what is wrong is said below."""

    def __init__(self, editor: Editor, name: TableName, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._name: TableName = name
        self._columns = _COLUMNS[name]
        self._is_showing = False
        self.table = self._empty_table()
        self.wrong = QLabel()
        self.wrong.setWordWrap(True)
        set_role(self.wrong, "error")
        self.wrong.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        hint = QLabel(editor.tr(_HINTS[name]))
        hint.setWordWrap(True)
        set_role(hint, "muted")
        column.addWidget(self.table, 1)
        column.addWidget(hint)
        column.addWidget(self.wrong)
        column.addLayout(self._buttons())
        self.table.cellChanged.connect(self._cell_changed)
        editor.changed.connect(self.refresh)
        editor.language_changed.connect(self.refresh)
        self.refresh()

    def _empty_table(self) -> QTableWidget:
        tr = self._editor.tr
        table = CellTable(0, len(self._columns), self)
        table.setHorizontalHeaderLabels([tr(_NAMES[one]) for one in self._columns])
        table.setAccessibleName(tr(_TITLES[self._name]))
        table.verticalHeader().hide()
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        for at, name in enumerate(self._columns):
            mode = QHeaderView.ResizeMode.Stretch if name in _WIDE else QHeaderView.ResizeMode.ResizeToContents
            table.horizontalHeader().setSectionResizeMode(at, mode)
        if "marking" in self._columns:  # Some are called by a whole line.
            at = self._columns.index("marking")
            table.horizontalHeader().setSectionResizeMode(at, QHeaderView.ResizeMode.Interactive)
            table.setColumnWidth(at, _MARKING)
        return table

    def _buttons(self) -> QHBoxLayout:
        tr = self._editor.tr
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for words, act in (
            (tr("Add a row"), self.add),
            (tr("Remove"), self.remove),
            (tr("Move up"), partial(self.move_by, -1)),
            (tr("Move down"), partial(self.move_by, 1)),
        ):
            button = QPushButton(words)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on=False, act=act: act())
            row.addWidget(button)
        row.addStretch(1)
        return row

    @property
    def _tongue(self) -> Tongue:
        return Tongue(self._editor.library, self._editor.language, read_date, spoken_date, window_language())

    def refresh(self) -> None:
        """Show the rows as they are now; the cell in view stays."""
        rows = cells(self._editor.state, self._name, self._tongue)
        at, column = self.table.currentRow(), self.table.currentColumn()
        self._is_showing = True
        self.table.setRowCount(len(rows))
        for number, row in enumerate(rows):
            for place, words in enumerate(row):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                self.table.setItem(number, place, item)
        self._is_showing = False
        if rows and at >= 0:
            self.table.setCurrentCell(min(at, len(rows) - 1), max(column, 0))

    # --- changing -----------------------------------------------------------------------------------------------------

    def _do(self, label: str, verb: Callable[..., Edited], *args: object) -> None:
        editor, told = self._editor, list[Problem]()
        note = editor.refused.connect(told.extend)
        with editor.edit(label):
            editor.apply(verb, self._name, *args)
        editor.refused.disconnect(note)
        self.wrong.setText("\n".join(said(one.told, editor.tr) for one in told))
        self.wrong.setVisible(bool(told))

    def _cell_changed(self, row: int, column: int) -> None:
        item = self.table.item(row, column)
        if not self._is_showing and item is not None:
            self._do("Change the visit", set_cell, row, self._columns[column], item.text(), self._tongue)
            if self.wrong.isVisibleTo(self):
                self.refresh()

    def add(self) -> None:
        """A row after the present one, its name to be typed at once."""
        row = self.table.currentRow() + 1 or self.table.rowCount()
        self._do("Add a row", add_row, row, self._editor.tr(_NEW[self._name]))
        self.table.setCurrentCell(row, self._columns.index("what" if self._name == "programme" else "name"))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.table.isVisible():
            self.table.editItem(self.table.currentItem())

    def remove(self) -> None:
        """The rows with a selected cell away."""
        rows = sorted({index.row() for index in self.table.selectedIndexes()})
        if rows:
            self._do("Remove rows", remove_rows, rows)

    def move_by(self, step: int) -> None:
        """The present row up or down."""
        row, column = self.table.currentRow(), self.table.currentColumn()
        self._do("Move a row", move_row, row, step)
        self.table.setCurrentCell(min(max(row + step, 0), self.table.rowCount() - 1), column)


class VisitTables(QDialog):
    """Programme, visitors and delegations with room for their columns."""

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tr = editor.tr
        self.setWindowTitle(tr("Programme, visitors and delegations"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(_WIDTH, _HEIGHT)
        self.tabs = QTabWidget()
        self.programme, self.visitors = VisitTable(editor, "programme"), VisitTable(editor, "visitors")
        self.delegations = VisitTable(editor, "delegations")
        for table, name in zip((self.programme, self.visitors, self.delegations), TABLES, strict=True):
            self.tabs.addTab(table, tr(_TITLES[name]))
        box = QDialogButtonBox(self)
        close = box.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setAutoDefault(False)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.addWidget(self.tabs, 1)
        column.addWidget(box)
