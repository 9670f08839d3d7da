"""How wide the columns of a Word table are: by estimate, for which fonts the reader has is not known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from briefbook.model.column_widths import column_widths
from briefbook.model.decimal_mark import fraction_of
from briefbook.model.document import Column, Inlines, NoteRef, Row, Table, text_of
from briefbook.writers.docx.wordml import TWIPS_PER_POINT

CELL_MARGIN = 80
"""The space at the left and at the right of a cell's words, in twips."""
_PADDING = 2 * CELL_MARGIN + 10
_ROOM_FOR_ANOTHER_FONT = 1.04
_LONGEST_WORD = 30
_NOTE_MARK = 0.35
_THOUSANDS = re.compile(r"\d\D+\d")


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


class Placed(NamedTuple):
    """A column on the page, in twips: its width, and where the decimal marks of its figures stand in its cells.

    `mark` is 0 where the right edge does as well, as all figures have as many decimals, and where thousands are parted:
    at which of two marks Word aligns depends on the machine that it runs on.
    """

    width: int
    mark: int = 0


def placed_columns(block: Table, columns: Sequence[Column], size: float, width: int) -> tuple[Placed, ...]:
    """The columns so wide that they add up to `width` twips, for letters of a size in points."""
    scale = size * TWIPS_PER_POINT * _ROOM_FOR_ANOTHER_FONT
    rows = (*block.header, *block.rows)
    needs, tails = [], []
    for index, column in enumerate(columns):
        texts = [text_of(row.cells[index].inlines) for row in rows if index < len(row.cells)]
        word, line = _longest(texts)
        tail = 0.0
        if column.align == "decimal":
            figures = _Figures.of(block.rows, index, texts[len(texts) - len(block.rows) :])
            word, line = max(word, figures.width), max(line, figures.width)
            tail = figures.tail if figures.need_a_stop else 0.0
        needs.append((word * scale + _PADDING, line * scale + _PADDING))
        tails.append(tail * scale)
    widths = [max(int(one), 1) for one in column_widths([column.weight for column in columns], needs, width)]
    widths[-1] = max(widths[-1] + width - sum(widths), 1)
    return tuple(
        Placed(one, max(int(one - _PADDING - tail), 1) if tail else 0) for one, tail in zip(widths, tails, strict=True)
    )


def _longest(texts: Sequence[str]) -> tuple[float, float]:
    """The width of the longest word and of the longest line, in ems."""
    lines = {line for text in texts for line in text.split("\n")} if any("\n" in text for text in texts) else set(texts)
    words = {word[:_LONGEST_WORD] for line in lines for word in line.split()}
    return max(map(_ems, words), default=0.0), max(map(_ems, lines), default=0.0)


class _Figures(NamedTuple):
    """The numbers of a column: the widest part before the decimal mark, and that from it on with notes, in ems."""

    head: float
    tail: float
    need_a_stop: bool

    @property
    def width(self) -> float:
        """Of the column with its marks in line."""
        return self.head + self.tail

    @classmethod
    def of(cls, rows: Sequence[Row], index: int, texts: Sequence[str]) -> _Figures:
        fractions = [fraction_of(text) for text in texts]
        heads = {text[: len(text) - len(fraction)] for text, fraction in zip(texts, fractions, strict=True)}
        tails = map(_ems, set(fractions))
        notes = max((_notes_in(row.cells[index].inlines) for row in rows if index < len(row.cells)), default=0)
        lengths = {len(fraction) for text, fraction in zip(texts, fractions, strict=True) if text}
        is_clear = len(lengths) > 1 and not any(map(_THOUSANDS.search, heads))
        return cls(max(map(_ems, heads), default=0.0), max(tails, default=0.0) + notes * _NOTE_MARK, is_clear)


def _notes_in(inlines: Inlines) -> int:
    return sum(isinstance(one, NoteRef) for one in inlines)


def _ems(text: str) -> float:
    return sum(map(_em, text))


def widest_row(block: Table) -> int:
    """How many cells its longest row has."""
    return max((len(row.cells) for row in chain(block.header, block.rows)), default=0)
