"""The notes of a book, in the order of their first references."""

from __future__ import annotations

from collections.abc import Iterator

from briefbook.compose.numbering import with_inlines
from briefbook.model.document import Block, Inlines, Note, NoteRef


def notes_in(blocks: tuple[Block, ...]) -> Iterator[Note]:
    """Every note once."""
    found: dict[str, Note] = {}

    def gather(inlines: Inlines) -> Inlines:
        for inline in inlines:
            if isinstance(inline, NoteRef):
                found.setdefault(inline.note.key, inline.note)
        return inlines

    for block in blocks:
        with_inlines(block, gather)
    yield from found.values()
