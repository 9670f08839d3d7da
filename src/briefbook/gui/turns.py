"""Work of the window's own thread that may wait: done a step at a time, between what the user does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

BUDGET = 0.008
"""Seconds after which keys and painting have their turn again."""


class Turns(QObject):
    """Takes steps by their name, those that were asked for first first; a step that works long is a turn of its own.

    Work of a name that is asked for again begins anew. Each is an iterable of steps, taken one by one: a generator that
    yields where it may be interrupted.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: dict[str, Iterator[object]] = {}
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._take_turn)

    @property
    def is_busy(self) -> bool:
        """Whether anything waits."""
        return bool(self._waiting)

    def put(self, name: str, steps: Iterable[object]) -> None:
        """Take these steps when there is time."""
        self._waiting.pop(name, None)
        self._waiting[name] = iter(steps)
        self._timer.start()

    def call(self, name: str, work: Callable[[], object]) -> None:
        """The same for work of one step."""
        self.put(name, (work() for _ in (None,)))

    def drop(self) -> None:
        """Forget all that waits."""
        self._waiting.clear()
        self._timer.stop()

    def finish(self) -> None:
        """Do at once all that waits."""
        while self._waiting:
            self._step()
        self._timer.stop()

    def _take_turn(self) -> None:
        until = perf_counter() + BUDGET
        while self._waiting and perf_counter() < until:
            self._step()
        if not self._waiting:
            self._timer.stop()

    def _step(self) -> None:
        name, steps = next(iter(self._waiting.items()))
        try:
            next(steps)
        except StopIteration:
            if self._waiting.get(name) is steps:
                del self._waiting[name]
