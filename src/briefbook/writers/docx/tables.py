"""Tables: column widths, repeated header rows, rows that do not break across pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain

from briefbook.model.document import Alignment, Cell, Column, Picture, Row, Table, text_of
from briefbook.writers.docx.story import Story
from briefbook.writers.docx.wordml import paragraph

_STYLE_OF: dict[Alignment, str] = {"start": "", "end": "Number", "centre": "Centred", "decimal": "Number"}
_LOOKS = {"grid": "BookTable", "plain": "BookTablePlain", "timeline": "BookTimeline"}
_LETTER = 105
_PADDING = 170
_LONGEST_WORD = 30


Draw = Callable[[Picture, int], str]
"""Makes the run of a picture as wide as a number of twips."""


def table(block: Table, story: Story, width: int, draw: Draw, is_rtl: bool = False) -> str:
    """The table without its caption, as wide as `width` twips."""
    columns = block.columns or tuple(Column() for _ in _widest(block))
    if not columns:
        return ""
    widths = column_widths(block, columns, width)
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


def column_widths(block: Table, columns: tuple[Column, ...], width: int) -> tuple[int, ...]:
    """Widths in twips that add up to `width`: by the columns' weights, else by content, with room for longest words.

    Widths of words are estimates: which fonts the reader has is not known.
    """
    needs = [_need(block, index) for index in range(len(columns))]
    least = [need[0] for need in needs]
    if sum(least) >= width:
        return _rounded([width * one / sum(least) for one in least], width)
    weights = [column.weight for column in columns if column.weight > 0]
    if weights:
        shares = [column.weight or sum(weights) / len(weights) for column in columns]
    elif sum(need[1] for need in needs) > width:
        shares = [need[1] ** 0.5 for need in needs]
    else:
        shares = [float(need[1]) for need in needs]
    return _rounded(_shared(shares, least, width), width)


def _need(block: Table, index: int) -> tuple[int, int]:
    """The width of a column's longest word and of its longest line, in twips."""
    cells = (row.cells[index].inlines for row in chain(block.header, block.rows) if index < len(row.cells))
    lines = [line for inlines in cells for line in text_of(inlines).split("\n")]
    word = max((len(word) for line in lines for word in line.split()), default=0)
    return min(word, _LONGEST_WORD) * _LETTER + _PADDING, max(map(len, lines), default=0) * _LETTER + _PADDING


def _shared(shares: list[float], least: list[int], width: int) -> list[float]:
    """`width` in proportion to shares; a column that would fall short of its least gets that, the others share."""
    fixed: set[int] = set()
    while True:
        room = width - sum(least[n] for n in fixed)
        free = sum(share for n, share in enumerate(shares) if n not in fixed) or 1.0
        widths = [least[n] if n in fixed else share * room / free for n, share in enumerate(shares)]
        short = {n for n in range(len(shares)) if n not in fixed and widths[n] < least[n]}
        if not short:
            return widths
        fixed |= short


def _rounded(widths: list[float], width: int) -> tuple[int, ...]:
    whole = [max(int(one), 1) for one in widths]
    whole[-1] = max(whole[-1] + width - sum(whole), 1)
    return tuple(whole)
