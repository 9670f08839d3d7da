"""The composed document: blocks and inlines, each knowing the item and snippet it came from. Writers meet only here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Literal

# --- inlines ---------------------------------------------------------------------------------------------------------

Counted = Literal["table", "chart", "figure", "section"]


@dataclass(frozen=True, slots=True)
class Run:
    """Words set alike. `lang` is a BCP 47 tag, "" for the document's language.

    `link` is a URL (http, https, mailto) or `#anchor` within the book. `fact` names the snippet whose facts
    worded it ("" for somebody's own words); it is for the screen alone and never written to a file.
    `counts` says what the words number, for programs that keep numbers as fields: a caption of that sort, or the
    section that `link` leads to.
    """

    text: str
    bold: bool = False
    italic: bool = False
    lang: str = ""
    link: str = ""
    fact: str = ""
    counts: Counted | None = None

    def __hash__(self) -> int:  # Every line is looked up by its runs, few of which say the same in different looks.
        return hash(self.text)

    def saying(self, text: str) -> Run:
        """Other words set alike."""
        return Run(text, self.bold, self.italic, self.lang, self.link, self.fact)

    def of_fact(self, fact: str) -> Run:
        """The same words as those of a snippet's facts."""
        return Run(self.text, self.bold, self.italic, self.lang, self.link, fact, self.counts)


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A forced end of line inside a paragraph."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A source in a note: `full` words, and `short` ones for when the same `work` was named in an earlier note.

    `short` is empty where the source must always be named in full.
    """

    work: str
    full: tuple[Inline, ...]
    short: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """A note; the same key is the same note. `citations` are the sources its words are made of, if any."""

    key: str
    inlines: tuple[Inline, ...]
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteRef:
    """A reference to a note. `number` counts notes by their first reference; `is_first` is False for a repetition."""

    note: Note
    number: int = 0
    is_first: bool = True


@dataclass(frozen=True, slots=True)
class PageField:
    """In running headers and footers: the page's number, or the number of pages."""

    which: Literal["page", "pages"]


Inline = Run | LineBreak | NoteRef | PageField
Inlines = tuple[Inline, ...]


# --- where things come from ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a block comes from: the key of its item in the briefing, the snippet, its marking, the place in a file.

    `item` is opaque and stable within a briefing (`s1.2/i3`); `snippet` is the id. Neither may be printed.
    """

    item: str = ""
    snippet: str = ""
    marking: str = ""
    file: str = ""
    line: int = 0


NOWHERE = Origin()

# --- blocks ----------------------------------------------------------------------------------------------------------

ParagraphRole = Literal[
    "body",
    "lead",
    "quotation",
    "attribution",
    "caption",
    "source",
    "headline",
    "dateline",
    "cover-title",
    "cover-subtitle",
    "cover-meta",
    "cover-marking",
    "signature",
]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1..; `number` is "2.1", or "" if unnumbered; `anchor` is unique within the book."""

    level: int
    inlines: Inlines
    anchor: str
    number: str = ""
    origin: Origin = NOWHERE
    in_contents: bool = True

    @property
    def begins_section(self) -> bool:
        """Whether a section of the first level begins here."""
        return self.level == 1 and self.in_contents


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; the role names its style."""

    inlines: Inlines
    role: ParagraphRole = "body"
    origin: Origin = NOWHERE
    lang: str = ""
    keep_with_next: bool = False


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a list: its blocks, the first usually a paragraph."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A bulleted or numbered list."""

    items: tuple[ListItem, ...]
    ordered: bool = False
    start: int = 1
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation set off from the text."""

    blocks: tuple[Block, ...]
    origin: Origin = NOWHERE


Alignment = Literal["start", "end", "centre", "decimal"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: how its cells align, and its width in relation to the others (0: as its content needs)."""

    align: Alignment = "start"
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: words, or a picture that is set as wide as the cell and has no caption there."""

    inlines: Inlines = ()
    is_header: bool = False
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; every row has as many cells as the table has columns."""

    cells: tuple[Cell, ...]
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `header` rows are repeated on each page.

    `look` "grid" has rules between rows, "plain" none, "timeline" marks on a line before the last column.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    header: tuple[Row, ...] = ()
    caption: Inlines = ()
    look: Literal["grid", "plain", "timeline"] = "grid"
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: the file's content without its metadata, its kind ("png" or "jpeg"), size in pixels.

    `alt` describes it; `width` is in millimetres (0: as large as fits, at most its size at 150 dpi).
    `name` is for problems only and never written.
    """

    data: bytes = field(repr=False)
    format: Literal["png", "jpeg"]
    pixels: tuple[int, int]
    alt: str
    caption: Inlines = ()
    width: float = 0.0
    name: str = ""
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """One period of a chart. `start` and `end` are days; `label` names the period; one value a series, None if unknown.

    `about` marks rounded values, `part` a period shorter than a year. `shown` are the values as they are printed.
    """

    start: date
    end: date
    label: str
    values: tuple[Decimal | None, ...]
    shown: tuple[str, ...]
    about: bool = False
    part: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart over time. `series` are the names of the series; `unit` is printed at the axis; `table` has the data."""

    look: Literal["bars", "lines"]
    series: tuple[str, ...]
    points: tuple[ChartPoint, ...]
    unit: str
    alt: str
    table: Table
    caption: Inlines = ()
    source: Inlines = ()
    origin: Origin = NOWHERE
    follows_table: bool = False
    """Whether its data stand as a table right before it, so that text needs no second one."""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a new page, a right-hand one (the front of a sheet) if it says so."""

    origin: Origin = NOWHERE
    is_right_hand: bool = False


@dataclass(frozen=True, slots=True)
class Cover:
    """The cover page: its blocks in order; the body begins on a new page."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """The place of the contents; entries are the document's headings up to a level. Not numbered itself."""

    title: Inlines
    levels: int = 2


Block = Heading | Paragraph | ListBlock | Quotation | Table | Picture | Chart | PageBreak | Cover | Contents

# --- the whole -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Strip:
    """A running header or footer: what stands at the start, in the middle and at the end of the line."""

    start: Inlines = ()
    centre: Inlines = ()
    end: Inlines = ()


@dataclass(frozen=True, slots=True)
class Furniture:
    """What every page carries. `marking` is printed at its top and bottom, "" if nothing is.

    `on_cover` says whether header and footer appear on the cover too (the marking always does).
    Where `levels` are given (id of the marking and the words, lowest first), pages other than the cover carry the
    words of the highest level on them; formats that do not know their pages carry `marking` on all.
    """

    header: Strip = Strip()
    footer: Strip = Strip()
    marking: str = ""
    on_cover: bool = False
    levels: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a file says about itself; `created` is the day it is true for, so the same input gives the same bytes."""

    title: str
    subject: str = ""
    author: str = ""
    created: date = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Document:
    """The composed book in one language. `direction` is that of the language's script.

    `words` are the few fixed words that writers need themselves (`contents`, `page`, `note`, `figure` ...).
    `notes_at` says where notes stand: at the foot of their pages, numbered by book or section, or after the last block.
    """

    language: str
    metadata: Metadata
    blocks: tuple[Block, ...]
    furniture: Furniture = Furniture()
    direction: Literal["ltr", "rtl"] = "ltr"
    words: tuple[tuple[str, str], ...] = ()
    notes_at: Literal["foot", "foot-by-section", "end"] = "foot"

    def word(self, key: str) -> str:
        """One of the fixed words, the key itself if there is none."""
        return dict(self.words).get(key, key)

    def headings(self) -> Iterator[Heading]:
        """The headings that belong into the contents, in order."""
        return (b for b in self.blocks if isinstance(b, Heading) and b.in_contents)


def text_of(inlines: Inlines) -> str:
    """The plain words of some inlines: notes left out, forced line ends as a line end."""
    parts: list[str] = []
    for inline in inlines:
        match inline:
            case Run():
                parts.append(inline.text)
            case LineBreak():
                parts.append("\n")
            case NoteRef() | PageField():
                pass
    return "".join(parts)


def plain(text: str, lang: str = "") -> Inlines:
    """Words as inlines, none for no words."""
    return (Run(text, lang=lang),) if text else ()


def in_language(inlines: Inlines, lang: str) -> Inlines:
    """The inlines, those without a language of their own tagged with one."""
    return tuple(replace(i, lang=lang) if isinstance(i, Run) and not i.lang else i for i in inlines)


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """All blocks in reading order, each before what it holds."""
    for block in blocks:
        yield block
        match block:
            case Cover() | Quotation():
                yield from walk(block.blocks)
            case ListBlock():
                for item in block.items:
                    yield from walk(item.blocks)
            case _:
                pass
