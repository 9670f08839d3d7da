"""Tables: column widths from content and weights, cells that wrap, header rows repeated on every page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from math import ceil, cos, pi, sin

from briefbook.model.column_widths import column_widths
from briefbook.model.decimal_mark import fraction_of
from briefbook.model.document import NOWHERE, Cell, Column, Picture, Row, Run, Table, text_of
from briefbook.model.pages import PlacedPicture, Shape
from briefbook.model.problem import warning
from briefbook.model.sentence import Sentence
from briefbook.model.styles import ResolvedStyle, varied
from briefbook.typeset.composition import Composition
from briefbook.typeset.paragraphs import Frame, LineThings
from briefbook.typeset.slabs import Slab, Thing, kept_together, total_height

CELL_PADDING = (4.0, 3.0)
"""Room beside and above the words of a cell (points)."""
RULE, HEAD_RULE = 0.35, 0.8
RULE_COLOUR, HEAD_COLOUR = "#9a9a9a", "#000000"
SPACE_AFTER = 10.0
SHORT_TABLE = 0.2
"""The part of a page's text that the rows of a table may take and yet be kept together."""
NARROWEST_COLUMN = 24.0
MARK_RADIUS = 2.6
"""The size of a mark on a timeline (points)."""
_CIRCLE_POINTS = 24


@dataclass(frozen=True, slots=True)
class Grid:
    """The columns of a table: left edges and widths, alignments, and the width after a column's decimal marks."""

    lefts: tuple[float, ...]
    widths: tuple[float, ...]
    columns: tuple[Column, ...]
    fractions: tuple[float, ...]

    @property
    def left(self) -> float:
        """The table's left edge."""
        return min(self.lefts)

    @property
    def right(self) -> float:
        """The table's right edge."""
        return self.left + sum(self.widths)


@dataclass(frozen=True, slots=True)
class SetCell:
    """A cell's lines at their places in the band they are in."""

    lines: list[LineThings]
    notes: tuple[str, ...]
    leading: float
    picture: PlacedPicture | None = None


def table_slabs(table: Table, frame: Frame, parent: int, composition: Composition) -> list[Slab]:
    """The caption and a slab a row; the caption stays with the header, the header with the first row.

    A short table stands on one page; of a longer one no row stands alone at the foot or the head of a page.
    """
    element = composition.structure.add("Table" if _has_headings(table) else "Div", parent)
    slabs: list[Slab] = []
    if table.caption:
        caption = composition.structure.add("Caption", element)
        slabs += kept_together(composition.text(table.caption, "caption", frame, caption))
    if not table.columns or not (table.rows or table.header):
        return slabs
    grid = _grid(table, frame, composition)
    setter = _RowSetter(table, grid, frame, element, composition)
    head = [slab for row in table.header for slab in setter.row(row, True, composition.body_height / 3)]
    if head and table.look == "grid":
        head[-1].things = (*head[-1].things, _rule(grid, head[-1].height, HEAD_RULE, HEAD_COLOUR))
    for slab in (*slabs, *head):
        slab.is_kept = bool(table.rows)
    room = composition.body_height - total_height(head)
    rows = [slab for row in table.rows for slab in setter.row(row, False, room)]
    is_short = total_height(rows) <= composition.body_height * SHORT_TABLE
    for index, slab in enumerate(rows):
        slab.head = tuple(head)
        slab.is_kept = index < len(rows) - 1 and (is_short or index in (0, len(rows) - 2))
    slabs += [*head, *rows]
    if rows and not table.caption:
        slabs[0].before = max(slabs[0].before, composition.styles["body"].after / 2)
    slabs[-1].after = SPACE_AFTER
    return slabs


def _has_headings(table: Table) -> bool:
    """Whether it relates cells to headings; without any, such as a portrait beside words, it only places
    them, and is no table to who listens (ISO 14289-1, 7.5)."""
    return bool(table.header) or any(cell.is_header for row in table.rows for cell in row.cells)


class _RowSetter:
    """Sets the rows of one table."""

    def __init__(self, table: Table, grid: Grid, frame: Frame, element: int, composition: Composition) -> None:
        self._table = table
        self._grid = grid
        self._frame = frame
        self._element = element
        self._composition = composition
        self._styles = {
            is_head: tuple([_style(composition, is_head, column) for column in grid.columns])
            for is_head in (False, True)
        }
        self._insides = [
            Frame(left, width, frame.block, frame.origin, frame.is_rtl).indented(CELL_PADDING[0], CELL_PADDING[0])
            for left, width in zip(grid.lefts, grid.widths, strict=True)
        ]
        self._is_table = _has_headings(table)

    def row(self, row: Row, is_header: bool, room: float) -> list[Slab]:
        """A row as one slab, or as several when it is higher than `room`."""
        tr = self._composition.structure.add("TR" if self._is_table else "Div", self._element)
        padded = self._padded(row)
        leading = max((self._style_of(cell, n, is_header).leading for n, cell in enumerate(padded)), default=0.0)
        at_once = max(1, int((room - 2 * CELL_PADDING[1]) / leading)) if leading else 1
        cells = [self._cell(cell, n, tr, row, is_header, at_once) for n, cell in enumerate(padded)]
        most = max((len(cell.lines) for cell in cells), default=0)
        slabs = [self._band(cells, n * at_once, at_once) for n in range(max(1, ceil(most / at_once)))]
        slabs[0].notes = tuple(key for cell in cells for key in cell.notes)
        if self._table.look == "grid":
            last = slabs[-1]
            last.things = (*last.things, _rule(self._grid, last.height, RULE, RULE_COLOUR))
        elif self._table.look == "timeline":
            for slab in slabs:
                slab.things = (*slab.things, *self._axis(slab, row, has_mark=slab is slabs[0]))
        return slabs

    def _axis(self, slab: Slab, row: Row, *, has_mark: bool) -> Iterator[Shape]:
        """The line of a timeline beside the words of a row, with a mark at the height of its first line."""
        x = self._grid.lefts[-1] - CELL_PADDING[0]
        middle = CELL_PADDING[1] + self._composition.styles["table"].leading / 2
        top = middle if row is self._table.rows[0] and has_mark else 0.0
        bottom = middle if row is self._table.rows[-1] and has_mark else slab.height
        if bottom > top:
            yield Shape(((x, top), (x, bottom)), stroke=RULE_COLOUR, width=RULE * 2, is_closed=False)
        if has_mark:
            colour = self._composition.chart_look.colours[0] if self._composition.chart_look.colours else HEAD_COLOUR
            yield Shape(_circle(x, middle, MARK_RADIUS), fill=colour)

    def _padded(self, row: Row) -> Sequence[Cell]:
        missing = len(self._grid.columns) - len(row.cells)
        return (*row.cells, *(Cell() for _ in range(missing)))[: len(self._grid.columns)]

    def _style_of(self, cell: Cell, index: int, is_header: bool) -> ResolvedStyle:
        return self._styles[is_header or cell.is_header][index]

    def _cell(self, cell: Cell, index: int, tr: int, row: Row, is_header: bool, at_once: int) -> SetCell:
        is_head = is_header or cell.is_header
        scope = (("Scope", "Column" if is_header else "Row"),)
        attributes = scope if is_head else ()
        role = ("TH" if is_head else "TD") if self._is_table else "P"
        element = self._composition.structure.add(role, tr, attributes=attributes)
        style = self._style_of(cell, index, is_header)
        column = self._grid.columns[index]
        inner, is_rtl = self._insides[index], self._frame.is_rtl
        if row.origin is not NOWHERE and row.origin != NOWHERE:
            inner = Frame(inner.x, inner.width, inner.block, row.origin, is_rtl)
        if cell.picture is not None:
            return SetCell([], (), style.leading, self._picture(cell.picture, inner, element))
        if column.align == "decimal" and not is_header:
            after = self._after_mark(cell, style, index)
            inner = inner.indented(after) if is_rtl else inner.indented(0.0, after)
        if column.align == "decimal" and is_rtl:
            style = varied(style, align="start")  # figures stand at the right in every script
        lines, notes = self._composition.paragraphs.cell(cell.inlines, style, inner, element, CELL_PADDING[1], at_once)
        return SetCell(lines, notes, style.leading)

    def _picture(self, picture: Picture, frame: Frame, parent: int) -> PlacedPicture:
        """The picture as wide as its cell, lower where that would be too high for a page."""
        element = self._composition.structure.add("Figure", parent, alt=picture.alt or "–")
        wide, high = max(picture.pixels[0], 1), max(picture.pixels[1], 1)
        scale = min(frame.width / wide, (self._composition.body_height / 2) / high)
        width, height = wide * scale, high * scale
        return PlacedPicture(frame.x, CELL_PADDING[1], width, height, picture.data, picture.format, element)

    def _after_mark(self, cell: Cell, style: ResolvedStyle, index: int) -> float:
        """How far a number stands from the right edge, so that the marks of a column stand in line."""
        own = _fraction_width(text_of(cell.inlines), style, self._composition)
        return max(self._grid.fractions[index] - own, 0.0)

    def _band(self, cells: Sequence[SetCell], first: int, count: int) -> Slab:
        """The lines `first` to `first + count` of every cell."""
        things: list[Thing] = []
        height = 0.0
        for cell in cells:
            lines = cell.lines[first : first + count]
            things.extend(chain.from_iterable(lines))
            height = max(height, len(lines) * cell.leading)
            if cell.picture is not None and first == 0:
                things.append(cell.picture)
                height = max(height, cell.picture.height)
        height = height or self._composition.styles["table"].leading
        return Slab(height + 2 * CELL_PADDING[1], tuple(things))


def _style(composition: Composition, is_head: bool, column: Column) -> ResolvedStyle:
    style = composition.styles["table-header" if is_head else "table"]
    align = {"start": "start", "end": "end", "centre": "centre", "decimal": "end"}[column.align]
    return varied(style, align=align, before=0.0, after=0.0)


def _circle(x: float, y: float, radius: float) -> tuple[tuple[float, float], ...]:
    """A polygon that is a circle at the size of a mark."""
    turns = (2 * pi * n / _CIRCLE_POINTS for n in range(_CIRCLE_POINTS))
    return tuple((x + radius * cos(turn), y + radius * sin(turn)) for turn in turns)


def _rule(grid: Grid, y: float, width: float, colour: str) -> Shape:
    return Shape(((grid.left, y), (grid.right, y)), stroke=colour, width=width, is_closed=False)


# --- widths ----------------------------------------------------------------------------------------------------------


def _grid(table: Table, frame: Frame, composition: Composition) -> Grid:
    needs = [_needs(table, index, composition) for index in range(len(table.columns))]
    widths = column_widths([column.weight for column in table.columns], needs, frame.width)
    if sum(need[0] for need in needs) > frame.width + 1.0 and frame.width / len(widths) < NARROWEST_COLUMN:
        message = Sentence(
            "a table of {count} columns is too wide for the page; its words are broken to fit", count=len(widths)
        )
        hint = "give it fewer columns or a wider paper"
        composition.problems.append(
            warning(
                message, frame.origin.file, frame.origin.line, rule="table", hint=hint, subject=frame.origin.snippet
            )
        )
    lefts, along = [], 0.0
    for width in widths:
        lefts.append(frame.across(along, width))
        along += width
    fractions = tuple(_fraction(table, index, composition) for index in range(len(table.columns)))
    return Grid(tuple(lefts), widths, table.columns, fractions)


def _needs(table: Table, index: int, composition: Composition) -> tuple[float, float]:
    """The least width of a column (its longest word) and the width it would like (its longest cell)."""
    least = wished = 0.0
    for rows, is_head in ((table.header, True), (table.rows, False)):
        style = _style(composition, is_head, table.columns[index])
        for row in rows:
            if index < len(row.cells) and row.cells[index].inlines:
                wide, word = composition.paragraphs.natural_width(row.cells[index].inlines, style)
                least, wished = max(least, word), max(wished, wide)
    padding = 2 * CELL_PADDING[0] + 0.5
    return least + padding, wished + padding


def _fraction(table: Table, index: int, composition: Composition) -> float:
    """The greatest width of what follows the decimal mark in a column of numbers."""
    if table.columns[index].align != "decimal":
        return 0.0
    style = _style(composition, False, table.columns[index])
    texts = (text_of(row.cells[index].inlines) for row in table.rows if index < len(row.cells))
    return max((_fraction_width(text, style, composition) for text in texts), default=0.0)


def _fraction_width(text: str, style: ResolvedStyle, composition: Composition) -> float:
    fraction = fraction_of(text)
    return composition.paragraphs.natural_width((Run(fraction),), style)[0] if fraction else 0.0
