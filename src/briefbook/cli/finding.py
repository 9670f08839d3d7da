"""`briefbook find`: look for snippets in a library."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from briefbook.cli.checking import Format
from briefbook.cli.exits import exit_for, show_problems
from briefbook.cli.progress import progress

EXAMPLES = """Examples:

  briefbook find library gas pipeline

  briefbook find library summit --kind meeting --country PK --format json
"""


def find(
    library: Annotated[Path, typer.Argument(metavar="LIBRARY", help="A library folder.")],
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="Words to look for; beginnings suffice.")],
    kind: Annotated[list[str] | None, typer.Option(help="Only snippets of this kind; may be repeated.")] = None,
    country: Annotated[list[str] | None, typer.Option(help="Only snippets about this country (two letters).")] = None,
    format: Annotated[Format, typer.Option(help="Text or JSON, on stdout.")] = Format.TEXT,
) -> None:
    """Look for snippets by their words, best first."""
    from briefbook.library.loader import load_library, told_in_words
    from briefbook.library.search import find as search
    from briefbook.model.kinds import KINDS
    from briefbook.model.problem import did_you_mean

    for one in kind or ():
        if one not in KINDS:
            way_out = did_you_mean(one, KINDS) or "kinds are " + ", ".join(KINDS)
            raise typer.BadParameter(f"'{one}' is not a kind; {way_out}", param_hint="--kind")
    with progress() as step:
        loaded = load_library(library, told_in_words(step))
    if any(p.rule.startswith("input-") for p in loaded.problems):
        show_problems(loaded.problems)
        raise typer.Exit(exit_for(loaded.problems, refused=True))
    results = search(
        loaded, " ".join(words), kinds=tuple(kind or ()), countries=tuple(c.upper() for c in country or ())
    )
    if format is Format.JSON:
        rows = [{"id": r.id, "kind": r.kind, "title": r.title, "extract": r.extract, "file": r.file} for r in results]
        typer.echo(json.dumps({"format": 1, "results": rows}, ensure_ascii=False, indent=2))
    else:
        for result in results:
            typer.echo(f"{result.id}  [{result.kind}]  {result.title}")
            if result.extract:
                typer.echo(f"    {result.extract}")
        if not results:
            typer.echo("Nothing found.")
