"""One start of a window, ended when the page is painted: the child process of `tests.benchmarks.start`."""

from __future__ import annotations

import os
import sys

DONE = 0


def bare() -> None:
    """A window of PySide6 with nothing in it."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Bare(QMainWindow):
        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            QTimer.singleShot(0, _end)

    application = QApplication(["bare"])
    application.setStyle("fusion")
    window = Bare()
    window.resize(1596, 960)
    window.show()
    application.exec()


def sample(signal: str) -> None:
    """The sample in the program's window until `seen` (its first page, kept or not), `page_seen` (the live one), or

    `sharp`: the live pages among the panels.
    """
    from briefbook.gui.application import SAMPLE, run
    from briefbook.gui.main_window import MainWindow
    from briefbook.gui.program import Program

    def listen(window: MainWindow) -> None:
        if signal == "sharp":
            window.filled.connect(lambda: window.workspace.pages.view.sharpened.connect(_end))
        else:
            getattr(window, signal).connect(_end)

    def prepare(program: Program) -> None:
        program.window_made.connect(listen)

    run([SAMPLE], prepare)


def keep() -> None:
    """The sample, until its first page has been kept for the next start."""
    from PySide6.QtCore import QTimer

    from briefbook.gui.application import SAMPLE, run
    from briefbook.gui.preferences import FIRST_PAGE, cover_file, sample_folder
    from briefbook.gui.program import Program
    from briefbook.storage.sample import FIRST

    kept = cover_file(sample_folder() / FIRST).with_suffix(FIRST_PAGE)
    timers: list[QTimer] = []

    def prepare(program: Program) -> None:
        timer = QTimer(program)
        timer.timeout.connect(lambda: _end() if kept.exists() else None)
        timer.start(50)
        timers.append(timer)

    run([SAMPLE], prepare)


def _end(*_told: object) -> None:
    """At once: what a process takes to go is no part of its start."""
    os._exit(DONE)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["bare"]:
            bare()
        case ["keep"]:
            keep()
        case [signal]:
            sample(signal)
        case wrong:
            raise SystemExit(f"not a start: {wrong}")
