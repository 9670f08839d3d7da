"""Finding words in the pages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefbook.gui.editor import Editor
from briefbook.gui.pages.panel import PagesPanel


@pytest.fixture
def panel(qtbot: QtBot, editor: Editor) -> Iterator[PagesPanel]:
    shown = PagesPanel(editor)
    qtbot.addWidget(shown)
    shown.resize(QSize(900, 700))
    shown.show()
    qtbot.waitExposed(shown)
    yield shown
    shown.close_search()


def _find(qtbot: QtBot, panel: PagesPanel, words: str) -> None:
    panel.find_bar.open_bar()
    panel.find_bar.field.setText(words)
    QTest.keyClicks(panel.find_bar.field, " ")
    panel.find_bar.search_now()


def test_words_are_found_counted_and_stepped_through(qtbot: QtBot, panel: PagesPanel) -> None:
    _find(qtbot, panel, "pakistan")
    qtbot.waitUntil(lambda: len(panel.search.hits) > 3, timeout=10_000)
    count = len(panel.search.hits)
    assert panel.find_bar.tally.text() == f"1 of {count}"

    QTest.keyClick(panel.find_bar.field, Qt.Key.Key_Return)
    assert panel.find_bar.tally.text() == f"2 of {count}"

    QTest.keyClick(panel.find_bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(panel.find_bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert panel.search.present == count - 1
    assert panel.search.hits[-1].page in panel.view.visible


def test_words_that_are_not_there_are_said_not_to_be(qtbot: QtBot, panel: PagesPanel) -> None:
    _find(qtbot, panel, "zzyzx")

    qtbot.waitUntil(lambda: panel.find_bar.tally.text() == "Not found", timeout=10_000)


def test_escape_closes_the_bar_and_takes_the_marks_away(qtbot: QtBot, panel: PagesPanel) -> None:
    _find(qtbot, panel, "pakistan")
    qtbot.waitUntil(lambda: bool(panel.search.hits), timeout=10_000)

    QTest.keyClick(panel.find_bar.field, Qt.Key.Key_Escape)

    assert panel.find_bar.isHidden()
    assert panel.search.hits == ()
