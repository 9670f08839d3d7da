"""Texts as the lines that an editor shows and a reader of foreign files hands over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

LineKind = Literal["paragraph", "bullet", "number", "quotation"]
FORCED_BREAK = "\u2028"
"""A line break inside a paragraph, as Qt has it."""


@dataclass(frozen=True, slots=True)
class Span:
    """Words set alike; with an `expression` the words stand for it and `text` is ""."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    expression: str = ""


@dataclass(frozen=True, slots=True)
class TextLine:
    """A paragraph, or an entry of a list or a quotation; `level` counts from 1, 0 for a plain paragraph."""

    kind: LineKind
    level: int
    spans: tuple[Span, ...]
