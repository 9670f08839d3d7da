"""A command line is read and carried out."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from briefbook.cli.exits import Exit, not_written, recorded, say
from briefbook.cli.making import make
from briefbook.cli.opening import OpenWindow, no_window
from briefbook.cli.ordering import MisuseError, orders_for
from briefbook.cli.plain_arguments import plainly_asked
from briefbook.storage.atomic import OutputError


def run(arguments: Sequence[str], open_window: OpenWindow = no_window) -> int:
    """Run a command; returns its exit code. A bug leaves its traceback in the log and a sentence on the screen."""
    try:
        code = _made_plainly(arguments)
        return _commanded(arguments, open_window) if code is None else code
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else Exit.DONE
    except BrokenPipeError:
        _fall_silent()
        return Exit.PROBLEMS
    except OutputError as refused:
        say(not_written(refused), is_error=True)
        return Exit.OUTPUT
    except Exception:
        say(recorded(traceback.format_exc()), is_error=True)
        return Exit.PROBLEMS


def _made_plainly(arguments: Sequence[str]) -> Exit | None:
    """Build what is asked for plainly and rightly; None where typer has to read on, to help or to complain."""
    asked = plainly_asked(arguments)
    if asked is None:
        return None
    try:
        orders = orders_for(asked)
    except MisuseError:
        return None
    return make(orders)


def _commanded(arguments: Sequence[str], open_window: OpenWindow) -> int:
    """Run a command as typer reads it, which takes a twelfth of the time of a short book to import."""
    import typer

    from briefbook.cli.commands import application

    command = typer.main.get_command(application(open_window))
    command.main(args=list(arguments), prog_name="briefbook")
    return Exit.DONE


def _fall_silent() -> None:
    """Nobody listens any more: what is still to be printed goes nowhere, or Python would complain when it ends."""
    with Path(os.devnull).open("wb") as nowhere:
        for stream in (sys.stdout, sys.stderr):
            os.dup2(nowhere.fileno(), stream.fileno())
