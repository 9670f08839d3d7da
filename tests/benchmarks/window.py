"""`python -m tests.benchmarks.window`: how long the window's thread is held while a long briefing is worked on.

See `watchdog.py` for what is measured. Beside the clock stands what the thread itself worked in that time: the rest it
waited, for the interpreter or for a busy machine.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from time import perf_counter

import yaml
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPushButton

from briefbook.gui.collecting import WindowCollector
from briefbook.gui.export.dialog import ExportDialog
from briefbook.gui.jobs import TURN, let_window_go_first
from briefbook.gui.main_window import MainWindow
from briefbook.gui.preferences import Preferences
from briefbook.gui.program import Program
from briefbook.session.changes import set_words
from briefbook.session.moves import Place, move_down
from briefbook.session.rows import insert_text
from tests.benchmarks.material import write_material
from tests.benchmarks.prose import write_paragraph
from tests.benchmarks.watchdog import Watchdog, causes, figures, table

_PATIENCE = 120_000
TYPED = "The ministers will want to speak about this at some length, and so it is typed here word by word, "


class Work:
    """A window on a long briefing, and what an editor does in it."""

    def __init__(self, window: MainWindow, dog: Watchdog, folder: Path) -> None:
        self._window = window
        self._editor = window.editor
        self._dog = dog
        self._folder = folder
        self.delays: dict[str, list[float]] = {}
        """From a wish to what it changed, in milliseconds, by what is waited for."""

    def do_all(self, keys: int) -> None:
        """Type, reorder, scroll, search, save and export, one after another."""
        works: tuple[tuple[str, Callable[[], None]], ...] = (
            ("typing", lambda: self._type(keys)),
            ("reordering", self._reorder),
            ("scrolling", self._scroll),
            ("searching", self._search),
            ("saving", self._save),
            ("exporting", self._export),
        )
        for doing, work in works:
            with self._dog.watching(doing):
                work()

    def _type(self, keys: int) -> None:
        editor = self._editor
        sections = editor.state.root.sections
        with editor.edit("Type"):
            editor.apply(insert_text, Place(sections[len(sections) // 2].key, 0), TYPED[:1], "OPEN")
        (key,) = editor.selection
        _until(lambda: not editor.is_busy)
        view = self._window.workspace.pages.view
        view.show_row(key)
        _until(lambda: view.is_sharp)
        for length in range(2, keys + 2):
            with self._timed("a key"), editor.edit("Type", str(key)):
                editor.apply(set_words, key, (TYPED * 9)[:length], "en", "en")

    @contextmanager
    def _timed(self, wish: str) -> Iterator[None]:
        """From a wish to the book that holds it, and to the pages in view painted as they are then."""
        editor, view = self._editor, self._window.workspace.pages.view
        before, began = editor.book, perf_counter()
        yield
        _until(lambda: editor.book is not before)
        self._took(f"From {wish} to the changed book", began)
        _until(lambda: view.is_sharp and not editor.is_busy)
        self._took(f"From {wish} to the changed page", began)

    def _took(self, name: str, began: float) -> None:
        self.delays.setdefault(name, []).append(1000 * (perf_counter() - began))

    def _reorder(self) -> None:
        editor = self._editor
        for section in editor.state.root.sections[:10]:
            with self._timed("a move"), editor.edit("Move down"):
                editor.apply(move_down, (section.key,))
            _wait(150)

    def _scroll(self) -> None:
        bar = self._window.workspace.pages.view.verticalScrollBar()
        for step in range(60):
            bar.setValue(bar.maximum() * step // 60)
            _wait(30)

    def _search(self) -> None:
        field = self._window.workspace.library.findChild(QLineEdit)
        assert isinstance(field, QLineEdit)
        for words in ("cooperation", "agreement sea", "meeting 2016"):
            for length in range(1, len(words) + 1):
                field.setText(words[:length])
                _wait(60)
            _wait(400)

    def _save(self) -> None:
        saved: list[bool] = []
        self._window.saving.written.connect(saved.append)
        self._window.saving.save()
        _until(lambda: bool(saved))
        self._window.saving.written.disconnect(saved.append)

    def _export(self) -> None:
        dialog = ExportDialog(self._editor, self._window.desk.preferences, self._window)
        dialog.open()
        folder = dialog.findChild(QLineEdit, "folder")
        assert isinstance(folder, QLineEdit)
        folder.setText(str(self._folder))
        for box in dialog.findChildren(QCheckBox):
            if box.text().startswith("Word"):
                box.setChecked(True)
        next(one for one in dialog.findChildren(QPushButton) if one.text() == "Export").click()
        _until(lambda: any(self._folder.glob("*.pdf")))
        dialog.reject()


def main() -> None:
    """Do all of it and print what each kind of work did to the window's thread."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.window", description=__doc__)
    parser.add_argument("--pages", type=int, default=300, help="about how long the book is")
    parser.add_argument("--snippets", type=int, default=10_000, help="how many the library has at least")
    parser.add_argument("--keys", type=int, default=60)
    parser.add_argument("--turn", type=float, default=1000 * TURN, help="milliseconds until a thread lets others go on")
    parser.add_argument("--causes", type=int, default=3, help="of so many gaps of each kind say what caused them")
    parser.add_argument("--keep", type=Path, help="a folder for the material, used again by the next run")
    asked = parser.parse_args()
    let_window_go_first(asked.turn / 1000)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="briefbook-bench-") as scratch, _kept(asked.keep, Path(scratch)) as kept:
        for name in ("CACHE", "STATE", "CONFIG", "DATA"):
            os.environ[f"XDG_{name}_HOME"] = str(kept / name.lower())
        path = kept / f"book-{asked.pages}.yaml"
        if not path.exists():
            write_material(kept, asked.pages)
            add_snippets(kept / "library", asked.snippets)
        dog, work = watch(path, Path(scratch), asked.keys)
    print("\n".join([*table(dog.gaps), "", *causes(dog.gaps, asked.causes)]))
    for name, delays in work.delays.items():
        print(f"{name}: {figures(delays)}")


@contextmanager
def _kept(folder: Path | None, scratch: Path) -> Iterator[Path]:
    """The folder of the material, which keeps the briefing as it was."""
    kept = folder or scratch
    kept.mkdir(parents=True, exist_ok=True)
    before = {path: path.read_bytes() for path in kept.glob("*.yaml")}
    try:
        yield kept
    finally:
        for path, content in before.items():
            path.write_bytes(content)


def watch(path: Path, folder: Path, keys: int) -> tuple[Watchdog, Work]:
    """Open a briefing in a window and work on it; what the watchdog saw, and the work with its delays."""
    application = QApplication.instance() or QApplication(["benchmark"])
    assert isinstance(application, QApplication)
    application.setStyle("fusion")
    preferences = Preferences(folder / "window.ini")
    preferences.language = "en"
    program = Program(preferences)
    collector, dog = WindowCollector(), Watchdog()
    with dog.watching("opening"):
        program.open(path)
        (window,) = program.windows
        assert isinstance(window, MainWindow)
        window.resize(1600, 960)
        _until(lambda: window.is_filled and window.workspace.pages.view.was_sharp)
        _wait(500)
    work = Work(window, dog, folder / "out")
    work.do_all(keys)
    dog.close()
    editor = window.editor
    window.replaced_by()
    editor.close()
    editor.session.close()
    program.close()
    collector.deleteLater()
    return dog, work


def add_snippets(library: Path, count: int) -> None:
    """Fill a library up with texts."""
    random = Random(count)
    extra = library / "more"
    extra.mkdir()
    for number in range(count):
        content = {"kind": "text", "text": write_paragraph(random, 2), "marking": "OPEN"}
        (extra / f"text-{number}.yaml").write_text(yaml.safe_dump(content, allow_unicode=True), "utf-8")


def _until(happens: Callable[[], bool]) -> None:
    """Let the window live until something has happened."""
    loop, clock = QEventLoop(), perf_counter()
    timer = QTimer(interval=1)
    timer.timeout.connect(lambda: loop.quit() if happens() else None)
    timer.start()
    QTimer.singleShot(_PATIENCE, loop.quit)
    loop.exec()
    if 1000 * (perf_counter() - clock) >= _PATIENCE:
        raise RuntimeError("it did not happen")


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    main()
