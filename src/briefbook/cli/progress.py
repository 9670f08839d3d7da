"""Progress on a terminal; silence in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """Give a function that shows the present step in one line of the terminal; it does nothing in a pipe."""
    if not sys.stderr.isatty():
        yield lambda _step: None
        return
    from rich.console import Console

    with Console(stderr=True).status("Briefbook") as status:
        yield status.update


Advance = Callable[[int, str], None]
"""Shows how many pieces of work are done, and a word about the latest."""


@contextmanager
def batch_progress(count: int) -> Iterator[Advance]:
    """Give a function that moves one bar for `count` pieces of work; it does nothing in a pipe.

    What is printed on the terminal meanwhile stays above the bar.
    """
    if not sys.stderr.isatty():
        yield lambda _done, _words: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}"))
    is_shared = sys.stdout.isatty()
    with Progress(*columns, console=Console(stderr=True), redirect_stdout=is_shared) as bar:
        task = bar.add_task("", total=count)
        yield lambda done, words: bar.update(task, completed=done, description=words)
