"""Layout after an edit: blocks that stayed keep their lines, and pages that stayed are the same objects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from briefbook.model.document import Block, Contents, Cover, Document, Furniture, Heading
from briefbook.model.pages import Destination, OutlineEntry, Page, Pages
from briefbook.model.problem import Problem
from briefbook.model.styles import resolved
from briefbook.model.template import Template
from briefbook.typeset.blocks import BlockSetter
from briefbook.typeset.composition import Composition
from briefbook.typeset.furniture import FurnitureSetter
from briefbook.typeset.kept_lines import KeptLines
from briefbook.typeset.layout import Finisher, area_of, edges_of, usable_margins
from briefbook.typeset.leaders import LeaderSetter
from briefbook.typeset.pagination import Draft
from briefbook.typeset.paragraphs import ParagraphSetter
from briefbook.typeset.repagination import Paginated, paginate_again
from briefbook.typeset.slabs import PageNumberSlot, Slab, is_placed
from briefbook.typeset.structure import Structure

MOST_TURNS = 1000
"""After so many layouts all is forgotten once: words that were typed and are gone take room."""


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A layout for the screen. A line's `block` is a key of `blocks`; elements of several layouts lie side by side."""

    pages: Pages
    problems: tuple[Problem, ...]
    blocks: Mapping[int, Block]


class Relayout:
    """Lays out one book again and again. Every glyph stands where `layout.lay_out` would set it."""

    def __init__(self) -> None:
        self._press: _Press | None = None
        self._turns = 0

    def lay_out(self, document: Document, template: Template) -> LaidOut:
        """The document's pages; quick when it differs little from the one before."""
        self._turns += 1
        press = self._press
        if press is None or not press.is_for(document, template) or self._turns > MOST_TURNS:
            press = self._press = _Press(document, template)
            self._turns = 0
        return press.laid_out(document)


@dataclass(frozen=True, slots=True, eq=False)
class _SetBlock:
    """A block as it was set, with what is wrong with it, its fonts and letters included.

    `notings` are the places of the slabs that want notes.
    """

    block: Block
    key: int
    slabs: Sequence[Slab]
    notings: tuple[int, ...]
    notes: Mapping[str, list[Slab]]
    problems: tuple[Problem, ...]
    outline: tuple[OutlineEntry, ...]


@dataclass(frozen=True, slots=True)
class _Finished:
    """A page that was finished, and all that it depends on besides its template."""

    draft: Draft
    number: int
    count: int
    slots: tuple[str, ...]
    places: tuple[Destination | None, ...]
    page: Page


class _Press:
    """All that stays while a book in one format and language is set again and again."""

    def __init__(self, document: Document, template: Template) -> None:
        self._template = template
        self._language = (document.language, document.direction)
        self._margins, self._problems = usable_margins(template)
        self._area = area = area_of(template, self._margins, document.direction == "rtl")
        self._styles = styles = resolved(template)
        self._kept = KeptLines()
        structure = Structure(document.language)
        base = 1 if document.direction == "rtl" else 0
        self._paragraphs = ParagraphSetter(
            self._kept,
            structure,
            document.language,
            styles["note"],
            area.frame.width,
            area.frame.x,
            base,
            document.notes_at == "end",
        )
        self._composition = Composition(self._paragraphs, structure, styles, template.charts, area.body.height)
        self._leaders = LeaderSetter(self._paragraphs, styles)
        self._next_key = 0
        self._contents_keys: dict[Contents, int] = {}
        self._set: Sequence[_SetBlock] = ()
        self._headings: tuple[Heading, ...] = ()
        self._paginated: Paginated | None = None
        self._furniture: tuple[Furniture, FurnitureSetter] | None = None
        self._furniture_problems: tuple[Problem, ...] = ()
        self._finished: Mapping[int, _Finished] = {}

    def is_for(self, document: Document, template: Template) -> bool:
        """Whether it sets this format and language."""
        is_same = template is self._template or template == self._template
        return is_same and self._language == (document.language, document.direction)

    def laid_out(self, document: Document) -> LaidOut:
        """The layout of the document."""
        made = self._set = self._blocks(document)
        self._paginated = self._paginate(made, notes_at_end=document.notes_at == "end")
        pages = Pages(
            self._area.width,
            self._area.height,
            self._pages(document, self._paginated),
            self._kept.fonts.used(),
            self._composition.structure.elements(),
            self._paginated.destinations,
            tuple(chain.from_iterable(one.outline for one in made)),
        )
        found = chain.from_iterable(one.problems for one in made)
        problems = tuple(dict.fromkeys((*self._problems, *found, *self._furniture_problems)))
        return LaidOut(pages, problems, {one.key: one.block for one in made})

    # --- blocks -------------------------------------------------------------------------------------------------------

    def _blocks(self, document: Document) -> list[_SetBlock]:
        """The blocks as they are set: those that stayed as they were, wherever they stand now."""
        headings = tuple(document.headings())
        has_same_contents = headings == self._headings
        self._headings = headings
        left = {id(one.block): one for one in self._set if has_same_contents or not isinstance(one.block, Contents)}
        stayed = [left.pop(id(block), None) for block in document.blocks]
        equal: dict[Block, _SetBlock] = {one.block: one for one in left.values()}
        setter = BlockSetter(self._composition, headings)
        return [
            same or self._same_words(block, equal) or self._set_block(block, setter)
            for block, same in zip(document.blocks, stayed, strict=True)
        ]

    @staticmethod
    def _same_words(block: Block, equal: dict[Block, _SetBlock]) -> _SetBlock | None:
        """A block that was set as another object, taken out of `equal`."""
        found = equal.pop(block, None) if equal else None
        return replace(found, block=block) if found is not None else None

    def _set_block(self, block: Block, setter: BlockSetter) -> _SetBlock:
        composition = self._composition
        composition.outline, composition.problems, self._paragraphs.notes = [], [], {}
        self._kept.begin_layout()
        key = self._key_of(block)
        slabs = setter.slabs(block, self._area.frame._replace(block=key))
        return _SetBlock(
            block,
            key,
            slabs,
            tuple([place for place, slab in enumerate(slabs) if slab.notes]),
            self._paragraphs.notes,
            (*composition.problems, *self._kept.problems()),
            tuple(composition.outline),
        )

    def _key_of(self, block: Block) -> int:
        """A new key; contents keep theirs, as do those of their entries that stay."""
        key = self._contents_keys.get(block, self._next_key) if isinstance(block, Contents) else self._next_key
        if isinstance(block, Contents):
            self._contents_keys[block] = key
        self._next_key += 1
        return key

    def _paginate(self, made: Sequence[_SetBlock], *, notes_at_end: bool) -> Paginated:
        slabs: list[Slab] = []
        notings: list[int] = []
        notes: dict[str, list[Slab]] = {}
        for one in made:
            if one.notings:
                notings.extend([len(slabs) + place for place in one.notings])
            for key, lines in one.notes.items() if one.notes else ():
                notes.setdefault(key, lines)
            slabs.extend(one.slabs)
        while slabs and slabs[-1].is_new_page and not slabs[-1].things:
            slabs.pop()
        if notes_at_end:
            slabs.extend(chain.from_iterable(notes.values()))
        return paginate_again(slabs, notings, self._area.body, notes, self._paginated)

    # --- pages --------------------------------------------------------------------------------------------------------

    def _pages(self, document: Document, paginated: Paginated) -> tuple[Page, ...]:
        self._kept.begin_layout()
        is_new = self._furniture is None or self._furniture[0] != document.furniture
        if is_new or self._furniture is None:
            edges = edges_of(self._area, self._margins)
            setter = FurnitureSetter(document.furniture, self._styles, edges, self._paragraphs)
            self._furniture, self._finished = (document.furniture, setter), {}
        finisher = Finisher(self._leaders, self._area, paginated.drafts, paginated.destinations, self._furniture[1])
        has_cover = any(isinstance(block, Cover) for block in document.blocks[:1])
        count = len(paginated.drafts)
        finished: dict[int, _Finished] = {}
        for number, draft in enumerate(paginated.drafts, 1):
            kept = self._finished.get(number)
            is_same = kept is not None and kept.draft is draft
            slots = kept.slots if kept is not None and is_same else _slots(draft)
            places = tuple([paginated.destinations.get(one) for one in slots]) if slots else ()
            if kept is None or not is_same or kept.count != count or kept.places != places:
                page = finisher.page(draft, number, count, has_cover and number == 1)
                kept = _Finished(draft, number, count, slots, places, page)
            finished[number] = kept
        self._finished = finished
        if is_new:
            self._furniture_problems = self._kept.problems()
        return tuple(one.page for one in finished.values())


def _slots(draft: Draft) -> tuple[str, ...]:
    """The anchors whose pages' numbers a page shows."""
    if is_placed(draft.things):
        return ()
    return tuple(thing.anchor for thing in draft.things if isinstance(thing, PageNumberSlot))
