"""Many briefings in one go, by one process or several: one that fails does not stop the others."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager

from briefbook.build import Order
from briefbook.cli.exits import Exit
from briefbook.cli.outcome import Outcome, carry_out

Advance = Callable[[int, str], None]
"""Is told how many briefings are done, and the name of the latest."""


def carry_out_all(orders: Sequence[Order], jobs: int, advance: Advance) -> Generator[Outcome, None, None]:
    """The outcomes of all orders, in their order, by as many processes as there are jobs.

    The processes share nothing but the files they read. They are started afresh and not split off from this one, so
    that they behave alike on every system. Whoever stops asking closes the generator, and the processes end.
    """
    if min(jobs, len(orders)) == 1:
        for done, order in enumerate(orders):
            advance(done, order.briefing.name)
            yield carry_out(order)
        advance(len(orders), "")
        return
    with _workers(min(jobs, len(orders))) as pool:
        with _interruptions_ignored():
            futures = [pool.submit(_work, order) for order in orders]
        yield from _in_order(futures, orders, advance)


def _in_order(futures: Sequence[Future[Outcome]], orders: Sequence[Order], advance: Advance) -> Iterator[Outcome]:
    """Each outcome as soon as it and all before it are there."""
    waiting = list(zip(futures, orders, strict=True))
    for done, finished in enumerate(as_completed(futures), 1):
        advance(done, orders[futures.index(finished)].briefing.name)
        while waiting and waiting[0][0].done():
            future, order = waiting.pop(0)
            yield _alone(order) if isinstance(future.exception(), BrokenProcessPool) else future.result()


def _alone(order: Order) -> Outcome:
    """Build what was lost with a process that died, in a process of its own: only the culprit fails again."""
    with _workers(1) as pool:
        try:
            return pool.submit(_work, order).result()
        except BrokenProcessPool:
            message = (
                f"{order.briefing}: error: the process that built it ended before its time (is there memory enough?)"
            )
            return Outcome((), (message,), Exit.PROBLEMS)


# --- processes -------------------------------------------------------------------------------------------------------


@contextmanager
def _workers(count: int) -> Iterator[ProcessPoolExecutor]:
    """Processes that end with the block; where it is left early they are told to stop at once."""
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(count, context, initializer=_obey_terminate)
    try:
        yield pool
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        for child in multiprocessing.active_children():
            child.terminate()
        raise
    pool.shutdown()


@contextmanager
def _interruptions_ignored() -> Iterator[None]:
    """Processes started meanwhile never hear Ctrl+C, which reaches all of a terminal: their parent tells them."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _obey_terminate() -> None:
    """Let a request to end be an exception, so that a half-written file is put away."""
    signal.signal(signal.SIGTERM, lambda _signal, _frame: sys.exit(Exit.PROBLEMS))


def _work(order: Order) -> Outcome:
    try:
        return carry_out(order)
    except SystemExit:
        os._exit(Exit.PROBLEMS)  # What is written half is put away by now; the pool would go on with the next order.
