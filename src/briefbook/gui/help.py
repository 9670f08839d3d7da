"""What the Help menu shows: the shortcuts of the window, and what program this is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.metadata import version
from typing import TYPE_CHECKING

import PySide6
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHeaderView, QMessageBox, QTableWidget, QTableWidgetItem

from briefbook.gui.commands import keys_of, plain_words
from briefbook.gui.forms import dialog_column
from briefbook.gui.reading_table import reading_table
from briefbook.gui.theme import scaled, theme_of

if TYPE_CHECKING:
    from briefbook.gui.main_window import MainWindow

_WIDTH, _HEIGHT = 520, 640
IN_THE_WORDS = {
    "Bold": "Ctrl+B",
    "Italic": "Ctrl+I",
    "Link…": "Ctrl+Shift+K",
    "Insert a person, a figure or another fact": "Ctrl+Shift+Space",
}
"""What the field of words does by itself."""


def show_shortcuts(window: MainWindow) -> None:
    """All shortcuts of the window and its panels, in one list, a heading for each place where they work."""
    tr = window.editor.tr
    dialog = QDialog(window)
    dialog.setWindowTitle(tr("Keyboard shortcuts"))
    dialog.resize(QSize(_WIDTH, _HEIGHT).boundedTo(window.size()))
    table = reading_table((tr("What"), tr("Keys")), 0, dialog)
    table.setAccessibleName(tr("Keyboard shortcuts"))
    table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
    for place, shortcuts in _by_place(window).items():
        _add_heading(table, place)
        for words, keys in shortcuts.items():
            _add_row(table, words, keys)
    column = dialog_column(dialog)
    column.addWidget(table)
    box = QDialogButtonBox(dialog)
    box.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
    box.rejected.connect(dialog.reject)
    column.addWidget(box)
    dialog.open()


def _by_place(window: MainWindow) -> Mapping[str, Mapping[str, str]]:
    """The keys of every action by its words, in the whole window and then panel by panel."""
    tr = window.editor.tr
    names = (tr("Outline"), tr("Pages"), tr("Inspector"), tr("Library"), tr("Problems"))
    places: dict[str, dict[str, str]] = {tr("In the whole window"): _keys(window.actions())}
    for name, panel in zip(names, window.workspace.panels, strict=True):
        places[name] = _keys(panel.actions())
    places[tr("Inspector")] |= {tr(words): _native(keys) for words, keys in IN_THE_WORDS.items()}
    return {place: shortcuts for place, shortcuts in places.items() if shortcuts}


def _keys(actions: Sequence[QAction]) -> dict[str, str]:
    return {plain_words(one): keys_of(one) for one in actions if one.text() and not one.shortcut().isEmpty()}


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) or keys


def _add_heading(table: QTableWidget, words: str) -> None:
    row = table.rowCount()
    table.insertRow(row)
    heading = QTableWidgetItem(words)
    heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
    heading.setFont(scaled(table.font(), 1.0, is_bold=True))
    heading.setForeground(theme_of(table).colour("muted"))
    table.setItem(row, 0, heading)
    table.setSpan(row, 0, 1, 2)


def _add_row(table: QTableWidget, words: str, keys: str) -> None:
    row = table.rowCount()
    table.insertRow(row)
    for column, text in enumerate((words, keys)):
        table.setItem(row, column, QTableWidgetItem(text))


def show_about(window: MainWindow) -> None:
    """Name, version and what it is made with."""
    tr = window.editor.tr
    words = tr("A minister's briefing book from facts that live once.")
    made = f"Briefbook {version('briefbook')} · Qt {PySide6.__version__}"
    QMessageBox.about(window, tr("About Briefbook"), f"{made}\n\n{words}")
