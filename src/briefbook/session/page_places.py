"""What a pointer on a page means: the row there or the nearer one, and whether words, a figure or a picture."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from briefbook.model.briefing import SnippetItem, TextItem
from briefbook.model.document import Block, Chart, Table
from briefbook.model.pages import Page, PlacedPicture
from briefbook.session.preview_lines import LineBox
from briefbook.session.state import State
from briefbook.session.tree import FIRST_KEY, ROOT

_ACROSS = 40.0
"""How far into a margin (points) a row may be pointed at."""
_DOWN = 24.0
"""How far above or below a row (points), where no other is nearer: a gap between two is about as high."""


class Drawn(Enum):
    """What stands in a place."""

    WORDS = "words"
    TABLE = "table"
    CHART = "chart"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Patch:
    """A part of a page (points) that one row fills with one thing; ROOT for what is no row's."""

    left: float
    top: float
    right: float
    bottom: float
    key: int
    drawn: Drawn = Drawn.WORDS

    @property
    def size(self) -> float:
        """Its area, in square points."""
        return (self.right - self.left) * (self.bottom - self.top)

    def distance(self, x: float, y: float) -> tuple[float, float]:
        """How far below or above it a point is, and how far beside it."""
        return max(self.top - y, y - self.bottom, 0.0), max(self.left - x, x - self.right, 0.0)


def patches(page: Page, lines: Iterable[LineBox], blocks: Mapping[int, Block]) -> tuple[Patch, ...]:
    """The parts of a page: the lines that one row has of one block together, and its pictures."""
    typed = page.lines
    together: dict[tuple[int, int], list[LineBox]] = {}
    for line in lines:
        together.setdefault((typed[line.place].block, line.key), []).append(line)
    found = [_around(several, key, _drawn(blocks.get(block))) for (block, key), several in together.items()]
    for thing in page.things:
        if isinstance(thing, PlacedPicture):
            key = thing.origin.line if thing.origin.line >= FIRST_KEY else ROOT
            right, bottom = thing.x + thing.width, thing.y + thing.height
            found.append(Patch(thing.x, thing.y, right, bottom, key, Drawn.PICTURE))
    return tuple(found)


def _around(lines: list[LineBox], key: int, drawn: Drawn) -> Patch:
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    return Patch(left, min(line.top for line in lines), right, max(line.bottom for line in lines), key, drawn)


def _drawn(block: Block | None) -> Drawn:
    match block:
        case Chart():
            return Drawn.CHART
        case Table():
            return Drawn.TABLE
        case _:
            return Drawn.WORDS


def pointed_at(parts: Iterable[Patch], x: float, y: float) -> Patch | None:
    """The part a point means: that around it, else the nearest within reach; None for nothing, or for what is no row's.

    Of two rows the one that is nearer above or below is meant: between them nothing else ever is.
    """
    nearest = min(parts, key=lambda one: (*one.distance(x, y), one.size), default=None)
    if nearest is None or nearest.key == ROOT:
        return None
    down, across = nearest.distance(x, y)
    return nearest if down <= _DOWN and across <= _ACROSS else None


class Edits(Enum):
    """What is to be edited where somebody points."""

    WORDS = "words"
    FACTS = "facts"
    ROW = "row"


def edits(patch: Patch, state: State) -> Edits:
    """What a double click opens: words, the facts behind a chart or table, how a picture or a query is shown."""
    match state.nodes[patch.key].value:
        case SnippetItem(text=None) if patch.drawn is not Drawn.WORDS:
            return Edits.FACTS
        case SnippetItem() if patch.drawn is Drawn.CHART:
            return Edits.FACTS
        case SnippetItem() | TextItem():
            return Edits.WORDS
        case _:
            return Edits.WORDS if patch.drawn is Drawn.WORDS else Edits.ROW
