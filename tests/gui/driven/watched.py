"""Runs the program as it is, and says on its standard output what assistive technology would find on the screen.

Every line on the standard input is answered by one line of JSON: the accessible things of all windows in view.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator

from PySide6.QtCore import QRect, QSocketNotifier
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication

from briefbook.gui.application import run
from briefbook.gui.program import Program

_MOST = 4096
"""Bytes read at once of the standard input; what they say does not matter."""


def _things(interface: QAccessibleInterface | None, around: QRect) -> Iterator[dict[str, object]]:
    """What can be seen of something and of all that is in it; `around`: what its surroundings leave of the screen."""
    if interface is None or not interface.isValid() or interface.state().invisible:
        return
    state, place = interface.state(), interface.rect()
    seen = place.intersected(around)
    yield {
        "role": interface.role().name,
        "name": interface.text(QAccessible.Text.Name),
        "value": interface.text(QAccessible.Text.Value),
        "place": place.getRect(),
        "is_whole": seen == place and not place.isEmpty(),
        "is_enabled": not state.disabled,
        "has_keyboard": bool(state.focused),
        "is_ticked": bool(state.checked),
    }
    for number in range(interface.childCount()):
        yield from _things(interface.child(number), seen)


def _answer() -> None:
    if not os.read(sys.stdin.fileno(), _MOST):
        return
    windows = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    found = [
        thing
        for window in windows
        for thing in _things(QAccessible.queryAccessibleInterface(window), window.screen().geometry())
    ]
    print(json.dumps(found), flush=True)


def _listen(program: Program) -> None:
    QAccessible.setActive(True)  # As with a screen reader: what changes is told to it.
    listening = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, program)
    listening.activated.connect(_answer)


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:], _listen))
