"""Page numbers in the contents, and the leaders that take the eye to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefbook.model.document import Run
from briefbook.model.pages import ARTIFACT, Line
from briefbook.model.styles import ResolvedStyle, varied
from briefbook.typeset.paragraphs import Frame, ParagraphSetter
from briefbook.typeset.slabs import PageNumberSlot

LEADER = ".\u00a0"
LEADER_GAP = 4.0
_MOST_KEPT = 4096


class LeaderSetter:
    """Sets the numbers of one book, and keeps them for when it is set again."""

    def __init__(self, paragraphs: ParagraphSetter, styles: Mapping[str, ResolvedStyle]) -> None:
        self._paragraphs = paragraphs
        self._styles = styles
        self._kept: dict[tuple[PageNumberSlot, int], Sequence[Line]] = {}

    def things(self, slot: PageNumberSlot, page: int) -> Sequence[Line]:
        """The number of a page at the end of the slot's line, and the leader before it."""
        found = self._kept.get((slot, page))
        if found is None:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            found = self._kept[slot, page] = self._set(slot, page)
        return found

    def _set(self, slot: PageNumberSlot, page: int) -> list[Line]:
        style = varied(self._styles[slot.style], left=0.0, align="end")
        frame = Frame(min(slot.start, slot.end), abs(slot.end - slot.start), is_rtl=slot.end < slot.start)
        number, width = self._paragraphs.single((Run(str(page)),), style, frame, slot.element)
        top = slot.y - (style.leading - style.size) / 2 - style.size * 0.8
        below = [line._replace(y=line.y + top) for line in number if isinstance(line, Line)]
        return [*self._leader(slot, varied(style, bold=False), width, top), *below]

    def _leader(self, slot: PageNumberSlot, style: ResolvedStyle, width: float, top: float) -> list[Line]:
        """Dots on a grid that all entries share."""
        pair, one = (self._paragraphs.natural_width((Run(dots),), style)[0] for dots in (LEADER + ".", "."))
        dot = pair - one
        count = int((abs(slot.end - slot.start) - width - 2 * LEADER_GAP) / dot) if dot > 0 else 0
        if count < 1:
            return []
        from_end = (int((width + LEADER_GAP) / dot) + 1) * dot
        is_rtl = slot.end < slot.start
        frame = Frame(slot.end + from_end if is_rtl else slot.end - from_end - count * dot, count * dot, is_rtl=is_rtl)
        leader, _ = self._paragraphs.single((Run(LEADER * (count - 1) + "."),), style, frame, ARTIFACT, top)
        return [thing for thing in leader if isinstance(thing, Line)]
