"""What a foreign text is made of, whatever format it came in: headings, paragraphs and entries, tables."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from briefbook.model.text_lines import Span, TextLine

NOTE_MARK = "\ue020"
"""Stands in the words where a note is called; the notes of a passage follow in that order."""
MOST_PASSAGES = 5000
"""More paragraphs than that are not a part of a briefing."""

_SAFE_LINK = re.compile(r"(?:https?://|mailto:)[^\s()<>]+", re.IGNORECASE)
_LONGEST_LINK = 2000

Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A title; the smaller the level, the further out. 0 is the title of the whole text."""

    level: int
    words: str


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph or an entry of a list or quotation, with the notes called in it."""

    line: TextLine
    notes: tuple[Spans, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """A table by rows of cells, all rows of one length; the first row is its head."""

    rows: tuple[tuple[Spans, ...], ...]
    notes: tuple[Spans, ...] = ()


Passage = Heading | Words | Grid


@dataclass(frozen=True, slots=True)
class Reading:
    """The passages of a text in their order, and how many pictures were left out."""

    passages: tuple[Passage, ...]
    pictures: int = 0


def said(spans: Iterable[Span]) -> str:
    """The plain words of spans, blanks and breaks as single blanks."""
    return " ".join("".join(span.text for span in spans).replace(NOTE_MARK, "").split())


def grid_of(rows: Iterable[Iterable[Spans]], notes: tuple[Spans, ...] = ()) -> tuple[Passage, ...]:
    """Rows of cells as a table; a frame round one column of words is no table but its paragraphs."""
    cells = [tuple(row) for row in rows]
    cells = [row for row in cells if any(said(cell) for cell in row)]
    width = max((len(row) for row in cells), default=0)
    if width <= 1:
        lines = (TextLine("paragraph", 0, cell) for row in cells for cell in row)
        return tuple(Words(line, notes if at == 0 else ()) for at, line in enumerate(lines))
    return (Grid(tuple(row + ((),) * (width - len(row)) for row in cells), notes),)


def safe_link(address: str) -> str:
    """An address that may stand in a text, "" for any other: only the web's and mail's, without brackets or blanks."""
    return address if _SAFE_LINK.fullmatch(address) and len(address) <= _LONGEST_LINK else ""


def merged(spans: Iterable[Span]) -> Spans:
    """Spans with neighbours that are set alike put together."""
    whole: list[Span] = []
    for span in spans:
        last = whole[-1] if whole else None
        if last is not None and (last.bold, last.italic, last.link) == (span.bold, span.italic, span.link):
            whole[-1] = Span(last.text + span.text, last.bold, last.italic, last.link)
        else:
            whole.append(span)
    return tuple(whole)
