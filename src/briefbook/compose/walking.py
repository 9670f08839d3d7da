"""Every group of inlines of a block, wherever it stands in it: the way of all passes over words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar, assert_never

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
    PageBreak,
    Paragraph,
    Picture,
    Quotation,
    Row,
    Table,
)

T = TypeVar("T")
OnInlines = Callable[[Inlines], Inlines]


def with_inlines(block: Block, change: OnInlines) -> Block:
    """The block with every group of its inlines changed, in reading order; the same object when none changes."""
    match block:
        case Heading() | Paragraph():
            inlines = change(block.inlines)
            return block if inlines is block.inlines else replace(block, inlines=inlines)
        case ListBlock():
            items = _each(block.items, lambda item: _item(item, change))
            return block if items is block.items else replace(block, items=items)
        case Quotation() | Cover():
            blocks = _each(block.blocks, lambda inner: with_inlines(inner, change))
            return block if blocks is block.blocks else replace(block, blocks=blocks)
        case Table():
            return _table(block, change)
        case Picture():
            caption = change(block.caption)
            return block if caption is block.caption else replace(block, caption=caption)
        case Chart():
            caption, source = change(block.caption), change(block.source)
            is_same = caption is block.caption and source is block.source
            return block if is_same else replace(block, caption=caption, source=source)
        case Contents() | PageBreak():
            return block
        case _:
            assert_never(block)


def _item(item: ListItem, change: OnInlines) -> ListItem:
    blocks = _each(item.blocks, lambda block: with_inlines(block, change))
    return item if blocks is item.blocks else ListItem(blocks)


def _table(table: Table, change: OnInlines) -> Table:
    def cell(one: Cell) -> Cell:
        inlines = change(one.inlines)
        return one if inlines is one.inlines else replace(one, inlines=inlines)

    def row(one: Row) -> Row:
        cells = _each(one.cells, cell)
        return one if cells is one.cells else replace(one, cells=cells)

    caption, header, rows = change(table.caption), _each(table.header, row), _each(table.rows, row)
    if caption is table.caption and header is table.header and rows is table.rows:
        return table
    return replace(table, caption=caption, header=header, rows=rows)


def _each(values: tuple[T, ...], change: Callable[[T], T]) -> tuple[T, ...]:
    """The values changed; the same tuple when every one stays the same object."""
    changed = tuple([change(value) for value in values])
    return values if all(new is old for new, old in zip(changed, values, strict=True)) else changed
