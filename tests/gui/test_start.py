"""From nothing to a first draft: the start page, the dialog for a new visit, and the ways without a library."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QListWidget, QMessageBox, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from briefbook.gui.first_sight import FirstSight, kept_picture
from briefbook.gui.main_window import MainWindow
from briefbook.gui.preferences import FIRST_PAGE, Preferences, cover_file
from briefbook.gui.program import Program
from briefbook.gui.start.day_field import DayField
from briefbook.gui.start.new_briefing import NewBriefingDialog
from briefbook.gui.start.start_page import StartPage
from briefbook.storage.briefing_file import load_briefing
from briefbook.storage.interface_file import words
from briefbook.storage.lock_file import holder


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    one = Preferences(tmp_path / "window.ini")
    one.language = "en"
    return one


@pytest.fixture
def program(qtbot: QtBot, preferences: Preferences) -> Iterator[Program]:
    one = Program(preferences)
    yield one
    one.quit()
    one.close()


def _dialog(qtbot: QtBot, preferences: Preferences) -> NewBriefingDialog:
    dialog = NewBriefingDialog(preferences, words("en"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def _choose(dialog: NewBriefingDialog, field: str, beginning: str) -> None:
    box = next(one for one in dialog.findChildren(QComboBox) if one.accessibleName() == field)
    box.setCurrentIndex(next(i for i in range(box.count()) if box.itemText(i).startswith(beginning)))


def _button(dialog: NewBriefingDialog) -> QPushButton:
    return next(one for one in dialog.findChildren(QPushButton) if one.text() == "Begin the briefing")


def test_library_fills_the_first_draft(qtbot: QtBot, preferences: Preferences, sample: Path) -> None:
    preferences.library = sample.parent.parent / "library"
    dialog = _dialog(qtbot, preferences)
    box = dialog.findChildren(QComboBox)[0]
    qtbot.waitUntil(lambda: box.count() > 0)
    assert not _button(dialog).isEnabled()

    _choose(dialog, "Who comes", "Khawaja Asif")
    _choose(dialog, "Who receives", "Sergey Lavrov")
    _type(dialog.findChildren(DayField)[0], "20.02.2018")
    with qtbot.waitSignal(dialog.begun, timeout=20_000) as begun:
        _button(dialog).click()

    briefing, problems = load_briefing(begun.args[0])
    assert briefing is not None
    assert problems == ()
    assert begun.args[0].name == "asif-2018-02.yaml"
    assert briefing.visit.principal == "khawaja-asif"
    assert briefing.draft is not None
    assert sum(len(section.items) for section in briefing.walk()) > 10


def test_draft_begins_without_any_library(qtbot: QtBot, preferences: Preferences, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "library"
    folder.mkdir(parents=True)
    preferences.library = folder
    dialog = _dialog(qtbot, preferences)

    for field, name in (("Who comes", "Ann Smith"), ("Who receives", "Bob Jones")):
        next(one for one in dialog.findChildren(QComboBox) if one.accessibleName() == field).setEditText(name)
    with qtbot.waitSignal(dialog.begun, timeout=20_000) as begun:
        _button(dialog).click()

    briefing, _ = load_briefing(begun.args[0])
    assert briefing is not None
    assert (folder / "library.yaml").is_file()
    assert begun.args[0].parent == tmp_path / "new" / "visits"


def _type(field: DayField, words: str) -> None:
    field.selectAll()
    QTest.keyClicks(field, words)
    field.editingFinished.emit()  # As on leaving it; a screen that is not there moves no keyboard.


@pytest.mark.parametrize("words", ["20.02.2018", "20 feb 2018", "2018-02-20", "Feb 20, 2018"])
def test_day_is_typed_as_people_type_it_and_spelt_out(qtbot: QtBot, preferences: Preferences, words: str) -> None:
    dialog = _dialog(qtbot, preferences)
    first = dialog.findChildren(DayField)[0]

    _type(first, words)

    assert first.day == QDate(2018, 2, 20)
    assert first.text() == "20 February 2018"


@pytest.mark.parametrize("words", ["30.02.2018", "february 2018", "soon", ""])
def test_nothing_begins_on_a_day_that_is_none(qtbot: QtBot, preferences: Preferences, words: str) -> None:
    dialog = _dialog(qtbot, preferences)
    for field, name in (("Who comes", "Ann Smith"), ("Who receives", "Bob Jones")):
        next(one for one in dialog.findChildren(QComboBox) if one.accessibleName() == field).setEditText(name)
    assert _button(dialog).isEnabled()

    first = dialog.findChildren(DayField)[0]
    first.selectAll()
    QTest.keyClick(first, Qt.Key.Key_Delete)
    QTest.keyClicks(first, words)

    assert first.day is None
    assert not _button(dialog).isEnabled()


def test_last_day_follows_the_first(qtbot: QtBot, preferences: Preferences) -> None:
    dialog = _dialog(qtbot, preferences)
    first, last = dialog.findChildren(DayField)

    _type(first, "20.02.2018")
    assert last.day == first.day
    _type(last, "22.02.2018")
    _type(first, "21.02.2018")

    assert last.day == QDate(2018, 2, 22)


def test_book_is_in_the_window_s_language_when_there_is_no_library(
    qtbot: QtBot, preferences: Preferences, tmp_path: Path
) -> None:
    (tmp_path / "none").mkdir()
    preferences.library = tmp_path / "none"
    preferences.language = "ru"

    dialog = _dialog(qtbot, preferences)

    assert "ru" in [one.currentData() for one in dialog.findChildren(QComboBox)]


def test_names_typed_while_the_library_is_read_are_completed(
    qtbot: QtBot, preferences: Preferences, sample: Path
) -> None:
    preferences.library = sample.parent.parent / "library"
    dialog = _dialog(qtbot, preferences)
    box = dialog.findChildren(QComboBox)[0]
    assert box.count() == 0

    QTest.keyClicks(box, "khaw")
    completer = box.completer()
    assert completer is not None
    popup = completer.popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)

    assert completer.currentCompletion().startswith("Khawaja Asif")


@pytest.mark.parametrize(
    ("begun", "taken"),
    [("khaw", "Khawaja Asif –"), ("ASIF", "Khawaja Asif –"), ("sha", "sha"), ("Minister", "Minister"), ("Ng", "Ng")],
)
def test_name_begun_is_the_only_person_who_has_it(
    qtbot: QtBot, preferences: Preferences, sample: Path, begun: str, taken: str
) -> None:
    preferences.library = sample.parent.parent / "library"
    dialog = _dialog(qtbot, preferences)
    box = dialog.findChildren(QComboBox)[0]
    qtbot.waitUntil(lambda: box.count() > 0)

    qtbot.waitUntil(box.hasFocus)
    QTest.keyClicks(box, begun)
    QTest.keyClick(QApplication.activePopupWidget() or box, Qt.Key.Key_Tab)

    assert box.currentText().startswith(taken)
    assert (box.currentText() == begun) == (taken == begun)


def test_book_is_in_the_window_s_language_when_the_library_speaks_it(
    qtbot: QtBot, preferences: Preferences, sample: Path
) -> None:
    preferences.library, preferences.language = sample.parent.parent / "library", "ru"
    dialog = _dialog(qtbot, preferences)
    qtbot.waitUntil(lambda: dialog.findChildren(QComboBox)[0].count() > 0)

    assert "ru" in [one.currentData() for one in dialog.findChildren(QComboBox)]


def test_start_page_shows_what_was_open_lately(qtbot: QtBot, program: Program, sample: Path) -> None:
    program.preferences.remember(sample)
    page = StartPage(program)
    qtbot.addWidget(page)

    tiles = page.findChild(QListWidget)

    assert isinstance(tiles, QListWidget)
    assert tiles.item(0).text().startswith("asif-2018\n")
    words = tiles.visualItemRect(tiles.item(0)).height() - tiles.iconSize().height()
    assert words >= 2 * tiles.fontMetrics().lineSpacing()


def test_briefing_opens_from_the_start_page(qtbot: QtBot, program: Program, sample: Path) -> None:
    program.show_start()

    program.open(sample)
    qtbot.waitUntil(lambda: len(program.windows) == 1, timeout=20_000)

    window = program.windows[0]
    assert isinstance(window, MainWindow)
    qtbot.waitUntil(lambda: window.is_filled, timeout=20_000)
    assert program.preferences.recent == (sample,)
    qtbot.waitUntil(lambda: window.editor.book is not None, timeout=30_000)


def test_first_page_comes_before_the_panels_where_none_was_kept(qtbot: QtBot, program: Program, sample: Path) -> None:
    program.open(sample)
    window = program.windows[0]
    assert isinstance(window, MainWindow)

    with qtbot.waitSignal(window.page_seen, timeout=30_000):
        assert not window.is_filled
    sight = window.centralWidget()

    assert isinstance(sight, FirstSight)
    assert sight.has_page
    qtbot.waitUntil(lambda: window.is_filled and window.workspace.pages.view.was_sharp, timeout=30_000)
    assert window.editor.book is not None
    assert window.editor.book.pages.count > 1


def test_window_closed_while_it_is_filled_is_filled_first(qtbot: QtBot, program: Program, sample: Path) -> None:
    program.open(sample)
    window = program.windows[0]
    assert isinstance(window, MainWindow)
    qtbot.waitUntil(lambda: hasattr(window, "editor"), timeout=30_000)

    window.close()

    assert program.windows == []
    assert holder(sample) is None


def test_same_briefing_is_never_opened_twice_here(qtbot: QtBot, program: Program, sample: Path) -> None:
    program.open(sample)
    qtbot.waitUntil(lambda: len(program.windows) == 1, timeout=20_000)

    program.open(sample.parent / ".." / "visits" / sample.name)

    assert len(program.windows) == 1


def test_picture_of_the_first_page_is_kept(qtbot: QtBot, program: Program, sample: Path) -> None:
    program.open(sample)

    qtbot.waitUntil(lambda: cover_file(sample).is_file(), timeout=30_000)


def test_first_page_is_seen_while_the_briefing_is_opened_again(qtbot: QtBot, program: Program, sample: Path) -> None:
    kept = cover_file(sample).with_suffix(FIRST_PAGE)
    program.open(sample)
    first = program.windows[0]
    assert isinstance(first, MainWindow)
    with qtbot.waitSignal(first.page_seen, timeout=30_000):
        pass
    qtbot.waitUntil(kept.is_file, timeout=30_000)
    first.close()

    program.open(sample)
    again = program.windows[0]
    assert isinstance(again, MainWindow)
    with qtbot.waitSignal(again.seen, timeout=10_000) as seen:
        pass
    assert seen.args == [True]
    with qtbot.waitSignal(again.page_seen, timeout=30_000):
        pass


def test_page_of_a_briefing_that_has_changed_is_not_shown(qtbot: QtBot, program: Program, sample: Path) -> None:
    kept = cover_file(sample).with_suffix(FIRST_PAGE)
    program.open(sample)
    qtbot.waitUntil(kept.is_file, timeout=30_000)
    assert kept_picture(kept, sample) is not None

    sample.write_text(sample.read_text("utf-8") + "# changed\n", "utf-8")

    assert kept_picture(kept, sample) is None


def test_briefing_that_cannot_be_opened_is_said_and_the_start_page_comes(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("visit: [", "utf-8")

    program.open(broken)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QMessageBox), timeout=20_000)

    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert "broken.yaml" in box.text()
    box.close()


def _library_of(folder: Path, count: int) -> None:
    for number in range(count):
        text = f"kind: text\ntitle: Note {number}\ntext: Words.\nmarking: OPEN\n"
        (folder / f"note-{number}.yaml").write_text(text, "utf-8")


def test_first_reading_of_a_large_library_shows_how_far_it_is(
    qtbot: QtBot, program: Program, sample: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    _library_of(sample.parent.parent / "library", 1200)
    program.open(sample)
    window = program.windows[0]
    assert isinstance(window, MainWindow)
    bar = window.findChild(QProgressBar)
    assert bar is not None
    shown: set[tuple[int, int]] = set()
    bar.valueChanged.connect(lambda done: shown.add((done, bar.maximum())) if bar.isVisible() else None)

    with qtbot.waitSignal(window.page_seen, timeout=60_000):
        pass

    assert len(shown) > 2
    assert {of for _, of in shown} == {1246}


def test_whoever_does_not_wait_for_a_library_has_the_start_page_again(
    qtbot: QtBot, program: Program, sample: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    _library_of(sample.parent.parent / "library", 1200)
    program.open(sample)
    window = program.windows[0]
    bar = window.findChild(QProgressBar)
    assert bar is not None
    qtbot.waitUntil(bar.isVisible, timeout=30_000)

    QTest.keyClick(window, Qt.Key.Key_Escape)

    qtbot.waitUntil(lambda: not program.windows, timeout=10_000)
    (page,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, StartPage))
    assert page.isVisible()
    assert not list(sample.parent.glob(".*lock*"))
