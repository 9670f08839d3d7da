"""Slabs: the horizontal bands of which pages are stacked, each too low or too close-knit to be parted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeGuard, assert_never

from briefbook.model.pages import ARTIFACT, Line, LinkArea, Placed, PlacedPicture, Shape


@dataclass(frozen=True, slots=True)
class PageNumberSlot:
    """A place for the number of the page on which an anchor stands, with a leader from `start` to `end`.

    `end` lies to the left of `start` where lines run from right to left.
    """

    anchor: str
    start: float
    end: float
    y: float
    element: int
    style: str


Thing = Placed | PageNumberSlot


def is_placed(things: Sequence[Thing]) -> TypeGuard[tuple[Placed, ...]]:
    """Whether none of the things waits for a page's number."""
    return PageNumberSlot not in map(type, things)


@dataclass(slots=True, eq=False)
class Slab:
    """A band of the page; the places of its things are counted from its upper left corner on the page's x axis.

    Of two spaces that meet (`after` and `before`) the larger counts; neither counts at the top of a page.
    `is_new_page` begins a page, `is_right_hand` too: one with an odd number, after an empty page if need be.
    `is_kept` binds it to the next slab, `notes` are the keys of notes to stand on its page, `head` the slabs that
    are repeated above it when it begins a page, `anchor` where links lead. A slab that may be set smaller, such as a
    picture, gives itself in a height by `shrunk`.
    """

    height: float
    things: tuple[Thing, ...] = ()
    before: float = 0.0
    after: float = 0.0
    is_kept: bool = False
    is_new_page: bool = False
    is_right_hand: bool = False
    notes: tuple[str, ...] = ()
    head: tuple[Slab, ...] = ()
    anchor: str = ""
    shrunk: Callable[[float], Slab] | None = None

    @property
    def is_bare_break(self) -> bool:
        """Whether it does nothing but begin a page."""
        return self.is_new_page and not self.things and not self.height


def moved(thing: Thing, dy: float) -> Thing:
    """The same thing further down the page."""
    match thing:
        case Line():
            return Line(thing.y + dy, thing.runs, thing.text, thing.block, thing.origin)
        case Shape():
            points = tuple([(x, y + dy) for x, y in thing.points])
            return Shape(points, thing.fill, thing.stroke, thing.width, thing.is_closed, thing.element)
        case LinkArea():
            return thing._replace(y=thing.y + dy)
        case PlacedPicture() | PageNumberSlot():
            return replace(thing, y=thing.y + dy)
        case _:
            assert_never(thing)


def shifted(thing: Placed, dx: float) -> Placed:
    """The same thing further to the right on its page."""
    match thing:
        case Line():
            return thing._replace(runs=tuple([run._replace(x=run.x + dx) for run in thing.runs]))
        case Shape():
            return thing._replace(points=tuple([(x + dx, y) for x, y in thing.points]))
        case LinkArea():
            return thing._replace(x=thing.x + dx)
        case PlacedPicture():
            return replace(thing, x=thing.x + dx)
        case _:
            assert_never(thing)


def as_artifacts(things: Iterable[Thing]) -> tuple[Thing, ...]:
    """The same things as decoration: no part of the text, nothing to click."""
    return tuple(_as_artifact(thing) for thing in things if not isinstance(thing, LinkArea))


def _as_artifact(thing: Thing) -> Thing:
    match thing:
        case Line():
            return thing._replace(runs=tuple(run._replace(element=ARTIFACT) for run in thing.runs))
        case Shape() | LinkArea():
            return thing._replace(element=ARTIFACT)
        case PlacedPicture() | PageNumberSlot():
            return replace(thing, element=ARTIFACT)
        case _:
            assert_never(thing)


def total_height(slabs: Iterable[Slab]) -> float:
    """The height of slabs stacked, the spaces between them included."""
    height, after, is_first = 0.0, 0.0, True
    for slab in slabs:
        height += slab.height + (0.0 if is_first else max(after, slab.before))
        after, is_first = slab.after, False
    return height


def kept_together(slabs: list[Slab]) -> list[Slab]:
    """The slabs with each bound to the next; the last stays as free as it is."""
    for slab in slabs[:-1]:
        slab.is_kept = True
    return slabs
