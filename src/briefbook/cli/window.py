"""`briefbook gui`: the window, as the command line speaks of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from briefbook.cli.opening import OpenWindow

EXAMPLES = """Examples:

  briefbook gui

  briefbook gui visits/asif-2018.yaml

  briefbook gui --sample
"""


def opening(open_window: OpenWindow) -> Callable[..., None]:
    """The command `gui`, which opens the window by the function given."""

    def gui(
        briefing: Annotated[
            Path | None, typer.Argument(metavar="BRIEFING", help="A briefing to open; the start page if left out.")
        ] = None,
        sample: Annotated[bool, typer.Option("--sample", help="Open your own copy of the sample briefing.")] = False,
    ) -> None:
        """Open the window, in which briefings are made, edited, printed and exported.

        `briefbook` alone does the same where there is a screen.
        """
        if briefing is not None and sample:
            raise typer.BadParameter("name a briefing or ask for the sample, not both", param_hint="--sample")
        raise typer.Exit(open_window(["--sample"] if sample else [str(briefing)] if briefing else []))

    return gui
