"""Brings the program into every state on the display it is given, and keeps pictures.

Arguments: the folder of the pictures, the language of the window, the look (`light`, `dark`), then names of groups of
states, all where none is named. The home of the user must be a folder of its own.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication

from briefbook.gui.collecting import WindowCollector, let_go_of_clipboard
from briefbook.gui.preferences import Preferences
from briefbook.gui.program import Program
from tests.gui.looks import at_work, before_a_briefing, dialogs
from tests.gui.looks.stage import Stage

State = Callable[[Stage], Iterator[str]]


def _states() -> tuple[State, ...]:
    return (*before_a_briefing.STATES, *at_work.BEFORE, *dialogs.STATES, *at_work.STATES)


def _program(language: str, look: str) -> Program:
    application = QApplication(["briefbook"])
    application.setStyle("fusion")
    application.setQuitOnLastWindowClosed(False)
    preferences = Preferences()
    preferences.language, preferences.look = language, look
    return Program(preferences)


def main(folder: Path, language: str, look: str, wanted: list[str]) -> int:
    """The number of groups of states that could not be reached; what went wrong is said."""
    documents = Path.home() / "Documents" / "Briefbook"
    documents.mkdir(parents=True)
    program = _program(language, look)
    collector = WindowCollector()  # As in the program: Qt objects are taken apart on the thread of the window alone.
    stage = Stage(program, documents, folder)
    failed = 0
    for state in _states():
        if wanted and state.__name__ not in wanted:
            continue
        try:
            for name in state(stage):
                stage.keep(name)
        except Exception:
            failed += 1
            print(f"not reached: {state.__name__}", file=sys.stderr)
            traceback.print_exc()
            stage.put_away()
    stage.close()
    let_go_of_clipboard()
    program.close()
    collector.deleteLater()
    return failed


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4:]))
