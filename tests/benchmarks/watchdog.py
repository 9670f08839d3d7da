"""A watchdog over the window's thread: how long it was held, and what held it.

A timer of that thread beats every few milliseconds. A beat that is late tells how long nothing else could be done: no
key read, nothing painted. While one is late, the thread is asked by a signal what it is in, and what the others do that
it may be waiting for.
"""

from __future__ import annotations

import signal
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import PurePath
from statistics import median, quantiles
from threading import Event, Thread, get_ident
from time import perf_counter, thread_time
from types import FrameType

from PySide6.QtCore import QObject, Qt, QTimer

LONG = 50.0
"""Milliseconds: longer than this a person feels it."""
BEAT = 2
"""Milliseconds between two beats."""
_LOOK_EVERY = 0.005
_LATE_ENOUGH = 0.02
"""Seconds after which a late beat is looked into."""
_CALL = signal.SIGUSR1
"""Calls the watched thread to say what it is in."""
_OURS = "briefbook"
_INNERMOST = 4
"""So many of our functions are told of a stack."""


@dataclass(frozen=True, slots=True)
class Gap:
    """How late a beat was, and how much of that the window's thread worked; milliseconds.

    `cause` is the stack most often seen in it, `others` what another thread was then most often in.
    """

    clock: float
    work: float
    cause: str = ""
    others: str = ""


@dataclass
class _Seen:
    """What was seen during the gap that is going on."""

    here: Counter[str] = field(default_factory=Counter)
    elsewhere: Counter[str] = field(default_factory=Counter)


class Watchdog(QObject):
    """Notes every gap between two beats under the name of what is being done."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: dict[str, list[Gap]] = {}
        self._doing = ""
        self._last, self._worked = perf_counter(), thread_time()
        self._seen = _Seen()
        self._watched, self._end = get_ident(), Event()
        self._before = signal.signal(_CALL, self._look)
        signal.siginterrupt(_CALL, False)
        self._onlooker = Thread(target=self._look_on, name="watchdog", daemon=True)
        self._onlooker.start()
        self._timer = QTimer(self, interval=BEAT, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def close(self) -> None:
        """End the beats and the looks."""
        self._timer.stop()
        self._end.set()
        self._onlooker.join()
        signal.signal(_CALL, self._before)

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
        seen, self._seen = self._seen, _Seen()
        if self._doing:
            late, busy = 1000 * (now - self._last) - BEAT, 1000 * (worked - self._worked)
            self.gaps[self._doing].append(Gap(max(late, 0.0), busy, _most(seen.here), _most(seen.elsewhere)))
        self._last, self._worked = now, worked

    def _look_on(self) -> None:
        while not self._end.wait(_LOOK_EVERY):
            if self._doing and perf_counter() - self._last > _LATE_ENOUGH:
                signal.pthread_kill(self._watched, _CALL)

    def _look(self, _signal: int, frame: FrameType | None) -> None:
        """On the watched thread itself: who holds a frame of another thread may be the last to hold its timers."""
        self._seen.here[_told(frame)] += 1
        for ident, other in sys._current_frames().items():
            if ident not in (self._watched, self._onlooker.ident) and not _waits(other):
                self._seen.elsewhere[_told(other)] += 1


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


def causes(gaps: dict[str, list[Gap]], count: int) -> list[str]:
    """The longest gaps of each kind of work, with what held the window in each."""
    lines = []
    for doing, found in gaps.items():
        for gap in sorted(found, key=lambda one: -one.clock)[:count]:
            if gap.clock > LONG:
                lines.append(f"{doing}: {gap.clock:.0f} ms, of which {gap.work:.0f} of work, in {gap.cause or '?'}")
                lines += [f"    beside it: {gap.others}"] if gap.others else []
    return lines


def figures(times: list[float]) -> str:
    """Times in a sentence."""
    return f"median {median(times):.0f} ms, 95th percentile {_late(times):.0f} ms, longest {max(times):.0f} ms"


def _worst(times: list[float]) -> tuple[str, str, str]:
    return f"{_late(times):.1f}", f"{max(times):.0f}", str(sum(time > LONG for time in times))


def _late(times: list[float]) -> float:
    return quantiles(times, n=20)[-1] if len(times) > 1 else times[0]


def _most(seen: Counter[str]) -> str:
    named = [(stack, times) for stack, times in seen.most_common() if stack]
    return f"{named[0][0]} ({named[0][1]} of {seen.total()} looks)" if named else ""


def _waits(frame: FrameType) -> bool:
    """Whether a thread of ours has nothing to do."""
    return PurePath(frame.f_code.co_filename).parent.name in {"futures", "multiprocessing", "watchfiles"}


def _told(frame: FrameType | None) -> str:
    """The innermost of our functions of a stack, outermost first; "" for one without any."""
    found: list[str] = []
    while frame is not None and len(found) < _INNERMOST:
        code, path = frame.f_code, PurePath(frame.f_code.co_filename)
        if _OURS in path.parts and path.stem != "jobs":
            found.append(f"{path.parent.name}/{path.stem}.{code.co_name}:{frame.f_lineno}")
        frame = frame.f_back
    return " > ".join(reversed(found))
