"""`briefbook demo`: build the sample visits."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from briefbook.build import Order
from briefbook.build import build as build_order
from briefbook.cli.exits import Exit, exit_for, show_problems
from briefbook.cli.progress import progress
from briefbook.storage.shipped import resources

EXAMPLES = """Example:

  briefbook demo --output demo
"""
LANGUAGES = ("en", "ru")


def demo(
    output: Annotated[Path, typer.Option(help="Folder for the files.")] = Path("briefbook-demo"),
) -> None:
    """Build the sample visits: every edition in English and Russian, DOCX and PDF."""
    worst = Exit.DONE
    for briefing in sorted((resources() / "sample" / "visits").glob("*.yaml")):
        for language in LANGUAGES:
            with progress() as step:
                built = build_order(Order(briefing, output, language=language), step)
            show_problems(built.problems)
            for path in built.written:
                typer.echo(str(path))
            worst = max(worst, exit_for(built.problems, built.refused))
    typer.echo(f"The sample visits are in {output.resolve()}")
    if worst is not Exit.DONE:
        raise typer.Exit(worst)
