"""Sources in tables: the note of a row's snippet, at the first or at the last words of the row."""

from __future__ import annotations

from dataclasses import replace

from briefbook.compose.citing import note_of, sources_of
from briefbook.compose.select import Entry
from briefbook.compose.stage import Stage
from briefbook.model.document import Row


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
