"""What the Help menu shows: the shortcuts of the window, and what program this is."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

import PySide6
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QMessageBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from briefbook.gui.theme import MARGIN

if TYPE_CHECKING:
    from briefbook.gui.main_window import MainWindow

_WIDTH, _HEIGHT = 460, 560


def show_shortcuts(window: MainWindow) -> None:
    """All shortcuts of the window and its panels, in one list."""
    tr = window.editor.tr
    rows = {
        action.text().replace("&", ""): action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        for action in (*window.actions(), *window.panel_actions())
        if not action.shortcut().isEmpty()
    }
    dialog = QDialog(window)
    dialog.setWindowTitle(tr("Keyboard shortcuts"))
    dialog.resize(_WIDTH, _HEIGHT)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
    table = QTableWidget(len(rows), 2, dialog)
    table.setHorizontalHeaderLabels([tr("What"), tr("Keys")])
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    for row, (words, keys) in enumerate(rows.items()):
        table.setItem(row, 0, QTableWidgetItem(words))
        table.setItem(row, 1, QTableWidgetItem(keys))
    column.addWidget(table)
    box = QDialogButtonBox(dialog)
    box.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
    box.rejected.connect(dialog.reject)
    column.addWidget(box)
    dialog.open()


def show_about(window: MainWindow) -> None:
    """Name, version and what it is made with."""
    tr = window.editor.tr
    words = tr("A minister's briefing book from facts that live once.")
    made = f"Briefbook {version('briefbook')} · Qt {PySide6.__version__}"
    QMessageBox.about(window, tr("About Briefbook"), f"{made}\n\n{words}")
