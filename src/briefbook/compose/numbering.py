"""Numbers that depend on the whole book: headings (1, 1.1, ...) and notes (by first reference)."""

from __future__ import annotations

from dataclasses import replace

from briefbook.compose.kept_blocks import KeptBlocks
from briefbook.compose.walking import with_inlines
from briefbook.model.document import Block, Heading, Inlines, Note, NoteRef


def with_heading_numbers(blocks: tuple[Block, ...], kept: KeptBlocks | None = None) -> tuple[Block, ...]:
    """The blocks with their headings numbered 1, 1.1, ... ; headings outside the contents stay without a number."""
    known = (kept or KeptBlocks()).headings
    counters: list[int] = []
    numbered: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and block.in_contents:
            del counters[block.level :]
            counters.extend(0 for _ in range(block.level - len(counters)))
            counters[block.level - 1] += 1
            number = ".".join(map(str, counters))
            numbered.append(known.get(block, number) or known.put(block, number, replace(block, number=number)))
        else:
            numbered.append(block)
    return tuple(numbered)


def with_note_numbers(blocks: tuple[Block, ...], kept: KeptBlocks | None = None) -> tuple[Block, ...]:
    """The blocks with their notes numbered from 1; a note referred to again keeps the number of its first reference."""
    kept = kept or KeptBlocks()
    numbers: dict[str, int] = {}
    canonical: dict[str, Note] = {}

    def numbered(reference: NoteRef) -> NoteRef:
        key = reference.note.key
        is_first = key not in numbers
        if is_first:
            numbers[key] = len(numbers) + 1
            canonical[key] = reference.note
        return NoteRef(canonical[key], numbers[key], is_first)

    made: list[Block] = []
    for block in blocks:
        notes = kept.facts(block).notes
        made.append(_with_notes(block, [numbered(one) for one in notes], kept) if notes else block)
    return tuple(made)


def _with_notes(block: Block, notes: list[NoteRef], kept: KeptBlocks) -> Block:
    """The block with these in the place of its references, in reading order."""
    key = tuple((id(one.note), one.number, one.is_first) for one in notes)
    known = kept.notes.get(block, key)
    if known is not None:
        return known
    left = iter(notes)

    def number(inlines: Inlines) -> Inlines:
        if not any(isinstance(inline, NoteRef) for inline in inlines):
            return inlines
        return tuple(next(left) if isinstance(one, NoteRef) else one for one in inlines)

    return kept.notes.put(block, key, with_inlines(block, number))
