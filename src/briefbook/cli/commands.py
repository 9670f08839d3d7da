"""The command line's commands, gathered."""

from __future__ import annotations

import typer

from briefbook.cli import building, checking, demonstration, drafting, finding, window
from briefbook.cli.opening import OpenWindow

EXAMPLES = """Examples:

  briefbook gui --sample

  briefbook demo --output demo

  briefbook build visits/asif-2018.yaml --edition press --to docx,pdf

  briefbook check library

  briefbook find library gas pipeline --kind project
"""


def application(open_window: OpenWindow) -> typer.Typer:
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
