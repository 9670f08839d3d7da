"""Tables: column widths, repeated header rows, rows that do not break across pages."""

from __future__ import annotations

from itertools import chain

from briefbook.model.document import Alignment, Cell, Column, Row, Table, text_of
from briefbook.writers.docx.story import Story
from briefbook.writers.docx.wordml import paragraph

_STYLE_OF: dict[Alignment, str] = {"start": "", "end": "Number", "centre": "Centred", "decimal": "Number"}
_LOOKS = {"grid": "BookTable", "plain": "BookTablePlain"}
_FEWEST, _MOST = 5, 42


def table(block: Table, story: Story, width: int, is_rtl: bool = False) -> str:
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
    parts.extend(_row(row, columns, widths, story, is_head=True) for row in block.header)
    parts.extend(_row(row, columns, widths, story) for row in block.rows)
    if not (block.header or block.rows):
        parts.append(_row(Row(()), columns, widths, story))
    parts.append("</w:tbl>")
    return "".join(parts)


def _widest(block: Table) -> tuple[Cell, ...]:
    return max((row.cells for row in chain(block.header, block.rows)), key=len, default=())


def _row(row: Row, columns: tuple[Column, ...], widths: tuple[int, ...], story: Story, is_head: bool = False) -> str:
    repeated = "<w:tblHeader/>" if is_head else ""
    cells = (*row.cells, *(Cell() for _ in range(len(columns) - len(row.cells))))
    parts = [f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>"]
    for cell, column, width in zip(cells, columns, widths, strict=False):
        heads = is_head or cell.is_header
        style = ("TableHeading" if heads else "TableText") + _STYLE_OF[column.align]
        content = paragraph(story.runs(cell.inlines, is_bold=heads), story.names.style(style))
        parts.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>')
    parts.append("</w:tr>")
    return "".join(parts)


def column_widths(block: Table, columns: tuple[Column, ...], width: int) -> tuple[int, ...]:
    """Widths in twips that add up to `width`: by the columns' weights, by content where a column has none."""
    needs = [_need(block, index) for index in range(len(columns))]
    weighted = sum(column.weight for column in columns)
    if weighted and all(column.weight for column in columns):
        shares = [column.weight / weighted for column in columns]
    elif weighted:
        free = sum(need for need, column in zip(needs, columns, strict=True) if not column.weight)
        part = min(0.6, free / max(sum(needs), 1))
        shares = [
            column.weight / weighted * (1 - part) if column.weight else need / free * part
            for need, column in zip(needs, columns, strict=True)
        ]
    else:
        shares = [need / sum(needs) for need in needs]
    made = [max(int(width * share), 1) for share in shares]
    made[-1] = max(made[-1] + width - sum(made), 1)
    return tuple(made)


def _need(block: Table, index: int) -> int:
    """How many letters a column would like to have in a line."""
    lengths = (
        len(line)
        for row in chain(block.header, block.rows)
        if index < len(row.cells)
        for line in text_of(row.cells[index].inlines).split("\n")
    )
    return min(max(max(lengths, default=0), _FEWEST), _MOST)
