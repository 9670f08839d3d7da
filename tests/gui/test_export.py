"""The export dialog writes what stands in the window, says how far it is, and can be cancelled."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from briefbook.build import Order
from briefbook.gui.editor import Editor
from briefbook.gui.export.dialog import ExportDialog
from briefbook.gui.printing.printer import PrintJob
from briefbook.session.details import set_details
from briefbook.session.exporting import print_ready


def _dialog(qtbot: QtBot, editor: Editor, folder: Path, *formats: str) -> ExportDialog:
    dialog = ExportDialog(editor)
    qtbot.addWidget(dialog)
    dialog.show()
    for box in dialog.findChildren(QCheckBox):
        if "·" not in box.text():
            box.setChecked(box.text() in formats)
    field = dialog.findChild(QLineEdit, "folder")
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


def test_booklet_goes_to_the_printer_as_sheets_lying_on_their_side(
    qtbot: QtBot, editor: Editor, tmp_path: Path
) -> None:
    order = Order(editor.session.path, editions=("full",), formats=("pdf",), layout="booklet")
    pdf, _ = print_ready(editor.sources, editor.session.briefing, order, lambda _step: None)
    assert pdf is not None
    parent = QWidget()
    qtbot.addWidget(parent)
    job = PrintJob(pdf, "test", editor.tr, parent)
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setResolution(50)
    printer.setPageLayout(job.paper)
    printer.setFullPage(True)

    job.draw(printer)
    job.end()

    printed = pypdfium2.PdfDocument(tmp_path / "printed.pdf")
    assert editor.book is not None
    assert len(printed) == -(-len(editor.book.pages.pages) // 4) * 2
    width, height = printed[0].get_size()
    assert (round(width), round(height)) == (842, 595)
    printed.close()
