"""The palette finds commands, places and snippets from a few letters, with the keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from briefbook.gui.editor import Editor
from briefbook.gui.palette.palette import Palette
from briefbook.model.briefing import SnippetItem


def _palette(qtbot: QtBot, editor: Editor, actions: list[QAction]) -> tuple[QWidget, QLineEdit, QListWidget]:
    window = QWidget()
    window.resize(900, 600)
    qtbot.addWidget(window)
    window.show()
    palette = Palette(editor, actions, window)
    palette.popup()
    field, found = palette.findChild(QLineEdit), palette.findChild(QListWidget)
    assert isinstance(field, QLineEdit)
    assert isinstance(found, QListWidget)
    return window, field, found


def _words(found: QListWidget) -> list[str]:
    return [found.item(row).text() for row in range(found.count())]


def test_command_is_done_with_return(qtbot: QtBot, editor: Editor) -> None:
    action = QAction("Declare &finished")
    _window, field, _ = _palette(qtbot, editor, [QAction("Save"), action])

    QTest.keyClicks(field, "fin")
    with qtbot.waitSignal(action.triggered):
        QTest.keyPress(field, Qt.Key.Key_Return)


def test_section_is_selected(qtbot: QtBot, editor: Editor) -> None:
    _window, field, found = _palette(qtbot, editor, [])

    QTest.keyClicks(field, "points to")
    assert _words(found) == ["Points to make", "Points to respond: Russia, Pakistan"]
    with qtbot.waitSignal(editor.selection_changed) as told:
        QTest.keyPress(field, Qt.Key.Key_Return)

    assert editor.state.nodes[told.args[0][0]].is_section


def test_snippet_is_inserted_after_the_current_row(qtbot: QtBot, editor: Editor) -> None:
    section = editor.state.root.sections[-1]
    editor.select((section.key,))
    _window, field, found = _palette(qtbot, editor, [])

    QTest.keyClicks(field, "moscow format consultations")
    qtbot.waitUntil(lambda: found.count() > 0, timeout=10_000)
    with qtbot.waitSignal(editor.changed):
        QTest.keyPress(field, Qt.Key.Key_Return)

    last = editor.state.nodes[section.key].items[-1].value
    assert isinstance(last, SnippetItem)
    assert editor.session.history.undo_label == "Insert a snippet"


def test_escape_changes_nothing(qtbot: QtBot, editor: Editor) -> None:
    before = editor.state
    window, field, _ = _palette(qtbot, editor, [QAction("Save")])

    with qtbot.waitSignal(field.destroyed):
        QTest.keyPress(field, Qt.Key.Key_Escape)

    assert editor.state is before
    assert window.isVisible()
