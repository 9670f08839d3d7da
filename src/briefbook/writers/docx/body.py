"""The blocks of the book as paragraphs, tables and drawings of Word, each in a named style."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Literal, NamedTuple, assert_never

from briefbook.model.direction import is_right_to_left
from briefbook.model.document import (
    Block,
    Chart,
    Contents,
    Cover,
    Document,
    Heading,
    Inline,
    Inlines,
    LineBreak,
    ListBlock,
    PageBreak,
    Paragraph,
    ParagraphRole,
    Picture,
    Quotation,
    Run,
    Table,
)
from briefbook.model.page_numbers import PageNumbers
from briefbook.model.problem import Problem, warning
from briefbook.writers.docx import numbering
from briefbook.writers.docx.charts import ChartParts
from briefbook.writers.docx.contents import Entry, contents
from briefbook.writers.docx.controls import Controls
from briefbook.writers.docx.drawings import picture
from briefbook.writers.docx.geometry import Geometry
from briefbook.writers.docx.numbering import HEADING_LEVELS, Numbering, OutlineCount, list_style
from briefbook.writers.docx.opc import Package
from briefbook.writers.docx.sections import Sections
from briefbook.writers.docx.story import Story
from briefbook.writers.docx.tables import WIDEST, table, within_limit
from briefbook.writers.docx.wordml import TWIPS_PER_MM, bookmark, paragraph, run, words

STYLE_OF_ROLE: dict[ParagraphRole, str] = {
    "body": "BodyText",
    "lead": "Lead",
    "quotation": "Quote",
    "attribution": "Attribution",
    "caption": "Caption",
    "source": "Source",
    "headline": "Headline",
    "dateline": "Date",
    "cover-title": "Title",
    "cover-subtitle": "Subtitle",
    "cover-meta": "CoverDetails",
    "cover-marking": "CoverMarking",
    "signature": "Signature",
}
_BREAK = "<w:pageBreakBefore/>"
_KEEP = "<w:keepNext/>"


class Place(NamedTuple):
    """Where a block stands: inside a quotation, or in a list `depth` deep with that numbering (depth 0: no list)."""

    in_quotation: bool = False
    depth: int = 0
    ordered: bool = False
    num: int = 0
    is_first: bool = False


@dataclass(slots=True)
class Body:
    """Writes blocks one after another; it remembers what the next paragraph has to begin with."""

    document: Document
    story: Story
    package: Package
    geometry: Geometry
    numbering: Numbering
    numbers: PageNumbers
    charts: ChartParts
    bold_styles: frozenset[str]
    sections: Sections
    has_numbers: bool
    table_size: float
    numbers_directly: bool = False
    problems: list[Problem] = field(default_factory=list)
    _outline: OutlineCount = field(default_factory=OutlineCount)
    _breaks: bool = False
    _at_top: bool = True

    def xml(self) -> str:
        """All blocks of the document."""
        pieces = (piece for block in self.document.blocks for piece in self._pieces(block))
        controls = Controls(self.story.names)
        parts: list[str] = []
        for item, same in groupby(pieces, key=lambda piece: piece[0]):
            content = "".join(xml for _, xml in same)
            parts.append(controls.around(content) if item else content)
        return "".join(parts)

    def _pieces(self, block: Block) -> Iterator[tuple[str, str]]:
        """A block of the body with the item it belongs to ("" for none); a list may hold the words of several."""
        if isinstance(block, ListBlock):
            for item, xml in zip(block.items, self._entries(block, Place()), strict=True):
                yield _item_of(item.blocks[0] if item.blocks else block) or _item_of(block), xml
        else:
            yield _item_of(block), self._block(block, Place())

    def _block(self, block: Block, place: Place) -> str:
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph():
                return self._paragraph(block, place)
            case ListBlock():
                return self._list(block, place)
            case Quotation():
                quoted = Place(in_quotation=True, depth=place.depth)
                return "".join(self._block(one, quoted) for one in block.blocks)
            case Table() | Picture() | Chart():
                return self._exhibit(block)
            case PageBreak():
                return self._break(block)
            case Cover():
                return self._cover(block)
            case Contents():
                return self._contents(block)
            case _:
                assert_never(block)

    # --- paragraphs --------------------------------------------------------------------------------------------------

    def _set(
        self, content: str, style: str, *, properties: str = "", keep: bool = False, lang: str = "", section: str = ""
    ) -> str:
        """A paragraph; it takes the page break that was asked for before it. `section` ends a section with it."""
        before = (_KEEP if keep else "") + (_BREAK if self._breaks and not self._at_top else "")
        self._breaks = self._at_top = False
        is_rtl = is_right_to_left(lang) if lang else self.document.direction == "rtl"
        turned = is_rtl != (self.document.direction == "rtl")
        bidi = ("<w:bidi/>" if is_rtl else '<w:bidi w:val="0"/>') if is_rtl or turned else ""
        return paragraph(content, self.story.names.style(style), before + properties + bidi + section)

    def _runs(self, inlines: Inlines, style: str, lang: str = "") -> str:
        return self.story.runs(inlines, lang, style in self.bold_styles)

    def _heading(self, block: Heading) -> str:
        if self.document.notes_at == "foot-by-section" and block.begins_section and not self._at_top:
            return self._begun("nextPage" if self._breaks else "continuous") + self._headed(block)
        return self._headed(block)

    def _headed(self, block: Heading) -> str:
        level = min(max(block.level, 1), HEADING_LEVELS)
        style = f"Heading{level}" if block.in_contents else f"Subheading{level}"
        content = self._runs(block.inlines, style)
        name = self.story.names.anchors.get(block.anchor)
        if name:
            content = bookmark(self.story.names.next_bookmark(), name, content)
        if not block.in_contents:
            return self._set(content, style)
        if not block.number or self._outline.would_be(level, block.number):
            return self._set(content, style, properties=self._number(level if block.number else 0))
        return self._set(run(words(block.number + "\t")) + content, style, properties=self._number(0))

    def _number(self, level: int) -> str:
        """What a heading needs beside its style to be numbered at a level, or not at all (0)."""
        if level:
            return numbering.properties(self.numbering.headings, level - 1) if self.numbers_directly else ""
        return numbering.properties(0, 0) if self.has_numbers or self.numbers_directly else ""

    def _paragraph(self, block: Paragraph, place: Place) -> str:
        style, properties = self._style(block.role, place)
        content = self._runs(block.inlines, style, block.lang)
        return self._set(content, style, properties=properties, keep=block.keep_with_next, lang=block.lang)

    def _style(self, role: ParagraphRole, place: Place) -> tuple[str, str]:
        if role == "cover-meta":  # LibreOffice takes no frame from a style
            return STYLE_OF_ROLE[role], self.geometry.foot_frame
        if role != "body":
            return STYLE_OF_ROLE[role], ""
        if place.depth and place.is_first:
            name = list_style("ListNumber" if place.ordered else "ListBullet", place.depth - 1)
            return name, self._list_properties(name, place)
        if place.in_quotation:
            return "Quote", ""
        return (list_style("ListContinue", place.depth - 1), "") if place.depth else ("BodyText", "")

    def _list_properties(self, style: str, place: Place) -> str:
        has_own = not place.ordered and place.depth <= numbering.LIST_STYLES and style in self.numbering.self_numbered
        return "" if has_own else numbering.properties(place.num, place.depth - 1)

    def _caption(self, inlines: Inlines, below: bool = False) -> str:
        if not inlines:
            return ""
        style = "CaptionBelow" if below else "Caption"
        return self._set(self._runs(inlines, style), style)

    # --- exhibits ----------------------------------------------------------------------------------------------------

    def _exhibit(self, block: Table | Picture | Chart) -> str:
        """A table or chart under its caption, a picture above it."""
        match block:
            case Table():
                return self._caption(block.caption) + self._table(block)
            case Picture():
                drawing = picture(block, self.story, self.package, self.geometry)
                return self._set(drawing, "Figure", keep=bool(block.caption)) + self._caption(block.caption, below=True)
            case Chart():
                return self._caption(block.caption) + self._chart(block)
            case _:
                assert_never(block)

    # --- what holds blocks -------------------------------------------------------------------------------------------

    def _list(self, block: ListBlock, place: Place) -> str:
        return "".join(self._entries(block, place))

    def _entries(self, block: ListBlock, place: Place) -> Iterator[str]:
        """The paragraphs of each of a list's items."""
        depth = place.depth + 1
        num = self.numbering.new_list(depth - 1, block.start) if block.ordered else self.numbering.bullets
        first = Place(place.in_quotation, depth, block.ordered, num, is_first=True)
        later = Place(place.in_quotation, depth, block.ordered, num)
        for item in block.items:
            parts: list[str] = []
            blocks = item.blocks
            if not blocks or not isinstance(blocks[0], Paragraph):
                parts.append(self._paragraph(Paragraph(()), first))
            for index, one in enumerate(blocks):
                is_mark = index == 0 and isinstance(one, Paragraph)
                parts.append(self._block(one, first if is_mark else later))
            yield "".join(parts)

    def _table(self, block: Table) -> str:
        parts = within_limit(block)
        if len(parts) > 1:
            self.problems.append(_too_wide(block, len(parts)))
        return "".join(map(self._part_of_table, parts))

    def _part_of_table(self, block: Table) -> str:
        before = self._set("", "TableGap") if self._breaks else ""
        made = table(
            block,
            self.story,
            self.table_size,
            self.geometry.text_width,
            self._in_cell,
            self.document.direction == "rtl",
        )
        return before + made + self._set("", "TableGap") if made else before

    def _in_cell(self, block: Picture, width: int) -> str:
        return picture(replace(block, width=width / TWIPS_PER_MM), self.story, self.package, self.geometry)

    def _chart(self, block: Chart) -> str:
        drawing = self.charts.drawing(block, self.story, self.geometry.text_width)
        figure = self._set(drawing, "Figure", keep=bool(block.source)) if drawing else ""
        source = self._set(self._runs(block.source, "Source"), "Source") if block.source else ""
        is_wanted = not block.follows_table and self.charts.wants_table(block, self.geometry.text_width)
        return figure + source + (self._table(block.table) if is_wanted else "")

    def _cover(self, block: Cover) -> str:
        """The cover's blocks. A paragraph of its own ends the section: those at the foot stand in a frame."""
        parts = [self._block(one, Place()) for one in block.blocks]
        parts.append(self._set("", "TableGap", section=self.sections.cover))
        self._at_top = True
        return "".join(parts)

    def _break(self, block: PageBreak) -> str:
        """A page break stands in the paragraph after it; a right-hand page begins a section (ECMA-376-1, 17.18.77)."""
        if not block.is_right_hand:
            self._breaks = True
            return ""
        return self._begun("oddPage")

    def _begun(self, start: Literal["oddPage", "nextPage", "continuous"]) -> str:
        """The end of the section so far, which the page break that was asked for must not part from it."""
        self._breaks = False
        ended = "" if self._at_top else self._set("", "TableGap", section=self.sections.ended())
        self._at_top = True
        self.sections.begin(start)
        return ended

    def _contents(self, block: Contents) -> str:
        """The contents on pages of their own."""
        self._breaks = True
        title = self._set(self._runs(block.title, "TOCHeading"), "TOCHeading")
        names = self.story.names
        entries = [
            Entry(h.level, h.number, self._entry_words(h), names.anchors[h.anchor], self._page(h))
            for h in self.document.headings()
            if h.level <= block.levels and h.anchor in names.anchors
        ]
        self._breaks = True
        return contents(title, entries, block.levels, names)

    def _entry_words(self, heading: Heading) -> str:
        """A heading's words without links and notes: the entry is a link itself."""
        entry: list[Inline] = []
        for inline in heading.inlines:
            if isinstance(inline, Run):
                entry.append(replace(inline, link="", bold=False))
            elif isinstance(inline, LineBreak):
                entry.append(Run(" "))
        return self.story.runs(tuple(entry))

    def _page(self, heading: Heading) -> str:
        page = self.numbers.anchors.get(heading.anchor)
        return str(page) if page is not None else ""


def _item_of(block: Block) -> str:
    """The item of a section that a block belongs to; "" for headings of sections and what the template puts in."""
    match block:
        case Cover() | Contents() | PageBreak():
            return ""
        case Heading() if block.in_contents:
            return ""
        case _:
            return block.origin.item if "/" in block.origin.item else ""


def _too_wide(block: Table, count: int) -> Problem:
    origin, columns = block.origin, len(block.columns)
    message = (
        f"a table of {columns} columns has more than the {WIDEST} that Word allows; it stands as {count} tables there"
    )
    hint = "turn it so that its columns are rows, or give it fewer"
    return warning(message, origin.file, origin.line, rule="table", hint=hint, subject=origin.snippet)
