"""The one way to do slow work: a function of frozen values runs beside the window, its result comes back to it."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Event
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from briefbook.storage.journal import log_failure

TURN = 0.0005
"""Seconds after which work beside the window lets the window's thread go on, where that waits for the interpreter."""

T = TypeVar("T")

Report = Callable[[Any], None]
"""Takes how far the work is to whoever asked for it: words, or numbers."""


def let_window_go_first(seconds: float = TURN) -> None:
    """Let work beside the window give up the interpreter sooner than Python's 5 ms.

    Qt gives it up at nearly every call, so that one repaint may have to wait for it a dozen times.
    """
    sys.setswitchinterval(seconds)


class Cancelled(Exception):
    """Raised inside work that reports progress after it was cancelled; it ends the work and is told to nobody."""


@dataclass(frozen=True, slots=True)
class _Letter:
    """What a thread sends to the window."""

    generation: int
    content: Any
    is_last: bool = True
    is_bug: bool = False


class _Mailbox(QObject):
    """Signals from a thread that outlives the lane's own C++ object must come from an object of their own."""

    arrived = Signal(object)


class Lane(QObject):
    """Work of one purpose, one at a time, the newest wish first: a new one makes those before it stale.

    A stale wish that has not begun never begins; the result of one that has is dropped. `work` gets only values that
    nobody changes; `then` is called with its result on the window's thread. `failed` tells of a bug in the work: its
    traceback is in the log.
    """

    failed = Signal(object)
    busy_changed = Signal(bool)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(1, thread_name_prefix=f"briefbook-{name}")
        self._generation = 0
        self._stop = Event()
        self._is_busy = False
        # Kept here alone: a thread that held the window's methods might be the last to, and take the window apart.
        self._then: Callable[[Any], None] | None = None
        self._progress: Callable[[Any], None] | None = None
        self._mailbox = _Mailbox()
        self._mailbox.arrived.connect(self._receive)

    @property
    def generation(self) -> int:
        """The number of the newest wish."""
        return self._generation

    @property
    def is_busy(self) -> bool:
        """Whether a result is awaited."""
        return self._is_busy

    def run(self, work: Callable[[], T], then: Callable[[T], None]) -> int:
        """Do `work` beside the window and call `then` with its result; returns the wish's number."""
        return self._start(lambda _report: work(), then, None)

    def run_reporting(
        self, work: Callable[[Report], T], then: Callable[[T], None], progress: Callable[[Any], None]
    ) -> int:
        """The same for work that says how far it is; each report is also where a cancelled work ends."""
        return self._start(work, then, progress)

    def cancel(self) -> None:
        """Drop what is going on; nothing of it is delivered any more."""
        self._stop.set()
        self._generation += 1
        self._set_busy(False)

    def close(self, *, wait: bool = False) -> None:
        """End the lane; the result of what runs is dropped. `wait` for it only when it is short."""
        self.cancel()
        self._executor.shutdown(wait=wait, cancel_futures=True)

    def _start(
        self, work: Callable[[Report], T], then: Callable[[T], None], progress: Callable[[Any], None] | None
    ) -> int:
        self._stop.set()
        self._generation += 1
        stop = self._stop = Event()
        generation, mailbox = self._generation, self._mailbox
        self._then, self._progress = then, progress

        def report(step: object) -> None:
            if stop.is_set():
                raise Cancelled
            mailbox.arrived.emit(_Letter(generation, step, is_last=False))

        def perform() -> None:
            if stop.is_set():
                return
            try:
                letter = _Letter(generation, work(report))
            except Cancelled:
                return
            except Exception as bug:
                log_failure(traceback.format_exc())
                letter = _Letter(generation, bug.with_traceback(None), is_bug=True)
            mailbox.arrived.emit(letter)

        self._set_busy(True)
        self._executor.submit(perform)
        return generation

    def _receive(self, letter: _Letter) -> None:
        if letter.generation != self._generation:
            return
        if letter.is_last:
            self._set_busy(False)
        deliver = self._then if letter.is_last else self._progress
        if letter.is_bug:
            self.failed.emit(letter.content)
        elif deliver is not None:
            deliver(letter.content)

    def _set_busy(self, is_busy: bool) -> None:
        if is_busy != self._is_busy:
            self._is_busy = is_busy
            self.busy_changed.emit(is_busy)
