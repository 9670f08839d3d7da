"""Words are checked as they are typed: what is underlined, what is suggested, what the user adds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from briefbook.gui.editor import Editor
from briefbook.gui.inspector.panel import InspectorPanel
from briefbook.gui.inspector.wording import WordingEditor
from briefbook.gui.preferences import Preferences
from briefbook.gui.spell_check import SpellCheck
from briefbook.session.own_words import OwnWords
from tests.spelling.dictionary import make_dictionary

from .rows import key_of

KNOWN = ["it", "was", "cordial", "very", "useful", "with"]


@pytest.fixture
def check(editor: Editor, tmp_path: Path) -> Iterator[SpellCheck]:
    make_dictionary(tmp_path / "hunspell", "en_GB", [*KNOWN, *map(str.capitalize, KNOWN)])
    preferences = Preferences(tmp_path / "window.ini")
    made = SpellCheck(editor, preferences, None, OwnWords(tmp_path / "words"), [tmp_path / "hunspell"])
    yield made
    made.close()


@pytest.fixture
def field(qtbot: QtBot, editor: Editor, check: SpellCheck) -> WordingEditor:
    panel = InspectorPanel(editor, None, check)
    qtbot.addWidget(panel)
    panel.resize(380, 900)
    panel.show()
    panel.activateWindow()
    editor.want_words(key_of(editor, "lavrov-asif-new-york"))
    words = panel.selected.words.first.text
    words.moveCursor(QTextCursor.MoveOperation.End)
    return words


def underlined(field: WordingEditor) -> list[str]:
    """The words with a line of the spell-check under them."""
    wave = QTextCharFormat.UnderlineStyle.SpellCheckUnderline
    found, block = [], field.document().begin()
    while block.isValid():
        ranges = [one for one in block.layout().formats() if one.format.underlineStyle() == wave]
        found += [block.text()[one.start : one.start + one.length] for one in ranges]
        block = block.next()
    return found


def menu_at_caret(field: WordingEditor) -> QMenu:
    QTest.keyClick(field, Qt.Key.Key_F7)
    menu = field.findChild(QMenu)
    assert isinstance(menu, QMenu)
    return menu


def words_of(menu: QMenu) -> list[str]:
    return [one.text() for one in menu.actions() if one.text()]


def test_own_wrong_words_are_underlined_when_the_caret_has_left_them(qtbot: QtBot, field: WordingEditor) -> None:
    QTest.keyClicks(field, " It was cordiall")
    qtbot.waitUntil(lambda: field.text.endswith("cordiall"))
    assert underlined(field) == []

    QTest.keyClicks(field, " with Lavrov's SCO, very usefull.")

    qtbot.waitUntil(lambda: underlined(field) == ["cordiall", "usefull"], timeout=20_000)
    assert field.text.startswith("{{ facts }} It was")


def test_suggestion_takes_the_place_of_the_word(qtbot: QtBot, field: WordingEditor) -> None:
    QTest.keyClicks(field, " It was cordiall. ")
    qtbot.waitUntil(lambda: underlined(field) == ["cordiall"], timeout=20_000)

    menu = menu_at_caret(field)
    qtbot.waitUntil(lambda: "cordial" in words_of(menu), timeout=20_000)
    next(one for one in menu.actions() if one.text() == "cordial").trigger()

    qtbot.waitUntil(lambda: field.text.rstrip().endswith("It was cordial."))
    assert underlined(field) == []
    menu.close()


def test_added_word_is_right_from_then_on(qtbot: QtBot, field: WordingEditor, tmp_path: Path) -> None:
    QTest.keyClicks(field, " It was cordiall. ")
    qtbot.waitUntil(lambda: underlined(field) == ["cordiall"], timeout=20_000)

    menu = menu_at_caret(field)
    next(one for one in menu.actions() if one.text() == "Add “cordiall” to the dictionary").trigger()

    assert underlined(field) == []
    assert OwnWords(tmp_path / "words").knows("en", "cordiall")
    menu.close()


def test_switched_off_nothing_is_underlined(
    qtbot: QtBot, field: WordingEditor, check: SpellCheck, tmp_path: Path
) -> None:
    QTest.keyClicks(field, " It was cordiall. ")
    qtbot.waitUntil(lambda: underlined(field) == ["cordiall"], timeout=20_000)

    check.switch()

    assert underlined(field) == []
    assert not Preferences(tmp_path / "window.ini").checks_spelling


def test_menu_names_the_package_of_a_missing_dictionary(field: WordingEditor, editor: Editor) -> None:
    editor.set_language("ru")
    menu = QMenu()
    field.menu_opening.emit(menu, field.textCursor())

    assert any("hunspell-ru" in words for words in words_of(menu))
    assert underlined(field) == []
