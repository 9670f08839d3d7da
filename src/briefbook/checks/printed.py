"""All words of a composed book, block by block, notes and captions included."""

from __future__ import annotations

from collections.abc import Iterator

from briefbook.model.document import (
    Block,
    Chart,
    Contents,
    Cover,
    Document,
    Heading,
    Inlines,
    LineBreak,
    ListBlock,
    NoteRef,
    Origin,
    PageBreak,
    PageField,
    Paragraph,
    Picture,
    Quotation,
    Run,
    Table,
    text_of,
    walk,
)


def inlines_of(block: Block) -> Iterator[Inlines]:
    """The lines of words that a block itself holds; what it holds as blocks is not among them."""
    match block:
        case Heading() | Paragraph():
            yield block.inlines
        case Table():
            yield block.caption
            yield from (cell.inlines for row in (*block.header, *block.rows) for cell in row.cells)
        case Picture():
            yield block.caption
        case Chart():
            yield block.caption
            yield block.source
            yield from (cell.inlines for row in (*block.table.header, *block.table.rows) for cell in row.cells)
        case Contents():
            yield block.title
        case ListBlock() | Quotation() | Cover() | PageBreak():
            return


def runs_of(lines: Iterator[Inlines] | tuple[Inlines, ...]) -> Iterator[Run]:
    """The runs of some lines, those inside notes included."""
    for line in lines:
        for inline in line:
            match inline:
                case Run():
                    yield inline
                case NoteRef():
                    yield from runs_of((inline.note.inlines,))
                case LineBreak() | PageField():
                    pass


def printed_texts(document: Document) -> Iterator[tuple[str, Origin]]:
    """Every line of words of a book with the origin of its block: blocks, notes, descriptions, furniture, metadata."""
    nowhere = Origin()
    for block in walk(document.blocks):
        origin: Origin = getattr(block, "origin", nowhere)
        for line in inlines_of(block):
            yield text_of(line), origin
            yield from ((text_of(one.note.inlines), origin) for one in line if isinstance(one, NoteRef))
        if isinstance(block, Picture | Chart):
            yield block.alt, origin
    furniture = document.furniture
    for strip in (furniture.header, furniture.footer):
        yield from ((text_of(line), nowhere) for line in (strip.start, strip.centre, strip.end))
    metadata = document.metadata
    yield from ((text, nowhere) for text in (metadata.title, metadata.subject, metadata.author))
