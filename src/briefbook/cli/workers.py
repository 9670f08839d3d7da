"""Processes that build briefings side by side, one order at a time each; one that dies costs its order a second try."""

from __future__ import annotations

import multiprocessing
import signal
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path

from briefbook.build import Order
from briefbook.cli.exits import Exit
from briefbook.cli.outcome import Outcome, carry_out, failed
from briefbook.production.stock import Stock

Told = Callable[[Order, str], None]
"""Is told what is being done for which order."""
_LOST = "the process that built it ended before its time (is there memory enough?)"
_TRIES = 2


def can_split_off() -> bool:
    """Whether a process may be split off from this one, with all that it has imported and read.

    Only where no other thread could hold a lock at that moment, and not on macOS, whose own libraries forbid it.
    Elsewhere processes are started afresh, and import and read for themselves.
    """
    return sys.platform == "linux" and _threads() == 1


def _threads() -> int:
    """The threads of this process, those included of which Python does not know; 0 where the system does not tell."""
    try:
        return sum(1 for _ in Path("/proc/self/task").iterdir())
    except OSError:
        return 0


@dataclass(eq=False)
class _Worker:
    """A process, the way to talk to it, and the number of the order that it works on."""

    process: BaseProcess
    connection: Connection
    busy_with: int | None = None


class Workers:
    """So many processes, which begin with what is in stock. They end with the block; where it is left early, at once.

    They share nothing but the files they read.
    """

    def __init__(self, count: int, stock: Stock) -> None:
        self._count = count
        self._stock = stock
        self._workers: list[_Worker] = []

    def __enter__(self) -> Workers:
        while len(self._workers) < self._count:
            self._workers.append(self._started())
        return self

    def __exit__(self, error: type[BaseException] | None, *_rest: object) -> None:
        for worker in self._workers:
            if error is not None:
                worker.process.terminate()
            worker.connection.close()
        for worker in self._workers:
            worker.process.join()

    def outcomes(self, orders: Sequence[Order], told: Told) -> Generator[tuple[int, Outcome], None, None]:
        """What each order came to, by its number, as they are done. The longest briefings are begun first.

        An order whose process dies is tried once more after all others: that may have been for want of memory, which
        another briefing took.
        """
        waiting = deque(sorted(range(len(orders)), key=lambda number: -_length(orders[number])))
        tries = [0] * len(orders)
        while waiting or any(worker.busy_with is not None for worker in self._workers):
            self._deal(waiting, orders)
            for worker in self._heard():
                number = worker.busy_with
                assert number is not None
                said = _said_by(worker)
                if isinstance(said, str):
                    told(orders[number], said)
                    continue
                worker.busy_with = None
                if isinstance(said, Outcome):
                    yield number, said
                    continue
                self._replace(worker)
                tries[number] += 1
                if tries[number] < _TRIES:
                    waiting.append(number)
                else:
                    yield number, failed(orders[number], _LOST)

    def _deal(self, waiting: deque[int], orders: Sequence[Order]) -> None:
        """Give an order to each process that has none."""
        for worker in [one for one in self._workers if one.busy_with is None]:
            if not waiting:
                return
            worker.busy_with = waiting.popleft()
            with suppress(OSError):  # It has died meanwhile, as will be heard.
                worker.connection.send(orders[worker.busy_with])

    def _heard(self) -> Iterator[_Worker]:
        """The processes that have something to say, or have died; waits for one."""
        busy = {worker.connection: worker for worker in self._workers if worker.busy_with is not None}
        return (busy[one] for one in wait(busy) if isinstance(one, Connection))

    def _replace(self, dead: _Worker) -> None:
        dead.connection.close()
        dead.process.join()
        self._workers.remove(dead)
        self._workers.append(self._started())

    def _started(self) -> _Worker:
        splits = can_split_off()
        context = multiprocessing.get_context("fork") if splits else multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        # A process that was split off holds copies of our ends, and would not notice that we have gone.
        inherited = (ours, *(worker.connection for worker in self._workers)) if splits else ()
        with _interruptions_ignored():
            process = context.Process(target=_serve, args=(theirs, inherited, self._stock if splits else Stock()))
            process.start()
        theirs.close()
        return _Worker(process, ours)


def _length(order: Order) -> int:
    """How long a briefing may take, to begin with the longest; one that cannot be looked at is done at once."""
    try:
        return order.briefing.stat().st_size
    except (OSError, ValueError):
        return 0


def _said_by(worker: _Worker) -> str | Outcome | None:
    """A step or an outcome; None where the process has died."""
    try:
        said = worker.connection.recv()
    except (EOFError, OSError):
        return None
    assert isinstance(said, str | Outcome)
    return said


@contextmanager
def _interruptions_ignored() -> Iterator[None]:
    """Processes started meanwhile never hear Ctrl+C, which reaches all of a terminal: their parent tells them."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


# --- in the process ---------------------------------------------------------------------------------------------------


def _serve(connection: Connection, inherited: Iterable[Connection], stock: Stock) -> None:
    """Build what comes until nobody is at the other end."""
    # A request to end is an exception, so that a half-written file is put away.
    signal.signal(signal.SIGTERM, lambda _signal, _frame: sys.exit(Exit.PROBLEMS))
    for one in inherited:
        one.close()

    def say(said: str | Outcome) -> None:
        try:
            connection.send(said)
        except OSError:
            sys.exit(Exit.PROBLEMS)

    while True:
        try:
            order = connection.recv()
        except (EOFError, OSError):
            return
        say(carry_out(order, say, stock))
