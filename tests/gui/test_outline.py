"""The outline driven by keys, drops and the clipboard; the session is the judge."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from briefbook.gui.editor import Editor
from briefbook.gui.outline.card import VisitCard
from briefbook.gui.outline.carried import SNIPPETS
from briefbook.gui.outline.model import LINE, OutlineModel
from briefbook.gui.outline.painting import RowPainter
from briefbook.gui.outline.panel import OutlinePanel
from briefbook.session.changes import rename

from .rows import key_of, titles_below

ALT, CONTROL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
def panel(qtbot: QtBot, editor: Editor) -> OutlinePanel:
    made = OutlinePanel(editor)
    qtbot.addWidget(made)
    made.resize(320, 700)
    made.show()
    made.activateWindow()
    made.view.setFocus()
    return made


def select(editor: Editor, *titles: str) -> None:
    editor.select([key_of(editor, title) for title in titles])


def model_of(panel: OutlinePanel) -> OutlineModel:
    model = panel.view.model()
    assert isinstance(model, OutlineModel)
    return model


def press(qtbot: QtBot, panel: OutlinePanel, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(panel.view, key, modifier or Qt.KeyboardModifier.NoModifier)


def test_rows_say_everything_to_a_screen_reader(panel: OutlinePanel, editor: Editor) -> None:
    model = model_of(panel)

    def spoken(title: str) -> str:
        return str(model.data(model.at(key_of(editor, title)), Qt.ItemDataRole.AccessibleTextRole))

    assert spoken("objective-trade") == "Point: Trade\nMarking: RESTRICTED"
    title = "On the visit of the Foreign Minister of the Islamic Republic of Pakistan to Moscow"
    assert spoken("The visit").endswith(f"Left out: only in press (“{title}”)")
    assert panel.view.accessibleName() == "Outline"


def test_marking_and_words_give_way_to_the_title(panel: OutlinePanel, editor: Editor) -> None:
    index = model_of(panel).at(key_of(editor, "objective-counter-terrorism"))
    line, font = index.data(LINE), panel.font()
    painter = panel.view.itemDelegate()
    assert isinstance(painter, RowPainter)
    assert painter.fitted(line, index, 600, font).chip == "RESTRICTED"

    narrow = painter.fitted(line, index, panel.fontMetrics().horizontalAdvance("Counter-terrorism") + 40, font)

    assert narrow.chip == "R"


def test_sections_show_number_and_pages(qtbot: QtBot, panel: OutlinePanel, editor: Editor) -> None:
    model = model_of(panel)
    qtbot.waitUntil(lambda: bool(model.at(key_of(editor, "Background")).data(LINE).number))
    line = model.at(key_of(editor, "Background")).data(LINE)

    assert line.number.isdigit()
    assert line.row.pages > 1


def test_selecting_in_the_tree_selects_in_the_session(panel: OutlinePanel, editor: Editor) -> None:
    key = key_of(editor, "objective-trade")

    panel.view.setCurrentIndex(model_of(panel).at(key))

    assert editor.selection == (key,)


def test_move_down_keeps_selection(qtbot: QtBot, panel: OutlinePanel, editor: Editor) -> None:
    select(editor, "objective-trade")

    press(qtbot, panel, Qt.Key.Key_Down, ALT)

    assert titles_below(editor, "Our objectives") == ["Counter-terrorism", "Trade"]
    assert panel.view.currentIndex().data() == "Trade"
    assert [index.data() for index in panel.view.selectedIndexes()] == ["Trade"]


def test_undo_brings_rows_and_selection_back(qtbot: QtBot, panel: OutlinePanel, editor: Editor) -> None:
    select(editor, "objective-trade", "objective-counter-terrorism")

    press(qtbot, panel, Qt.Key.Key_Delete)
    assert titles_below(editor, "Our objectives") == []
    editor.undo()

    assert titles_below(editor, "Our objectives") == ["Trade", "Counter-terrorism"]
    assert sorted(index.data() for index in panel.view.selectedIndexes()) == ["Counter-terrorism", "Trade"]


def test_f2_renames_in_place(qtbot: QtBot, panel: OutlinePanel, editor: Editor) -> None:
    select(editor, "Press line")

    press(qtbot, panel, Qt.Key.Key_F2)
    fields = [one for one in panel.view.viewport().findChildren(QLineEdit) if one.accessibleName() == "Title"]
    fields[0].setText("For the press")
    with qtbot.waitSignal(editor.changed):
        QTest.keyClick(fields[0], Qt.Key.Key_Return)

    assert key_of(editor, "For the press")
    assert editor.session.history.undo_label == "Rename"


def test_title_being_typed_survives_new_pages(qtbot: QtBot, panel: OutlinePanel, editor: Editor) -> None:
    select(editor, "Press line")
    press(qtbot, panel, Qt.Key.Key_F2)
    fields = [one for one in panel.view.viewport().findChildren(QLineEdit) if one.accessibleName() == "Title"]
    fields[0].setText("For the pr")

    with editor.edit("Rename"):
        editor.apply(rename, key_of(editor, "Press line"), "Line for the press", "en", "en")

    assert fields[0].text() == "For the pr"


def test_what_is_typed_on_a_row_becomes_a_text_item_below_it(qtbot: QtBot, panel: OutlinePanel, editor: Editor) -> None:
    select(editor, "objective-trade")

    press(qtbot, panel, Qt.Key.Key_Insert)
    line = QApplication.focusWidget()
    assert line is not None
    QTest.keyClicks(line, "Settle the dates")
    QTest.keyClick(line, Qt.Key.Key_Return)
    QTest.keyClicks(line, "And the place")
    QTest.keyClick(line, Qt.Key.Key_Return)
    QTest.keyClick(line, Qt.Key.Key_Escape)

    expected = ["Trade", "Settle the dates", "And the place", "Counter-terrorism"]
    assert titles_below(editor, "Our objectives") == expected
    assert panel.view.hasFocus()


def test_a_letter_opens_the_line_with_it(qtbot: QtBot, panel: OutlinePanel, editor: Editor) -> None:
    select(editor, "objective-trade")

    QTest.keyClicks(panel.view, "S")

    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.text() == "S"


def test_new_section_is_named_at_once(qtbot: QtBot, panel: OutlinePanel, editor: Editor) -> None:
    select(editor, "objective-trade")

    press(qtbot, panel, Qt.Key.Key_Insert, SHIFT)

    fields = [one for one in panel.view.viewport().findChildren(QLineEdit) if one.accessibleName() == "Title"]
    assert [one.text() for one in fields] == ["New section"]
    assert editor.state.depth(key_of(editor, "New section")) == 0


def test_cut_rows_are_pasted_elsewhere(qtbot: QtBot, panel: OutlinePanel, editor: Editor) -> None:
    select(editor, "objective-trade")
    press(qtbot, panel, Qt.Key.Key_X, CONTROL)
    assert QGuiApplication.clipboard().text() == "Trade"

    select(editor, "Points to make")
    press(qtbot, panel, Qt.Key.Key_V, CONTROL)

    assert titles_below(editor, "Our objectives") == ["Counter-terrorism"]
    assert titles_below(editor, "Points to make")[-1] == "Trade"


def test_words_from_elsewhere_are_pasted_as_text(qtbot: QtBot, panel: OutlinePanel, editor: Editor) -> None:
    QGuiApplication.clipboard().setText("One paragraph.\n\nAnother one.")
    select(editor, "objective-counter-terrorism")

    press(qtbot, panel, Qt.Key.Key_V, CONTROL)

    assert titles_below(editor, "Our objectives")[-2:] == ["One paragraph.", "Another one."]


def test_rows_dropped_on_a_section_go_into_it(panel: OutlinePanel, editor: Editor) -> None:
    model = model_of(panel)
    rows = [model.at(key_of(editor, name)) for name in ("objective-trade", "objective-counter-terrorism")]
    data = model.mimeData(rows)
    target = model.at(key_of(editor, "Press line"))

    assert model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, target)

    assert titles_below(editor, "Press line")[-2:] == ["Trade", "Counter-terrorism"]
    assert editor.session.history.undo_label == "Move"


def test_section_is_not_dropped_into_itself(panel: OutlinePanel, editor: Editor) -> None:
    model = model_of(panel)
    section = model.at(key_of(editor, "Background"))
    inside = model.at(key_of(editor, "Energy"))

    assert not model.canDropMimeData(model.mimeData([section]), Qt.DropAction.MoveAction, 0, 0, inside)


def test_snippets_dropped_between_rows_become_items(panel: OutlinePanel, editor: Editor) -> None:
    data = QMimeData()
    data.setData(SNIPPETS, b'["moscow-format", "sco"]')
    model = model_of(panel)

    assert model.dropMimeData(data, Qt.DropAction.CopyAction, 1, 0, model.at(key_of(editor, "Our objectives")))

    titles = titles_below(editor, "Our objectives")
    assert (titles[0], titles[-1], len(titles)) == ("Trade", "Counter-terrorism", 4)


def test_rows_of_another_briefing_are_copied(panel: OutlinePanel, editor: Editor, qtbot: QtBot) -> None:
    other = OutlinePanel(editor)
    qtbot.addWidget(other)
    data = model_of(other).mimeData([model_of(other).at(key_of(editor, "objective-trade"))])
    model = model_of(panel)

    assert model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, model.at(key_of(editor, "Energy")))

    assert titles_below(editor, "Our objectives")[0] == "Trade"
    assert titles_below(editor, "Energy")[-1] == "Trade"


def test_double_click_asks_for_the_words(qtbot: QtBot, panel: OutlinePanel, editor: Editor) -> None:
    key = key_of(editor, "objective-trade")
    at = panel.view.visualRect(model_of(panel).at(key)).center()

    with qtbot.waitSignal(editor.words_wanted) as wanted:
        QTest.mouseDClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=at)

    assert wanted.args == [key]


def test_card_says_the_visit_and_asks_for_its_details(qtbot: QtBot, panel: OutlinePanel) -> None:
    card = panel.findChild(VisitCard)
    assert card is not None
    assert "Khawaja Asif → Sergey Lavrov" in card.accessibleDescription()

    card.setFocus()
    with qtbot.waitSignal(panel.visit_requested):
        QTest.keyClick(card, Qt.Key.Key_Return)


def test_every_command_of_the_rows_has_a_name_and_most_a_key(panel: OutlinePanel) -> None:
    actions = [action for action in panel.actions() if not action.isSeparator()]

    assert all(action.text() for action in actions)
    assert len({keys.toString() for action in actions for keys in action.shortcuts()}) >= 14
