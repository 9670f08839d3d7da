"""Starts the window: checks that Qt and Python go together, makes the application, opens what was asked for."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from briefbook.storage.journal import log_failure

CANNOT_START = 1
SAMPLE = "--sample"
"""The argument that opens the user's own copy of the sample."""


def run(arguments: Sequence[str]) -> int:
    """Run the window, with the briefing of `arguments` if there is one; returns the exit code of the process."""
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
    return _run(arguments)


def _run(arguments: Sequence[str]) -> int:
    from PySide6.QtWidgets import QApplication

    from briefbook.gui.program import Program

    application = QApplication(["briefbook"])
    application.setApplicationName("briefbook")
    application.setApplicationDisplayName("Briefbook")
    application.setDesktopFileName("briefbook")
    application.setStyle("fusion")
    sys.excepthook = _log_bug
    program = Program()
    if SAMPLE in arguments:
        program.open_sample()
    elif arguments:
        program.open(Path(arguments[0]))
    else:
        program.show_start()
    code = application.exec()
    program.close()
    return code


def _log_bug(kind: type[BaseException], bug: BaseException, trace: TracebackType | None) -> None:
    """A bug in the window goes to the log; the window stays, with the user's work in it."""
    log_failure("".join(traceback.format_exception(kind, bug, trace)))
    sys.__excepthook__(kind, bug, trace)
