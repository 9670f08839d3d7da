"""Small dialogs of the words' tools: where a link leads, what stands in a table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefbook.gui.editor import Tr
from briefbook.gui.tab_order import CellTable
from briefbook.gui.theme import GRID, MARGIN, set_role

_ADDRESS = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
_BARE_ADDRESS = re.compile(r"[\w-]+(?:\.[\w-]+)+(?:/\S*)?")
_TABLE_WIDTH, _TABLE_HEIGHT = 520, 320


def full_address(typed: str) -> str | None:
    """An address as it is stored, `https://` put before a bare one; "" for none, None for what is no address."""
    plain = typed.strip()
    if not plain or _ADDRESS.fullmatch(plain):
        return plain
    if "@" in plain and _BARE_ADDRESS.fullmatch(plain.rpartition("@")[2]) and " " not in plain:
        return f"mailto:{plain}"
    return f"https://{plain}" if _BARE_ADDRESS.fullmatch(plain) else None


class LinkDialog(QDialog):
    """Asks where words lead to; an empty address takes the link away."""

    def __init__(self, tr: Tr, address: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Link"))
        self._says_wrong = tr("A link begins with https:// or mailto:, such as https://www.un.org")
        self.field = QLineEdit(address)
        self.field.setPlaceholderText("https://")
        self.field.setMinimumWidth(80 * GRID)
        self.field.setAccessibleName(tr("Address"))
        self.wrong = QLabel()
        self.wrong.setWordWrap(True)
        self.wrong.hide()
        set_role(self.wrong, "error")
        form = QFormLayout()
        form.addRow(tr("Address"), self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.addLayout(form)
        column.addWidget(self.wrong)
        column.addWidget(_buttons(self, tr))
        self.field.textEdited.connect(lambda _words: self.wrong.hide())

    @property
    def address(self) -> str:
        """Where the words are to lead."""
        return full_address(self.field.text()) or ""

    def accept(self) -> None:
        if full_address(self.field.text()) is None:
            self.wrong.setText(self._says_wrong)
            self.wrong.show()
            self.field.setAccessibleDescription(self._says_wrong)
            return
        super().accept()


class TableDialog(QDialog):
    """A table's cells, the first row being its head; rows and columns come and go."""

    def __init__(self, tr: Tr, rows: Sequence[Sequence[str]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Table"))
        self.table = CellTable(len(rows), len(rows[0]))
        self.table.setAccessibleName(tr("Cells of the table; the first row is its head"))
        self.table.horizontalHeader().hide()
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setStretchLastSection(True)
        for at, row in enumerate(rows):
            for column, words in enumerate(row):
                self.table.setItem(at, column, QTableWidgetItem(words))
        self.table.resizeColumnsToContents()
        self.table.setCurrentCell(0, 0)
        tools = QHBoxLayout()
        for words, act in (
            (tr("Add a row"), self._add_row),
            (tr("Remove the row"), self._remove_row),
            (tr("Add a column"), self._add_column),
            (tr("Remove the column"), self._remove_column),
        ):
            button = QPushButton(words)
            button.setAutoDefault(False)
            button.clicked.connect(act)
            tools.addWidget(button)
        column_of_parts = QVBoxLayout(self)
        column_of_parts.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column_of_parts.addWidget(self.table, 1)
        column_of_parts.addLayout(tools)
        column_of_parts.addWidget(_buttons(self, tr))
        self.resize(_TABLE_WIDTH, _TABLE_HEIGHT)

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """What stands in the cells."""
        table = self.table
        return tuple(
            tuple(self._words(row, column) for column in range(table.columnCount())) for row in range(table.rowCount())
        )

    def _words(self, row: int, column: int) -> str:
        item: QTableWidgetItem | None = self.table.item(row, column)
        return item.text() if item is not None else ""

    def _add_row(self) -> None:
        at = self.table.currentRow() + 1
        self.table.insertRow(at)
        self.table.setCurrentCell(at, 0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove_row(self) -> None:
        if self.table.rowCount() > 1:
            self.table.removeRow(max(self.table.currentRow(), 0))

    def _add_column(self) -> None:
        at = self.table.currentColumn() + 1
        self.table.insertColumn(at)
        self.table.setCurrentCell(max(self.table.currentRow(), 0), at)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove_column(self) -> None:
        if self.table.columnCount() > 1:
            self.table.removeColumn(max(self.table.currentColumn(), 0))


def _buttons(dialog: QDialog, tr: Tr) -> QDialogButtonBox:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
    buttons.button(QDialogButtonBox.StandardButton.Ok).setText(tr("OK"))
    buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("Cancel"))
    set_role(buttons.button(QDialogButtonBox.StandardButton.Ok), "primary")
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    return buttons
