"""The command line's commands, gathered."""

from __future__ import annotations

import traceback
from collections.abc import Sequence

import typer

from briefbook.cli import building, checking, demonstration, drafting, finding, window
from briefbook.cli.exits import Exit, recorded
from briefbook.storage.atomic import OutputError

EXAMPLES = """Examples:

  briefbook gui --sample

  briefbook demo --output demo

  briefbook build visits/asif-2018.yaml --edition press --to docx,pdf

  briefbook check library

  briefbook find library gas pipeline --kind project
"""


def application(open_window: window.OpenWindow) -> typer.Typer:
    """The program's commands; `gui` opens the window by the function given, for the command line knows no window."""
    app = typer.Typer(
        name="briefbook",
        help="Assemble a minister's briefing book from facts that live once.",
        epilog=EXAMPLES,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        add_completion=False,
    )
    app.command("gui", epilog=window.EXAMPLES)(window.opening(open_window))
    app.command("demo", epilog=demonstration.EXAMPLES)(demonstration.demo)
    app.command("build", epilog=building.EXAMPLES)(building.build)
    app.command("check", epilog=checking.EXAMPLES)(checking.check)
    app.command("new", epilog=drafting.EXAMPLES)(drafting.new)
    app.command("find", epilog=finding.EXAMPLES)(finding.find)
    return app


def run(arguments: Sequence[str], open_window: window.OpenWindow = window.no_window) -> int:
    """Run a command; returns its exit code. A bug leaves its traceback in the log and a sentence on the screen."""
    command = typer.main.get_command(application(open_window))
    try:
        command.main(args=list(arguments), prog_name="briefbook")
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else Exit.DONE
    except OutputError as refused:
        typer.echo(str(refused), err=True)
        return Exit.OUTPUT
    except Exception:
        typer.echo(recorded(traceback.format_exc()), err=True)
        return Exit.PROBLEMS
    return Exit.DONE
