"""The inspector edits words of this briefing, rows, facts of the library, the visit."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from briefbook.gui.editor import Editor
from briefbook.gui.inspector.panel import InspectorPanel
from briefbook.gui.inspector.wording import WordingEditor
from briefbook.model.briefing import SnippetItem

from .rows import key_of


@pytest.fixture
def panel(qtbot: QtBot, editor: Editor) -> InspectorPanel:
    made = InspectorPanel(editor)
    qtbot.addWidget(made)
    made.resize(380, 900)
    made.show()
    made.activateWindow()
    return made


def take_up(editor: Editor, panel: InspectorPanel, row: str) -> WordingEditor:
    editor.want_words(key_of(editor, row))
    field = panel.selected.words.first.text
    field.moveCursor(QTextCursor.MoveOperation.End)
    return field


def snippet_item(editor: Editor, ident: str) -> SnippetItem:
    value = editor.state.nodes[key_of(editor, ident)].value
    assert isinstance(value, SnippetItem)
    return value


def settled(qtbot: QtBot, field: WordingEditor, words: str) -> None:
    """Type words and wait until the session has them."""
    QTest.keyClicks(field, words)
    qtbot.waitUntil(lambda: field.text.endswith(words.strip()))


def test_words_of_facts_are_dotted_and_stay_live(qtbot: QtBot, editor: Editor, panel: InspectorPanel) -> None:
    field = take_up(editor, panel, "lavrov-asif-new-york")
    assert field.toPlainText().startswith("The ministers last met on 21")

    pointed = field.textCursor()
    pointed.setPosition(5)
    assert pointed.charFormat().toolTip().startswith("from the library: Meeting in New York")

    settled(qtbot, field, " It was cordial.")

    item = snippet_item(editor, "lavrov-asif-new-york")
    assert item.text is not None
    assert item.text.words[""].text == "{{ facts }} It was cordial."
    assert editor.library.snippet("lavrov-asif-new-york").text is None  # type: ignore[union-attr]


def test_typing_is_one_step_of_undo(qtbot: QtBot, editor: Editor, panel: InspectorPanel) -> None:
    field = take_up(editor, panel, "lavrov-asif-new-york")
    before = len(editor.session.history.past)
    settled(qtbot, field, " It was cordial.")
    assert len(editor.session.history.past) == before + 1

    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert snippet_item(editor, "lavrov-asif-new-york").text is None
    assert not field.toPlainText().endswith("cordial.")


def test_caret_returns_to_where_the_undone_words_were_typed(
    qtbot: QtBot, editor: Editor, panel: InspectorPanel
) -> None:
    field = take_up(editor, panel, "lavrov-asif-new-york")
    field.moveCursor(QTextCursor.MoveOperation.Start)
    place = field.textCursor().position()
    QTest.keyClicks(field, "It was cordial. ")
    qtbot.waitUntil(lambda: field.text.startswith("It was cordial."))

    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.textCursor().position() == place
    QTest.keyClick(field, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert field.textCursor().position() == place + len("It was cordial. ")


def test_caret_of_one_row_is_not_carried_into_the_words_of_another(editor: Editor, panel: InspectorPanel) -> None:
    take_up(editor, panel, "lavrov-asif-new-york").moveCursor(QTextCursor.MoveOperation.End)

    editor.want_words(key_of(editor, "russia-pakistan-trade"))

    assert panel.selected.words.first.text.textCursor().position() == 0


def test_a_letter_inside_facts_makes_own_words_of_them(qtbot: QtBot, editor: Editor, panel: InspectorPanel) -> None:
    field = take_up(editor, panel, "russia-pakistan-trade")
    field.moveCursor(QTextCursor.MoveOperation.Start)
    for _ in range(3):
        field.moveCursor(QTextCursor.MoveOperation.Right)

    QTest.keyClicks(field, "x")

    qtbot.waitUntil(lambda: field.text.startswith("Traxde"))
    assert "{{" not in field.text


def test_bold_words_are_stored_with_their_marks(qtbot: QtBot, editor: Editor, panel: InspectorPanel) -> None:
    field = take_up(editor, panel, "lavrov-asif-new-york")
    QTest.keyClicks(field, " Very ")
    QTest.keyClick(field, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)

    QTest.keyClicks(field, "useful")

    qtbot.waitUntil(lambda: field.text == "{{ facts }} Very **useful**")


def test_a_dash_and_a_blank_begin_a_list(qtbot: QtBot, editor: Editor, panel: InspectorPanel) -> None:
    field = take_up(editor, panel, "lavrov-asif-new-york")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClicks(field, "- one")
    QTest.keyClick(field, Qt.Key.Key_Return)

    QTest.keyClicks(field, "two")

    qtbot.waitUntil(lambda: field.text == "{{ facts }}\n\n-  one\n-  two")


def test_librarys_words_come_back(qtbot: QtBot, editor: Editor, panel: InspectorPanel) -> None:
    field = take_up(editor, panel, "lavrov-asif-new-york")
    settled(qtbot, field, " It was cordial.")

    button = next(one for one in panel.findChildren(QPushButton) if one.text() == "Back to the library's words")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    assert snippet_item(editor, "lavrov-asif-new-york").text is None
    assert field.text == "{{ facts }}"


def test_other_language_keeps_the_first(qtbot: QtBot, editor: Editor, panel: InspectorPanel) -> None:
    field = take_up(editor, panel, "lavrov-asif-new-york")
    settled(qtbot, field, " It was cordial.")
    chip = next(one for one in panel.selected.words._chips if one.property("language") == "ru")
    chip.click()
    field.moveCursor(QTextCursor.MoveOperation.End)

    QTest.keyClicks(field, "!")

    qtbot.waitUntil(lambda: field.text.endswith("!"))
    words = snippet_item(editor, "lavrov-asif-new-york").text
    assert words is not None
    assert set(words.words) == {"en", "ru"}
    assert words.words["en"].text == "{{ facts }} It was cordial."


def test_marking_holds_for_all_selected_rows(editor: Editor, panel: InspectorPanel) -> None:
    keys = [key_of(editor, "objective-trade"), key_of(editor, "objective-counter-terrorism")]
    editor.select(keys)
    combo = panel.selected.form.marking

    combo.setCurrentIndex(combo.findData("RESTRICTED"))
    combo.activated.emit(combo.currentIndex())

    assert [editor.state.nodes[key].value.marking for key in keys] == ["RESTRICTED", "RESTRICTED"]
    assert len(editor.session.history.past) == 1


def test_editions_are_chosen_by_ticks(qtbot: QtBot, editor: Editor, panel: InspectorPanel) -> None:
    key = key_of(editor, "north-south-pipeline")
    editor.select([key])
    press = next(box for box in panel.selected.form._only if box.text() == "Press")

    press.click()

    assert editor.state.nodes[key].value.only == ("full", "handout")


def test_visit_takes_dates_as_people_type_them(qtbot: QtBot, editor: Editor, panel: InspectorPanel) -> None:
    panel.show_visit()
    field = panel.visit.end
    field.setFocus()
    field.selectAll()

    QTest.keyClicks(field, "21 feb 2018")
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert str(editor.state.header.visit.end) == "2018-02-21"
    assert editor.session.history.undo_label == "Change the visit"


def test_visit_refuses_an_end_before_its_beginning(qtbot: QtBot, editor: Editor, panel: InspectorPanel) -> None:
    panel.show_visit()
    field = panel.visit.end
    field.setFocus()
    field.selectAll()

    QTest.keyClicks(field, "19 feb 2018")
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert str(editor.state.header.visit.end) == "2018-02-20"
    assert "20" in field.text()


def test_history_goes_back_to_a_step(qtbot: QtBot, editor: Editor, panel: InspectorPanel) -> None:
    field = take_up(editor, panel, "lavrov-asif-new-york")
    settled(qtbot, field, " It was cordial.")
    panel.tabs.setCurrentWidget(panel.history)
    steps = panel.history.list
    assert "Edit the words" in steps.item(0).text()

    steps.itemActivated.emit(steps.item(1))

    assert snippet_item(editor, "lavrov-asif-new-york").text is None
    assert "Edit the words" in steps.item(0).text()
