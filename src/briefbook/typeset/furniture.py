"""What stands on every page: running header and footer, the marking at top and bottom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefbook.model.document import Furniture, Inlines, PageField, Run, Strip
from briefbook.model.pages import ARTIFACT, Line, PlacedPicture, Shape
from briefbook.model.styles import ResolvedStyle, varied
from briefbook.typeset.paragraphs import Frame, ParagraphSetter
from briefbook.typeset.slabs import Thing

RULE = 0.35
RULE_COLOUR = "#9a9a9a"
RULE_GAP = 3.0
MARKING_GAP = 4.0


@dataclass(frozen=True, slots=True)
class Edges:
    """Where furniture stands: the paper's height, the upper edges of the header, the lower edge of the footer."""

    paper_height: float
    header: float
    footer: float
    frame: Frame


class FurnitureSetter:
    """Sets the furniture of one book; what is the same on every page is set once."""

    def __init__(
        self, furniture: Furniture, styles: Mapping[str, ResolvedStyle], edges: Edges, paragraphs: ParagraphSetter
    ) -> None:
        self._furniture = furniture
        self._styles = styles
        self._edges = edges
        self._paragraphs = paragraphs
        self._kept: dict[tuple[Inlines, str, str, float], tuple[Thing, ...]] = {}

    def things(self, page: int, pages: int, is_cover: bool, body: Iterable[Thing] = ()) -> tuple[Thing, ...]:
        """The furniture of a page, all of it artifacts; `body` is what stands on it."""
        furniture = self._furniture
        top, bottom = self._lines()
        things: list[Thing] = []
        if not is_cover or furniture.on_cover:
            things += self._strip(furniture.header, "header", top, page, pages)
            things += self._strip(furniture.footer, "footer", bottom, page, pages)
            if furniture.header != Strip():
                things.append(self._rule(top + self._styles["header"].leading + RULE_GAP))
        return (*things, *self._marked(furniture.marking if is_cover else self._marking(body)))

    def blank(self) -> tuple[Thing, ...]:
        """The furniture of an empty page: the marking alone, so that no side of a sheet is without."""
        return self._marked(self._marking(()))

    def _marked(self, marking: str) -> tuple[Thing, ...]:
        """The marking at the top and at the bottom."""
        if not marking:
            return ()
        style, words = self._styles["marking"], (Run(marking),)
        top, bottom = self._lines()
        above = max(top - style.leading - MARKING_GAP, 2.0)
        lowest = self._edges.paper_height - style.leading - 2.0
        below = min(bottom + self._styles["footer"].leading + MARKING_GAP / 2, lowest)
        return (*self._part(words, "marking", style.align, above), *self._part(words, "marking", style.align, below))

    def _lines(self) -> tuple[float, float]:
        """Where the running header and footer stand."""
        edges, header, footer = self._edges, self._styles["header"], self._styles["footer"]
        return edges.header - header.size, edges.paper_height - edges.footer - footer.size * 0.3

    def _marking(self, body: Iterable[Thing]) -> str:
        """The words of the highest marking among what stands on a page; the book's where pages are marked alike."""
        levels = self._furniture.levels
        if not levels:
            return self._furniture.marking
        found = {thing.origin.marking for thing in body if isinstance(thing, Line | PlacedPicture)}
        return next((words for ident, words in reversed(levels) if ident in found), levels[0][1])

    def _strip(self, strip: Strip, style: str, top: float, page: int, pages: int) -> list[Thing]:
        things: list[Thing] = []
        for inlines, align in ((strip.start, "start"), (strip.centre, "centre"), (strip.end, "end")):
            if inlines:
                things += self._part(_numbered(inlines, page, pages), style, align, top)
        return things

    def _part(self, inlines: Inlines, style: str, align: str, top: float) -> tuple[Thing, ...]:
        key = (inlines, style, align, top)
        found = self._kept.get(key)
        if found is None:
            aligned = varied(self._styles[style], align=align, left=0.0, right=0.0)
            placed, _ = self._paragraphs.single(inlines, aligned, self._edges.frame, ARTIFACT, top)
            found = self._kept[key] = tuple(thing for thing in placed if isinstance(thing, Line))
        return found

    def _rule(self, y: float) -> Shape:
        frame = self._edges.frame
        ends = ((frame.x, y), (frame.x + frame.width, y))
        return Shape(ends, stroke=RULE_COLOUR, width=RULE, is_closed=False)


def _numbered(inlines: Inlines, page: int, pages: int) -> Inlines:
    """The inlines with the numbers in them."""
    numbers = {"page": str(page), "pages": str(pages)}
    return tuple(Run(numbers[i.which]) if isinstance(i, PageField) else i for i in inlines)
