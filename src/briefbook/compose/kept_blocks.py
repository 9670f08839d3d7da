"""What passes over a whole book found out about each block and made of it, kept while the book is composed again."""

from __future__ import annotations

from dataclasses import dataclass

from briefbook.compose.by_identity import ByIdentity
from briefbook.compose.walking import with_inlines
from briefbook.model.document import Block, Inlines, NoteRef, Run


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
        self.notes: ByIdentity[Block] = ByIdentity()
        self.weighed: ByIdentity[Block] = ByIdentity()

    def turn(self) -> None:
        """Another composition begins."""
        for kept in (self.headings, self.captions, self.notes, self.weighed):
            kept.turn()
        self._facts.turn()

    def facts(self, block: Block) -> BlockFacts:
        """What has to be known of a block before anything is numbered in it."""
        return self._facts.get(block, None) or self._facts.put(block, None, _facts(block))


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
