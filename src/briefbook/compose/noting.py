"""Where notes stand: at the first or the last words of a table's row, and under a heading at the end of the book."""

from __future__ import annotations

from dataclasses import replace

from briefbook.compose.citing import note_of, sources_of
from briefbook.compose.select import Entry
from briefbook.compose.stage import Stage
from briefbook.compose.walking import with_inlines
from briefbook.model.document import Block, Heading, Inlines, NoteRef, Origin, Row, plain

NOTES_ANCHOR = "f-notes"


def noted(row: Row, entry: Entry, stage: Stage, *, at_end: bool = False) -> Row:
    """The row as this entry's, with its sources as a note where the house prints notes."""
    row = replace(row, origin=entry.origin)
    note = note_of(sources_of(entry.snippet, whole_series=True), stage.scene) if stage.has_notes else None
    worded = [n for n, cell in enumerate(row.cells) if cell.inlines]
    if note is None or not row.cells:
        return row
    place = (worded[-1] if at_end else worded[0]) if worded else 0
    cells = list(row.cells)
    cells[place] = replace(cells[place], inlines=(*cells[place].inlines, note))
    return replace(row, cells=tuple(cells))


def with_place_for_notes(blocks: tuple[Block, ...], stage: Stage) -> tuple[Block, ...]:
    """The blocks, with a heading under which notes follow where the house collects them and there are any."""
    if stage.template.notes != "end" or not any(has_notes(block) for block in blocks):
        return blocks
    words = plain(stage.scene.wording.term("notes"))
    return (*blocks, Heading(1, words, NOTES_ANCHOR, origin=Origin(NOTES_ANCHOR)))


def has_notes(block: Block) -> bool:
    """Whether anything in a block refers to a note."""
    found = False

    def look(inlines: Inlines) -> Inlines:
        nonlocal found
        found = found or any(isinstance(inline, NoteRef) for inline in inlines)
        return inlines

    with_inlines(block, look)
    return found
