"""How high the marking of each block is: of its item, and of everything that its words are taken from.

It may be higher than that of the words that stand there, never lower: a snippet weighs as much as the highest of its
parts that the edition sees, whichever of them are printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from briefbook.compose.scene import Scene
from briefbook.compose.view import View
from briefbook.compose.weights import markings_inside
from briefbook.model.briefing import Edition, Visit
from briefbook.model.document import (
    Block,
    Chart,
    Heading,
    Inlines,
    ListBlock,
    ListItem,
    NoteRef,
    Origin,
    Paragraph,
    Picture,
    Quotation,
    Row,
    Run,
    Table,
)
from briefbook.model.kinds import Named
from briefbook.model.template import Template

_UNMARKED_ROLES = frozenset({"headline", "dateline", "signature"})
_B = TypeVar("_B", Heading, Paragraph, ListBlock, Quotation, Table, Picture, Chart)


@dataclass
class Weights:
    """The markings of what an edition sees. `marks` are printed before paragraphs by marking, none if not wished."""

    view: View
    visit: Visit
    marks: Mapping[str, str] = field(default_factory=dict)

    @property
    def lowest(self) -> str:
        """The marking of what always prints."""
        return self.view.library.scale.lowest.id

    def of_part(self, name: str, idents: Iterable[str]) -> str:
        """That of a part which a template puts around the sections; `idents` are the snippets that these show."""
        visit = self.visit
        match name:
            case "visit":
                texts = [text for text in (visit.purpose, *visit.agenda) if text is not None]
                said = (words.marking for text in texts for words in text.words.values())
                return self._highest((*said, *_of_people((*visit.visitors[1:], visit.invited_by))))
            case "programme":
                own = (line.marking or self.lowest for line in visit.programme)
                return self._highest((*own, *markings_inside(visit.programme, _of_nobody)))
            case "delegations":
                return self._highest(_of_people(who for side in visit.delegations for who in side.members))
            case "sources":
                return self._highest(map(self.view.weight, idents))
            case _:
                return self.lowest

    def _highest(self, markings: Iterable[str | None]) -> str:
        return self.view.library.scale.higher(self.lowest, *markings)

    # --- blocks -------------------------------------------------------------------------------------------------------

    def weighed(self, blocks: Iterable[Block], base: str) -> tuple[Block, ...]:
        """The blocks with origins that say how high they are marked (at least `base`), and with their marks."""
        return tuple(self.block(block, base) for block in blocks)

    def block(self, block: Block, base: str) -> Block:
        """One block as `weighed` gives it."""
        match block:
            case Paragraph() | Heading():
                return self._text(block, base)
            case ListBlock():
                made = self._at(block, base, ())
                items = tuple(ListItem(self.weighed(item.blocks, made.origin.marking)) for item in block.items)
                return replace(made, items=items)
            case Quotation():
                made_quotation = self._at(block, base, ())
                return replace(made_quotation, blocks=self.weighed(block.blocks, made_quotation.origin.marking))
            case Table():
                return self._table(block, base)
            case Picture():
                picture = self._at(block, base, block.caption)
                return replace(picture, caption=(*self._mark(picture.origin), *block.caption))
            case Chart():
                chart = self._at(block, base, block.caption)
                return replace(chart, caption=(*self._mark(chart.origin), *block.caption))
            case _:
                return block

    def _text(self, block: Paragraph | Heading, base: str) -> Paragraph | Heading:
        if isinstance(block, Heading):
            return self._at(block, base, block.inlines)
        made = self._at(block, base, block.inlines)
        is_marked = block.role not in _UNMARKED_ROLES and not block.role.startswith("cover-")
        return replace(made, inlines=(*self._mark(made.origin), *block.inlines)) if is_marked else made

    def _table(self, table: Table, base: str) -> Table:
        made = self._at(table, base, table.caption)
        rows = tuple(self._row(row, made.origin) for row in table.rows)
        if not table.caption:
            return replace(made, rows=tuple(self._row_marked(row) for row in rows))
        highest = self._highest(row.origin.marking for row in rows)
        marked = (*self._mark(replace(made.origin, marking=highest)), *table.caption)
        return replace(made, rows=rows, caption=marked)

    def _row(self, row: Row, table: Origin) -> Row:
        words = tuple(inline for cell in row.cells for inline in cell.inlines)
        origin = table if row.origin == Origin() else row.origin
        return replace(row, origin=self._origin(origin, table.marking if origin is table else self.lowest, words))

    def _row_marked(self, row: Row) -> Row:
        filled = next((index for index, cell in enumerate(row.cells) if cell.inlines), None)
        if filled is None:
            return row
        cell = row.cells[filled]
        marked = replace(cell, inlines=(*self._mark(row.origin), *cell.inlines))
        return replace(row, cells=(*row.cells[:filled], marked, *row.cells[filled + 1 :]))

    def _at(self, block: _B, base: str, inlines: Inlines) -> _B:
        return replace(block, origin=self._origin(block.origin, base, inlines))

    def _origin(self, origin: Origin, base: str, inlines: Inlines) -> Origin:
        snippets = {origin.snippet, *(run.fact for run in _runs(inlines))} - {""}
        own = origin.marking or base
        return replace(origin, marking=self._highest((own, *map(self.view.weight, snippets))))

    def _mark(self, origin: Origin) -> Inlines:
        mark = self.marks.get(origin.marking, "")
        return (Run(f"({mark}) "),) if mark else ()


def weights_of(edition: Edition, template: Template, scene: Scene) -> Weights | None:
    """What marks pages or paragraphs where the template or the edition wishes it; None where neither does."""
    has_marks = template.marking.paragraphs if edition.paragraph_marks is None else edition.paragraph_marks
    if template.marking.page != "page" and not has_marks:
        return None
    scale = scene.view.library.scale
    return Weights(scene.view, scene.visit, scale.marks(scene.language, scene.first_language) if has_marks else {})


def _of_people(people: Iterable[Named | str | None]) -> Iterator[str | None]:
    """The markings of people whom the briefing names itself."""
    for who in people:
        if isinstance(who, Named):
            yield who.marking
            yield from markings_inside(who, _of_nobody)


def _of_nobody(_ident: str) -> None:
    """People of the library are known by their facts."""


def _runs(inlines: Inlines) -> Iterator[Run]:
    for inline in inlines:
        if isinstance(inline, Run):
            yield inline
        elif isinstance(inline, NoteRef):
            yield from _runs(inline.note.inlines)
