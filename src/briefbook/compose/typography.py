"""The house's typography, one pass for every format: signs typed straight as they are printed, and no-break spaces."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial

from briefbook.compose.scene import Scene
from briefbook.compose.sign_spaces import SignSpaces
from briefbook.compose.straight_signs import Change, QuotationMarks, straight_signs
from briefbook.compose.ties import NO_BREAK_SPACE, Ties
from briefbook.compose.unread_expressions import described_without_expressions, without_expressions
from briefbook.compose.walking import with_inlines
from briefbook.model.document import Block, Inline, Inlines, LineBreak, Note, NoteRef, Origin, Run, Strip
from briefbook.model.wording import Wording

_NOWHERE = Origin()
_END_OF_LINE, _SOMETHING = "\n", "\ufffc"


class Typographer:
    """Sets the signs and spaces of one language. Words in other languages stay as they are."""

    def __init__(self, wording: Wording) -> None:
        self._language = wording.language
        self._marks = QuotationMarks(wording.quotes, wording.inner_quotes)
        self._spaces = SignSpaces(wording.spaces_before, wording.spaces_after)
        self._ties = Ties(wording.words)
        self._known: dict[str, list[Change]] = {}

    def set(self, inlines: Inlines) -> Inlines:
        """The inlines of a paragraph as they are printed; the same object when nothing is to be done."""
        if not inlines:
            return inlines
        changes = self._changes("".join([_shown(inline) for inline in inlines]))
        if not changes and not any(isinstance(inline, NoteRef) for inline in inlines):
            return inlines
        changed: list[Inline] = []
        start = 0
        for inline in inlines:
            end = start + len(_shown(inline))
            changed.append(self._changed(inline, start, [c for c in changes if start <= c.start and c.end <= end]))
            start = end
        return tuple(changed)

    def _changes(self, text: str) -> list[Change]:
        """What to change in a text; the cells of tables say much the same again and again."""
        known = self._known.get(text)
        if known is None:
            signs = sorted((*straight_signs(text, self._marks), *self._spaces.changes(text)))
            spaces = [Change(at, at + 1, NO_BREAK_SPACE) for at in self._ties.places(_with(text, signs))]
            known = self._known[text] = sorted(signs + spaces) if signs and spaces else signs or spaces
        return known

    def _changed(self, inline: Inline, start: int, changes: Sequence[Change]) -> Inline:
        if isinstance(inline, NoteRef):
            return replace(inline, note=self._note(inline.note))
        if not isinstance(inline, Run) or not changes or inline.lang not in ("", self._language):
            return inline
        own = [Change(c.start - start, c.end - start, c.words) for c in changes]
        return inline.saying(_changed_text(inline.text, own))

    def _note(self, note: Note) -> Note:
        citations = tuple(replace(one, full=self.set(one.full), short=self.set(one.short)) for one in note.citations)
        return replace(note, inlines=self.set(note.inlines), citations=citations)


def typographic(blocks: Iterable[Block], scene: Scene) -> tuple[Block, ...]:
    """The blocks as they are printed; expressions that nobody read are none of their words."""
    house = scene.once(_typographer)

    def printed(inlines: Inlines, origin: Origin) -> Inlines:
        return house.set(without_expressions(inlines, origin, scene))

    return tuple(
        [
            described_without_expressions(
                with_inlines(block, partial(printed, origin=getattr(block, "origin", _NOWHERE))), scene
            )
            for block in blocks
        ]
    )


def typographic_strip(strip: Strip, scene: Scene) -> Strip:
    """A running header or footer as it is printed."""
    house = scene.once(_typographer)
    return Strip(house.set(strip.start), house.set(strip.centre), house.set(strip.end))


def _typographer(scene: Scene) -> Typographer:
    return Typographer(scene.wording)


def _shown(inline: Inline) -> str:
    if isinstance(inline, Run):
        return inline.text
    return _END_OF_LINE if isinstance(inline, LineBreak) else _SOMETHING


def _with(text: str, signs: Iterable[Change]) -> str:
    """The text with those signs changed that are one character as before, so that places in it stay."""
    characters = {c.start: c.words for c in signs if c.end == c.start + 1 and len(c.words) == 1}
    return "".join([characters.get(i, c) for i, c in enumerate(text)]) if characters else text


def _changed_text(text: str, changes: Iterable[Change]) -> str:
    parts: list[str] = []
    at = 0
    for start, end, words in changes:
        parts += (text[at:start], words)
        at = end
    return "".join((*parts, text[at:]))
