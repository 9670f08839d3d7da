"""The program: opens the window or hands over to the command line."""

from __future__ import annotations

import sys


def main() -> int:
    """Run Briefbook with the arguments of the process; returns its exit code."""
    from briefbook.cli.main import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    raise SystemExit(main())
