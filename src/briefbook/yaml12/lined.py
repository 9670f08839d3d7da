"""Mappings and lists that know on which lines of their file they stand. Lines count from 1."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any


class LinedMapping(dict[Any, Any]):
    """A mapping of a file: `line_number` is where it begins, `key_lines` where each key stands."""

    __slots__ = ("key_lines", "line_number")

    def __init__(self, line_number: int = 0) -> None:
        super().__init__()
        self.line_number = line_number
        self.key_lines: dict[Any, int] = {}

    def without(self, keys: Iterable[Any]) -> LinedMapping:
        """The same mapping with fewer keys."""
        left_out = frozenset(keys)
        rest = LinedMapping(self.line_number)
        rest.update({key: value for key, value in self.items() if key not in left_out})
        rest.key_lines.update(self.key_lines)
        return rest


class LinedList(list[Any]):
    """A list of a file: `line_number` is where it begins, `item_lines` where each item stands."""

    __slots__ = ("item_lines", "line_number")

    def __init__(self, line_number: int = 0) -> None:
        super().__init__()
        self.line_number = line_number
        self.item_lines: list[int] = []


Step = str | int


def steps(value: object, path: Iterable[Step]) -> Iterator[tuple[Step, int, object]]:
    """Follow a path of keys and positions: each step that exists, the line it leads to, the value there.

    A model's path may differ from the file's: a mapping from years, editions or sides became a tuple (a position
    then means the entry of that place), and names of union members stand in between (they are passed over).
    """
    for step in path:
        if isinstance(value, (dict, Mapping)):
            key = _key(value, step)
            if key is None:
                continue
            line = value.key_lines.get(key, value.line_number) if isinstance(value, LinedMapping) else 0
            value = value[key]
            yield key, line, value
        elif isinstance(value, (list, tuple)) and isinstance(step, int) and 0 <= step < len(value):
            line = value.item_lines[step] if isinstance(value, LinedList) else 0
            value = value[step]
            yield step, line, value


def _key(mapping: Mapping[Any, Any], step: Step) -> Any:
    if step in mapping:
        return step
    if isinstance(step, int) and 0 <= step < len(mapping):
        return list(mapping)[step]
    return None


def locate(value: object, path: Iterable[Step]) -> int:
    """The line to which a path leads, or that of its nearest ancestor; 0 when the value knows no lines."""
    line = int(getattr(value, "line_number", 0))
    for _, found, _ in steps(value, path):
        line = found or line
    return line
