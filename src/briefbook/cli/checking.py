"""`briefbook check`: say what is wrong with a briefing or a library, write nothing."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from briefbook.cli.exits import Exit, as_json, exit_for, show_problems

SETTINGS = "library.yaml"
EXAMPLES = """Examples:

  briefbook check visits/asif-2018.yaml

  briefbook check library --format json
"""


class Format(StrEnum):
    """How results are printed."""

    TEXT = "text"
    JSON = "json"


def check(
    path: Annotated[
        Path,
        typer.Argument(
            metavar="BRIEFING|LIBRARY", help="A briefing file, or a library: its folder or its library.yaml."
        ),
    ],
    format: Annotated[Format, typer.Option(help="Text on stderr, or JSON on stdout.")] = Format.TEXT,
) -> None:
    """Say what is wrong with a briefing (every edition of it) or a library (as it stands today)."""
    # The rules are imported here because no other command needs them.
    from briefbook.session.checking import check_briefing, check_library

    folder = path.parent if path.name == SETTINGS and path.is_file() else path
    problems, refused = check_library(folder, date.today()) if folder.is_dir() else check_briefing(path)
    if format is Format.JSON:
        typer.echo(as_json(problems))
    else:
        show_problems(problems)
        if not problems:
            typer.echo("No problems found.")
    code = exit_for(problems, refused)
    if code is not Exit.DONE:
        raise typer.Exit(code)
