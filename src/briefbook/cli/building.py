"""`briefbook build`: make the files of one or more briefings."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from briefbook.build import FORMATS, Order, languages_spoken
from briefbook.build import build as build_order
from briefbook.cli.exits import Exit, exit_for, show_problems
from briefbook.cli.progress import progress
from briefbook.model.problem import did_you_mean

EXAMPLES = """Examples:

  briefbook build visits/asif-2018.yaml

  briefbook build visits/asif-2018.yaml --edition press --to txt,md --output out

  briefbook build visits/*.yaml --language ru
"""


def build(
    briefings: Annotated[list[Path], typer.Argument(metavar="BRIEFING...", help="Briefing files (YAML).")],
    edition: Annotated[
        list[str] | None, typer.Option(help="An edition to build; may be repeated. All if left out.")
    ] = None,
    to: Annotated[str, typer.Option(help="Formats, with commas: docx, pdf, txt, md.")] = "docx,pdf",
    language: Annotated[str | None, typer.Option(help="Build in this language instead of the edition's own.")] = None,
    output: Annotated[Path | None, typer.Option(help="Folder for the files; beside the briefing if left out.")] = None,
) -> None:
    """Build a briefing: every edition, DOCX and PDF, beside the briefing unless said otherwise."""
    formats = _formats(to)
    if language is not None and language not in languages_spoken():
        raise typer.BadParameter(f"'{language}' is not one of {', '.join(languages_spoken())}", param_hint="--language")
    worst = Exit.DONE
    for briefing in briefings:
        order = Order(briefing, output, tuple(edition or ()), formats, language)
        with progress() as step:
            built = build_order(order, step)
        show_problems(built.problems)
        for path in built.written:
            typer.echo(str(path))
        worst = max(worst, exit_for(built.problems, built.refused))
    if worst is not Exit.DONE:
        raise typer.Exit(worst)


def _formats(text: str) -> tuple[str, ...]:
    formats = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip()))
    for one in formats:
        if one not in FORMATS:
            way_out = did_you_mean(one, FORMATS) or "known are " + ", ".join(FORMATS)
            raise typer.BadParameter(f"'{one}' is not a format; {way_out}", param_hint="--to")
    if not formats:
        raise typer.BadParameter("no format is named; known are " + ", ".join(FORMATS), param_hint="--to")
    return formats
