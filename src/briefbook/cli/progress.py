"""Progress on a terminal; silence in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress


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
    """One bar for many pieces of work, on a terminal; nothing in a pipe. It is shown from `with` to its end."""

    def __init__(self, count: int) -> None:
        self._bar = _bar() if sys.stderr.isatty() else None
        self._task = self._bar.add_task("", total=count) if self._bar is not None else None

    def __enter__(self) -> BatchDisplay:
        if self._bar is not None:
            self._bar.start()
        return self

    def __exit__(self, *_error: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def advance(self, done: int, words: str) -> None:
        """Show how many pieces are done, and a word about the latest."""
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=done, description=words)

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

    columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}"))
    return Progress(
        *columns, console=Console(stderr=True), transient=True, redirect_stdout=False, redirect_stderr=False
    )
