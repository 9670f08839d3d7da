"""How wide the columns of a Word table are: by estimate, for which fonts the reader has is not known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from briefbook.model.column_widths import column_widths
from briefbook.model.decimal_mark import fraction_of
from briefbook.model.document import Column, NoteRef, Row, Table, text_of
from briefbook.writers.docx.wordml import TWIPS_PER_POINT

CELL_MARGIN = 80
"""The space at the left and at the right of a cell's words, in twips."""
_PADDING = 2 * CELL_MARGIN + 10
_ROOM_FOR_ANOTHER_FONT = 1.04
_LONGEST_WORD = 30
_NOTE_MARK = 0.35


class _Ems(dict[str, float]):
    """The width of each letter in a font of common width, in ems; worked out when it is first asked for."""

    def __missing__(self, letter: str) -> float:
        self[letter] = width = 0.64 if letter.isupper() else 0.53
        return width


_em = _Ems(
    {
        **dict.fromkeys(" .,:;'!|()[]-\u00a0fijlrtI1", 0.31),
        **dict.fromkeys("mwMWжмфшщыюЖМФШЩЫЮ@%—", 0.78),
    }
).__getitem__


def widths_of(block: Table, columns: Sequence[Column], size: float, width: int) -> tuple[int, ...]:
    """Widths in twips that add up to `width`, for letters of a size in points."""
    scale = size * TWIPS_PER_POINT * _ROOM_FOR_ANOTHER_FONT
    needs = [_need(block, index, column, scale) for index, column in enumerate(columns)]
    whole = [max(int(one), 1) for one in column_widths([column.weight for column in columns], needs, width)]
    whole[-1] = max(whole[-1] + width - sum(whole), 1)
    return tuple(whole)


def decimal_tabs(block: Table, columns: Sequence[Column], size: float, widths: Sequence[int]) -> tuple[int, ...]:
    """Where the decimal marks of each column stand, in twips from the edge of the cell's words.

    0 where the right edge does as well, as all figures have as many decimals, and where thousands are parted: at
    which of two marks Word aligns depends on the machine that it runs on.
    """
    scale = size * TWIPS_PER_POINT * _ROOM_FOR_ANOTHER_FONT
    places = []
    for index, (column, width) in enumerate(zip(columns, widths, strict=True)):
        figures = _Figures.of(block, index) if column.align == "decimal" else None
        is_needed = figures is not None and figures.is_ragged and not figures.has_thousands
        places.append(max(int(width - _PADDING - figures.tail * scale), 1) if figures and is_needed else 0)
    return tuple(places)


@dataclass(frozen=True, slots=True)
class _Figures:
    """The numbers of a column: the widest part before the decimal mark, and that from it on with notes, in ems."""

    head: float
    tail: float
    is_ragged: bool
    has_thousands: bool

    @classmethod
    def of(cls, block: Table, index: int) -> _Figures:
        cells = [row.cells[index].inlines for row in block.rows if index < len(row.cells)]
        texts = [text_of(inlines) for inlines in cells]
        fractions = [fraction_of(text) for text in texts]
        heads = [text[: len(text) - len(fraction)] for text, fraction in zip(texts, fractions, strict=True)]
        marks = [_NOTE_MARK * sum(isinstance(one, NoteRef) for one in inlines) for inlines in cells]
        tails = [_ems(fraction) + mark for fraction, mark in zip(fractions, marks, strict=True)]
        is_ragged = len({len(fraction) for text, fraction in zip(texts, fractions, strict=True) if text}) > 1
        has_thousands = any(_parts_digits(head) for head in heads)
        return cls(max(map(_ems, heads), default=0.0), max(tails, default=0.0), is_ragged, has_thousands)


def _parts_digits(text: str) -> bool:
    """Whether anything stands between the digits of some words."""
    inside = text.strip("".join(set(text) - set("0123456789")))
    return not inside.isdigit() and inside != ""


def _need(block: Table, index: int, column: Column, scale: float) -> tuple[float, float]:
    """The width of a column's longest word and of its longest line, in twips."""
    rows: Sequence[Row] = (*block.header, *block.rows)
    texts = [text_of(row.cells[index].inlines) for row in rows if index < len(row.cells)]
    lines = [line for text in texts for line in text.split("\n")] if any("\n" in text for text in texts) else texts
    longest = {word[:_LONGEST_WORD] for line in lines for word in line.split()}
    word, line = max(map(_ems, longest), default=0.0), max(map(_ems, set(lines)), default=0.0)
    if column.align == "decimal":
        figures = _Figures.of(block, index)
        word, line = max(word, figures.head + figures.tail), max(line, figures.head + figures.tail)
    return word * scale + _PADDING, line * scale + _PADDING


def _ems(text: str) -> float:
    return sum(map(_em, text))


def widest_row(block: Table) -> int:
    """How many cells its longest row has."""
    return max((len(row.cells) for row in chain(block.header, block.rows)), default=0)
