"""States of the window of a briefing: selections, tabs, pages, library, problems, editions, notices."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton

from briefbook.gui.inspector.fact_input import FactInput
from briefbook.gui.main_window import MainWindow
from briefbook.session.details import finish, reopen
from briefbook.session.moves import Place
from briefbook.session.rows import insert
from briefbook.storage.lock_file import acquire
from briefbook.storage.recovery import keep
from briefbook.storage.shipped import resources
from tests.gui.looks.before_a_briefing import lost_work, start_with_recent
from tests.gui.looks.stage import Stage
from tests.gui.rows import key_of

MEETING, TRADE = "lavrov-asif-new-york", "russia-pakistan-trade"


def _made(stage: Stage, window: MainWindow) -> None:
    """Wait until the pages are those of the state."""
    stage.wait()
    stage.until(lambda: not window.editor.is_busy, "the pages")


def first_window(stage: Stage) -> Iterator[str]:
    """The sample, just opened; the start page of somebody who has opened it."""
    shutil.copytree(resources() / "sample", stage.documents, dirs_exist_ok=True)
    stage.open(stage.documents / "visits" / "asif-2018.yaml")
    yield "window"


def selections(stage: Stage) -> Iterator[str]:
    """What the inspector shows of rows of every kind."""
    window = stage.window
    window.workspace.fold_right(False)
    yield "nothing-selected"
    sections = window.editor.state.root.sections
    window.editor.select((sections[1].key,))
    yield "section-selected"
    for name in (MEETING, TRADE):
        window.editor.select((key_of(window.editor, name),))
        yield f"selected-{name}"
    window.editor.select((sections[0].children[0].key,))
    yield "text-selected"
    window.editor.select(tuple(one.key for one in sections[1:3]))
    yield "two-selected"
    window.editor.select((key_of(window.editor, MEETING),))
    words = window.workspace.inspector.selected.words
    stage.find(words, QToolButton, words=stage.tr("Side by side")).click()
    yield "side-by-side"
    stage.find(words, QToolButton, words=stage.tr("Side by side")).click()


def tabs(stage: Stage) -> Iterator[str]:
    """The other tabs of the inspector."""
    inspector = stage.window.workspace.inspector
    inspector.tabs.setCurrentWidget(inspector.visit)
    yield "visit-tab"
    bar = inspector.visit.findChildren(QLineEdit)
    bar[-1].setFocus()
    yield "visit-tab-below"
    inspector.tabs.setCurrentWidget(inspector.history)
    yield "history-tab-empty"
    inspector.tabs.setCurrentWidget(inspector.selected)


def pages(stage: Stage) -> Iterator[str]:
    """The pages: one after another, thumbnails, what was found in them."""
    window = stage.window
    window.workspace.fold_right(True)
    bar, panel = window.workspace.pages.bar, window.workspace.pages
    bar.two_up.toggle()
    yield "pages-other-columns"
    bar.two_up.toggle()
    bar.thumbnails.toggle()
    yield "thumbnails"
    bar.thumbnails.toggle()
    panel.find_bar.open_bar()
    field = stage.find(panel.find_bar, QLineEdit)
    QTest.keyClicks(field, "trade")
    yield "found-in-pages"
    field.selectAll()
    QTest.keyClicks(field, "xyzzy")
    yield "not-found-in-pages"
    QTest.keyClick(field, Qt.Key.Key_Escape)
    window.workspace.fold_right(False)


def library(stage: Stage) -> Iterator[str]:
    """The library: searching, filtering, finding nothing."""
    window = stage.window
    panel = window.workspace.library
    window.workspace.show_library()
    yield "library-whole-column"
    panel.field.setText("gas pipeline")
    yield "library-found"
    chip = stage.find(panel, QToolButton, stage.tr("Kind"))
    menu = chip.menu()
    menu.popup(chip.mapToGlobal(chip.rect().bottomLeft()))
    yield "library-filter-menu"
    menu.close()
    panel.set_filter("kind", "project")
    yield "library-filtered"
    panel.field.setText("nothing has these words")
    yield "library-found-nothing"
    panel.set_filter("kind", "")
    panel.field.clear()
    window.workspace.show_library()


def facts(stage: Stage) -> Iterator[str]:
    """The form of facts: open, with a mistake."""
    window = stage.window
    editor, inspector = window.editor, window.workspace.inspector
    editor.select((key_of(editor, MEETING),))
    stage.press(inspector.selected.facts, stage.tr("Change in the library"))
    inspector.selected.ensureWidgetVisible(inspector.selected.facts, 0, 400)
    yield "facts-open"
    field = next(one for one in inspector.selected.facts.findChildren(FactInput) if one.field.path[-1] == "date")
    assert isinstance(field.box, QLineEdit)
    field.box.setFocus()
    inspector.selected.ensureWidgetVisible(field)
    field.box.selectAll()
    QTest.keyClicks(field.box, "yesterday or so")
    stage.until(lambda: bool(field.box.accessibleDescription()), "the mistake")
    yield "facts-mistake"
    editor.select((key_of(editor, TRADE),))
    stage.press(inspector.selected.facts, stage.tr("Only here"))
    yield "facts-only-here"


def editions(stage: Stage) -> Iterator[str]:
    """Another edition, with what it leaves out dimmed; the book in the other language."""
    window = stage.window
    window.editor.set_edition("press")
    _made(stage, window)
    yield "edition-press"
    window.editor.set_edition("full")
    window.editor.set_language("ru" if window.editor.language == "en" else "en")
    _made(stage, window)
    yield "book-in-the-other-language"
    window.editor.set_language(None)
    _made(stage, window)


def finished(stage: Stage) -> Iterator[str]:
    """Finished, and a draft again."""
    window = stage.window
    editor = window.editor
    for label, verb in (("Declare finished", finish), ("Make a draft again", reopen)):
        if editor.session.is_draft == (verb is finish):
            with editor.edit(label):
                editor.apply(verb)
            _made(stage, window)
            yield "finished" if verb is finish else "draft"
    window.workspace.inspector.tabs.setCurrentWidget(window.workspace.inspector.history)
    yield "history-tab"
    window.workspace.inspector.tabs.setCurrentIndex(0)


def problems(stage: Stage) -> Iterator[str]:
    """Problems with their remedies."""
    window = stage.window
    editor = window.editor
    with editor.edit("Break"):
        wrong = {"text": "Talks are on Monday, 20 February 2018. {{ nonsense }}", "marking": "OPEN"}
        editor.apply(insert, Place(key_of(editor, "Our objectives")), {"snippet": "nobody"}, wrong)
    _made(stage, window)
    stage.until(lambda: any(one.severity.value == "error" for one in editor.problems), "the problems")
    yield "problems"
    window.workspace.problems.step(1)
    yield "problem-shown"
    window.workspace.problems.acknowledge()
    if QApplication.activeModalWidget() is not None:
        yield "problem-acknowledging"
        stage.dialog.close()
    window.workspace.problems.fold(True)
    yield "problems-folded"
    window.workspace.problems.fold(False)
    editor.undo()
    _made(stage, window)


def news(stage: Stage) -> Iterator[str]:
    """The library was changed by somebody else."""
    window = stage.window
    file = next((stage.documents / "library").rglob(f"{MEETING}.yaml"))
    file.write_text(file.read_text("utf-8").replace("{en: New York,", "{en: Vienna,"), "utf-8")
    window.editor.look_at_library()
    stage.until(lambda: bool(window.workspace.offers.news), "the news")
    _made(stage, window)
    yield "news"
    window.workspace.show_news()
    yield "news-list"
    stage.dialog.close()
    window.workspace.offers.take(window.workspace.offers.news)
    _made(stage, window)


def disk(stage: Stage) -> Iterator[str]:
    """Somebody else changes the file, or takes it away."""
    window = stage.window
    path = window.editor.session.path
    with window.editor.edit("Move"):
        window.editor.apply(
            insert, Place(window.editor.state.root.sections[0].key), {"text": "Ours.", "marking": "OPEN"}
        )
    before = path.read_text("utf-8")
    path.write_text(before.replace("kind: working", "kind: official"), "utf-8")
    stage.until(lambda: "disk" in window.workspace.notices.topics, "the notice")
    yield "changed-on-disk"
    yield from _during(stage, lambda: stage.press(window.workspace.notices, stage.tr("Compare…")), "comparing")
    path.unlink()
    window.saving.look_at_disk()
    yield "gone-from-disk"
    path.write_text(before, "utf-8")
    window.saving.look_at_disk()
    with stage.without_rights():
        window.saving.save()
        stage.until(lambda: QApplication.activeModalWidget() is not None, "the refusal")
    yield "folder-read-only"
    stage.put_away()
    yield from _during(stage, window.close, "closing-unsaved")
    window.editor.undo()


def trade_and_search(stage: Stage) -> Iterator[str]:
    """The window alone, as the README shows it: a chart selected, words sought in the library."""
    window = stage.window
    window.showNormal()
    window.resize(1600, 960)
    window.workspace.fold_right(False)
    language = stage.program.preferences.language
    if window.editor.language != language:
        window.editor.set_language(language)
    window.editor.select((key_of(window.editor, TRADE),))
    field = window.workspace.library.field
    field.setFocus()
    field.insert({"ru": "газопровод"}.get(language, "gas pipel"))
    _made(stage, window)
    stage.settle()
    window.grab().save(str(stage.pictures / "trade-and-search.png"))
    field.clear()
    window.editor.set_language(None)
    window.showMaximized()
    _made(stage, window)
    yield from ()


def _during(stage: Stage, act: object, name: str) -> Iterator[str]:
    """The name of a dialog that does not return before it is closed; the picture is taken while it is open."""
    assert callable(act)
    stage.await_dialog(act, lambda _dialog: stage.keep(name))
    yield from ()


def opened_with_notices(stage: Stage) -> Iterator[str]:
    """Work that was lost is offered; somebody else has the briefing open."""
    path = stage.documents / "visits" / "asif-2018.yaml"
    stage.close()
    keep(lost_work(path))
    lock, _ = acquire(path, datetime(2018, 2, 19, 9, 30))
    window = stage.open(path)
    yield "lost-work-and-opened-twice"
    if lock is not None:
        lock.release()
    stage.press(window.workspace.notices, stage.tr("Throw it away"))


def empty_library(stage: Stage) -> Iterator[str]:
    """A briefing without any library."""
    from briefbook.session.visits import Plan, Somebody, begin, start_library

    folder = stage.documents / "new" / "library"
    start_library(folder, "Library", ("en",), None)
    path = stage.documents / "new" / "visits" / "first.yaml"
    host, guest = Somebody(name="John Doe"), Somebody(name="Anna Example")
    plan = Plan(folder, path, "visit-brief", guest, host, "2018-02-20", None, "working", "Moscow", "en")
    assert not begin(plan)
    window = stage.open(path)
    window.workspace.fold_right(False)
    yield "empty-library"
    window.close()


def first_sight(stage: Stage) -> Iterator[str]:
    """A briefing while it is being opened."""
    path = Path(stage.documents / "visits" / "asif-2018.yaml")
    stage.close()
    stage.program.open(path)
    window = stage.window
    window.showMaximized()
    QApplication.processEvents()
    stage.keep("opening", is_still=False)
    stage.until(lambda: window.is_filled, "the window")
    yield "opened-again"


BEFORE = (first_window, trade_and_search, selections)
STATES = (
    tabs,
    pages,
    library,
    facts,
    editions,
    finished,
    problems,
    news,
    disk,
    opened_with_notices,
    empty_library,
    start_with_recent,
    first_sight,
)
