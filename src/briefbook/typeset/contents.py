"""The contents: an entry for each heading, its page's number put in when the pages are made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefbook.model.document import Heading, Run, text_of
from briefbook.model.pages import LinkArea
from briefbook.model.styles import varied
from briefbook.typeset.composition import Composition
from briefbook.typeset.paragraphs import Frame
from briefbook.typeset.slabs import PageNumberSlot, Slab, Thing

CONTENTS_STYLES = 3
NUMBER_COLUMN = 34.0
"""Room kept free for page numbers at the end of the line (points)."""
ENTRY_GAP = 0.55
"""The gap between a heading's number and its words, in parts of the type size."""


def contents_slabs(headings: Sequence[Heading], frame: Frame, parent: int, composition: Composition) -> list[Slab]:
    """The entries, one or more lines each; the page's number stands on an entry's last line.

    An entry that the same book had before is the same object, unless letters or fonts are missing: whoever sets it must
    hear of that.
    """
    if not headings:
        return []
    toc = composition.structure.add("TOC", parent)
    before = {} if composition.paragraphs.kept.fonts.problems else composition.entries
    composition.entries = {
        (heading, frame): before.get((heading, frame)) or _entry(heading, frame, toc, composition)
        for heading in headings
    }
    return [slab for heading in headings for slab in composition.entries[heading, frame]]


def _entry(heading: Heading, frame: Frame, toc: int, composition: Composition) -> list[Slab]:
    name = f"contents-{min(max(heading.level, 1), CONTENTS_STYLES)}"
    style = composition.styles[name]
    item = composition.structure.add("TOCI", toc)
    reference = composition.structure.add("Reference", item)
    link = composition.structure.add("Link", reference)
    words = tuple(replace(i, link="", bold=False) for i in heading.inlines if isinstance(i, Run))
    paragraphs, inner = composition.paragraphs, frame.indented(0.0, NUMBER_COLUMN)
    plain = varied(style, align="start", hyphenate=False)
    lead: tuple[Thing, ...] = ()
    if heading.number:
        lead, width = paragraphs.marker((Run(heading.number),), plain, inner.indented(style.left), link)
        plain = varied(plain, left=style.left + width + style.size * ENTRY_GAP)
    slabs = paragraphs.slabs(words, plain, inner, link, is_followed=True)
    slabs = slabs or [Slab(plain.leading, before=plain.before)]
    slabs[0].things = (*lead, *slabs[0].things)
    start = frame.across(plain.left + paragraphs.last_width(words, plain, inner.indented(plain.left).width))
    end = frame.across(frame.width)
    down = (plain.leading - plain.size) / 2 + plain.size * 0.8
    shown = f"{heading.number} {text_of(heading.inlines)}".strip()
    place = frame.indented(style.left)
    area = LinkArea(place.x, 0.0, place.width, plain.leading, f"#{heading.anchor}", shown, link)
    for slab in slabs[:-1]:
        slab.is_kept = True
    slot = PageNumberSlot(heading.anchor, start, end, down, link, name)
    slabs[-1].things = (*slabs[-1].things, slot, area)
    return slabs
