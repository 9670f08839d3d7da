"""The export dialog writes what stands in the window, says how far it is, and can be cancelled."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PySide6.QtGui import QPageSize
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from briefbook.build import Order
from briefbook.gui.editor import Editor
from briefbook.gui.export.dialog import ExportDialog
from briefbook.gui.preferences import Preferences
from briefbook.gui.printing.preview import PrintPreview
from briefbook.gui.printing.printer import PrintJob
from briefbook.gui.recipients import RecipientsField
from briefbook.session.copies import recipients
from briefbook.session.details import set_details
from briefbook.session.exporting import print_ready

FORMATS = ("Word (DOCX)", "PDF", "Plain text", "Markdown")


def _dialog(qtbot: QtBot, editor: Editor, folder: Path, *formats: str) -> ExportDialog:
    dialog = ExportDialog(editor, Preferences(editor.session.path.with_name("window.ini")))
    qtbot.addWidget(dialog)
    dialog.show()
    for box in dialog.findChildren(QCheckBox):
        if box.text() in FORMATS:
            box.setChecked(box.text() in formats)
    field = dialog.findChild(QLineEdit, "folder")
    assert isinstance(field, QLineEdit)
    field.setText(str(folder))
    return dialog


def _button(dialog: ExportDialog, words: str) -> QPushButton:
    return next(one for one in dialog.findChildren(QPushButton) if one.text() == words)


def _box(dialog: ExportDialog, words: str) -> QCheckBox:
    return next(one for one in dialog.findChildren(QCheckBox) if _name(one) == words)


def _name(box: QCheckBox) -> str:
    """What a box is called, without the marking of its edition, which is in the language of the window."""
    return box.text().partition(" · ")[0]


def _field(dialog: ExportDialog, name: str) -> QLineEdit:
    return next(one for one in dialog.findChildren(QLineEdit) if one.accessibleName() == name)


def _combo(dialog: ExportDialog, name: str) -> QComboBox:
    return next(one for one in dialog.findChildren(QComboBox) if one.accessibleName() == name)


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

    assert _says(dialog, "file is a file, not a folder.")
    assert not _button(dialog, "Export").isEnabled()


def test_folder_that_is_taken_away_meanwhile_is_said_beside_it(qtbot: QtBot, editor: Editor, tmp_path: Path) -> None:
    dialog = _dialog(qtbot, editor, tmp_path / "out", "Plain text")
    (tmp_path / "out").write_text("in the way", "utf-8")

    _button(dialog, "Export").click()
    qtbot.waitUntil(lambda: _says(dialog, "cannot be written"), timeout=30_000)

    assert not _button(dialog, "Show in folder").isVisible()
    assert not _says(dialog, "error:")
    assert not editor.session.path.with_name("window.ini").exists()


def test_nothing_chosen_cannot_be_exported(qtbot: QtBot, editor: Editor, tmp_path: Path) -> None:
    dialog = _dialog(qtbot, editor, tmp_path)

    assert not _button(dialog, "Export").isEnabled()
    assert _says(dialog, "Choose a format.")


def test_rights_are_chosen_where_there_is_a_password(qtbot: QtBot, editor: Editor, tmp_path: Path) -> None:
    dialog = _dialog(qtbot, editor, tmp_path / "out", "PDF")
    may_print, may_copy = (_box(dialog, words) for words in ("May be printed", "Words may be copied"))
    assert not may_print.isEnabled()
    _field(dialog, "Password of the PDF").setText("Reception House")
    may_print.click()
    may_copy.click()

    _button(dialog, "Export").click()
    qtbot.waitUntil(lambda: _says(dialog, "Done"), timeout=30_000)

    with pikepdf.open(tmp_path / "out" / "asif-2018-full.pdf", password="Reception House") as pdf:
        assert (pdf.allow.print_highres, pdf.allow.extract) == (False, True)


def test_last_choice_is_offered_again_without_the_password(qtbot: QtBot, editor: Editor, tmp_path: Path) -> None:
    dialog = _dialog(qtbot, editor, tmp_path / "out", "Plain text", "PDF")
    _field(dialog, "Password of the PDF").setText("Reception House")
    _box(dialog, "Press").click()
    _combo(dialog, "Sections begin").setCurrentIndex(3)
    _button(dialog, "Export").click()
    qtbot.waitUntil(lambda: _says(dialog, "Done"), timeout=30_000)
    dialog.reject()

    again = ExportDialog(editor, Preferences(editor.session.path.with_name("window.ini")))
    qtbot.addWidget(again)

    ticked = {_name(box) for box in again.findChildren(QCheckBox) if box.isChecked()}
    assert ticked == {"Full", "Press", "Plain text", "PDF", "May be printed"}
    assert _combo(again, "Sections begin").currentText() == "On a right-hand page"
    assert _field(again, "Folder").text() == str(tmp_path / "out")
    assert _field(again, "Password of the PDF").text() == ""
    kept = (tmp_path / "sample" / "visits" / "window.ini").read_text("utf-8")
    assert "Reception" not in kept


@pytest.fixture
def job(qtbot: QtBot, editor: Editor) -> PrintJob:
    """The sample as a booklet, before anybody has chosen a printer."""
    order = Order(editor.session.path, editions=("full",), formats=("pdf",), layout="booklet")
    pdf, _ = print_ready(editor.sources, editor.session.briefing, order, lambda _step: None)
    assert pdf is not None
    parent = QWidget()
    qtbot.addWidget(parent)
    return PrintJob(pdf, "Книга", editor.tr, parent)


def test_each_edition_has_its_own_recipients(qtbot: QtBot, editor: Editor, tmp_path: Path) -> None:
    dialog = _dialog(qtbot, editor, tmp_path / "out", "PDF")
    field = dialog.findChild(RecipientsField)
    assert isinstance(field, RecipientsField)
    box, lines = field.findChild(QCheckBox), field.findChild(QPlainTextEdit)
    assert isinstance(box, QCheckBox)
    assert isinstance(lines, QPlainTextEdit)
    assert field.edition.isHidden()
    press = next(one for one in dialog.findChildren(QCheckBox) if one.text().startswith("Press"))
    press.click()
    assert not field.edition.isHidden()
    box.click()
    lines.setPlainText("The Minister")
    field.edition.setCurrentIndex(field.edition.findData("press"))
    assert not box.isChecked()
    box.click()
    lines.setPlainText("Agency One\nAgency Two")
    full = next(one for one in dialog.findChildren(QCheckBox) if one.text().startswith("Full"))
    full.click()
    assert field.edition.isHidden()
    assert field.recipients == ("Agency One", "Agency Two")
    full.click()

    field.take()

    first = editor.library.first_language
    made = {one.name: recipients(one, "en", first) for one in editor.session.briefing.all_editions}
    assert made == {
        "full": ("The Minister",),
        "press": ("Agency One", "Agency Two"),
        "handout": ("Delegation of Pakistan",),
    }
    editor.undo()
    assert [one.name for one in editor.session.briefing.all_editions if one.copies] == ["handout"]


def test_recipients_typed_for_copies_are_a_step_of_the_briefing(qtbot: QtBot, editor: Editor, tmp_path: Path) -> None:
    dialog = _dialog(qtbot, editor, tmp_path / "out", "PDF")
    field = dialog.findChild(RecipientsField)
    assert isinstance(field, RecipientsField)
    box, lines = field.findChild(QCheckBox), field.findChild(QPlainTextEdit)
    assert isinstance(box, QCheckBox)
    assert isinstance(lines, QPlainTextEdit)
    box.click()
    lines.setPlainText("The Minister\nEmbassy in Moscow\n")

    _button(dialog, "Export").click()
    qtbot.waitUntil(lambda: _says(dialog, "Done"), timeout=30_000)

    first = editor.library.first_language
    assert recipients(editor.edition, "en", first) == ("The Minister", "Embassy in Moscow")
    assert editor.session.history.undo_label == "Numbered copies"
    printed = pypdfium2.PdfDocument(tmp_path / "out" / "asif-2018-full.pdf")
    assert "Copy 2 of 2 · Embassy in Moscow" in printed[len(printed) - 1].get_textpage().get_text_range()
    printed.close()


def test_book_printed_into_a_file_is_the_book_itself(job: PrintJob, tmp_path: Path) -> None:
    job.printer.setOutputFileName(str(tmp_path / "printed.pdf"))

    job.send()

    printed = pypdfium2.PdfDocument(tmp_path / "printed.pdf")
    assert "Pakistan" in printed[0].get_textpage().get_text_range()
    assert [round(side) for side in printed[0].get_size()] == [842, 595]
    printed.close()


def test_paper_is_the_book_s_own_whatever_the_queue_offers_by_itself(job: PrintJob) -> None:
    job.printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))

    assert job.order.paper == "A4"

    job.give_up()


def test_pages_for_printers_without_a_spooler_are_drawn_page_by_page(
    qtbot: QtBot, editor: Editor, job: PrintJob, tmp_path: Path
) -> None:
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setResolution(50)
    printer.setPageLayout(job.paper)
    printer.setFullPage(True)

    job.draw(printer)
    job.give_up()

    printed = pypdfium2.PdfDocument(tmp_path / "printed.pdf")
    assert editor.book is not None
    assert len(printed) == -(-len(editor.book.pages.pages) // 4) * 2
    width, height = printed[0].get_size()
    assert (round(width), round(height)) == (842, 595)
    printed.close()


def _place(preview: PrintPreview) -> str:
    return next(one.text() for one in preview.findChildren(QLabel) if one.text().startswith("Sheet"))


def test_preview_shows_the_sheets_and_can_be_given_up(qtbot: QtBot, editor: Editor, job: PrintJob) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 800)
    preview = PrintPreview(job, editor.tr, window)
    preview.open()
    sheets = preview.findChild(QPdfView)
    assert isinstance(sheets, QPdfView)
    assert _place(preview) == f"Sheet side 1 of {job.document.pageCount()}"

    for words in ("+", "−"):
        next(one for one in preview.findChildren(QPushButton) if one.text() == words).click()
        assert sheets.zoomMode() == QPdfView.ZoomMode.Custom
    next(one for one in preview.findChildren(QPushButton) if one.accessibleName() == "Next sheet").click()
    assert _place(preview).startswith("Sheet side 2 ")

    with qtbot.waitSignal(job.ended) as ended:
        preview.reject()

    assert ended.args == [""]
