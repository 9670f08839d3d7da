"""The program: opens the window or hands over to the command line."""

from __future__ import annotations

import os
import sys

WINDOW = "gui"


def main() -> int:
    """Run Briefbook with the arguments of the process; returns its exit code.

    `briefbook gui [BRIEFING | --sample]` opens the window, and so does `briefbook` alone where there is a screen.
    """
    arguments = sys.argv[1:]
    if arguments[:1] == [WINDOW] and not {"--help", "-h"} & set(arguments):
        from briefbook.gui.application import run as open_window

        return open_window(arguments[1:])
    if not arguments and has_screen(sys.platform, os.environ):
        from briefbook.gui.application import run as open_window

        return open_window([])
    from briefbook.cli.main import run

    return run([argument for argument in arguments if argument != WINDOW] if arguments[:1] == [WINDOW] else arguments)


def has_screen(platform: str, environment: os._Environ[str] | dict[str, str]) -> bool:
    """Whether a window can be shown: always but on a Unix without X11 and without Wayland."""
    if platform in ("win32", "darwin"):
        return True
    return any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


if __name__ == "__main__":
    raise SystemExit(main())
