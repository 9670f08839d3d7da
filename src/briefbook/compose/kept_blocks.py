"""What passes over a whole book found out about each block and made of it, kept while the book is composed again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefbook.compose.by_identity import ByIdentity
from briefbook.compose.walking import with_inlines
from briefbook.model.document import Block, Inlines, Note, NoteRef, Run


@dataclass(frozen=True, slots=True)
class BlockFacts:
    """The notes a block refers to, in reading order, and whether it refers to a section."""

    notes: tuple[NoteRef, ...]
    refers_to_section: bool


class KeptBlocks:
    """Facts of blocks, and blocks as they were numbered: by what they were before, and their numbers."""

    def __init__(self) -> None:
        self._facts: ByIdentity[BlockFacts] = ByIdentity()
        self.headings: ByIdentity[Block] = ByIdentity()
        self.captions: ByIdentity[Block] = ByIdentity()
        self.short_notes: ByIdentity[Note] = ByIdentity()
        self._scoped_notes: ByIdentity[Note] = ByIdentity()
        self._notes: ByIdentity[Block] = ByIdentity()
        self.weighed: ByIdentity[Block] = ByIdentity()

    def turn(self) -> None:
        """Another composition begins."""
        for kept in (self.headings, self.captions, self._notes, self.weighed):
            kept.turn()
        self._facts.turn()
        self.short_notes.turn()
        self._scoped_notes.turn()

    def facts(self, blocks: Sequence[Block]) -> list[BlockFacts]:
        """What has to be known of each block before anything is numbered in it."""
        return self._facts.each(blocks, _facts)

    def in_scope(self, note: Note, scope: str) -> Note:
        """The note as one of its own in a scope; itself where there is none."""
        if not scope:
            return note
        return self._scoped_notes.of(note, scope, lambda: replace(note, key=f"{note.key}@{scope}"))

    def with_notes(self, block: Block, notes: Sequence[NoteRef]) -> Block:
        """The block with these in the place of its references, in reading order."""
        key = tuple([(id(one.note), one.number, one.is_first) for one in notes])
        return self._notes.get(block, key) or self._notes.put(block, key, _with_notes(block, notes))


def _with_notes(block: Block, notes: Sequence[NoteRef]) -> Block:
    left = iter(notes)

    def change(inlines: Inlines) -> Inlines:
        if not any(isinstance(inline, NoteRef) for inline in inlines):
            return inlines
        return tuple(next(left) if isinstance(one, NoteRef) else one for one in inlines)

    return with_inlines(block, change)


def _facts(block: Block) -> BlockFacts:
    notes: list[NoteRef] = []
    refers = False

    def look(inlines: Inlines) -> Inlines:
        nonlocal refers
        for inline in inlines:
            if isinstance(inline, NoteRef):
                notes.append(inline)
            elif isinstance(inline, Run) and inline.counts == "section":
                refers = True
        return inlines

    with_inlines(block, look)
    return BlockFacts(tuple(notes), refers)
