"""The tools of words: quotations, links, tables, live facts by "@"; two languages side by side; lengths."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableWidgetItem
from pytestqt.qtbot import QtBot

from briefbook.checks.acknowledging import fingerprint
from briefbook.gui.editor import Editor
from briefbook.gui.inspector.choice_popup import ChoicePopup
from briefbook.gui.inspector.panel import InspectorPanel
from briefbook.gui.inspector.text_dialogs import LinkDialog, TableDialog, full_address
from briefbook.gui.inspector.wording import WordingEditor
from briefbook.model.briefing import SnippetItem, TextItem
from briefbook.model.localised import Said
from briefbook.session.moves import Place
from briefbook.session.rows import insert_text

from .rows import key_of

MEETING = "lavrov-asif-new-york"


@pytest.fixture
def panel(qtbot: QtBot, editor: Editor) -> InspectorPanel:
    made = InspectorPanel(editor)
    qtbot.addWidget(made)
    made.resize(380, 900)
    made.show()
    made.activateWindow()
    return made


def taken_up(editor: Editor, panel: InspectorPanel, row: str = MEETING) -> WordingEditor:
    editor.want_words(key_of(editor, row))
    field = panel.selected.words.first.text
    field.moveCursor(QTextCursor.MoveOperation.End)
    return field


def new_text(editor: Editor, panel: InspectorPanel, words: str) -> WordingEditor:
    with editor.edit("Add"):
        editor.apply(insert_text, Place(editor.state.root.sections[0].key), words)
    editor.words_wanted.emit(editor.state.current)
    field = panel.selected.words.first.text
    field.moveCursor(QTextCursor.MoveOperation.End)
    return field


def said_in(editor: Editor, language: str) -> Said | None:
    """What the selected text item says in a language."""
    value = editor.state.nodes[editor.state.current].value
    assert isinstance(value, TextItem)
    return value.text.words.get(language)


def popup_of(qtbot: QtBot, panel: InspectorPanel) -> ChoicePopup:
    popup = panel.selected.words.tools.findChild(ChoicePopup)
    assert isinstance(popup, ChoicePopup)
    qtbot.waitUntil(lambda: popup.list.count() > 0)
    return popup


def test_at_sign_puts_a_live_fact_between_words(qtbot: QtBot, editor: Editor, panel: InspectorPanel) -> None:
    field = new_text(editor, panel, "We met")
    QTest.keyClicks(field, " @")
    popup = popup_of(qtbot, panel)
    QTest.keyClicks(popup.field, "asif name")
    qtbot.waitUntil(lambda: "Khawaja" in popup.list.item(0).text() and "name" in popup.list.item(0).text())

    QTest.keyClick(popup.field, Qt.Key.Key_Return)
    QTest.keyClicks(field, " twice.")

    qtbot.waitUntil(lambda: field.text == 'We met {{ person("khawaja-asif").name }} twice.')
    assert "Khawaja" in field.toPlainText()


def test_escape_leaves_the_at_sign_as_it_was_typed(qtbot: QtBot, editor: Editor, panel: InspectorPanel) -> None:
    field = new_text(editor, panel, "Write")
    QTest.keyClicks(field, " @")
    popup = popup_of(qtbot, panel)
    QTest.keyClicks(popup.field, "home")

    QTest.keyClick(popup.field, Qt.Key.Key_Escape)

    qtbot.waitUntil(lambda: field.text == "Write @home")


def test_address_of_mail_opens_no_list(qtbot: QtBot, editor: Editor, panel: InspectorPanel) -> None:
    field = new_text(editor, panel, "Write to")

    QTest.keyClicks(field, " desk@un.org")

    qtbot.waitUntil(lambda: field.text == "Write to desk@un.org")
    assert panel.selected.words.tools.findChild(ChoicePopup) is None


def test_typed_expression_comes_alive_when_its_braces_close(
    qtbot: QtBot, editor: Editor, panel: InspectorPanel
) -> None:
    field = new_text(editor, panel, "It is")

    QTest.keyClicks(field, " {{ 6 * 7 }} now")

    qtbot.waitUntil(lambda: field.text == "It is {{ 6 * 7 }} now")
    assert field.toPlainText() == "It is 42 now"


def test_paragraph_becomes_a_quotation_and_back(qtbot: QtBot, editor: Editor, panel: InspectorPanel) -> None:
    field = new_text(editor, panel, "Peace first")

    field.toggle_quotation()
    qtbot.waitUntil(lambda: field.text == "> Peace first")
    field.toggle_quotation()

    qtbot.waitUntil(lambda: field.text == "Peace first")


def test_words_are_linked_and_the_link_is_taken_off(qtbot: QtBot, editor: Editor, panel: InspectorPanel) -> None:
    field = new_text(editor, panel, "See the charter")

    field.set_link("https://www.un.org/a(b)", "")
    qtbot.waitUntil(lambda: field.text == "See the [charter](https://www.un.org/a%28b%29)")
    assert field.link == "https://www.un.org/a(b)"
    field.set_link("", "")

    qtbot.waitUntil(lambda: field.text == "See the charter")


def test_link_says_beside_the_field_what_is_wrong(qtbot: QtBot, editor: Editor, panel: InspectorPanel) -> None:
    dialog = LinkDialog(editor.tr, "", panel)
    dialog.field.setText("not an address")

    dialog.accept()

    assert not dialog.wrong.isHidden()
    assert dialog.result() == 0


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("https://a.b/c", "https://a.b/c"),
        ("www.un.org", "https://www.un.org"),
        ("desk@un.org", "mailto:desk@un.org"),
        ("", ""),
        ("javascript:alert(1)", None),
        ("two words", None),
    ],
)
def test_address_is_completed_or_refused(typed: str, stored: str | None) -> None:
    assert full_address(typed) == stored


def test_table_is_edited_as_cells(qtbot: QtBot, editor: Editor, panel: InspectorPanel) -> None:
    dialog = TableDialog(editor.tr, (("Year", "Total"), ("2017", "500")), panel)
    qtbot.addWidget(dialog)
    dialog.table.setCurrentCell(1, 0)

    dialog._add_row()
    dialog.table.setItem(1, 1, QTableWidgetItem("510"))

    assert dialog.rows == (("Year", "Total"), ("2017", "510"), ("", ""))


def test_two_languages_stand_side_by_side(qtbot: QtBot, editor: Editor, panel: InspectorPanel) -> None:
    field = new_text(editor, panel, "They agreed.")
    words = panel.selected.words
    words._beside.click()
    other = words.second.text
    assert other.toPlainText() == "They agreed."
    other.selectAll()

    QTest.keyClicks(other, "OK")

    qtbot.waitUntil(lambda: said_in(editor, "ru") == Said("OK", None, fingerprint("They agreed.")))
    assert field.text == "They agreed."


def test_older_translation_is_marked_and_confirmed(qtbot: QtBot, editor: Editor, panel: InspectorPanel) -> None:
    field = new_text(editor, panel, "They agreed.")
    words = panel.selected.words
    words._beside.click()
    words.second.text.selectAll()
    QTest.keyClicks(words.second.text, "OK")
    qtbot.waitUntil(lambda: said_in(editor, "ru") is not None)
    assert words.second._stale.isHidden()

    QTest.keyClicks(field, "!")
    qtbot.waitUntil(lambda: not words.second._stale.isHidden())
    words.second._confirm.click()

    assert words.second._stale.isHidden()
    assert said_in(editor, "ru") == Said("OK", None, fingerprint("They agreed.!"))


def test_lengths_say_how_many_words_they_have(editor: Editor, panel: InspectorPanel) -> None:
    taken_up(editor, panel)
    length = panel.selected.words.length

    assert [length.itemText(at).partition(" · ")[0] for at in range(length.count())] == ["Full", "Short", "One line"]
    assert int(length.itemText(0).partition(" · ")[2]) >= int(length.itemText(2).partition(" · ")[2]) > 0
    length.setCurrentIndex(2)
    length.activated.emit(2)

    value = editor.state.nodes[key_of(editor, MEETING)].value
    assert isinstance(value, SnippetItem)
    assert value.length == "line"


def test_words_out_of_restricted_facts_keep_their_marking(qtbot: QtBot, editor: Editor, panel: InspectorPanel) -> None:
    field = taken_up(editor, panel)
    assert editor.state.nodes[editor.state.current].value.marking is None
    field.moveCursor(QTextCursor.MoveOperation.Start)
    field.moveCursor(QTextCursor.MoveOperation.Right)

    QTest.keyClicks(field, "x")

    qtbot.waitUntil(lambda: field.text.startswith("Txhe"))
    assert editor.state.nodes[editor.state.current].value.marking == "RESTRICTED"


def test_words_typed_beside_facts_change_no_marking(qtbot: QtBot, editor: Editor, panel: InspectorPanel) -> None:
    field = taken_up(editor, panel)

    QTest.keyClicks(field, " It was cordial.")

    qtbot.waitUntil(lambda: field.text.endswith("cordial."))
    assert editor.state.nodes[editor.state.current].value.marking is None


def test_words_and_tools_fit_their_column(editor: Editor, panel: InspectorPanel) -> None:
    editor.select([editor.state.root.sections[0].key])
    tab = panel.selected

    inner = tab.widget()
    assert inner is not None
    assert inner.minimumSizeHint().width() <= tab.viewport().width()
