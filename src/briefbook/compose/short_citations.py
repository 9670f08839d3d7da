"""Sources that were named before: shorter in a later note. "Ibid." never stands, as text is moved and copied."""

from __future__ import annotations

from dataclasses import replace

from briefbook.compose.citing import joined
from briefbook.compose.walking import with_inlines
from briefbook.model.document import Block, Citation, Inline, Inlines, Note, NoteRef


def with_short_citations(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with each source in full in the first note that names it; a title that two works bear stays full."""
    later = _Later()
    return tuple(with_inlines(block, later.shortened) for block in blocks)


class _Later:
    """The notes so far and the works they name."""

    def __init__(self) -> None:
        self._notes: dict[str, Note] = {}
        self._works: set[str] = set()

    def shortened(self, inlines: Inlines) -> Inlines:
        """The inlines with their notes as they are printed; the same object where none is shorter."""
        changed = tuple([self._shortened(inline) for inline in inlines])
        return inlines if all(new is old for new, old in zip(changed, inlines, strict=True)) else changed

    def _shortened(self, inline: Inline) -> Inline:
        if not isinstance(inline, NoteRef) or not inline.note.citations:
            return inline
        note = self._note(inline.note)
        return inline if note.inlines is inline.note.inlines else replace(inline, note=note)

    def _note(self, note: Note) -> Note:
        known = self._notes.get(note.key)
        if known is None:
            known = self._notes[note.key] = self._printed(note)
        return known

    def _printed(self, note: Note) -> Note:
        chosen = [self._words(one) for one in note.citations]
        self._works.update(one.work for one in note.citations)
        is_same = all(words is one.full for words, one in zip(chosen, note.citations, strict=True))
        return note if is_same else replace(note, inlines=joined(chosen))

    def _words(self, one: Citation) -> Inlines:
        return one.short if one.short and one.work in self._works else one.full
