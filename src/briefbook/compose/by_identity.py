"""What was made from objects that nobody changes, found again as long as they are the same objects."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

V = TypeVar("V")

TURNS = 64
"""After so many turns what nobody has asked for meanwhile is dropped."""


class ByIdentity(Generic[V]):
    """Values by the object they were made from and a key; it holds these objects, so that no other takes their place.

    To compare two large values costs more than to ask whether they are one.
    """

    def __init__(self) -> None:
        self._now: dict[tuple[int, Hashable], tuple[object, V]] = {}
        self._before: dict[tuple[int, Hashable], tuple[object, V]] = {}
        self._turn = 0

    def turn(self) -> None:
        """Another pass over everything begins."""
        self._turn += 1
        if self._turn % TURNS == 0:
            self._before, self._now = self._now, {}

    def get(self, source: object, key: Hashable) -> V | None:
        """What was made from an object under a key, if it is still held."""
        place = (id(source), key)
        held = self._now.get(place)
        if held is None:
            held = self._before.get(place)
            if held is None:
                return None
            self._now[place] = held
        return held[1]

    def put(self, source: object, key: Hashable, value: V) -> V:
        """Hold what was made from an object; returns it."""
        self._now[id(source), key] = (source, value)
        return value

    def of(self, source: object, key: Hashable, make: Callable[[], V]) -> V:
        """What was made from an object under a key; made now if it was not."""
        found = self.get(source, key)
        return self.put(source, key, make()) if found is None else found
