"""`briefbook build`: make the files of one or more briefings."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from briefbook.build import DEFAULT_FORMATS, FORMATS, Order, languages_spoken
from briefbook.cli.exits import Exit, stop
from briefbook.cli.outcome import Outcome, carry_out
from briefbook.cli.progress import BatchDisplay, progress
from briefbook.cli.protecting import protection
from briefbook.model.briefing import LAYOUTS, SECTION_STARTS, Layout
from briefbook.model.problem import did_you_mean

EXAMPLES = """Examples:

  briefbook build visits/asif-2018.yaml

  briefbook build visits/asif-2018.yaml --edition press --to txt,md --output out

  briefbook build visits/*.yaml --language ru --jobs 4

  briefbook build visits/asif-2018.yaml --edition full --layout booklet

  briefbook build visits/asif-2018.yaml --edition press --certificate

  briefbook build visits/asif-2018.yaml --to pdf --password-file -
"""
PRINT_FORMATS = ("pdf",)
_Name = TypeVar("_Name", bound=str)


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
    chosen_layout = _known(layout, LAYOUTS, "a layout", "--layout")
    starts = _known(section_starts, SECTION_STARTS, "where sections can begin", "--section-starts")
    formats = _formats(to, chosen_layout)
    if language is not None and language not in languages_spoken():
        raise typer.BadParameter(f"'{language}' is not one of {', '.join(languages_spoken())}", param_hint="--language")
    editions = tuple(edition or ())
    protected = protection(password_file, allow, read_only)
    orders = [
        Order(briefing, output, editions, formats, language, chosen_layout, starts, certificate, protected)
        for briefing in dict.fromkeys(briefings)
    ]
    _refuse_same_names(orders)
    try:
        code = _built(orders, jobs)
    except KeyboardInterrupt:
        raise stop("Stopped. Files that were finished are whole and stay.", Exit.INTERRUPTED) from None
    if code is not Exit.DONE:
        raise typer.Exit(code)


def _built(orders: Sequence[Order], jobs: int) -> Exit:
    """Build them all and say what became of each; the worst of their codes."""
    if len(orders) == 1:
        with progress() as step:
            outcome = carry_out(orders[0], step)
        return _shown(outcome)
    from briefbook.cli.batch import carry_out_all

    worst = Exit.DONE
    with BatchDisplay(len(orders)) as display, closing(carry_out_all(orders, jobs, display.advance)) as outcomes:
        for outcome in outcomes:
            with display.aside():
                worst = max(worst, _shown(outcome))
    return worst


def _shown(outcome: Outcome) -> Exit:
    for line in outcome.said:
        typer.echo(line, err=True)
    for line in outcome.written:
        typer.echo(line)
    return outcome.code


def _known(name: str | None, known: Sequence[_Name], what: str, option: str) -> _Name | None:
    """The one of some known names that an option gives; None if it is left out."""
    for one in known:
        if name == one:
            return one
    if name is not None:
        way_out = did_you_mean(name, known) or "known are " + ", ".join(known)
        raise typer.BadParameter(f"'{name}' is not {what}; {way_out}", param_hint=option)
    return None


def _formats(text: str | None, layout: Layout | None) -> tuple[str, ...]:
    if text is None:
        return DEFAULT_FORMATS if layout is None else PRINT_FORMATS
    formats = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip()))
    for one in formats:
        if one not in FORMATS:
            way_out = did_you_mean(one, FORMATS) or "known are " + ", ".join(FORMATS)
            raise typer.BadParameter(f"'{one}' is not a format; {way_out}", param_hint="--to")
    if not formats:
        raise typer.BadParameter("no format is named; known are " + ", ".join(FORMATS), param_hint="--to")
    if layout is not None and "pdf" not in formats:
        raise typer.BadParameter("only a PDF has a layout; add pdf to --to", param_hint="--layout")
    return formats


def _refuse_same_names(orders: Sequence[Order]) -> None:
    """Two briefings of one name in one folder of output would write over each other."""
    taken: dict[Path, Path] = {}
    for order in orders:
        place = order.folder.resolve() / order.briefing.stem
        other = taken.setdefault(place, order.briefing)
        if other != order.briefing:
            message = f"{other} and {order.briefing} would both be written as {place.name}-...; build them one by one"
            raise typer.BadParameter(message, param_hint="--output")
