"""What `briefbook build` is asked for, and the orders that it comes to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from briefbook.build import DEFAULT_FORMATS, FORMATS, Order, languages_spoken
from briefbook.model.briefing import LAYOUTS, SECTION_STARTS, Layout
from briefbook.model.problem import did_you_mean
from briefbook.production.protection import UNPROTECTED, Protection

PRINT_FORMATS = ("pdf",)
_Name = TypeVar("_Name", bound=str)


@dataclass(frozen=True, slots=True)
class Asked:
    """The words of a command line, none of them understood yet; None where an option is left out."""

    briefings: tuple[Path, ...]
    editions: tuple[str, ...] = ()
    to: str | None = None
    language: str | None = None
    layout: str | None = None
    section_starts: str | None = None
    output: Path | None = None
    with_certificate: bool = False


class MisuseError(Exception):
    """An option says what nobody can do: `str()` tells what, `option` which."""

    def __init__(self, message: str, option: str) -> None:
        super().__init__(message)
        self.option = option


def orders_for(asked: Asked, protection: Protection = UNPROTECTED) -> tuple[Order, ...]:
    """An order for each briefing; raises MisuseError."""
    layout = _known(asked.layout, LAYOUTS, "a layout", "--layout")
    starts = _known(asked.section_starts, SECTION_STARTS, "where sections can begin", "--section-starts")
    formats = _formats(asked.to, layout)
    language, certificate = asked.language, asked.with_certificate
    if language is not None and language not in languages_spoken():
        raise MisuseError(f"'{language}' is not one of {', '.join(languages_spoken())}", "--language")
    orders = tuple(
        Order(briefing, asked.output, asked.editions, formats, language, layout, starts, certificate, protection)
        for briefing in dict.fromkeys(asked.briefings)
    )
    _refuse_same_names(orders)
    return orders


def _known(name: str | None, known: Sequence[_Name], what: str, option: str) -> _Name | None:
    """The one of some known names that an option gives; None if it is left out."""
    for one in known:
        if name == one:
            return one
    if name is not None:
        way_out = did_you_mean(name, known) or "known are " + ", ".join(known)
        raise MisuseError(f"'{name}' is not {what}; {way_out}", option)
    return None


def _formats(text: str | None, layout: Layout | None) -> tuple[str, ...]:
    if text is None:
        return DEFAULT_FORMATS if layout is None else PRINT_FORMATS
    formats = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip()))
    for one in formats:
        if one not in FORMATS:
            way_out = did_you_mean(one, FORMATS) or "known are " + ", ".join(FORMATS)
            raise MisuseError(f"'{one}' is not a format; {way_out}", "--to")
    if not formats:
        raise MisuseError("no format is named; known are " + ", ".join(FORMATS), "--to")
    if layout is not None and "pdf" not in formats:
        raise MisuseError("only a PDF has a layout; add pdf to --to", "--layout")
    return formats


def _refuse_same_names(orders: Sequence[Order]) -> None:
    """Two briefings of one name in one folder of output would write over each other."""
    taken: dict[Path, Path] = {}
    for order in orders:
        place = order.folder.resolve() / order.briefing.stem
        other = taken.setdefault(place, order.briefing)
        if other != order.briefing:
            message = f"{other} and {order.briefing} would both be written as {place.name}-...; build them one by one"
            raise MisuseError(message, "--output")
