"""A tree that turns into another by few moves, so that a view keeps what is selected, open and in sight."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from briefbook.session.tree import ROOT


class Shape:
    """Which row lies in which, by their keys; every row has children, an item none."""

    def __init__(self) -> None:
        self.children: dict[int, list[int]] = {ROOT: []}
        self.parents: dict[int, int] = {}
        self._places: dict[int, int] = {}

    @classmethod
    def of(cls, children: Mapping[int, list[int]]) -> Shape:
        """The shape with these children of each row and of ROOT."""
        shape = cls()
        shape.children = dict(children)
        shape.parents = {key: parent for parent, keys in children.items() for key in keys}
        for parent in children:
            shape._count(parent)
        return shape

    def place(self, key: int) -> int:
        """Which child of its parent a row is."""
        return self._places[key]

    def put(self, parent: int, at: int, key: int) -> None:
        """A new row without children."""
        self.children[parent].insert(at, key)
        self.children[key] = []
        self.parents[key] = parent
        self._count(parent)

    def move(self, key: int, parent: int, at: int) -> None:
        """A row to another place, counted after it was taken out."""
        old = self.parents[key]
        self.children[old].remove(key)
        self.children[parent].insert(at, key)
        self.parents[key] = parent
        self._count(old)
        self._count(parent)

    def take(self, parent: int, first: int, last: int) -> None:
        """Some children away, with all below them."""
        gone = self.children[parent][first : last + 1]
        del self.children[parent][first : last + 1]
        while gone:
            key = gone.pop()
            gone.extend(self.children.pop(key))
            del self.parents[key], self._places[key]
        self._count(parent)

    def _count(self, parent: int) -> None:
        self._places.update((key, at) for at, key in enumerate(self.children[parent]))


class Moves(Protocol):
    """Who is told of each step, and takes it."""

    def put(self, parent: int, at: int, key: int) -> None: ...
    def move(self, key: int, parent: int, at: int) -> None:
        """`at` as counted before the row is taken out."""

    def take(self, parent: int, first: int, last: int) -> None: ...


def transform(shape: Shape, wanted: Mapping[int, Sequence[int]], moves: Moves) -> None:
    """Turn a shape into the one whose children are `wanted`, parents before what lies in them."""
    if shape.children.keys() == wanted.keys() and all(shape.children[one] == wanted[one] for one in wanted):
        return
    present = {key for keys in wanted.values() for key in keys}
    for parent, keys in wanted.items():
        if shape.children.get(parent) != keys:
            _arrange(shape, parent, keys, moves)
    for parent in [key for key in shape.children if key == ROOT or key in present]:
        for first, last in _runs(shape.children[parent], present):
            moves.take(parent, first, last)


def _arrange(shape: Shape, parent: int, wanted: Sequence[int], moves: Moves) -> None:
    """Bring the wanted children into their order; what is to go stays among them for now."""
    here = [key for key in wanted if shape.parents.get(key) == parent]
    staying = {here[index] for index in longest_rising([shape.place(key) for key in here])}
    at = 0
    for key in wanted:
        if key in staying:
            at = shape.place(key) + 1
            continue
        if key not in shape.parents:
            moves.put(parent, at, key)
        elif shape.parents[key] != parent or at not in (shape.place(key), shape.place(key) + 1):
            moves.move(key, parent, at)
        at = shape.place(key) + 1


def _runs(keys: Sequence[int], present: set[int]) -> Iterable[tuple[int, int]]:
    """The neighbouring children that are to go, the last first."""
    runs: list[tuple[int, int]] = []
    for at, key in enumerate(keys):
        if key in present:
            continue
        if runs and runs[-1][1] == at - 1:
            runs[-1] = (runs[-1][0], at)
        else:
            runs.append((at, at))
    return reversed(runs)


def longest_rising(numbers: Sequence[int]) -> set[int]:
    """The indexes of a longest rising subsequence (patience sorting)."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, number in enumerate(numbers):
        pile = bisect_left(tails, number)
        before.append(ends[pile - 1] if pile else -1)
        tails[pile : pile + 1] = [number]
        ends[pile : pile + 1] = [index]
    chosen: set[int] = set()
    at = ends[-1] if ends else -1
    while at >= 0:
        chosen.add(at)
        at = before[at]
    return chosen
