"""Tables: repeated header rows, rows that do not break across pages, figures in line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from briefbook.model.document import Alignment, Cell, Column, Picture, Row, Table, text_of
from briefbook.writers.docx.story import Story
from briefbook.writers.docx.table_widths import CELL_MARGIN, Placed, lacking, placed_columns, rooms, widest_row
from briefbook.writers.docx.wordml import paragraph_start

WIDEST = 63
"""The most columns a table may have in Word (a limit of the program, not of ECMA-376)."""
_STYLE_OF: dict[Alignment, str] = {"start": "", "end": "End", "centre": "Centred", "decimal": "Number"}
_LOOKS = {"grid": "BookTable", "plain": "BookTablePlain", "timeline": "BookTimeline"}


Draw = Callable[[Picture, int], str]
"""Makes the run of a picture as wide as a number of twips."""


def within_limit(block: Table) -> tuple[Table, ...]:
    """The table, or several with as many columns as Word allows, each of which begins with its first column."""
    count = len(block.columns)
    if count <= WIDEST:
        return (block,)
    chosen = [(0, *range(start, min(start + WIDEST - 1, count))) for start in range(1, count, WIDEST - 1)]
    return tuple(_with_columns(block, one) for one in chosen)


def _with_columns(block: Table, chosen: Sequence[int]) -> Table:
    def cut(rows: tuple[Row, ...]) -> tuple[Row, ...]:
        return tuple(replace(row, cells=tuple(row.cells[n] for n in chosen if n < len(row.cells))) for row in rows)

    columns = tuple(block.columns[n] for n in chosen)
    return replace(block, columns=columns, rows=cut(block.rows), header=cut(block.header))


def table(block: Table, story: Story, size: float, width: int, draw: Draw, is_rtl: bool = False) -> str:
    """The table without its caption, as wide as `width` twips; `size` is that of its letters in points."""
    columns = block.columns or (Column(),) * widest_row(block)
    if not columns:
        return ""
    placed = placed_columns(block, columns, size, width)
    style = story.names.style(_LOOKS[block.look])
    visual = "<w:bidiVisual/>" if is_rtl else ""
    has_head, whole = int(bool(block.header)), sum(one.width for one in placed)
    parts = [
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>{visual}<w:tblW w:w="{whole}" w:type="dxa"/>',
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="04{has_head * 2}0" '
        f'w:firstRow="{has_head}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>',
        "</w:tblPr><w:tblGrid>",
        *(f'<w:gridCol w:w="{one.width}"/>' for one in placed),
        "</w:tblGrid>",
    ]
    setter = _RowWriter([_Slot.of(*one, story) for one in zip(columns, placed, strict=True)], story, draw)
    parts.extend(setter.row(row, is_head=True) for row in block.header)
    parts.extend(setter.row(row) for row in block.rows)
    if not (block.header or block.rows):
        parts.append(setter.row(Row(())))
    parts.append("</w:tbl>")
    return "".join(parts)


class _Slot(NamedTuple):
    """What the cells of a column begin with, heads and others, and the room in them for a picture, in twips.

    `decimals` are those that its figures are in line by; `lacking` is what cells begin with whose figures lack some.
    """

    head: str
    text: str
    room: int
    decimals: int
    lacking: Mapping[str, str]

    @classmethod
    def of(cls, column: Column, placed: Placed, story: Story) -> _Slot:
        cell = f'<w:tc><w:tcPr><w:tcW w:w="{placed.width}" w:type="dxa"/></w:tcPr>'
        side = _STYLE_OF[column.align]
        head, text = (cell + paragraph_start(story.names.style(kind + side)) for kind in ("TableHeading", "TableText"))
        names = rooms(1) if placed.decimals else ()
        starts = {name: cell + paragraph_start(story.names.style(f"TableTextNumber{name}")) for name in names}
        return cls(head, text, placed.width - 2 * CELL_MARGIN - 10, placed.decimals, {"": text, **starts})

    def start(self, cell: Cell) -> str:
        """What a cell that is no head begins with."""
        return self.lacking[lacking(text_of(cell.inlines), self.decimals)] if self.decimals else self.text


@dataclass(frozen=True, slots=True)
class _RowWriter:
    """Writes the rows of one table."""

    slots: Sequence[_Slot]
    story: Story
    draw: Draw

    def row(self, row: Row, is_head: bool = False) -> str:
        parts = [f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if is_head else ''}</w:trPr>"]
        for cell, slot in zip((*row.cells, *(Cell(),) * (len(self.slots) - len(row.cells))), self.slots, strict=False):
            heads = is_head or cell.is_header
            parts.append(slot.head if heads else slot.start(cell))
            if cell.picture is not None:
                parts.append(self.draw(cell.picture, slot.room))
            elif cell.inlines:
                parts.append(self.story.runs(cell.inlines, is_bold=heads))
            parts.append("</w:p></w:tc>")
        parts.append("</w:tr>")
        return "".join(parts)
