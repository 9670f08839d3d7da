"""Pagination: slabs become pages, notes stand at the foot of the page of their reference."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from briefbook.model.pages import Destination, Shape
from briefbook.typeset.slabs import Slab, Thing, as_artifacts, moved, total_height

NOTE_GAP = 12.0
"""Room between the text and the first note, the rule included (points)."""
NOTE_RULE = (72.0, 0.4)
"""Length and thickness of the rule above notes (points)."""
SMALLEST_PICTURE = 0.6
"""A picture shrinks to this part of its height rather than leave the page."""
LONGEST_WHOLE_NOTE = 0.3
"""Notes up to this part of a page's height are kept in one piece."""
_TOLERANCE = 0.01


@dataclass(frozen=True, slots=True)
class Body:
    """The part of a page that text fills: its edges from the paper's upper left corner.

    `left` is the left end of the rule above notes.
    """

    top: float
    bottom: float
    left: float

    @property
    def height(self) -> float:
        """The room for slabs."""
        return self.bottom - self.top


@dataclass(slots=True)
class Draft:
    """A page being filled."""

    things: list[Thing] = field(default_factory=list)
    notes: list[Slab] = field(default_factory=list)

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands on it: the back of a sheet, left empty for a right-hand page to follow."""
        return not self.things and not self.notes


class Paginator:
    """Stacks slabs on pages. Bound slabs stay together as long as a page can hold them."""

    def __init__(self, body: Body, notes: Mapping[str, Sequence[Slab]]) -> None:
        self._body = body
        self._notes = notes
        self._seen: set[str] = set()
        self._carried: list[Slab] = []
        self.drafts: list[Draft] = []
        self.destinations: dict[str, Destination] = {}
        self._begin_page()

    def paginate(self, slabs: Sequence[Slab]) -> None:
        """Place the slabs, then whatever notes are left, and close the last page."""
        first = 0
        while first < len(slabs):
            last = self.end_of_chunk(slabs, first)
            self._place_chunk(slabs[first:last])
            first = last
        self.finish()

    def finish(self) -> None:
        """Close the last page, and place whatever notes are left on pages of their own."""
        self._close_page()
        while self._carried:
            self._begin_page()
            self._close_page()

    @staticmethod
    def end_of_chunk(slabs: Sequence[Slab], first: int) -> int:
        """The index after the last of the slabs that are bound to each other from `first` on."""
        last = first
        while slabs[last].is_kept and last + 1 < len(slabs) and not slabs[last + 1].is_new_page:
            last += 1
        return last + 1

    # --- pages -------------------------------------------------------------------------------------------------------

    def _begin_page(self) -> None:
        self._draft = Draft()
        self.drafts.append(self._draft)
        self._y = self._body.top
        self._after = 0.0
        self._is_empty = True
        self._note_height = 0.0
        carried, self._carried = self._carried, []
        self._add_notes(carried, self._body.height / 2)

    def _close_page(self) -> None:
        notes = self._draft.notes
        if not notes:
            return
        y = self._body.bottom - self._note_height + NOTE_GAP
        length, thickness = NOTE_RULE
        left, rule = self._body.left, y - NOTE_GAP / 2.5
        line = ((left, rule), (left + length, rule))
        self._draft.things.append(Shape(line, stroke="#000000", width=thickness, is_closed=False))
        for slab in notes:
            self._draft.things.extend(moved(thing, y) for thing in slab.things)
            y += slab.height + slab.after

    def _turn_page(self) -> None:
        self._close_page()
        self._begin_page()

    def _turn_to(self, slab: Slab) -> None:
        """Begin the page that a slab asks for."""
        if slab.is_new_page and not self._is_empty:
            self._turn_page()
        if slab.is_right_hand and len(self.drafts) % 2 == 0:
            self._turn_page()

    # --- slabs -------------------------------------------------------------------------------------------------------

    def _place_chunk(self, chunk: Sequence[Slab]) -> None:
        self._turn_to(chunk[0])
        if chunk[0].is_bare_break:
            chunk = chunk[1:]
        if not chunk:
            return
        if self._fits(chunk):
            self._place_all(chunk)
            return
        shrunk = self._shrunk(chunk)
        if shrunk is not None:
            self._place_all(shrunk)
            return
        if not self._is_empty:
            self._turn_page()
        if self._fits(chunk):
            self._place_all(chunk)
            return
        for slab in chunk:
            if not self._is_empty and not self._fits((slab,)):
                self._turn_page()
            self._place_all((slab,))

    def _fits(self, chunk: Sequence[Slab]) -> bool:
        return self._y + self._needed(chunk) <= self._body.bottom + _TOLERANCE

    def _needed(self, chunk: Sequence[Slab]) -> float:
        """The height of a chunk on this page, with the notes it brings and those that are there."""
        first = chunk[0]
        gap = total_height(first.head) if self._is_empty else max(self._after, first.before)
        height = first.height if len(chunk) == 1 else total_height(chunk)
        notes = self._note_height
        for key in self._new_notes(chunk):
            height_of_note = sum(slab.height + slab.after for slab in self._notes[key])
            notes += min(height_of_note, self._body.height * LONGEST_WHOLE_NOTE) + (0.0 if notes else NOTE_GAP)
        return gap + height + notes

    def _new_notes(self, chunk: Sequence[Slab]) -> list[str]:
        keys = [key for slab in chunk if slab.notes for key in slab.notes]
        return [key for key in dict.fromkeys(keys) if key not in self._seen] if keys else keys

    def _shrunk(self, chunk: Sequence[Slab]) -> list[Slab] | None:
        """The chunk with its picture made smaller, if that brings it onto this page."""
        excess = self._y + self._needed(chunk) - self._body.bottom
        for index, slab in enumerate(chunk):
            if slab.shrunk is not None and slab.height - excess >= slab.height * SMALLEST_PICTURE:
                return [*chunk[:index], slab.shrunk(slab.height - excess), *chunk[index + 1 :]]
        return None

    def _place_all(self, chunk: Sequence[Slab]) -> None:
        for slab in chunk:
            if self._is_empty:
                self._repeat(slab.head)
            else:
                self._y += max(self._after, slab.before)
            if slab.anchor:
                self.destinations[slab.anchor] = Destination(len(self.drafts), self._y)
            y = self._y
            self._draft.things.extend([moved(thing, y) for thing in slab.things])
            self._y += slab.height
            self._after = slab.after
            self._is_empty = False
        new = self._new_notes(chunk)
        if new:
            self._seen.update(new)
            room = self._body.bottom - self._y - self._note_height
            self._add_notes([line for key in new for line in self._notes[key]], room)

    def _repeat(self, head: tuple[Slab, ...]) -> None:
        for slab in head:
            self._draft.things.extend(moved(thing, self._y) for thing in as_artifacts(slab.things))
            self._y += slab.height

    def _add_notes(self, lines: list[Slab], room: float) -> None:
        """Put as many lines of notes at the foot as there is room for; the rest goes to the next page."""
        for index, slab in enumerate(lines):
            height = slab.height + slab.after + (0.0 if self._note_height else NOTE_GAP)
            is_forced = self._is_empty and index == 0
            if self._carried or (height > room + _TOLERANCE and not is_forced):
                self._carried.extend(lines[index:])
                return
            self._draft.notes.append(slab)
            self._note_height += height
            room -= height
