"""`briefbook build`: make the files of one or more briefings."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from briefbook.cli.exits import Exit
from briefbook.cli.making import make
from briefbook.cli.ordering import Asked, MisuseError, orders_for
from briefbook.cli.protecting import protection

EXAMPLES = """Examples:

  briefbook build visits/asif-2018.yaml

  briefbook build visits/asif-2018.yaml --edition press --to txt,md --output out

  briefbook build visits/*.yaml --language ru --jobs 4

  briefbook build visits/asif-2018.yaml --edition full --layout booklet

  briefbook build visits/asif-2018.yaml --edition press --certificate

  briefbook build visits/asif-2018.yaml --to pdf --password-file -
"""


def build(
    briefings: Annotated[list[Path], typer.Argument(metavar="BRIEFING...", help="Briefing files (YAML).")],
    edition: Annotated[
        list[str] | None, typer.Option(help="An edition to build; may be repeated. All if left out.")
    ] = None,
    to: Annotated[
        str | None,
        typer.Option(help="Formats, with commas: docx, pdf, txt, md. Left out: docx,pdf; with --layout: pdf."),
    ] = None,
    language: Annotated[str | None, typer.Option(help="Build in this language instead of the edition's own.")] = None,
    layout: Annotated[
        str | None, typer.Option(help="PDFs ready for the printer: a4, two-up, booklet or large (type).")
    ] = None,
    section_starts: Annotated[
        str | None, typer.Option(help="Begin sections anywhere, on a new-page or on a right-hand page.")
    ] = None,
    output: Annotated[Path | None, typer.Option(help="Folder for the files; beside the briefing if left out.")] = None,
    jobs: Annotated[int, typer.Option(min=1, help="Build so many briefings at the same time.")] = 1,
    certificate: Annotated[
        bool, typer.Option("--certificate", help="Also write what each edition was made from and searched for.")
    ] = False,
    password_file: Annotated[
        Path | None,
        typer.Option(help="Encrypt PDFs (AES-256) with the password in this file's first line; - asks for it."),
    ] = None,
    allow: Annotated[
        str | None, typer.Option(help="What an encrypted PDF lets its reader do: print, copy, none; print if left out.")
    ] = None,
    read_only: Annotated[
        bool, typer.Option("--read-only", help="Let Word advise to open DOCX files for reading only.")
    ] = False,
) -> None:
    """Build a briefing: every edition, DOCX and PDF, beside the briefing unless said otherwise."""
    asked = Asked(
        tuple(briefings),
        tuple(edition or ()),
        to,
        language,
        layout,
        section_starts,
        output,
        with_certificate=certificate,
    )
    try:
        orders = orders_for(asked, protection(password_file, allow, read_only))
    except MisuseError as wrong:
        raise typer.BadParameter(str(wrong), param_hint=wrong.option) from None
    code = make(orders, jobs)
    if code is not Exit.DONE:
        raise typer.Exit(code)
