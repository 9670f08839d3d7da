"""Pictures: set to the width wished or to their size, smaller when the page asks for it, with their captions."""

from __future__ import annotations

from dataclasses import dataclass

from briefbook.model.document import Picture
from briefbook.model.pages import PlacedPicture
from briefbook.typeset.composition import Composition
from briefbook.typeset.paragraphs import Frame
from briefbook.typeset.slabs import Slab, total_height

MILLIMETRE = 72 / 25.4
FINEST = 150.0
"""Pictures are not blown up below this resolution (pixels an inch) unless their width is given."""
SPACE_BEFORE, SPACE_AFTER = 6.0, 10.0
CAPTION_GAP = 5.0
_LEAST_PIXELS = 1


@dataclass(frozen=True, slots=True)
class _Placement:
    """A picture in its frame: it can be set in any height."""

    picture: Picture
    frame: Frame
    element: int
    is_kept: bool

    def slab(self, width: float, height: float) -> Slab:
        x = self.frame.x + (self.frame.width - width) / 2
        data, kind = self.picture.data, self.picture.format
        placed = PlacedPicture(x, 0.0, width, height, data, kind, self.element, self.frame.origin)
        return Slab(height, (placed,), SPACE_BEFORE, CAPTION_GAP if self.is_kept else SPACE_AFTER, self.is_kept)

    def in_height(self, height: float) -> Slab:
        wide, high = _pixels(self.picture)
        return self.slab(height * wide / high, height)


def picture_slabs(picture: Picture, frame: Frame, parent: int, composition: Composition) -> list[Slab]:
    """The picture and its caption, bound together."""
    element = composition.structure.add("Figure", parent, alt=picture.alt or "–")
    caption: list[Slab] = []
    if picture.caption:
        words = composition.structure.add("Caption", parent)
        caption = composition.text(picture.caption, "caption", frame, words)
        for slab in caption[:-1]:
            slab.is_kept = True
        caption[0].before, caption[-1].after, caption[-1].is_kept = CAPTION_GAP, SPACE_AFTER, False
    wide, high = _pixels(picture)
    wished = picture.width * MILLIMETRE if picture.width > 0 else wide * 72 / FINEST
    room = composition.body_height - total_height(caption) - CAPTION_GAP
    scale = min(wished / wide, frame.width / wide, max(room, 12.0) / high)
    placement = _Placement(picture, frame, element, bool(caption))
    slab = placement.slab(wide * scale, high * scale)
    slab.shrunk = placement.in_height
    return [slab, *caption]


def _pixels(picture: Picture) -> tuple[int, int]:
    return max(picture.pixels[0], _LEAST_PIXELS), max(picture.pixels[1], _LEAST_PIXELS)
