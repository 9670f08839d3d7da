"""States of the dialogs of a briefing's window, its menus and its palette."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QPushButton, QToolButton

from briefbook.gui.bar import edition_name
from briefbook.gui.inspector.snippet_dialog import SnippetDialog
from briefbook.gui.inspector.text_dialogs import LinkDialog, TableDialog
from briefbook.gui.printing.preview import PrintPreview
from briefbook.gui.recipients import RecipientsField
from briefbook.session.details import set_edition
from briefbook.session.moves import Place
from briefbook.session.rows import insert
from tests.gui.looks.at_work import MEETING
from tests.gui.looks.stage import Stage
from tests.gui.rows import key_of


def words(stage: Stage) -> Iterator[str]:
    """Links, tables, new snippets, mentions."""
    window = stage.window
    editor = window.editor
    editor.select((key_of(editor, MEETING),))
    inspector = window.workspace.inspector.selected
    with stage.shown(LinkDialog(editor.tr, "", window)) as dialog:
        field = stage.find(dialog, QLineEdit)
        yield "link"
        field.setText("not an address")
        dialog.accept()
        yield "link-mistake"
    rows = (("Year", "Turnover"), ("2016", "421"), ("2017", "543"))
    with stage.shown(TableDialog(editor.tr, rows, window)):
        yield "table"
    with stage.shown(SnippetDialog(editor, window)) as dialog:
        yield "new-snippet"
        dialog.accept()
        yield "new-snippet-mistake"
    inspector.words.tools.mention()
    QTest.keyClicks(stage.find(stage.dialog, QLineEdit), "a")
    yield "mention"
    stage.dialog.close()


def export(stage: Stage) -> Iterator[str]:
    """Export: what is asked, running, done, refused."""
    window = stage.window
    tr = stage.tr
    window.commands["export"].trigger()
    dialog = stage.dialog
    yield "export"
    field = dialog.findChild(RecipientsField)
    assert field is not None
    stage.find(field, QCheckBox).click()
    stage.find(field, QPlainTextEdit).setPlainText("The Minister\nThe Embassy")
    stage.find(dialog, QLineEdit, tr("Password of the PDF")).setText("secret")
    yield "export-protected"
    edition = window.editor.session.briefing.edition("press")
    assert edition is not None
    press = stage.find(dialog, QCheckBox, words=edition_name(edition, tr))
    press.click()
    yield "export-copies-of-two-editions"
    press.click()
    stage.find(field, QCheckBox).click()
    stage.find(dialog, QLineEdit, tr("Password of the PDF")).setText("")
    stage.press(dialog, tr("Export"))
    stage.wait()
    stage.keep("export-running", is_still=False)
    done = [one for one in dialog.findChildren(QPushButton) if one.text() == tr("Show in folder")]
    stage.until(done[0].isVisible, "the export")
    yield "export-done"
    stage.find(dialog, QLineEdit, tr("Folder")).setText("/proc/nowhere")
    stage.press(dialog, tr("Export"))
    stage.until(lambda: not done[0].isVisible() and dialog.findChildren(QPushButton)[0].isEnabled(), "the refusal")
    yield "export-not-writable"
    dialog.close()
    yield from _with_errors(stage)
    yield from _refused_by_the_proof(stage)


def _with_errors(stage: Stage) -> Iterator[str]:
    """An expression that is wrong leaves its words out."""
    editor = stage.window.editor
    with editor.edit("Break"):
        wrong = {"text": "{{ nonsense }}", "marking": "OPEN"}
        editor.apply(insert, Place(key_of(editor, "Our objectives")), wrong)
    yield from _exported(stage, "export-with-errors")


def _exported(stage: Stage, name: str) -> Iterator[str]:
    """What becomes of the export of the edition in view; the last step is taken back afterwards."""
    editor = stage.window.editor
    stage.wait()
    stage.until(lambda: not editor.is_busy, "the pages")
    stage.window.commands["export"].trigger()
    dialog = stage.dialog
    for one in editor.session.briefing.all_editions:
        stage.find(dialog, QCheckBox, words=edition_name(one, stage.tr)).setChecked(one.name == editor.edition.name)
    stage.press(dialog, stage.tr("Export"))
    go = next(one for one in dialog.findChildren(QPushButton) if one.text() == stage.tr("Export"))
    stage.until(go.isEnabled, "the end of the export")
    yield name
    dialog.close()
    editor.undo()
    stage.wait()
    stage.until(lambda: not editor.is_busy, "the pages")


def _refused_by_the_proof(stage: Stage) -> Iterator[str]:
    """The foot of every page of the house repeats a restricted point, and the press is to have it."""
    editor = stage.window.editor
    editor.set_edition("press")
    point = editor.library.snippet("raise-pipeline")
    words = point.own_words("full") if point is not None else None
    said = words.said("en", "en") if words is not None else None
    assert said is not None
    house = editor.session.path.parent / "house" / "template.yaml"
    house.parent.mkdir()
    house.write_text(f"template: 1\ninherits: press-comment\nfooter: {{centre: '{said.text}'}}\n", "utf-8")
    with editor.edit("Break"):
        editor.apply(set_edition, "press", {"template": "house"})
    yield from _exported(stage, "export-refused")
    editor.set_edition("full")
    stage.wait()
    stage.until(lambda: not editor.is_busy, "the pages")


def printing(stage: Stage) -> Iterator[str]:
    """Print: what is asked, the preview, the system's dialog."""
    window = stage.window
    window.commands["print"].trigger()
    dialog = stage.dialog
    yield "print"
    stage.press(dialog, stage.tr("Preview…"))
    stage.until(lambda: isinstance(stage.modal, PrintPreview), "the preview")
    yield "print-preview"
    preview = stage.dialog
    go = next(one for one in preview.findChildren(QPushButton) if one.text() == stage.tr("Print…"))
    stage.await_dialog(go.click, lambda _dialog: stage.keep("print-system"))


def palette(stage: Stage) -> Iterator[str]:
    """The palette: everything, something, nothing."""
    window = stage.window
    window.commands["find"].trigger()
    yield "palette"
    field = stage.find(stage.dialog, QLineEdit)
    QTest.keyClicks(field, "tra")
    yield "palette-found"
    field.selectAll()
    QTest.keyClicks(field, "xyzzy")
    yield "palette-nothing"
    QTest.keyClick(field, Qt.Key.Key_Escape)


def menus(stage: Stage) -> Iterator[str]:
    """Every menu, opened."""
    window = stage.window
    window.editor.select((key_of(window.editor, MEETING),))
    bar = window.menuBar()
    for number, action in enumerate(bar.actions()):
        menu = action.menu()
        place = bar.actionGeometry(action).bottomLeft()
        menu.popup(bar.mapToGlobal(place))  # type: ignore[attr-defined]
        yield f"menu-{number}"
        menu.close()  # type: ignore[attr-defined]
    for name, words in (("editions", "Edition"), ("languages", "Language of the book")):
        button = stage.find(window.bar, QToolButton, stage.tr(words))
        button.menu().popup(button.mapToGlobal(button.rect().bottomLeft()))
        yield f"menu-{name}"
        button.menu().close()


def help_and_versions(stage: Stage) -> Iterator[str]:
    """Shortcuts, what program this is, earlier versions."""
    window = stage.window
    for name in ("shortcuts", "versions"):
        window.commands[name].trigger()
        yield name
        stage.dialog.close()
    stage.await_dialog(window.commands["about"].trigger, lambda _dialog: stage.keep("about"))


STATES = (words, export, printing, palette, menus, help_and_versions)
