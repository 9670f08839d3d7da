"""How wide the columns of a Word table are: by estimate, for which fonts the reader has is not known."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from briefbook.model.column_widths import column_widths
from briefbook.model.decimal_mark import fraction_of
from briefbook.model.document import Column, Table, text_of
from briefbook.writers.docx.wordml import TWIPS_PER_POINT

CELL_MARGIN = 80
"""The space at the left and at the right of a cell's words, in twips."""
_PADDING = 2 * CELL_MARGIN + 10
_ROOM_FOR_ANOTHER_FONT = 1.04
_LONGEST_WORD = 30
MOST_DECIMALS = 2
"""Figures with more are not put in line: each number of decimals that others lack needs a style."""


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
    """A column on the page: its width in twips, and how many decimals its figures are to be in line by.

    `decimals` is 0 where the right edge does as well, as all figures have as many.
    """

    width: int
    decimals: int = 0


def placed_columns(block: Table, columns: Sequence[Column], size: float, width: int) -> tuple[Placed, ...]:
    """The columns so wide that they add up to `width` twips, for letters of a size in points."""
    scale = size * TWIPS_PER_POINT * _ROOM_FOR_ANOTHER_FONT
    rows = (*block.header, *block.rows)
    needs, decimals = [], []
    for index, column in enumerate(columns):
        texts = [text_of(row.cells[index].inlines) for row in rows if index < len(row.cells)]
        word, line = _longest(texts)
        figures = _Figures.of(texts[len(texts) - len(block.rows) :]) if column.align == "decimal" else _Figures()
        word, line = max(word, figures.width), max(line, figures.width)
        needs.append((word * scale + _PADDING, line * scale + _PADDING))
        decimals.append(figures.decimals)
    widths = [max(int(one), 1) for one in column_widths([column.weight for column in columns], needs, width)]
    widths[-1] = max(widths[-1] + width - sum(widths), 1)
    return tuple(map(Placed, widths, decimals))


def _longest(texts: Sequence[str]) -> tuple[float, float]:
    """The width of the longest word and of the longest line, in ems."""
    lines = {line for text in texts for line in text.split("\n")} if any("\n" in text for text in texts) else set(texts)
    words = {word[:_LONGEST_WORD] for line in lines for word in line.split()}
    return max(map(_ems, words), default=0.0), max(map(_ems, lines), default=0.0)


class _Figures(NamedTuple):
    """The numbers of a column: how wide they are with their marks in line, in ems, and by how many decimals."""

    width: float = 0.0
    decimals: int = 0

    @classmethod
    def of(cls, texts: Sequence[str]) -> _Figures:
        fractions = [fraction_of(text) for text in texts]
        heads = {text[: len(text) - len(fraction)] for text, fraction in zip(texts, fractions, strict=True)}
        lengths = {len(fraction) for text, fraction in zip(texts, fractions, strict=True) if text}
        decimals = max(lengths, default=0) - 1
        width = max(map(_ems, heads), default=0.0) + max(map(_ems, set(fractions)), default=0.0)
        return cls(width, decimals if len(lengths) > 1 and decimals <= MOST_DECIMALS else 0)


def lacking(text: str, decimals: int) -> str:
    """What a number lacks beside one with as many decimals: the suffix of a style whose indent has room for that."""
    own = len(fraction_of(text))
    if own > decimals:
        return ""
    return f"Less{decimals + 1 - own}" if own else f"Whole{decimals}"


def rooms(size: float) -> dict[str, int]:
    """What figures may lack, and the room for it in twips, for letters of a size in points."""
    scale, digit, mark = size * TWIPS_PER_POINT, _em("0"), _em(".")
    less = {f"Less{n}": round(n * digit * scale) for n in range(1, MOST_DECIMALS)}
    return less | {f"Whole{n}": round((mark + n * digit) * scale) for n in range(1, MOST_DECIMALS + 1)}


def _ems(text: str) -> float:
    return sum(map(_em, text))


def widest_row(block: Table) -> int:
    """How many cells its longest row has."""
    return max((len(row.cells) for row in chain(block.header, block.rows)), default=0)
