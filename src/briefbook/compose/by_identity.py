"""What was made from objects that nobody changes, found again as long as they are the same objects."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import partial
from typing import Generic, TypeVar

S = TypeVar("S")
V = TypeVar("V")

TURNS = 64
"""After so many turns what nobody has asked for meanwhile is dropped."""


class ByIdentity(Generic[V]):
    """Values by the object they were made from and a key; it holds these objects, so that no other takes their place.

    To compare two large values costs more than to ask whether they are one.
    """

    def __init__(self) -> None:
        self._now: dict[int | tuple[int, Hashable], tuple[object, V]] = {}
        self._before: dict[int | tuple[int, Hashable], tuple[object, V]] = {}
        self._turn = 0

    def turn(self) -> None:
        """Another pass over everything begins."""
        self._turn += 1
        if self._turn % TURNS == 0:
            self._before, self._now = self._now, {}

    def get(self, source: object, key: Hashable) -> V | None:
        """What was made from an object under a key, if it is still held."""
        place = _place(source, key)
        held = self._now.get(place)
        if held is None:
            held = self._before.get(place)
            if held is None:
                return None
            self._now[place] = held
        return held[1]

    def put(self, source: object, key: Hashable, value: V) -> V:
        """Hold what was made from an object; returns it."""
        self._now[_place(source, key)] = (source, value)
        return value

    def of(self, source: object, key: Hashable, make: Callable[[], V]) -> V:
        """What was made from an object under a key; made now if it was not."""
        found = self.get(source, key)
        return self.put(source, key, make()) if found is None else found

    def each(self, sources: Sequence[S], make: Callable[[S], V]) -> list[V]:
        """What was made from each of many objects under no key; made now where it was not."""
        now = self._now
        held = [now.get(id(source)) for source in sources]
        return [
            self.of(source, None, partial(make, source)) if one is None else one[1]
            for source, one in zip(sources, held, strict=True)
        ]


def _place(source: object, key: Hashable) -> int | tuple[int, Hashable]:
    return id(source) if key is None else (id(source), key)
