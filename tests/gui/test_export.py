"""The export dialog writes what stands in the window, says how far it is, and can be cancelled."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from briefbook.gui.editor import Editor
from briefbook.gui.export.dialog import ExportDialog
from briefbook.session.details import set_details


def _dialog(qtbot: QtBot, editor: Editor, folder: Path, *formats: str) -> ExportDialog:
    from PySide6.QtWidgets import QLineEdit

    dialog = ExportDialog(editor)
    qtbot.addWidget(dialog)
    dialog.show()
    for box in dialog.findChildren(QCheckBox):
        if "·" not in box.text():
            box.setChecked(box.text() in formats)
    field = dialog.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setText(str(folder))
    return dialog


def _button(dialog: ExportDialog, words: str) -> QPushButton:
    return next(one for one in dialog.findChildren(QPushButton) if one.text() == words)


def _says(dialog: ExportDialog, words: str) -> bool:
    return any(words in label.text() for label in dialog.findChildren(QLabel))


def test_unsaved_words_are_in_the_file(qtbot: QtBot, editor: Editor, tmp_path: Path) -> None:
    with editor.edit("Title"):
        editor.apply(set_details, {"title": {"en": "Unsaved title of the test"}})
    dialog = _dialog(qtbot, editor, tmp_path / "out", "Plain text")

    _button(dialog, "Export").click()
    qtbot.waitUntil(lambda: _says(dialog, "Done"), timeout=30_000)

    written = (tmp_path / "out" / "asif-2018-full.txt").read_text("utf-8")
    assert "Unsaved title of the test" in written
    assert _button(dialog, "Show in folder").isVisible()


def test_cancelled_export_writes_nothing(qtbot: QtBot, editor: Editor, tmp_path: Path) -> None:
    dialog = _dialog(qtbot, editor, tmp_path / "out", "Word (DOCX)", "PDF")

    _button(dialog, "Export").click()
    _button(dialog, "Cancel").click()

    assert _says(dialog, "Cancelled")
    dialog.reject()
    assert not (tmp_path / "out").exists()


def test_folder_that_cannot_be_written_is_said(qtbot: QtBot, editor: Editor, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    dialog = _dialog(qtbot, editor, tmp_path / "file", "Plain text")

    _button(dialog, "Export").click()
    qtbot.waitUntil(lambda: _says(dialog, "Not exported"), timeout=30_000)

    assert not _button(dialog, "Show in folder").isVisible()


def test_nothing_chosen_cannot_be_exported(qtbot: QtBot, editor: Editor, tmp_path: Path) -> None:
    dialog = _dialog(qtbot, editor, tmp_path)

    assert not _button(dialog, "Export").isEnabled()
