"""Problems are listed with their places, and lead there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from briefbook.gui.editor import Editor
from briefbook.gui.names import kind_of
from briefbook.gui.problems.panel import ProblemsPanel
from briefbook.session.moves import Place
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


def test_the_checks_are_heard(panel: ProblemsPanel) -> None:
    spoken = [panel.list.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(panel.list.count())]

    assert any("Hint: The note of" in words for words in spoken)


def test_problems_say_what_and_where(qtbot: QtBot, panel: ProblemsPanel, editor: Editor) -> None:
    break_something(qtbot, editor)

    spoken = [panel.list.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(panel.list.count())]

    assert any("no snippet 'nobody'" in words and "Our objectives › nobody" in words for words in spoken)
    assert sum(words.startswith("Error: ") for words in spoken) == 2


def test_enter_goes_to_the_row(qtbot: QtBot, panel: ProblemsPanel, editor: Editor) -> None:
    break_something(qtbot, editor)
    editor.select([])

    panel.step(1)
    panel.step(-1)
    panel.step(1)

    selected = [kind_of(editor.state.nodes[key].value, editor.library) for key in editor.selection]
    assert selected in (["text"], ["missing"])


def test_folded_panel_is_one_line(panel: ProblemsPanel) -> None:
    before = panel.height()

    panel.fold(True)

    assert panel.list.isHidden()
    assert panel.maximumHeight() < before
    panel.fold(False)
    assert panel.list.isVisible()
