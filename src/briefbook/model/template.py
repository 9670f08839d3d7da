"""A template: the house format. Styles, paper, page furniture, what stands around the sections, and the skeleton.

Lengths are points unless a name says `_mm`. Colours are `#rrggbb`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from briefbook.model.briefing import Presentation, SectionStarts
from briefbook.model.localised import Localised
from briefbook.model.values import Word, Written, YesNo, as_list

Points = Annotated[float, Field(ge=0, le=400)]
Millimetres = Annotated[float, Field(ge=0, le=1200)]

PAPERS: Mapping[str, tuple[float, float]] = {
    "A3": (297, 420),
    "A4": (210, 297),
    "A5": (148, 210),
    "LETTER": (215.9, 279.4),
}


def _paper(value: object) -> object:
    if isinstance(value, str):
        size = PAPERS.get(value.upper())
        if size is None:
            expected = "A3, A4, A5, Letter, or {width_mm, height_mm}"
            raise PydanticCustomError("paper", "", {"detail": "", "expected": expected})
        return {"width_mm": size[0], "height_mm": size[1]}
    return value


class Paper(Written):
    """The sheet; portrait unless it is wider than high."""

    width_mm: Annotated[float, Field(ge=50, le=1200)] = 210
    height_mm: Annotated[float, Field(ge=50, le=1200)] = 297


class Margins(Written):
    """Distances of the text from the paper's edges. With `mirror`, left and right are inner and outer: pages turn."""

    top_mm: Millimetres = 25
    bottom_mm: Millimetres = 24
    left_mm: Millimetres = 25
    right_mm: Millimetres = 25
    header_mm: Millimetres = 13
    footer_mm: Millimetres = 12
    mirror: YesNo = False


class Fonts(Written):
    """Families by the part they play; each must be installed (see docs/templates.md)."""

    body: Word = "PT Serif"
    heading: Word = "PT Serif"
    furniture: Word = "PT Sans"
    table: Word = "PT Sans"


Colour = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]


Figures = Literal["font", "old-style", "lining", "tabular"]
"""Which figures: the font's own, with ascenders and descenders, of one height, or of one height and one width."""


class TextStyle(Written):
    """How a paragraph is set; leading is from baseline to baseline. What is left out has the default of its name."""

    font: Literal["body", "heading", "furniture", "table"] | None = None
    size: Annotated[float, Field(ge=4, le=144)] | None = None
    leading: Annotated[float, Field(ge=4, le=200)] | None = None
    bold: YesNo | None = None
    italic: YesNo | None = None
    align: Literal["justify", "start", "centre", "end"] | None = None
    hyphenate: YesNo | None = None
    before: Points | None = None
    after: Points | None = None
    indent: Points | None = None
    left: Points | None = None
    right: Points | None = None
    keep_with_next: YesNo | None = None
    new_page: YesNo | None = None
    colour: Colour | None = None
    caps: YesNo | None = None
    small_caps: YesNo | None = None
    figures: Figures | None = None
    balance: YesNo | None = None


PLACEHOLDERS = ("title", "reference", "date", "page", "pages", "edition", "draft")
"""What may stand in braces in a running header or footer."""


class StripWords(Written):
    """A running header or footer; its words may hold PLACEHOLDERS in braces."""

    start: Localised | None = None
    centre: Localised | None = None
    end: Localised | None = None
    on_cover: YesNo = False


class ChartLook(Written):
    """How charts are drawn; `label_size` is that of the words and figures in them.

    `tables` says whether each chart has a table of its values below it, or only one whose values do not all fit.
    """

    height_mm: Annotated[float, Field(ge=20, le=250)] = 62
    label_size: Annotated[float, Field(ge=4, le=24)] = 7.8
    colours: tuple[Colour, ...] = ("#1f4e8c", "#8aa6cc", "#b2762d")
    tables: Literal["always", "needed"] = "always"

    def palette(self, count: int) -> tuple[str, ...]:
        """A colour for each of some series: the house's, then further ones, so that no two look alike."""
        more = (colour for colour in _FURTHER_COLOURS if colour not in self.colours)
        return (*self.colours, *more)[: max(count, 1)]


_FURTHER_COLOURS = ("#1f4e8c", "#4d7f4a", "#b2762d", "#7a4f8a", "#5c5c5c", "#8aa6cc")


class MarkingRules(Written):
    """Where the marking is printed: on pages that of the edition or their own, and before paragraphs if wished."""

    page: Literal["edition", "page", "none"] = "edition"
    paragraphs: YesNo = False


Part = Literal["cover", "contents", "headline", "visit", "programme", "people", "delegations", "sources", "clearance"]


def _levels(value: object) -> object:
    if isinstance(value, bool):
        return 2 if value else 0
    if value in ("yes", "no"):
        return 2 if value == "yes" else 0
    return value


def _presentations(value: object) -> object:
    return {} if value is None else value


class Template(Written):
    """The content of template.yaml; `folder` is where it was found, `base` an optional Word file beside it.

    `skeleton` holds sections as a briefing would, in which $ours, $theirs, $principal and $host stand for the
    visit's countries and people, $eve for the day before it, $lowest for the lowest marking; they are put in
    when a briefing is made.
    `internal` books show what is meant for our own side: the other side's position, lines to take, what to avoid.
    """

    hidden: ClassVar[frozenset[str]] = frozenset({"line_number", "folder", "file", "name"})

    # Defaults are constructed and not validated, so that no validator is built at import.
    folder: Path = Field(default=Path(), exclude=True)
    file: str = Field(default="", exclude=True)
    name: str = ""
    template: int = 1
    title: Localised | None = None
    inherits: Word | None = None
    paper: Annotated[Paper, BeforeValidator(_paper)] = Paper.model_construct()
    margins: Margins = Margins.model_construct()
    fonts: Fonts = Fonts.model_construct()
    styles: Mapping[str, TextStyle] = Field(default_factory=dict)
    header: StripWords = StripWords.model_construct()
    footer: StripWords = StripWords.model_construct()
    before: Annotated[tuple[Part, ...], as_list] = ()
    after: Annotated[tuple[Part, ...], as_list] = ()
    contents_levels: Annotated[int, BeforeValidator(_levels), Field(ge=0, le=6)] = 2
    headings: Literal["numbered", "plain", "none"] = "numbered"
    captions: Literal["numbered", "plain"] = "plain"
    notes: Literal["foot", "foot-by-section", "end", "none"] = "foot"
    section_starts: SectionStarts = "anywhere"
    marking: MarkingRules = MarkingRules.model_construct()
    charts: ChartLook = ChartLook.model_construct()
    present: Annotated[Mapping[str, Presentation], BeforeValidator(_presentations)] = Field(default_factory=dict)
    internal: YesNo = True
    lengths: Literal["full", "short", "line"] = "full"
    pages: Annotated[int, Field(ge=1)] | None = None
    base: Word | None = None
    skeleton: Annotated[tuple[Mapping[str, Any], ...], as_list] = ()

    @property
    def base_docx(self) -> Path | None:
        """The ministry's own Word file, if the folder has one."""
        path = self.folder / (self.base or "base.docx")
        return path if path.is_file() else None

    def presentation(self, kind: str) -> Presentation:
        """How items of a kind are shown when the item does not say: joined unless the template decides."""
        return self.present.get(kind, "joined")
