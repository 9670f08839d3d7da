"""Python's garbage collector on the window's thread alone.

Rubbish in circles may hold Qt objects, and Qt's objects may only be taken apart on the thread of the window. Left to
itself, the collector runs wherever memory is asked for, in the threads of slow work too, and the program may crash.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 2000
"""Milliseconds between two looks."""
YOUNG = 5000
"""So many new objects are worth a look at them."""

_WITHOUT_OWNERS = ("offscreen", "minimal")
"""Platforms whose clipboard is the program's own and says of nobody that it owns it."""


class WindowCollector(QObject):
    """Switches the automatic collector off for the process and collects from the event loop instead."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self)
        timer.setInterval(EVERY)
        timer.timeout.connect(self.look)
        timer.start()

    def look(self) -> None:
        """Collect as old as the counts of the collector's generations ask for, as Python itself would."""
        young, middle, old = gc.get_count()
        if young < YOUNG:
            return
        _, often, seldom = gc.get_threshold()
        gc.collect(2 if middle > often and old > seldom else 1 if middle > often else 0)


def let_go_of_clipboard() -> None:
    """Leave what was copied to the system as plain text.

    Data that Python made must not be on the clipboard when the interpreter is gone: Qt frees it after that.
    """
    from PySide6.QtGui import QGuiApplication

    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard() or QGuiApplication.platformName() in _WITHOUT_OWNERS:
        clipboard.setText(clipboard.text())
