"""`briefbook new`: begin a briefing from a template and the library."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from briefbook.cli.exits import Exit, exit_for, show_problems, stop
from briefbook.model.problem import error

EXAMPLES = """Example:

  briefbook new visits/asif-2018.yaml --library library --template visit-brief --visitor khawaja-asif --host sergey-lavrov --start 2018-02-20 --place Moscow
"""  # noqa: E501 (a command stands on one line)


class Kind(StrEnum):
    """Kinds of visit."""

    STATE = "state"
    OFFICIAL = "official"
    WORKING = "working"
    PRIVATE = "private"
    TRANSIT = "transit"


def new(
    briefing: Annotated[Path, typer.Argument(metavar="BRIEFING", help="The file to make; it must not exist yet.")],
    library: Annotated[Path, typer.Option(help="The library folder.")],
    visitor: Annotated[str, typer.Option(help="Who comes: the id of a person in the library.")],
    host: Annotated[str, typer.Option(help="Who receives: the id of a person in the library.")],
    start: Annotated[str, typer.Option(help="First day of the visit, such as 2018-02-20.")],
    template: Annotated[str, typer.Option(help="The house format.")] = "visit-brief",
    end: Annotated[str | None, typer.Option(help="Last day, if not the first.")] = None,
    place: Annotated[str | None, typer.Option(help="Where.")] = None,
    kind: Annotated[Kind, typer.Option(help="Kind of visit.")] = Kind.WORKING,
    language: Annotated[str | None, typer.Option(help="The book's language; the library's first if left out.")] = None,
    from_: Annotated[str | None, typer.Option("--from", help="Country or body the visitor comes from.")] = None,
    to: Annotated[str | None, typer.Option(help="Country visited.")] = None,
    as_of: Annotated[
        str | None, typer.Option(help="Day on which everything is judged; the visit's if left out.")
    ] = None,
) -> None:
    """Begin a briefing: the template's sections, filled with what the library holds for this visit."""
    from briefbook.compose.drafting import NewVisit
    from briefbook.session.beginning import begin_briefing

    if briefing.exists():
        taken = error("it exists already", str(briefing), hint="choose another name or move it away")
        raise stop(str(taken), Exit.OUTPUT)
    visit = NewVisit(visitor, host, start, end, from_, to, place, kind.value, language)
    problems, written = begin_briefing(briefing, library, template, visit, as_of)
    show_problems(problems)
    if written:
        typer.echo(str(briefing))
    code = exit_for(problems, refused=not written)
    if code is not Exit.DONE:
        raise typer.Exit(code)
