"""What opens the window, as far as the command line knows it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefbook.cli.exits import Exit, say

OpenWindow = Callable[[Sequence[str]], int]
"""Opens the window with the arguments after `gui`; returns the exit code when the last window is closed."""


def no_window(_arguments: Sequence[str]) -> int:
    """What a command line does that was started without one: it says so."""
    say("There is no window here; start the program itself: briefbook gui", is_error=True)
    return Exit.PROBLEMS
