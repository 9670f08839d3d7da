"""`briefbook check`: say what is wrong with a briefing or a library, write nothing."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefbook.cli.exits import Exit, as_json, as_row, exit_for, show_problems
from briefbook.cli.progress import progress

if TYPE_CHECKING:
    from briefbook.checks.acknowledging import Accepted

SETTINGS = "library.yaml"
EXAMPLES = """Examples:

  briefbook check visits/asif-2018.yaml

  briefbook check visits/asif-2018.yaml --acknowledged

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
    acknowledged: Annotated[
        bool, typer.Option("--acknowledged", help="Also list what somebody has accepted: who, when and why.")
    ] = False,
) -> None:
    """Say what is wrong with a briefing (every edition of it) or a library (as it stands today)."""
    # The rules are imported here because no other command needs them.
    from briefbook.library.loader import told_in_words
    from briefbook.session.checking import check_briefing, check_library

    folder = path.parent if path.name == SETTINGS and path.is_file() else path
    with progress() as step:
        reading = told_in_words(step)
        checked = check_library(folder, date.today(), reading) if folder.is_dir() else check_briefing(path, reading)
    if format is Format.JSON:
        rows = [_as_row(one) for one in checked.acknowledged]
        typer.echo(as_json(checked.problems, acknowledged=rows))
    else:
        show_problems(checked.problems)
        _show_acknowledged(checked.acknowledged, every=acknowledged)
        if not checked.problems:
            typer.echo("No problems found.")
    code = exit_for(checked.problems, checked.is_refused)
    if code is not Exit.DONE:
        raise typer.Exit(code)


def _show_acknowledged(accepted: tuple[Accepted, ...], *, every: bool) -> None:
    """Print on stderr how many problems are accepted; `every` one too, in a line below it who accepted it and why."""
    if not accepted:
        return
    for one in accepted if every else ():
        who, why, day = _by_whom(one)
        typer.echo(f"{one.problem}\n  acknowledged by {who or 'nobody named'}{day and f' on {day}'}: {why}", err=True)
    told = "1 problem is acknowledged" if len(accepted) == 1 else f"{len(accepted)} problems are acknowledged"
    typer.echo(told + ("." if every else "; --acknowledged lists what and why."), err=True)


def _by_whom(one: Accepted) -> tuple[str, str, str]:
    """The name, the reason and the day of an acknowledgement, "" for what it does not say."""
    entry = one.entry
    why = next(iter(entry.why.texts()), "") if entry.why is not None else ""
    return entry.who or "", why, str(entry.day or "")


def _as_row(one: Accepted) -> dict[str, object]:
    """An accepted problem as a row of JSON."""
    who, why, day = _by_whom(one)
    return {**as_row(one.problem), "who": who, "why": why, "day": day}
