"""The command line's commands, gathered."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence

import click
import typer

from briefbook.cli import building, checking, demonstration, drafting, finding
from briefbook.cli.exits import Exit, stop
from briefbook.storage.atomic import OutputError
from briefbook.storage.journal import log_failure

EXAMPLES = """Examples:

  briefbook demo --output demo

  briefbook build visits/asif-2018.yaml --edition press --to docx,pdf

  briefbook check library

  briefbook find library gas pipeline --kind project
"""


def application() -> typer.Typer:
    """The program's commands."""
    app = typer.Typer(
        name="briefbook",
        help="Assemble a minister's briefing book from facts that live once.",
        epilog=EXAMPLES,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        add_completion=False,
    )
    app.command("demo", epilog=demonstration.EXAMPLES)(demonstration.demo)
    app.command("build", epilog=building.EXAMPLES)(building.build)
    app.command("check", epilog=checking.EXAMPLES)(checking.check)
    app.command("new", epilog=drafting.EXAMPLES)(drafting.new)
    app.command("find", epilog=finding.EXAMPLES)(finding.find)
    return app


def run(arguments: Sequence[str]) -> int:
    """Run a command; returns its exit code. A bug leaves its traceback in the log and a sentence on the screen."""
    command = typer.main.get_command(application())
    try:
        return int(command.main(args=list(arguments), prog_name="briefbook", standalone_mode=False) or Exit.DONE)
    except click.exceptions.NoArgsIsHelpError as no_arguments:
        no_arguments.show()
        return Exit.USAGE
    except click.ClickException as mistake:
        mistake.show()
        return mistake.exit_code
    except (click.exceptions.Exit, typer.Exit) as ended:
        return ended.exit_code
    except (click.Abort, KeyboardInterrupt):
        typer.echo("Stopped.", err=True)
        return 130
    except OutputError as refused:
        return stop(str(refused), Exit.OUTPUT).exit_code
    except Exception:
        log = log_failure(traceback.format_exc())
        typer.echo(
            f"Something in Briefbook went wrong; nothing was written by this step. Details are in {log}", err=True
        )
        return Exit.PROBLEMS
    finally:
        sys.stdout.flush()
