"""The library is searched as one types, and what is found goes into the briefing by Enter."""

from __future__ import annotations

import json
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefbook.gui.editor import Editor
from briefbook.gui.library.cards import Filters, cards, marked
from briefbook.gui.library.list_model import CARD, IS_USED
from briefbook.gui.library.panel import LibraryPanel
from briefbook.gui.outline.carried import SNIPPETS
from briefbook.library.full_text import FullText
from briefbook.model.briefing import SnippetItem

from .rows import key_of, titles_below


@pytest.fixture
def panel(qtbot: QtBot, editor: Editor) -> LibraryPanel:
    made = LibraryPanel(editor)
    qtbot.addWidget(made)
    made.resize(380, 500)
    made.show()
    qtbot.waitUntil(lambda: bool(idents(made)))
    return made


def idents(panel: LibraryPanel) -> list[str]:
    model = panel.list.model()
    return [model.index(row, 0).data(CARD).ident for row in range(model.rowCount())]


def test_typing_finds_the_best_first(qtbot: QtBot, panel: LibraryPanel) -> None:
    QTest.keyClicks(panel.field, "gas pipel")

    qtbot.waitUntil(lambda: len(idents(panel)) < 10)

    assert idents(panel)[0] == "north-south-pipeline"
    assert "north-south-pipeline" in [index.data(CARD).ident for index in panel.list.selectedIndexes()]


def test_filters_narrow_what_is_found(qtbot: QtBot, panel: LibraryPanel) -> None:
    panel.set_filter("kind", "meeting")

    qtbot.waitUntil(lambda: len(idents(panel)) < 20)

    kinds = {panel.list.model().index(row, 0).data(CARD).kind for row in range(panel.list.model().rowCount())}
    assert kinds == {"meeting"}


def test_enter_puts_the_chosen_card_after_the_selected_row(qtbot: QtBot, panel: LibraryPanel, editor: Editor) -> None:
    editor.select([key_of(editor, "objective-trade")])
    QTest.keyClicks(panel.field, "moscow format")
    qtbot.waitUntil(lambda: len(idents(panel)) < 10)
    first, second = idents(panel)[:2]

    QTest.keyClick(panel.field, Qt.Key.Key_Down)
    QTest.keyClick(panel.field, Qt.Key.Key_Return)

    inserted = editor.state.nodes[editor.selection[0]].value
    assert isinstance(inserted, SnippetItem)
    assert inserted.snippet == second
    assert first != second
    assert len(titles_below(editor, "Our objectives")) == 3
    assert panel.field.text() == "moscow format"


def test_cards_say_what_the_briefing_has(qtbot: QtBot, panel: LibraryPanel, editor: Editor) -> None:
    model = panel.list.model()
    used = {
        model.index(row, 0).data(CARD).ident for row in range(model.rowCount()) if model.index(row, 0).data(IS_USED)
    }

    assert "objective-trade" in used
    assert "raise-pipeline-2021" not in used


def test_cards_are_dragged_by_their_ids(panel: LibraryPanel) -> None:
    model = panel.list.model()

    data = model.mimeData([model.index(1, 0), model.index(0, 0)])

    assert json.loads(data.data(SNIPPETS).toStdString()) == idents(panel)[:2]


def test_nothing_found_says_what_to_do(qtbot: QtBot, panel: LibraryPanel) -> None:
    panel.field.setText("zzzz")

    qtbot.waitUntil(lambda: not idents(panel))

    assert any("Nothing found" in label.text() for label in panel.findChildren(type(panel._empty)))


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("North–South gas pipeline", "pipel GAS", ["gas", "pipeline"]),
        ("Газопровода и газ", "газопровод", ["Газопровода"]),
        ("Ёлки и ели", "елки", ["Ёлки"]),
        ("nothing here", "there", []),
    ],
)
def test_words_found_are_marked(text: str, words: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in marked(text, words)] == expected


def test_cards_are_worded_in_the_language_of_the_briefing(editor: Editor) -> None:
    found = cards(FullText(editor.library), editor.library, Filters(words="газопровод"), "ru", date(2018, 2, 20))

    assert any("азопровод" in card.title for card in found.shown)


def test_freshness_is_counted_from_today(editor: Editor) -> None:
    full_text, today = FullText(editor.library), date(2021, 9, 1)

    def found(freshness: str) -> set[str]:
        shown = cards(full_text, editor.library, Filters(kind="meeting", freshness=freshness), "en", today).shown
        return {str(card.when.last.year) for card in shown if card.when}

    assert min(found("")) < "2018" <= min(found("three-years")) < "2020" <= min(found("year"))
