"""Numbers that depend on the whole book: headings (1, 1.1, ...) and notes (by first reference)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import assert_never

from briefbook.model.document import (
    Block,
    Cell,
    Chart,
    Contents,
    Cover,
    Heading,
    Inlines,
    ListBlock,
    ListItem,
    Note,
    NoteRef,
    PageBreak,
    Paragraph,
    Picture,
    Quotation,
    Row,
    Table,
)

OnInlines = Callable[[Inlines], Inlines]


def with_heading_numbers(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with their headings numbered 1, 1.1, ... ; headings outside the contents stay without a number."""
    counters: list[int] = []
    numbered: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and block.in_contents:
            del counters[block.level :]
            counters.extend(0 for _ in range(block.level - len(counters)))
            counters[block.level - 1] += 1
            numbered.append(replace(block, number=".".join(map(str, counters))))
        else:
            numbered.append(block)
    return tuple(numbered)


def with_note_numbers(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with their notes numbered from 1; a note referred to again keeps the number of its first reference."""
    numbers: dict[str, int] = {}
    canonical: dict[str, Note] = {}

    def number(inlines: Inlines) -> Inlines:
        if not any(isinstance(inline, NoteRef) for inline in inlines):
            return inlines
        return tuple(numbered(inline) if isinstance(inline, NoteRef) else inline for inline in inlines)

    def numbered(reference: NoteRef) -> NoteRef:
        key = reference.note.key
        is_first = key not in numbers
        if is_first:
            numbers[key] = len(numbers) + 1
            canonical[key] = reference.note
        return NoteRef(canonical[key], numbers[key], is_first)

    return tuple(with_inlines(block, number) for block in blocks)


def with_inlines(block: Block, change: OnInlines) -> Block:
    """The block with every group of its inlines changed, in reading order."""
    match block:
        case Heading() | Paragraph():
            return replace(block, inlines=change(block.inlines))
        case ListBlock():
            items = (ListItem(tuple(with_inlines(b, change) for b in item.blocks)) for item in block.items)
            return replace(block, items=tuple(items))
        case Quotation() | Cover():
            return replace(block, blocks=tuple(with_inlines(b, change) for b in block.blocks))
        case Table():
            return _table(block, change)
        case Picture():
            return replace(block, caption=change(block.caption))
        case Chart():
            return replace(block, caption=change(block.caption), source=change(block.source))
        case Contents() | PageBreak():
            return block
        case _:
            assert_never(block)


def _table(table: Table, change: OnInlines) -> Table:
    def row(one: Row) -> Row:
        return replace(one, cells=tuple(Cell(change(cell.inlines), cell.is_header) for cell in one.cells))

    caption = change(table.caption)
    header = tuple(row(one) for one in table.header)
    return replace(table, caption=caption, header=header, rows=tuple(row(one) for one in table.rows))
