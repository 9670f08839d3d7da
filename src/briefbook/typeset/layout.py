"""The layout of a book: a document and a template become pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from briefbook.model.document import Cover, Document
from briefbook.model.pages import Destination, Page, Pages, Placed
from briefbook.model.problem import Problem, error
from briefbook.model.sentence import Sentence
from briefbook.model.styles import resolved
from briefbook.model.template import Margins, Template
from briefbook.typeset.blocks import BlockSetter
from briefbook.typeset.composition import Composition
from briefbook.typeset.figures import MILLIMETRE
from briefbook.typeset.furniture import Edges, FurnitureSetter
from briefbook.typeset.kept_lines import KeptLines
from briefbook.typeset.leaders import LeaderSetter
from briefbook.typeset.pagination import NOTE_RULE, Body, Draft, Paginator
from briefbook.typeset.paragraphs import Frame, ParagraphSetter
from briefbook.typeset.slabs import PageNumberSlot, Slab, Thing, is_placed, shifted
from briefbook.typeset.structure import Structure

NARROWEST_MM, LOWEST_MM = 30.0, 30.0
"""The least room that margins must leave for text."""


@dataclass(frozen=True, slots=True)
class Area:
    """The paper and the part of it that text fills (points).

    `mirrored_by` is how much further to the right text stands on the pages whose margins are turned about.
    """

    width: float
    height: float
    body: Body
    frame: Frame
    mirrored_by: float = 0.0

    def is_turned(self, page: int) -> bool:
        """Whether a page's margins are turned about: its left-hand side is the outer one, by the book's direction."""
        return bool(self.mirrored_by) and page % 2 == int(self.frame.is_rtl)


def lay_out(document: Document, template: Template, kept: KeptLines | None = None) -> tuple[Pages, tuple[Problem, ...]]:
    """The document's pages in the template's format, and what is wrong with them (missing fonts, letters, room).

    Pure: the same document, template and installed fonts give the same pages. Notes stand on the page of their first
    reference, contents have their pages' numbers; every line knows its block and its origin.

    A window that shows a book being edited makes one `KeptLines` and hands it in each time: only paragraphs that
    changed are then broken again. The pages are the same but for `fonts`, which hold whatever was set so far: they are
    for the screen, and a file that is saved or handed on is made from pages laid out without it.
    """
    kept = kept or KeptLines()
    kept.begin_layout()
    margins, problems = usable_margins(template)
    base = 1 if document.direction == "rtl" else 0
    is_at_end = document.notes_at == "end"
    area = area_of(template, margins, bool(base))
    styles = resolved(template)
    structure = Structure(document.language)
    paragraphs = ParagraphSetter(
        kept, structure, document.language, styles["note"], area.frame.width, area.frame.x, base, is_at_end
    )
    composition = Composition(paragraphs, structure, styles, template.charts, area.body.height)
    slabs = _slabs(document, BlockSetter(composition, tuple(document.headings())), area.frame)
    if is_at_end:
        slabs.extend(chain.from_iterable(paragraphs.notes.values()))
    paginator = Paginator(area.body, paragraphs.notes)
    paginator.paginate(slabs)
    finisher = Finisher(
        LeaderSetter(paragraphs, styles),
        area,
        paginator.drafts,
        paginator.destinations,
        FurnitureSetter(document.furniture, styles, edges_of(area, margins), paragraphs),
    )
    has_cover = any(isinstance(block, Cover) for block in document.blocks[:1])
    pages = finisher.pages(has_cover)
    laid = Pages(
        area.width,
        area.height,
        pages,
        kept.fonts.used(),
        structure.elements(),
        paginator.destinations,
        tuple(composition.outline),
    )
    return laid, (*problems, *composition.problems, *kept.problems())


def usable_margins(template: Template) -> tuple[Margins, tuple[Problem, ...]]:
    """The template's margins; narrower ones, with a problem, when they leave no room for text."""
    margins, paper = template.margins, template.paper
    across, down = margins.left_mm + margins.right_mm, margins.top_mm + margins.bottom_mm
    wide, high = paper.width_mm - across, paper.height_mm - down
    if wide >= NARROWEST_MM and high >= LOWEST_MM:
        return margins, ()
    changes: dict[str, float] = {}
    if wide < NARROWEST_MM:
        changes |= dict.fromkeys(("left_mm", "right_mm"), (paper.width_mm - NARROWEST_MM) / 2)
    if high < LOWEST_MM:
        changes |= dict.fromkeys(("top_mm", "bottom_mm"), (paper.height_mm - LOWEST_MM) / 2)
    message = Sentence(
        "the margins leave {wide} x {high} mm for text on paper of {paper_wide} x {paper_high} mm; "
        "smaller ones were used",
        wide=f"{max(wide, 0):g}",
        high=f"{max(high, 0):g}",
        paper_wide=f"{paper.width_mm:g}",
        paper_high=f"{paper.height_mm:g}",
    )
    hint = Sentence("leave at least {wide} x {high} mm", wide=f"{NARROWEST_MM:g}", high=f"{LOWEST_MM:g}")
    found = error(message, template.file, margins.line_number, rule="margins", hint=hint)
    return margins.model_copy(update=changes), (found,)


def area_of(template: Template, margins: Margins, is_rtl: bool) -> Area:
    """The paper of a template and its text area between the margins; `is_rtl`: lines begin at its right edge."""
    width, height = template.paper.width_mm * MILLIMETRE, template.paper.height_mm * MILLIMETRE
    left, right = margins.left_mm * MILLIMETRE, margins.right_mm * MILLIMETRE
    frame = Frame(left, width - left - right, is_rtl=is_rtl)
    body = Body(margins.top_mm * MILLIMETRE, height - margins.bottom_mm * MILLIMETRE, frame.across(0.0, NOTE_RULE[0]))
    return Area(width, height, body, frame, right - left if margins.mirror else 0.0)


def edges_of(area: Area, margins: Margins) -> Edges:
    """Where headers and footers stand on that paper."""
    header, footer = margins.header_mm * MILLIMETRE, margins.footer_mm * MILLIMETRE
    return Edges(area.height, header, footer, area.frame)


def _slabs(document: Document, setter: BlockSetter, frame: Frame) -> list[Slab]:
    slabs: list[Slab] = []
    for index, block in enumerate(document.blocks):
        slabs.extend(setter.slabs(block, frame._replace(block=index)))
    while slabs and slabs[-1].is_new_page and not slabs[-1].things:
        slabs.pop()
    return slabs


class Finisher:
    """Puts page numbers and furniture on drafts."""

    def __init__(
        self,
        leaders: LeaderSetter,
        area: Area,
        drafts: Sequence[Draft],
        destinations: Mapping[str, Destination],
        furniture: FurnitureSetter,
    ) -> None:
        self._leaders = leaders
        self._area = area
        self._drafts = drafts
        self._destinations = destinations
        self._furniture = furniture

    def pages(self, has_cover: bool) -> tuple[Page, ...]:
        """The finished pages."""
        count = len(self._drafts)
        return tuple(self.page(draft, n, count, has_cover and n == 1) for n, draft in enumerate(self._drafts, 1))

    def page(self, draft: Draft, number: int, count: int, is_cover: bool) -> Page:
        """A page, given its number (from 1) and how many there are."""
        furniture = self._furniture
        own = furniture.blank() if draft.is_blank else furniture.things(number, count, is_cover, draft.things)
        whole = (*own, *draft.things)
        things = whole if is_placed(whole) else tuple(self._with_page_numbers(whole))
        if self._area.is_turned(number):
            things = tuple([shifted(thing, self._area.mirrored_by) for thing in things])
        return Page(things)

    def _with_page_numbers(self, things: Iterable[Thing]) -> Iterator[Placed]:
        for thing in things:
            if isinstance(thing, PageNumberSlot):
                place = self._destinations.get(thing.anchor)
                yield from self._leaders.things(thing, place.page) if place is not None else ()
            else:
                yield thing
