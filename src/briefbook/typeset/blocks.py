"""Blocks: each kind of block of a document as slabs, with its place in the structure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from briefbook.model.document import (
    NOWHERE,
    Block,
    Chart,
    Contents,
    Cover,
    Heading,
    ListBlock,
    ListItem,
    Origin,
    PageBreak,
    Paragraph,
    Picture,
    Quotation,
    Run,
    Table,
    text_of,
)
from briefbook.model.pages import OutlineEntry
from briefbook.model.styles import COVER_SINK, ResolvedStyle, varied
from briefbook.typeset.charts import chart_slabs
from briefbook.typeset.composition import Composition
from briefbook.typeset.contents import contents_slabs
from briefbook.typeset.figures import picture_slabs
from briefbook.typeset.paragraphs import Frame
from briefbook.typeset.slabs import Slab, kept_together, total_height
from briefbook.typeset.structure import ROOT
from briefbook.typeset.tables import table_slabs

HEADING_STYLES = 4
NUMBER_GAP = 0.7
"""The gap after a heading's number, in parts of the type size."""
MARKER_GAP = 0.45
"""The least gap between a list's marker and its text, in parts of the type size."""
BULLETS = ("•", "–")
_HEADLINE_ANCHOR = "_headline"
"""Where the bookmark of a headline leads; anchors of headings begin with another letter."""


class BlockSetter:
    """Turns blocks into slabs."""

    def __init__(self, composition: Composition, headings: Sequence[Heading] = ()) -> None:
        self._composition = composition
        self._paragraphs = composition.paragraphs
        self._structure = composition.structure
        self._styles = composition.styles
        self._headings = headings
        self._level = 0

    def slabs(self, block: Block, frame: Frame, parent: int = ROOT, body_style: str = "body") -> list[Slab]:
        """The slabs of a block; `body_style` is the style of plain paragraphs where it stands."""
        match block:
            case Heading():
                return self._heading(block, frame, parent)
            case Paragraph():
                return self._paragraph(block, frame, parent, body_style)
            case ListBlock():
                return self._list(block, frame, parent, 0)
            case Quotation():
                return self._quotation(block, frame, parent)
            case Table() | Picture() | Chart():
                return self._figure(block, self._at(frame, block), parent)
            case Cover() | Contents() | PageBreak():
                return self._pages(block, frame, parent)
            case _:
                assert_never(block)

    def _figure(self, block: Table | Picture | Chart, frame: Frame, parent: int) -> list[Slab]:
        match block:
            case Table():
                return table_slabs(block, frame, parent, self._composition)
            case Picture():
                return picture_slabs(block, frame, parent, self._composition)
            case Chart():
                return chart_slabs(block, frame, parent, self._composition)

    def _pages(self, block: Cover | Contents | PageBreak, frame: Frame, parent: int) -> list[Slab]:
        match block:
            case Cover():
                return self._cover(block, frame, parent)
            case Contents():
                return self._contents(block, frame, parent)
            case PageBreak():
                return [Slab(0.0, is_new_page=True, is_right_hand=block.is_right_hand)]

    # --- text --------------------------------------------------------------------------------------------------------

    @staticmethod
    def _at(frame: Frame, block: Paragraph | Heading | ListBlock | Quotation | Table | Picture | Chart) -> Frame:
        return Frame(frame.x, frame.width, frame.block, block.origin, frame.is_rtl)

    def _heading(self, block: Heading, frame: Frame, parent: int) -> list[Slab]:
        style = self._styles[f"heading-{min(max(block.level, 1), HEADING_STYLES)}"]
        element = self._structure.add(self._role(block.level), parent)
        place = self._at(frame, block)
        words = f"{block.number} {text_of(block.inlines)}".strip()
        self._composition.outline.append(OutlineEntry(self._level, words, block.anchor))
        slabs = self._numbered(block, style, place, element)
        if slabs:
            slabs[0].anchor = block.anchor
        return slabs

    def _role(self, level: int) -> str:
        """The heading's role; a level that skips one is drawn up (PDF/UA-1, 7.4.2)."""
        self._level = max(1, min(level, self._level + 1, 6))
        return f"H{self._level}"

    def _numbered(self, block: Heading, style: ResolvedStyle, frame: Frame, element: int) -> list[Slab]:
        if not block.number:
            return self._paragraphs.slabs(block.inlines, style, frame, element)
        inner = frame.indented(style.left, style.right)
        marker, width = self._paragraphs.marker((Run(block.number),), style, inner, element)
        hang = width + style.size * NUMBER_GAP
        slabs = self._paragraphs.slabs(block.inlines, varied(style, left=style.left + hang), frame, element)
        if not slabs:
            return [Slab(style.leading, marker, style.before, style.after, True)]
        slabs[0].things = (*marker, *slabs[0].things)
        return slabs

    def _paragraph(self, block: Paragraph, frame: Frame, parent: int, body_style: str) -> list[Slab]:
        style = self._styles[body_style if block.role == "body" else block.role]
        if body_style == "list" and block.role == "body":
            style = varied(style, left=0.0)
        if block.keep_with_next:
            style = varied(style, keep_with_next=True)
        is_headline = block.role == "headline"
        element = self._structure.add(self._role(1) if is_headline else "P", parent, language=block.lang)
        slabs = self._paragraphs.slabs(block.inlines, style, self._at(frame, block), element, block.lang)
        if is_headline and slabs:
            slabs[0].anchor = _HEADLINE_ANCHOR
            self._composition.outline.append(OutlineEntry(1, text_of(block.inlines), _HEADLINE_ANCHOR))
        return slabs

    def _list(self, block: ListBlock, frame: Frame, parent: int, depth: int) -> list[Slab]:
        style = self._styles["list"]
        numbering = "Decimal" if block.ordered else "Disc"
        element = self._structure.add("L", parent, attributes=(("ListNumbering", numbering),))
        markers = [_marker(block, index, depth) for index in range(len(block.items))]
        plain = varied(style, align="start", left=0.0, indent=0.0, hyphenate=False)
        widest = max((self._paragraphs.natural_width((Run(m),), plain)[0] for m in markers), default=0.0)
        hang = max(style.left, widest + style.size * MARKER_GAP)
        slabs: list[Slab] = []
        place = self._at(frame, block)
        for item, marker in zip(block.items, markers, strict=True):
            li = self._structure.add("LI", element)
            label = self._structure.add("Lbl", li)
            body = self._structure.add("LBody", li)
            width, _ = self._paragraphs.natural_width((Run(marker),), plain)
            start = hang - widest - style.size * MARKER_GAP + (widest - width if block.ordered else 0.0)
            own = Frame(place.x, place.width, place.block, _origin_of(item) or block.origin, place.is_rtl)
            sign, _ = self._paragraphs.marker((Run(marker),), plain, own.indented(start), label)
            inner = self._item(item.blocks, place.indented(hang), body, depth)
            if not inner:
                inner = [Slab(style.leading, after=style.after)]
            inner[0].things = (*sign, *inner[0].things)
            slabs.extend(inner)
        if slabs:
            slabs[-1].after = max(slabs[-1].after, self._styles["body"].after)
        return slabs

    def _item(self, blocks: Sequence[Block], frame: Frame, parent: int, depth: int) -> list[Slab]:
        slabs: list[Slab] = []
        for block in blocks:
            if isinstance(block, ListBlock):
                slabs.extend(self._list(block, frame, parent, depth + 1))
            else:
                slabs.extend(self.slabs(block, frame, parent, "list"))
        return slabs

    def _quotation(self, block: Quotation, frame: Frame, parent: int) -> list[Slab]:
        element = self._structure.add("BlockQuote", parent)
        place = self._at(frame, block)
        return [slab for inner in block.blocks for slab in self.slabs(inner, place, element, "quotation")]

    # --- pages of their own ------------------------------------------------------------------------------------------

    def _cover(self, block: Cover, frame: Frame, parent: int) -> list[Slab]:
        """The cover: what stands before the title at the top, the title sunk, the small print at the foot."""
        head, title, foot = _parts_of_cover(block)
        groups = [[slab for b in part for slab in self.slabs(b, frame, parent)] for part in (head, title, foot)]
        body_height = self._composition.body_height
        sink = Slab(max(body_height * COVER_SINK - total_height(groups[0]), 0.0))
        rest = Slab(0.0)
        slabs = [*groups[0], sink, *groups[1], rest, *groups[2]]
        rest.height = max(body_height - total_height(slabs) - 1.0, 0.0)
        for slab in slabs:
            slab.is_new_page = False
        return [*slabs, Slab(0.0, is_new_page=True)]

    def _contents(self, block: Contents, frame: Frame, parent: int) -> list[Slab]:
        slabs: list[Slab] = []
        if block.title:
            element = self._structure.add(self._role(1), parent)
            slabs = kept_together(self._paragraphs.slabs(block.title, self._styles["heading-1"], frame, element))
            slabs[0].is_new_page = True
        chosen = [heading for heading in self._headings if heading.level <= block.levels]
        slabs += contents_slabs(chosen, frame, parent, self._composition)
        return [*slabs, Slab(0.0, is_new_page=True)]


def _origin_of(item: ListItem) -> Origin | None:
    """Where an item comes from: lists of several origins may stand as one."""
    first = item.blocks[0] if item.blocks else None
    return first.origin if isinstance(first, Paragraph) and first.origin != NOWHERE else None


def _marker(block: ListBlock, index: int, depth: int) -> str:
    return f"{block.start + index}." if block.ordered else BULLETS[min(depth, len(BULLETS) - 1)]


def _parts_of_cover(block: Cover) -> tuple[list[Block], list[Block], list[Block]]:
    """What stands before the title, from the title on, and from the first small print after it on."""
    roles = [b.role if isinstance(b, Paragraph) else "" for b in block.blocks]
    title = roles.index("cover-title") if "cover-title" in roles else 0
    foot = next((i for i, role in enumerate(roles) if i > title and role == "cover-meta"), len(roles))
    blocks = list(block.blocks)
    return blocks[:title], blocks[title:foot], blocks[foot:]
