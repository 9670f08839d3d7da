"""Python's garbage collector on the window's thread alone.

Rubbish in circles may hold Qt objects, and Qt's objects may only be taken apart on the thread of the window. Left to
itself, the collector runs wherever memory is asked for, in the threads of slow work too, and the program may crash.

To look through a library and a long book takes a quarter of a second. So a look goes through what is new alone and sets
aside what it leaves; all of it is looked through when nobody works in the window.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

EVERY = 2000
"""Milliseconds between two looks."""
YOUNG = 5000
"""So many new objects are worth a look at them."""
MANY = 40_000
"""So many new objects are too many to be looked through between two keys: a book was made, which is no rubbish."""
QUIET = 30
"""After so many looks that found nothing worth it, nobody works in the window."""

_WITHOUT_OWNERS = ("offscreen", "minimal")
"""Platforms whose clipboard is the program's own and says of nobody that it owns it."""


class WindowCollector(QObject):
    """Switches the automatic collector off for the process and collects from the event loop instead."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._quiet = 0
        self._has_set_aside = False
        timer = QTimer(self)
        timer.setInterval(EVERY)
        timer.timeout.connect(self.look)
        timer.start()

    def look(self) -> None:
        """Collect what is new, if there is enough; everything when the user is away and something was set aside."""
        young = gc.get_count()[0]
        if young >= YOUNG:
            self._quiet = 0
            self._has_set_aside = True
            if young < MANY:
                gc.collect(1)
            gc.freeze()
        else:
            self._quiet += 1
        if self._has_set_aside and (self._quiet >= QUIET or _is_away()):
            self.look_at_all()

    def look_at_all(self) -> None:
        """Collect everything, what was set aside too."""
        self._quiet, self._has_set_aside = 0, False
        gc.unfreeze()
        gc.collect()
        gc.freeze()


def _is_away() -> bool:
    """Whether another program has the user's attention."""
    state = QGuiApplication.applicationState()
    return state is not Qt.ApplicationState.ApplicationActive and bool(QGuiApplication.topLevelWindows())


def let_go_of_clipboard() -> None:
    """Leave what was copied to the system as plain text.

    Data that Python made must not be on the clipboard when the interpreter is gone: Qt frees it after that.
    """
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard() or QGuiApplication.platformName() in _WITHOUT_OWNERS:
        clipboard.setText(clipboard.text())
