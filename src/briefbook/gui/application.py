"""Starts the window: checks that Qt and Python go together, makes the application, opens what was asked for."""

from __future__ import annotations

import gc
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from briefbook.storage.journal import log_failure

if TYPE_CHECKING:
    from briefbook.gui.collecting import WindowCollector
    from briefbook.gui.program import Program

CANNOT_START = 1
SAMPLE = "--sample"
"""The argument that opens the user's own copy of the sample."""


def run(arguments: Sequence[str], prepare: Callable[[Program], object] = lambda _program: None) -> int:
    """Run the window, with the briefing of `arguments` if there is one; returns the exit code of the process.

    `prepare` is given the program before anything is opened (a benchmark listens to it).
    """
    try:
        from PySide6 import __version_info__ as qt
    except ImportError as missing:
        print(f"The window needs PySide6, which is not installed ({missing}).", file=sys.stderr)
        return CANNOT_START
    from briefbook.gui.compatibility import bad_pair

    refusal = bad_pair(sys.version_info[:2], qt[:2])
    if refusal:
        print(refusal, file=sys.stderr)
        return CANNOT_START
    return _run(arguments, prepare)


def _run(arguments: Sequence[str], prepare: Callable[[Program], object]) -> int:
    from PySide6.QtWidgets import QApplication

    from briefbook.gui.collecting import let_go_of_clipboard
    from briefbook.gui.jobs import let_window_go_first
    from briefbook.gui.program import Program

    gc.disable()  # A start makes no rubbish; looking for it costs a fifth of the time. Later: collecting.py.
    application = QApplication(["briefbook"])
    application.setApplicationName("briefbook")
    application.setApplicationDisplayName("Briefbook")
    application.setDesktopFileName("briefbook")
    application.setStyle("fusion")
    sys.excepthook = _log_bug
    let_window_go_first()
    program = Program()
    prepare(program)
    collectors: list[WindowCollector] = []
    program.first_shown.connect(lambda: collectors.append(_collect_from_now_on()) if not collectors else None)
    if SAMPLE in arguments:
        program.open_sample()
    elif arguments:
        program.open(Path(arguments[0]))
    else:
        program.show_start()
    code = application.exec()
    let_go_of_clipboard()
    program.close()
    return code


def _collect_from_now_on() -> WindowCollector:
    """What a start has made stays for good; only what comes later is looked through, on the window's thread."""
    from briefbook.gui.collecting import WindowCollector

    gc.freeze()
    return WindowCollector()


def _log_bug(kind: type[BaseException], bug: BaseException, trace: TracebackType | None) -> None:
    """A bug in the window goes to the log; the window stays, with the user's work in it."""
    log_failure("".join(traceback.format_exception(kind, bug, trace)))
    sys.__excepthook__(kind, bug, trace)
