"""Earlier versions in the window: listed, and gone back to."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefbook.gui.earlier_versions import EarlierVersions
from briefbook.gui.editor import Editor
from briefbook.session.changes import rename


def test_version_that_was_saved_over_comes_back(qtbot: QtBot, editor: Editor) -> None:
    row = editor.state.root.children[0].key
    before = editor.state.data
    with editor.edit("Rename"):
        editor.apply(rename, row, "Another title", "en", "en")
    assert editor.session.save() == ()

    dialog = EarlierVersions(editor)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.list.count() == 1
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)

    assert editor.state.data["sections"] == before["sections"]
    assert editor.session.is_modified
