"""Sources that were named before: shorter in a later note. "Ibid." never stands, as text is moved and copied."""

from __future__ import annotations

from dataclasses import replace
from operator import is_

from briefbook.compose.citing import joined
from briefbook.compose.kept_blocks import KeptBlocks
from briefbook.model.document import Block, Citation, Inlines, Note, NoteRef


def with_short_citations(blocks: tuple[Block, ...], kept: KeptBlocks | None = None) -> tuple[Block, ...]:
    """The blocks with each source in full in the first note that names it; a title that two works bear stays full."""
    kept = kept or KeptBlocks()
    later = _Later(kept)
    made = list(blocks)
    for index, facts in enumerate(kept.facts(blocks)):
        if facts.notes:
            made[index] = _shortened(blocks[index], facts.notes, later, kept)
    return tuple(made)


def _shortened(block: Block, old: tuple[NoteRef, ...], later: _Later, kept: KeptBlocks) -> Block:
    """The block with these notes of it as they are printed; the same object where none is shorter."""
    new = [later.printed(one) for one in old]
    return block if all(map(is_, old, new)) else kept.with_notes(block, new)


class _Later:
    """The notes so far and the works they name."""

    def __init__(self, kept: KeptBlocks) -> None:
        self._kept = kept
        self._notes: dict[str, Note] = {}
        self._works: set[str] = set()

    def printed(self, reference: NoteRef) -> NoteRef:
        """A reference to a note as it is printed here."""
        if not reference.note.citations:
            return reference
        note = self._note(reference.note)
        return reference if note.inlines is reference.note.inlines else replace(reference, note=note)

    def _note(self, note: Note) -> Note:
        known = self._notes.get(note.key)
        if known is None:
            known = self._notes[note.key] = self._printed(note)
        return known

    def _printed(self, note: Note) -> Note:
        chosen = [self._words(one) for one in note.citations]
        self._works.update(one.work for one in note.citations)
        is_same = all(words is one.full for words, one in zip(chosen, note.citations, strict=True))
        if is_same:
            return note
        key = tuple(words is one.full for words, one in zip(chosen, note.citations, strict=True))
        return self._kept.short_notes.of(note, key, lambda: replace(note, inlines=joined(chosen)))

    def _words(self, one: Citation) -> Inlines:
        return one.short if one.short and one.work in self._works else one.full
