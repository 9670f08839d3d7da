"""Problems are listed with their places, and lead there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefbook.gui.editor import Editor
from briefbook.gui.names import kind_of
from briefbook.gui.problems.panel import ProblemsPanel
from briefbook.gui.theme import MARGIN
from briefbook.model.briefing import TextItem
from briefbook.session.moves import Place
from briefbook.session.problem_places import PlacedProblem
from briefbook.session.rows import insert

from .rows import key_of


@pytest.fixture
def panel(qtbot: QtBot, editor: Editor) -> ProblemsPanel:
    if editor.review is None:
        with qtbot.waitSignal(editor.problems_changed, timeout=30_000):
            pass
    made = ProblemsPanel(editor)
    qtbot.addWidget(made)
    made.resize(900, 160)
    made.show()
    return made


def break_something(qtbot: QtBot, editor: Editor) -> None:
    with qtbot.waitSignal(editor.problems_changed, timeout=30_000), editor.edit("Break"):
        wrong = {"text": "{{ nonsense }}", "marking": "OPEN"}
        editor.apply(insert, Place(key_of(editor, "Our objectives")), {"snippet": "nobody"}, wrong)


def spoken(panel: ProblemsPanel) -> list[str]:
    """What a screen reader says of the rows."""
    rows = range(panel.rows.rowCount())
    return [panel.rows.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in rows]


def test_the_checks_are_heard(panel: ProblemsPanel) -> None:
    assert any("Hint: The note of" in words for words in spoken(panel))


def test_problems_say_what_and_where(qtbot: QtBot, panel: ProblemsPanel, editor: Editor) -> None:
    break_something(qtbot, editor)

    assert any("no snippet 'nobody'" in words and "Our objectives › nobody" in words for words in spoken(panel))
    assert sum(words.startswith("Error: ") for words in spoken(panel)) == 2


def test_enter_goes_to_the_row(qtbot: QtBot, panel: ProblemsPanel, editor: Editor) -> None:
    break_something(qtbot, editor)
    editor.select([])

    panel.step(1)
    panel.step(-1)
    panel.step(1)

    selected = [kind_of(editor.state.nodes[key].value, editor.library) for key in editor.selection]
    assert selected in (["text"], ["missing"])


WRONG_DAY = {"text": "Talks are on Monday, 20 February 2018.", "marking": "OPEN"}


def write_wrong_day(qtbot: QtBot, editor: Editor) -> int:
    with qtbot.waitSignal(editor.problems_changed, timeout=30_000), editor.edit("Write"):
        editor.apply(insert, Place(key_of(editor, "Our objectives")), WRONG_DAY)
    return editor.selection[0]


def choose(panel: ProblemsPanel, rule: str) -> PlacedProblem:
    found = ((row, panel.rows.problem(row)) for row in panel.rows.problem_rows)
    row, one = next((row, one) for row, one in found if one is not None and one.problem.rule == rule)
    panel.list.setCurrentIndex(panel.rows.index(row))
    assert isinstance(one, PlacedProblem)
    return one


def test_the_likeliest_remedy_is_done_as_a_step_and_undone(qtbot: QtBot, panel: ProblemsPanel, editor: Editor) -> None:
    key = write_wrong_day(qtbot, editor)
    choose(panel, "weekday")

    with qtbot.waitSignal(editor.problems_changed, timeout=30_000):
        panel.remedy()

    value = editor.state.nodes[key].value
    assert isinstance(value, TextItem)
    assert tuple(value.text.texts()) == ("Talks are on Tuesday, 20 February 2018.",)
    assert "Tuesday" in editor.session.history.present.label
    editor.undo()
    assert editor.state.nodes[key].value != value


def test_a_click_on_the_link_does_the_remedy(qtbot: QtBot, panel: ProblemsPanel, editor: Editor) -> None:
    key = write_wrong_day(qtbot, editor)
    choose(panel, "weekday")
    box = panel.list.visualRect(panel.list.currentIndex())

    spot = QPoint(box.right() - MARGIN - 4, box.center().y())
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)

    assert "Tuesday" in str(editor.state.nodes[key].value)


def test_an_acknowledged_problem_is_shown_apart_and_comes_back(
    qtbot: QtBot, panel: ProblemsPanel, editor: Editor
) -> None:
    write_wrong_day(qtbot, editor)
    choose(panel, "weekday")
    panel.acknowledge()
    dialog = panel.remedying.dialog
    assert dialog is not None
    assert not dialog.accepting.isEnabled()
    dialog.why.setText("The hosts say so.")
    dialog.who.setText("N. Editor")
    with qtbot.waitSignal(editor.problems_changed, timeout=30_000):
        dialog.accepting.click()

    assert "weekday" not in {problem.rule for problem in editor.problems}
    assert any("N. Editor: The hosts say so." in words for words in spoken(panel))

    choose(panel, "weekday")
    with qtbot.waitSignal(editor.problems_changed, timeout=30_000):
        panel.remedy()
    assert "weekday" in {problem.rule for problem in editor.problems}


def test_facts_are_asked_for_where_they_are_in_doubt(qtbot: QtBot, panel: ProblemsPanel) -> None:
    choose(panel, "source-conflict")

    with qtbot.waitSignal(panel.facts_requested, timeout=1000):
        panel.remedy()


def test_folded_panel_is_one_line(panel: ProblemsPanel) -> None:
    before = panel.height()

    panel.fold(True)

    assert panel.list.isHidden()
    assert panel.maximumHeight() < before
    panel.fold(False)
    assert panel.list.isVisible()
