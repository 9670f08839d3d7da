"""Facts as a form: changed in the library or only here, rows added, moved and taken away, mistakes told beside them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QAction, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from briefbook.gui.editor import Editor
from briefbook.gui.inspector.choice_popup import ChoicePopup
from briefbook.gui.inspector.fact_input import FactInput
from briefbook.gui.inspector.fact_rows import NewEntry
from briefbook.gui.inspector.facts_box import FactsBox
from briefbook.gui.inspector.inspect_tab import InspectTab
from briefbook.gui.inspector.reference_choice import ReferenceButton
from briefbook.gui.inspector.snippet_dialog import SnippetDialog
from briefbook.model.briefing import SnippetItem, TextItem
from briefbook.model.kinds import Meeting, Point, Trade

from .rows import key_of

MEETING, TRADE = "lavrov-asif-new-york", "russia-pakistan-trade"


@pytest.fixture
def tab(qtbot: QtBot, editor: Editor) -> InspectTab:
    made = InspectTab(editor)
    qtbot.addWidget(made)
    made.resize(380, 900)
    made.show()
    made.activateWindow()
    return made


def facts_of(editor: Editor, tab: InspectTab, row: str) -> FactsBox:
    editor.select([key_of(editor, row)])
    return tab.facts


def inputs(box: FactsBox) -> Iterator[FactInput]:
    return (one for one in box.fields() if isinstance(one, FactInput))


def typed(box: FactsBox, name: str, words: str) -> FactInput:
    """Type into the first field of that name."""
    made = next(one for one in inputs(box) if one.field.path[-1] == name)
    made.setFocus()
    assert isinstance(made.box, QLineEdit)
    made.box.selectAll()
    QTest.keyClicks(made.box, words)
    return made


def shown_in(box: FactsBox, name: str) -> str:
    """What the first field of that name shows."""
    made = next(one for one in inputs(box) if one.field.path[-1] == name)
    assert isinstance(made.box, QLineEdit)
    return made.box.text()


def meeting(editor: Editor) -> Meeting:
    found = editor.library.snippet(MEETING)
    assert isinstance(found, Meeting)
    return found


def action(box: FactsBox, words: str, at: int = 0) -> QAction:
    """The action of that name in the menu of the list's row `at`."""
    found = [one for menu in box.findChildren(QMenu) for one in menu.actions() if one.text() == words]
    return found[at]


def test_fact_is_changed_in_the_library_and_taken_back(qtbot: QtBot, editor: Editor, tab: InspectTab) -> None:
    box = facts_of(editor, tab, TRADE)
    qtbot.waitUntil(lambda: "1 (" in box._uses.text())
    assert not list(inputs(box))
    box._change.click()
    made = typed(box, "total", "543")

    with qtbot.waitSignal(editor.library_changed, timeout=30_000):
        QTest.keyClick(made.box, Qt.Key.Key_Return)

    assert total(editor, 2012) == 543
    with qtbot.waitSignal(editor.library_changed, timeout=30_000):
        box._take_back.click()
    assert total(editor, 2012) == 542


def total(editor: Editor, year: int) -> int:
    trade = editor.library.snippet(TRADE)
    assert isinstance(trade, Trade)
    return int(next(entry.total for entry in trade.series if entry.year == year) or 0)


def test_facts_changed_only_here_leave_the_library_alone(qtbot: QtBot, editor: Editor, tab: InspectTab) -> None:
    box = facts_of(editor, tab, MEETING)
    box._only_here.click()
    made = typed(box, "date", "22 sept 2017")

    QTest.keyClick(made.box, Qt.Key.Key_Return)
    made = typed(box, "place", "Geneva")
    QTest.keyClick(made.box, Qt.Key.Key_Return)

    item = editor.state.nodes[key_of(editor, MEETING)].value
    assert isinstance(item, SnippetItem)
    assert item.text is not None
    words = next(iter(item.text.words.values())).text
    assert "22 September 2017" in words
    assert "Geneva" in words
    assert "{{" not in words
    assert item.marking == "RESTRICTED"
    assert str(meeting(editor).date) == "2017-09-21"


def test_undo_takes_facts_changed_only_here_out_of_the_form_too(qtbot: QtBot, editor: Editor, tab: InspectTab) -> None:
    box = facts_of(editor, tab, MEETING)
    box._only_here.click()
    first = shown_in(box, "date")
    QTest.keyClick(typed(box, "date", "22 September 2017").box, Qt.Key.Key_Return)
    second = shown_in(box, "date")
    QTest.keyClick(typed(box, "date", "23 September 2017").box, Qt.Key.Key_Return)
    third = shown_in(box, "date")
    assert len({first, second, third}) == 3

    told = []
    for step in (editor.undo, editor.undo, editor.redo, editor.redo):
        step()
        told.append(shown_in(box, "date"))

    assert told == [second, first, second, third]


def test_field_says_below_itself_what_is_wrong(qtbot: QtBot, editor: Editor, tab: InspectTab) -> None:
    box = facts_of(editor, tab, MEETING)
    box._change.click()

    made = typed(box, "date", "soon")

    qtbot.waitUntil(lambda: not made._told.isHidden())
    assert "21 Sept 2017" in made._told.text()
    QTest.keyClick(made.box, Qt.Key.Key_Return)
    assert str(meeting(editor).date) == "2017-09-21"


def test_date_that_is_understood_is_said_while_typing(qtbot: QtBot, editor: Editor, tab: InspectTab) -> None:
    box = facts_of(editor, tab, MEETING)
    box._change.click()

    made = typed(box, "date", "nov 2017")

    qtbot.waitUntil(lambda: "November 2017" in made._told.text())


def test_participant_is_added_from_the_people_of_the_library(qtbot: QtBot, editor: Editor, tab: InspectTab) -> None:
    box = facts_of(editor, tab, MEETING)
    box._change.click()
    button = next(one for one in box.findChildren(QPushButton) if one.accessibleName().startswith("Participants"))
    button.click()
    popup = box.findChild(ChoicePopup)
    assert isinstance(popup, ChoicePopup)
    QTest.keyClicks(popup.field, "medvedev")
    qtbot.waitUntil(lambda: popup.list.count() == 1)

    with qtbot.waitSignal(editor.library_changed, timeout=30_000):
        QTest.keyClick(popup.field, Qt.Key.Key_Return)

    assert meeting(editor).participants == ("sergey-lavrov", "khawaja-asif", "dmitry-medvedev")


def test_row_is_moved_and_removed(qtbot: QtBot, editor: Editor, tab: InspectTab) -> None:
    box = facts_of(editor, tab, MEETING)
    box._change.click()
    with qtbot.waitSignal(editor.library_changed, timeout=30_000):
        action(box, "Move down").trigger()
    assert meeting(editor).participants == ("khawaja-asif", "sergey-lavrov")

    with qtbot.waitSignal(editor.library_changed, timeout=30_000):
        action(box, "Remove", 1).trigger()

    assert meeting(editor).participants == ("khawaja-asif",)


def test_new_row_is_written_when_it_has_what_it_needs(qtbot: QtBot, editor: Editor, tab: InspectTab) -> None:
    box = facts_of(editor, tab, MEETING)
    box._change.click()
    next(one for one in box.findChildren(QPushButton) if one.accessibleName().startswith("Outcomes")).click()
    new = box.findChild(NewEntry)
    assert isinstance(new, NewEntry)
    new.button.click()
    assert not new._wrong.isHidden()
    field = next(one.box for one in new.inputs if one.field.name == "text")
    assert isinstance(field, QLineEdit)
    field.setText("meet again")

    with qtbot.waitSignal(editor.library_changed, timeout=30_000):
        new.button.click()

    added = meeting(editor).outcomes[-1]
    assert added.text.said("en", "en").text == "meet again"  # type: ignore[union-attr]


def test_text_is_made_a_snippet_that_the_row_names(qtbot: QtBot, editor: Editor, tab: InspectTab) -> None:
    key = next(key for key, node in editor.state.nodes.items() if isinstance(node.value, TextItem))
    editor.select([key])

    def fill() -> None:
        dialog = tab.findChild(SnippetDialog)
        assert isinstance(dialog, SnippetDialog)
        dialog.title.selectAll()
        QTest.keyClicks(dialog.title, "What we said")
        dialog.accept()

    QTimer.singleShot(0, fill)
    with qtbot.waitSignal(editor.library_changed, timeout=30_000):
        tab._of_text.click()

    value = editor.state.nodes[key].value
    assert isinstance(value, SnippetItem)
    assert value.snippet == "what-we-said"
    assert editor.library.snippet("what-we-said") is not None
    editor.undo()
    assert isinstance(editor.state.nodes[key].value, TextItem)


def test_new_snippet_says_beside_each_field_what_is_wrong(editor: Editor, tab: InspectTab) -> None:
    dialog = SnippetDialog(editor, tab)
    dialog.show()
    assert dialog.countries.text() == "Russia, Pakistan"
    dialog.kind.setCurrentIndex(dialog.kind.findData("meeting"))
    dialog.date.setText("some day")

    dialog.accept()

    said = {name: wrong.text() for name, wrong in dialog._beside.items() if wrong.isVisible()}
    assert list(said) == ["title", "date"]
    assert "21 Sept 2017" in said["date"]
    assert dialog.date.accessibleDescription() == said["date"]
    assert not dialog.wrong.isVisible()
    dialog.title.setText("Talks")
    dialog.date.setText("21 Sept 2017")
    dialog.id.setText("sco")
    dialog.countries.setText("Pakistan, Atlantis")
    dialog.accept()
    assert [name for name, wrong in dialog._beside.items() if wrong.isVisible()] == ["id", "countries"]
    dialog.id.setText("new-talks")
    dialog.countries.setText("Pakistan, RU")
    dialog.accept()
    assert dialog.ident == "new-talks"
    assert not any(wrong.text() for wrong in dialog._beside.values())


def test_what_is_wrong_with_a_fact_comes_into_view(qtbot: QtBot, editor: Editor, tab: InspectTab) -> None:
    tab.resize(380, 240)
    box = facts_of(editor, tab, MEETING)
    box._change.click()
    made = typed(box, "date", "yesterday or so")
    tab.ensureWidgetVisible(made, 0, 0)
    below = tab.viewport().height() - made.mapTo(tab.viewport(), QPoint(0, made.height())).y()
    tab.verticalScrollBar().setValue(tab.verticalScrollBar().value() - below)

    qtbot.waitUntil(lambda: made._told.isVisible() and made.height() > made.box.height())

    foot = made._told.mapTo(tab.viewport(), QPoint(0, made._told.height())).y()
    assert foot <= tab.viewport().height()


def test_wheel_scrolls_and_changes_no_choice(editor: Editor, tab: InspectTab) -> None:
    facts_of(editor, tab, MEETING)
    before = editor.state
    point = QPointF(10, 10)
    turn = QWheelEvent(
        point,
        tab.form.marking.mapToGlobal(point),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )

    QApplication.sendEvent(tab.form.marking, turn)

    assert editor.state is before


def test_person_to_speak_to_is_chosen_by_name_and_can_be_taken_away(
    qtbot: QtBot, editor: Editor, tab: InspectTab
) -> None:
    box = facts_of(editor, tab, "raise-pipeline")
    assert "khawaja-asif" not in " ".join(one.text() for one in box.findChildren(QLabel))
    box._change.click()
    made = next(one for one in inputs(box) if one.field.path == ("to",))
    assert isinstance(made.box, ReferenceButton)
    assert made.box.text() == "Khawaja Asif"
    made.box.click()
    popup = box.findChild(ChoicePopup)
    assert isinstance(popup, ChoicePopup)
    QTest.keyClicks(popup.field, "medvedev")
    qtbot.waitUntil(lambda: popup.list.count() == 2)
    QTest.keyClick(popup.field, Qt.Key.Key_Down)

    with qtbot.waitSignal(editor.library_changed, timeout=30_000):
        QTest.keyClick(popup.field, Qt.Key.Key_Return)

    point = editor.library.snippet("raise-pipeline")
    assert isinstance(point, Point)
    assert point.to == "dmitry-medvedev"


def test_tab_goes_through_the_fields_from_top_to_bottom(editor: Editor, tab: InspectTab) -> None:
    box = facts_of(editor, tab, MEETING)
    box._change.click()
    tab.resize(380, 3000)
    QApplication.processEvents()

    first = tab.words._chips[0]
    first.setFocus()
    heights: list[int] = []
    while len(heights) < 60 and (not heights or tab.window().focusWidget() is not first):
        field = tab.window().focusWidget()
        heights.append(field.mapTo(tab, QPoint()).y())
        QTest.keyClick(field, Qt.Key.Key_Tab)

    assert len(heights) > 30
    assert all(after >= before - 4 for before, after in pairwise(heights))
