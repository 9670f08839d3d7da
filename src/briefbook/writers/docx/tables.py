"""Tables: column widths, repeated header rows, rows that do not break across pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain

from briefbook.model.column_widths import column_widths
from briefbook.model.document import Alignment, Cell, Column, Picture, Row, Table, text_of
from briefbook.writers.docx.story import Story
from briefbook.writers.docx.wordml import TWIPS_PER_POINT, paragraph

_STYLE_OF: dict[Alignment, str] = {"start": "", "end": "Number", "centre": "Centred", "decimal": "Number"}
_LOOKS = {"grid": "BookTable", "plain": "BookTablePlain", "timeline": "BookTimeline"}
_PADDING = 170
_NARROW, _WIDE = frozenset(" .,:;'!|()[]-\u00a0fijlrtI1"), frozenset("mwMWжмфшщыюЖМФШЩЫЮ@%—")
_ROOM_FOR_ANOTHER_FONT = 1.04
_LONGEST_WORD = 30


Draw = Callable[[Picture, int], str]
"""Makes the run of a picture as wide as a number of twips."""


def table(block: Table, story: Story, size: float, width: int, draw: Draw, is_rtl: bool = False) -> str:
    """The table without its caption, as wide as `width` twips; `size` is that of its letters in points."""
    columns = block.columns or tuple(Column() for _ in _widest(block))
    if not columns:
        return ""
    widths = widths_of(block, columns, size, width)
    style = story.names.style(_LOOKS[block.look])
    visual = "<w:bidiVisual/>" if is_rtl else ""
    has_head = int(bool(block.header))
    parts = [
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>{visual}<w:tblW w:w="{sum(widths)}" w:type="dxa"/>',
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="04{has_head * 2}0" '
        f'w:firstRow="{has_head}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>',
        "</w:tblPr><w:tblGrid>",
        *(f'<w:gridCol w:w="{one}"/>' for one in widths),
        "</w:tblGrid>",
    ]
    setter = _RowWriter(columns, widths, story, draw)
    parts.extend(setter.row(row, is_head=True) for row in block.header)
    parts.extend(setter.row(row) for row in block.rows)
    if not (block.header or block.rows):
        parts.append(setter.row(Row(())))
    parts.append("</w:tbl>")
    return "".join(parts)


def _widest(block: Table) -> tuple[Cell, ...]:
    return max((row.cells for row in chain(block.header, block.rows)), key=len, default=())


@dataclass(frozen=True, slots=True)
class _RowWriter:
    """Writes the rows of one table."""

    columns: tuple[Column, ...]
    widths: tuple[int, ...]
    story: Story
    draw: Draw

    def row(self, row: Row, is_head: bool = False) -> str:
        repeated = "<w:tblHeader/>" if is_head else ""
        cells = (*row.cells, *(Cell() for _ in range(len(self.columns) - len(row.cells))))
        parts = [f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>"]
        for cell, column, width in zip(cells, self.columns, self.widths, strict=False):
            heads = is_head or cell.is_header
            style = ("TableHeading" if heads else "TableText") + _STYLE_OF[column.align]
            content = paragraph(self._content(cell, width, heads), self.story.names.style(style))
            parts.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>')
        parts.append("</w:tr>")
        return "".join(parts)

    def _content(self, cell: Cell, width: int, is_bold: bool) -> str:
        if cell.picture is not None:
            return self.draw(cell.picture, width - _PADDING)
        return self.story.runs(cell.inlines, is_bold=is_bold)


def widths_of(block: Table, columns: tuple[Column, ...], size: float, width: int) -> tuple[int, ...]:
    """Widths in twips that add up to `width`.

    Widths of words are estimates for letters of a size in points: which fonts the reader has is not known.
    """
    needs = [_need(block, index, size) for index in range(len(columns))]
    whole = [max(int(one), 1) for one in column_widths([column.weight for column in columns], needs, width)]
    whole[-1] = max(whole[-1] + width - sum(whole), 1)
    return tuple(whole)


def _need(block: Table, index: int, size: float) -> tuple[float, float]:
    """The width of a column's longest word and of its longest line, in twips."""
    cells = (row.cells[index].inlines for row in chain(block.header, block.rows) if index < len(row.cells))
    lines = [line for inlines in cells for line in text_of(inlines).split("\n")]
    word = max((_width(word[:_LONGEST_WORD], size) for line in lines for word in line.split()), default=0.0)
    return word + _PADDING, max((_width(line, size) for line in lines), default=0.0) + _PADDING


def _width(text: str, size: float) -> float:
    """About how wide words are in a font of common width."""
    ems = sum(_em(letter) for letter in text)
    return ems * size * TWIPS_PER_POINT * _ROOM_FOR_ANOTHER_FONT


def _em(letter: str) -> float:
    if letter in _NARROW:
        return 0.31
    return 0.78 if letter in _WIDE else 0.64 if letter.isupper() else 0.53
