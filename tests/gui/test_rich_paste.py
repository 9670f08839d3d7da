"""Rich text pasted into the wording keeps what our texts know."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from briefbook.gui.inspector.wording import WordingEditor


def pasted(qtbot: QtBot, text: str, html: str) -> str:
    editor = WordingEditor("unseen")
    qtbot.addWidget(editor)
    editor.show_text(text, lambda _one: "")
    editor.moveCursor(QTextCursor.MoveOperation.End)
    data = QMimeData()
    data.setHtml(html)
    data.setText("plain")
    with qtbot.waitSignal(editor.edited):
        editor.insertFromMimeData(data)
    return editor.text


def test_words_go_on_with_the_paragraph_and_lists_stand_below(qtbot: QtBot) -> None:
    html = "<p style='color:red'>by a <b>bold</b> word</p><ul><li>one</li><li>two</li></ul>"
    assert pasted(qtbot, "Here", html) == "Hereby a **bold** word\n\n-  one\n-  two"


def test_tables_are_pasted_as_plain_words(qtbot: QtBot) -> None:
    assert pasted(qtbot, "Here", "<table><tr><td>1</td><td>2</td></tr></table>") == "Hereplain"
