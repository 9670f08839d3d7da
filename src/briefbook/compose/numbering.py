"""Numbers that depend on the whole book: headings (1, 1.1, ...) and notes (by first reference in book or section)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefbook.compose.kept_blocks import KeptBlocks
from briefbook.model.document import Block, Cover, Heading, Note, NoteRef


def with_heading_numbers(blocks: tuple[Block, ...], kept: KeptBlocks | None = None) -> tuple[Block, ...]:
    """The blocks with their headings numbered 1, 1.1, ... ; headings outside the contents stay without a number."""
    known = (kept or KeptBlocks()).headings
    counters: list[int] = []
    numbered = list(blocks)
    for index, block in enumerate(blocks):
        if isinstance(block, Heading) and block.in_contents:
            del counters[block.level :]
            counters.extend(0 for _ in range(block.level - len(counters)))
            counters[block.level - 1] += 1
            number = ".".join(map(str, counters))
            numbered[index] = known.get(block, number) or known.put(block, number, replace(block, number=number))
    return tuple(numbered)


def stretches(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, ...]]:
    """The blocks in parts that are numbered on their own: the cover, what precedes the sections, each section."""
    begin = 0
    for index, block in enumerate(blocks):
        if index and (isinstance(blocks[index - 1], Cover) or (isinstance(block, Heading) and block.begins_section)):
            yield blocks[begin:index]
            begin = index
    yield blocks[begin:]


def with_note_numbers(
    blocks: tuple[Block, ...], kept: KeptBlocks | None = None, *, scope: str = ""
) -> tuple[Block, ...]:
    """The blocks with their notes numbered from 1; a note referred to again keeps the number of its first reference.

    `scope` sets the notes of these blocks apart from equal ones of other blocks in the book.
    """
    kept = kept or KeptBlocks()
    numbers: dict[str, int] = {}
    canonical: dict[str, Note] = {}

    def numbered(reference: NoteRef) -> NoteRef:
        key = reference.note.key
        is_first = key not in numbers
        if is_first:
            numbers[key] = len(numbers) + 1
            canonical[key] = kept.in_scope(reference.note, scope)
        return NoteRef(canonical[key], numbers[key], is_first)

    made = list(blocks)
    for index, facts in enumerate(kept.facts(blocks)):
        if facts.notes:
            made[index] = kept.with_notes(blocks[index], [numbered(one) for one in facts.notes])
    return tuple(made)
