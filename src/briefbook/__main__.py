"""The program: opens the window or hands over to the command line."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Sequence


def main() -> int:
    """Run Briefbook with the arguments of the process; returns its exit code.

    `briefbook gui [BRIEFING | --sample]` opens the window, and so does `briefbook` alone where there is a screen.
    """
    arguments = sys.argv[1:]
    if is_plain_start(arguments) or (not arguments and has_screen(sys.platform, os.environ)):
        return open_window(arguments[1:])
    return _ended(_command_line()(arguments, open_window))


def _command_line() -> Callable[[Sequence[str], Callable[[Sequence[str]], int]], int]:
    """The command line, imported with the collector of rubbish off: what is imported stays.

    Nothing that other packages would add to pydantic has a say in what a file means, nor is it looked for.
    """
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    gc.disable()
    from briefbook.cli.main import run

    gc.freeze()
    gc.enable()
    return run


def _ended(code: int) -> int:
    """End the process at once: taking a book apart in memory, value by value, would cost as much as reading one.

    Returns the code where Python has to end as it always does: to wait for processes that were started, or to complain
    that what was said cannot be delivered.
    """
    if "multiprocessing" in sys.modules:
        return code
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        return code
    os._exit(code)


def is_plain_start(arguments: Sequence[str]) -> bool:
    """Whether the window is asked for in a way that needs no reading of options: its start must not wait for that."""
    match list(arguments):
        case ["gui"] | ["gui", "--sample"]:
            return True
        case ["gui", briefing]:
            return not briefing.startswith("-")
        case _:
            return False


def open_window(arguments: Sequence[str]) -> int:
    """Run the window with what was said after `gui`."""
    from briefbook.gui.application import run

    return run(arguments)


def has_screen(platform: str, environment: os._Environ[str] | dict[str, str]) -> bool:
    """Whether a window can be shown: always but on a Unix without X11 and without Wayland."""
    if platform in ("win32", "darwin"):
        return True
    return any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


if __name__ == "__main__":
    raise SystemExit(main())
