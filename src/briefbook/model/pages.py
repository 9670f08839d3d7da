"""The document laid out: what stands where on which page, and the structure that a reader's ear needs.

Lengths are points. A page's origin is its top left corner, y grows downwards. Text is held as glyphs of named font
files, so that a pen needs no layout of its own. What a book has tens of thousands of is a named tuple: it is made in a
third of the time that a frozen dataclass takes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from briefbook.model.document import NOWHERE, Origin

ARTIFACT = -1
"""In the place of an element's index: decoration that is not part of the book's text."""


@dataclass(frozen=True, slots=True)
class FontFile:
    """A face: the font file, the face's index in it, and the axes at which a variable font is pinned."""

    path: str
    face: int = 0
    axes: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class CompositeGlyph:
    """A glyph put together from others, so that each cluster of a script has one code with its own text.

    `parts` are glyph id and offset (dx, dy), and `advance` the width, all in the font's units. Codes of composites
    begin at the font's number of glyphs.
    """

    code: int
    parts: tuple[tuple[int, int, int], ...]
    advance: int
    text: str


@dataclass(frozen=True, slots=True)
class UsedFont:
    """A face with the glyphs a book uses of it: `characters` by glyph id, and its composites by rising code."""

    file: FontFile
    characters: Mapping[int, str]
    composites: tuple[CompositeGlyph, ...] = ()


class GlyphRun(NamedTuple):
    """Glyphs of one font set alike, beginning at `x` on the baseline of its line.

    `codes` are four hexadecimal digits a glyph; between `>` and `<` stands a correction in thousandths of the size,
    positive to the left (the operand of PDF's TJ without its outer brackets, ISO 32000-1, 9.4.3).
    `font` is an index into `Pages.fonts`, `element` into `Pages.elements` (or ARTIFACT), `rise` lifts the glyphs,
    `breadth` widens them and all between them (1: as the font has them).
    """

    font: int
    size: float
    x: float
    codes: str
    element: int
    colour: str = "#000000"
    rise: float = 0.0
    breadth: float = 1.0


class Line(NamedTuple):
    """A line of text with its baseline at `y`, in reading order.

    `block` is the index of the block in the document that it belongs to (-1: page furniture), `text` its words.
    """

    y: float
    runs: tuple[GlyphRun, ...]
    text: str
    block: int = -1
    origin: Origin = NOWHERE


class Shape(NamedTuple):
    """A polygon or a polyline. "" as a colour leaves the fill or the stroke out; `width` is that of the stroke."""

    points: tuple[tuple[float, float], ...]
    fill: str = ""
    stroke: str = ""
    width: float = 0.5
    is_closed: bool = True
    element: int = ARTIFACT


@dataclass(frozen=True, slots=True)
class PlacedPicture:
    """A picture; x and y are its upper left corner. `format` is "png" or "jpeg"."""

    x: float
    y: float
    width: float
    height: float
    data: bytes = field(repr=False)
    format: str
    element: int
    origin: Origin = NOWHERE


class LinkArea(NamedTuple):
    """A place to click: `target` is a URL or `#anchor`, `words` say where it leads."""

    x: float
    y: float
    width: float
    height: float
    target: str
    words: str
    element: int


Placed = Line | Shape | PlacedPicture | LinkArea


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on a page, in reading order; artifacts stand first and last."""

    things: tuple[Placed, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines of text on it."""
        return tuple(thing for thing in self.things if isinstance(thing, Line))


class Element(NamedTuple):
    """A node of the structure tree (ISO 32000-1, 14.8.4): its role, and its parent by index (-1 for the root).

    A parent stands before its children. `lang` is "" where the parent's holds, `alt` describes a figure, `identity`
    is unique within the book (notes need one), `attributes` are pairs such as ("Scope", "Column").
    """

    role: str
    parent: int
    lang: str = ""
    alt: str = ""
    identity: str = ""
    attributes: tuple[tuple[str, str], ...] = ()
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Destination:
    """A place that links lead to: the page, from 1, and the distance from its top."""

    page: int
    y: float


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A bookmark: a heading's words, its level from 1 and its anchor."""

    level: int
    words: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Pages:
    """A book laid out. `width` and `height` are those of the paper; `elements[0]` is the structure's root."""

    width: float
    height: float
    pages: tuple[Page, ...]
    fonts: tuple[UsedFont, ...] = ()
    elements: tuple[Element, ...] = (Element("Document", -1),)
    destinations: Mapping[str, Destination] = field(default_factory=dict)
    outline: tuple[OutlineEntry, ...] = ()

    @property
    def page_of(self) -> Mapping[str, int]:
        """The page, from 1, on which each anchor stands."""
        return {anchor: place.page for anchor, place in self.destinations.items()}

    @property
    def count(self) -> int:
        """The number of pages."""
        return len(self.pages)
