"""Progress on a terminal; silence in a pipe."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

_AT_MOST_EVERY = 0.1
"""Seconds between two drawings of a bar when no piece of work was done meanwhile."""


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """Give a function that shows the present step in one line of the terminal; it does nothing in a pipe."""
    if not sys.stderr.isatty():
        yield lambda _step: None
        return
    from rich.console import Console

    with Console(stderr=True).status("Briefbook") as status:
        yield status.update


class BatchDisplay:
    """One bar for many pieces of work, on a terminal; nothing in a pipe. It is shown from `with` to its end.

    It has no thread of its own, so that processes can be split off while it is there: it is drawn when it is told
    something, and not more often than can be seen.
    """

    def __init__(self, count: int) -> None:
        self._bar = _bar() if sys.stderr.isatty() else None
        self._task = self._bar.add_task("", total=count) if self._bar is not None else None
        self._done, self._drawn = 0, -_AT_MOST_EVERY

    def __enter__(self) -> BatchDisplay:
        if self._bar is not None:
            self._bar.start()
        return self

    def __exit__(self, *_error: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def advance(self, done: int, words: str) -> None:
        """Show how many pieces are done, and what is being done."""
        if self._bar is None or self._task is None:
            return
        now = time.monotonic()
        is_time = done != self._done or now - self._drawn >= _AT_MOST_EVERY
        self._bar.update(self._task, completed=done, description=words, refresh=is_time)
        if is_time:
            self._done, self._drawn = done, now

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Take the bar off the terminal while something is printed."""
        if self._bar is None:
            yield
            return
        self._bar.stop()
        try:
            yield
        finally:
            self._bar.start()


def _bar() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}", markup=False))
    return Progress(
        *columns,
        console=Console(stderr=True),
        auto_refresh=False,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
