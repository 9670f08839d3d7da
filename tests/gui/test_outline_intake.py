"""What comes from other programs into the outline: Word files dropped, rich text pasted, each one step of undo."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefbook.gui.editor import Editor
from briefbook.gui.outline.model import OutlineModel
from briefbook.gui.outline.panel import OutlinePanel
from tests.support.word_files import paragraph, word_file

from .rows import key_of, titles_below


@pytest.fixture
def panel(qtbot: QtBot, editor: Editor) -> OutlinePanel:
    made = OutlinePanel(editor)
    qtbot.addWidget(made)
    made.resize(320, 700)
    made.show()
    made.view.setFocus()
    return made


def model_of(panel: OutlinePanel) -> OutlineModel:
    model = panel.view.model()
    assert isinstance(model, OutlineModel)
    return model


def dragged(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def test_word_file_dropped_on_a_section_goes_into_it(
    qtbot: QtBot, panel: OutlinePanel, editor: Editor, tmp_path: Path
) -> None:
    body = paragraph("A remark.") + paragraph("Transit", "1") + paragraph("It is agreed.")
    data, model = dragged(word_file(tmp_path / "note.docx", body)), model_of(panel)
    target = model.at(key_of(editor, "Our objectives"))
    before = editor.state.data

    assert model.canDropMimeData(data, Qt.DropAction.CopyAction, -1, -1, target)
    with qtbot.waitSignal(editor.changed):
        model.dropMimeData(data, Qt.DropAction.CopyAction, -1, -1, target)

    assert titles_below(editor, "Our objectives") == ["Trade", "Counter-terrorism", "A remark.", "Transit"]
    assert titles_below(editor, "Transit") == ["It is agreed."]
    assert editor.session.history.undo_label == "Import a Word file"
    editor.undo()
    assert editor.state.data == before


def test_file_manager_is_told_that_a_file_was_copied_lest_it_deletes_it(
    qtbot: QtBot, panel: OutlinePanel, editor: Editor, tmp_path: Path
) -> None:
    data, model = dragged(word_file(tmp_path / "note.docx", paragraph("A remark."))), model_of(panel)
    at = QPointF(panel.view.visualRect(model.at(key_of(editor, "Our objectives"))).center())
    either = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    drop = QDropEvent(at, either, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier)
    drop.ignore()
    assert drop.proposedAction() == Qt.DropAction.MoveAction

    with qtbot.waitSignal(editor.changed):
        panel.view.dropEvent(drop)

    assert (drop.isAccepted(), drop.dropAction()) == (True, Qt.DropAction.CopyAction)


def test_word_file_dropped_beside_the_rows_makes_sections(
    qtbot: QtBot, panel: OutlinePanel, editor: Editor, tmp_path: Path
) -> None:
    data = dragged(word_file(tmp_path / "note.docx", paragraph("A remark.")))

    with qtbot.waitSignal(editor.changed):
        model_of(panel).dropMimeData(data, Qt.DropAction.CopyAction, -1, -1, QModelIndex())

    assert titles_below(editor, "note") == ["A remark."]
    assert editor.state.depth(key_of(editor, "note")) == 0


def test_damaged_word_file_changes_nothing_and_says_so(
    qtbot: QtBot, panel: OutlinePanel, editor: Editor, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"not a zip")
    before = editor.state

    with qtbot.waitSignal(editor.said) as told:
        model_of(panel).dropMimeData(dragged(broken), Qt.DropAction.CopyAction, -1, -1, QModelIndex())

    assert told.args[0].startswith("broken.docx: the file is damaged")
    assert editor.state is before


def test_other_files_are_not_taken(panel: OutlinePanel, tmp_path: Path) -> None:
    picture = dragged(tmp_path / "map.png")
    assert not model_of(panel).canDropMimeData(picture, Qt.DropAction.CopyAction, -1, -1, QModelIndex())


def test_rich_text_is_pasted_as_sections_and_items(panel: OutlinePanel, editor: Editor) -> None:
    data = QMimeData()
    data.setHtml("<h2>Transit</h2><p>It is <b>agreed</b>.</p><ul><li>rail</li><li>road</li></ul>")
    data.setText("Transit It is agreed. rail road")
    QGuiApplication.clipboard().setMimeData(data)
    editor.select([key_of(editor, "Our objectives")])

    QTest.keyClick(panel.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert titles_below(editor, "Our objectives")[-1] == "Transit"
    section = editor.state.nodes[key_of(editor, "Transit")]
    assert [child.data["text"] for child in section.children] == ["It is **agreed**.", "-  rail\n-  road"]


def test_words_pasted_into_an_empty_outline_get_a_section(panel: OutlinePanel, editor: Editor) -> None:
    editor.select([node.key for node in editor.state.root.children])
    panel.commands.delete()
    QGuiApplication.clipboard().setText("First words.")

    panel.commands.paste()

    assert titles_below(editor, "New section") == ["First words."]
    editor.undo()
    assert not editor.state.root.children
