"""Everything is reached without a mouse, in the order in which it is read, and says what it is, in both languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QListWidget, QMenu, QWidget
from pytestqt.qtbot import QtBot

from briefbook.build import Order
from briefbook.gui.commands import keys_of, plain_words
from briefbook.gui.comparing import Comparing
from briefbook.gui.earlier_versions import EarlierVersions
from briefbook.gui.editor import Editor
from briefbook.gui.export.dialog import ExportDialog
from briefbook.gui.inspector.snippet_dialog import SnippetDialog
from briefbook.gui.inspector.text_dialogs import LinkDialog, TableDialog
from briefbook.gui.inspector.visit_table import VisitTables
from briefbook.gui.main_window import MainWindow
from briefbook.gui.palette.palette import Palette
from briefbook.gui.preferences import Preferences
from briefbook.gui.printing.dialog import PrintChoice
from briefbook.gui.printing.preview import PrintPreview
from briefbook.gui.printing.printer import PrintJob
from briefbook.gui.program import Program
from briefbook.gui.start.new_briefing import NewBriefingDialog
from briefbook.gui.start.start_page import StartPage
from briefbook.session.exporting import print_ready
from briefbook.storage.interface_file import words

from .rows import key_of
from .walking import BACK, backwards, name_of, stops, told, walked

LANGUAGES = ("en", "ru")


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def program(tmp_path: Path, language: str) -> Iterator[Program]:
    preferences = Preferences(tmp_path / "window.ini")
    preferences.language, preferences.look = language, "light"
    before = QLocale()
    made = Program(preferences)
    yield made
    made.close()
    QLocale.setDefault(before)


@pytest.fixture
def window(qtbot: QtBot, program: Program, editor: Editor, language: str) -> Iterator[MainWindow]:
    editor.tr = words(language)  # type: ignore[assignment, method-assign]
    shown = MainWindow(program, editor.session.path)
    shown.fill(editor)
    program.windows.append(shown)
    shown.resize(QSize(1600, 960))
    shown.show()
    qtbot.waitExposed(shown)
    yield shown
    shown.replaced_by()


def _preview(window: MainWindow) -> QDialog:
    editor = window.editor
    order = Order(editor.session.path, editions=("press",), formats=("pdf",))
    pdf, _ = print_ready(editor.sources, editor.session.briefing, order, lambda _step: None)
    assert pdf is not None
    return PrintPreview(PrintJob(pdf, "book", editor.tr, window), editor.tr, window)


def _tables(window: MainWindow) -> QDialog:
    return VisitTables(window.editor, window)


DIALOGS: dict[str, Callable[[MainWindow], QDialog]] = {
    "new briefing": lambda window: NewBriefingDialog(window.desk.preferences, window.editor.tr, window),
    "export": lambda window: ExportDialog(window.editor, window.desk.preferences, window),
    "print": lambda window: PrintChoice(window.editor, window, str, has_preview=False),
    "preview": _preview,
    "versions": lambda window: EarlierVersions(window.editor, window),
    "snippet": lambda window: SnippetDialog(window.editor, window),
    "link": lambda window: LinkDialog(window.editor.tr, "", window),
    "table": lambda window: TableDialog(window.editor.tr, (("Year", "Trade"), ("2017", "543")), window),
    "comparing": lambda window: Comparing(window.editor, window.editor.state, window),
    "visit": _tables,
}


def test_tab_reaches_all_of_every_dialog_in_the_order_of_reading(qtbot: QtBot, window: MainWindow) -> None:
    for name, make in DIALOGS.items():
        dialog = make(window)
        dialog.open()
        qtbot.waitUntil(partial(_is_active, dialog))
        expected = stops(dialog)
        forth, back = walked(dialog), walked(dialog, BACK)

        assert {told(one) for one in expected if one not in forth} == set(), name
        assert {told(one) for one in expected if one not in back} == set(), name
        assert [(told(one), told(other)) for one, other in backwards(_from_the_top(forth))] == [], name
        assert [type(one).__name__ for one in expected if not name_of(one)] == [], name
        dialog.reject()


def test_tab_reaches_all_of_the_start_page(qtbot: QtBot, program: Program, sample: Path) -> None:
    program.preferences.remember(sample)
    page = StartPage(program)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(partial(_is_active, page))
    expected = stops(page)

    forth = walked(page)

    assert {told(one) for one in expected if one not in forth} == set()
    assert list(backwards(_from_the_top(forth)[:3])) == []
    assert [type(one).__name__ for one in expected if not name_of(one)] == []


def test_tab_goes_round_the_whole_window_and_nothing_holds_it(qtbot: QtBot, window: MainWindow) -> None:
    window.editor.select((key_of(window.editor, "lavrov-asif-new-york"),))
    window.workspace.go_to_panel(0)
    QApplication.processEvents()  # What was put into view has come into view.
    expected = stops(window)

    forth = walked(window)
    window.workspace.go_to_panel(0)
    back = walked(window, BACK)

    assert {told(one) for one in expected if one not in forth} == set()
    assert {told(one) for one in expected if one not in back} == set()
    assert [told(one) for one in forth] == [told(one) for one in (back[0], *reversed(back[1:]))]


def test_menus_have_no_letter_twice_and_the_palette_has_every_action(
    qtbot: QtBot, window: MainWindow, program: Program
) -> None:
    menus = [window.menuBar(), *(one for one in window.findChildren(QMenu) if one.actions())]
    for menu in menus:
        letters = Counter(_letter(action.text()) for action in menu.actions())
        assert {letter for letter, count in letters.items() if letter and count > 1} == set()

    window.commands["find"].trigger()
    (palette,) = window.findChildren(Palette)
    shown = palette.findChildren(QListWidget)[0]
    lines = {shown.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(shown.count())}
    actions = [one for one in (*window.actions(), *window.panel_actions()) if one.text()]
    assert {f"{plain_words(one)}, {keys_of(one)}" for one in actions} - lines == set()
    palette.close()


def test_no_command_takes_a_key_by_which_pages_and_texts_are_gone_through(window: MainWindow) -> None:
    standard = QKeySequence.StandardKey
    moving = [
        keys
        for move in (standard.MoveToStartOfDocument, standard.MoveToEndOfDocument, standard.MoveToStartOfLine)
        for keys in QKeySequence.keyBindings(move)
    ]
    taken = {keys.toString() for one in window.actions() for keys in one.shortcuts() if keys in moving}
    assert moving
    assert taken == set()


def _letter(words: str) -> str:
    _, mark, after = words.replace("&&", "").partition("&")
    return after[:1].lower() if mark else ""


def _is_active(window: QWidget) -> bool:
    return QApplication.activeWindow() is window


def _from_the_top(way: list[QWidget]) -> list[QWidget]:
    begin = way.index(min(way, key=_reading))
    return way[begin:] + way[:begin]


def _reading(widget: QWidget) -> tuple[int, int]:
    place = widget.mapTo(widget.window(), widget.rect().topLeft())
    return place.y(), place.x()
