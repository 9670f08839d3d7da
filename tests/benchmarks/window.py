"""`python -m tests.benchmarks.window`: how long the window's thread is held while a long briefing is worked on.

A timer of the window's own thread beats every few milliseconds; a beat that is late tells how long nothing else could
be done: no key read, nothing painted. Beside the clock stands what the thread itself worked in that time: the rest it
waited, for the interpreter or for a busy machine.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median, quantiles
from time import perf_counter, thread_time

import yaml
from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPushButton

from briefbook.build import load_sources
from briefbook.gui.collecting import WindowCollector
from briefbook.gui.editor import Editor
from briefbook.gui.export.dialog import ExportDialog
from briefbook.gui.jobs import TURN, let_window_go_first
from briefbook.gui.main_window import MainWindow
from briefbook.gui.preferences import Preferences
from briefbook.gui.program import Program
from briefbook.session.changes import set_words
from briefbook.session.moves import Place, move_down
from briefbook.session.rows import insert_text
from briefbook.session.session import Surroundings, open_session
from tests.benchmarks.material import write_material
from tests.benchmarks.prose import write_paragraph

LONG = 50.0
"""Milliseconds: longer than this a person feels it."""
BEAT = 2
"""Milliseconds between two beats."""
_PATIENCE = 120_000
TYPED = "The ministers will want to speak about this at some length, and so it is typed here word by word, "


@dataclass(frozen=True, slots=True)
class Gap:
    """How late a beat was, and how much of that the window's thread worked; milliseconds."""

    clock: float
    work: float


class Watchdog(QObject):
    """Notes every gap between two beats under the name of what is being done."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: dict[str, list[Gap]] = {}
        self._doing = ""
        self._last, self._worked = perf_counter(), thread_time()
        self._timer = QTimer(self, interval=BEAT, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    @contextmanager
    def watching(self, doing: str) -> Iterator[None]:
        """What happens inside is noted under this name."""
        self._last, self._worked = perf_counter(), thread_time()
        self._doing = doing
        self.gaps.setdefault(doing, [])
        try:
            yield
        finally:
            self._doing = ""

    def _beat(self) -> None:
        now, worked = perf_counter(), thread_time()
        if self._doing:
            late, busy = 1000 * (now - self._last) - BEAT, 1000 * (worked - self._worked)
            self.gaps[self._doing].append(Gap(max(late, 0.0), busy))
        self._last, self._worked = now, worked


class Work:
    """A window on a long briefing, and what an editor does in it."""

    def __init__(self, window: MainWindow, dog: Watchdog, folder: Path) -> None:
        self._window = window
        self._editor = window.editor
        self._dog = dog
        self._folder = folder
        self.delays: list[float] = []
        """From a key typed to the book it changed, in milliseconds."""

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
        for length in range(2, keys + 2):
            before, began = editor.book, perf_counter()
            with editor.edit("Type", str(key)):
                editor.apply(set_words, key, (TYPED * 9)[:length], "en", "en")
            self._await_other(before)
            self.delays.append(1000 * (perf_counter() - began))

    def _await_other(self, before: object) -> None:
        editor = self._editor
        _until(lambda: editor.book is not before and not editor.is_busy)

    def _reorder(self) -> None:
        editor = self._editor
        for section in editor.state.root.sections[:10]:
            with editor.edit("Move down"):
                editor.apply(move_down, (section.key,))
            _wait(150)
        _until(lambda: not editor.is_busy)

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
    asked = parser.parse_args()
    let_window_go_first(asked.turn / 1000)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="briefbook-bench-") as scratch:
        folder = Path(scratch)
        for name in ("CACHE", "STATE", "CONFIG", "DATA"):
            os.environ[f"XDG_{name}_HOME"] = str(folder / name.lower())
        path = write_material(folder, asked.pages)
        add_snippets(folder / "library", asked.snippets)
        dog, delays = watch(path, folder, asked.keys)
    print("\n".join(table(dog.gaps)))
    print(f"\nFrom a key to the changed book: {_figures(delays)}")


def watch(path: Path, folder: Path, keys: int) -> tuple[Watchdog, list[float]]:
    """Open a briefing in a window and work on it; what the watchdog saw, and the delays of the keys."""
    application = QApplication.instance() or QApplication(["benchmark"])
    assert isinstance(application, QApplication)
    application.setStyle("fusion")
    preferences = Preferences(folder / "window.ini")
    preferences.language = "en"
    program = Program(preferences)
    opened, (sources, _) = open_session(path, Surroundings(folder / "recovery")), load_sources(path)
    assert opened.session is not None
    assert sources is not None
    collector, dog = WindowCollector(), Watchdog()
    editor = Editor(opened.session, sources, program.tr)
    window = MainWindow(program, path)
    window.resize(1600, 960)
    window.show()
    with dog.watching("opening"):
        window.fill(editor)
        _until(lambda: editor.book is not None and window.workspace.pages.view.was_sharp)
        _wait(500)
    work = Work(window, dog, folder / "out")
    work.do_all(keys)
    window.replaced_by()
    editor.close()
    opened.session.close()
    program.close()
    collector.deleteLater()
    return dog, work.delays


def add_snippets(library: Path, count: int) -> None:
    """Fill a library up with texts."""
    random = Random(count)
    extra = library / "more"
    extra.mkdir()
    for number in range(count):
        content = {"kind": "text", "text": write_paragraph(random, 2), "marking": "OPEN"}
        (extra / f"text-{number}.yaml").write_text(yaml.safe_dump(content, allow_unicode=True), "utf-8")


def table(gaps: dict[str, list[Gap]]) -> list[str]:
    """What each kind of work did to the window's thread."""
    rows = [
        f"| doing | median, ms | 95th percentile | longest | over {LONG:.0f} ms "
        f"| work: 95th percentile | longest | over {LONG:.0f} ms |",
        "|---|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for doing, found in gaps.items():
        clock, work = [gap.clock for gap in found], [gap.work for gap in found]
        row = (f"{median(clock):.1f}", *_worst(clock), *_worst(work))
        rows.append(f"| {doing} | {' | '.join(row)} |")
    return rows


def _worst(times: list[float]) -> tuple[str, str, str]:
    return f"{_late(times):.1f}", f"{max(times):.0f}", str(sum(time > LONG for time in times))


def _figures(times: list[float]) -> str:
    return f"median {median(times):.0f} ms, 95th percentile {_late(times):.0f} ms, longest {max(times):.0f} ms"


def _late(times: list[float]) -> float:
    return quantiles(times, n=20)[-1] if len(times) > 1 else times[0]


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
