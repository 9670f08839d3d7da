"""Change what a YAML text says and leave the rest of it alone: comments, order, layout, quotes.

A changed collection is put together anew from the lines of its entries; an entry's comments (the lines right above
it, the end of its line, deeper lines under it) stay with it when it moves and go when it goes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from briefbook.yaml12.emitter import STEP, emit, inline, is_long, literal, scalar
from briefbook.yaml12.lined import Step
from briefbook.yaml12.nodes import compose
from briefbook.yaml12.reader import read, value_of
from briefbook.yaml12.spans import Block, Entry, block, comments, comments_between, is_block

_WIDE = 100


def rewrite(text: str, value: Mapping[Any, Any]) -> str:
    """The text changed so that it says `value`, plain data; a text that is no YAML mapping is written anew.

    Keys keep their places, new ones come last; items are recognised by being equal, else by their place.
    """
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    has_returns = "\r\n" in text
    source = text.removeprefix(mark).replace("\r\n", "\n")
    result = _rewritten(source, value)
    if _plain(read(result.encode(), "").value) != _plain(value):
        result = _anew(source, value)
    return mark + (result.replace("\n", "\r\n") if has_returns else result)


def set_value(text: str, path: Sequence[Step], value: object) -> str:
    """The text with the value at a path replaced, its last key added if need be. KeyError for a path into nothing."""
    data = _plain(read(text.encode(), "").value) or {}
    holder = _holder(data, path)
    holder[path[-1]] = value
    return rewrite(text, data)


def remove(text: str, path: Sequence[Step]) -> str:
    """The text without the key or item at a path. KeyError or IndexError when it is not there."""
    data = _plain(read(text.encode(), "").value) or {}
    del _holder(data, path)[path[-1]]
    return rewrite(text, data)


def insert_item(text: str, path: Sequence[Step], position: int, value: object) -> str:
    """The text with an item put into the list at a path, which is made when it is not there."""
    data = _plain(read(text.encode(), "").value) or {}
    holder = _holder(data, path)
    items = list(holder.get(path[-1]) or []) if isinstance(holder, dict) else holder[path[-1]]
    items.insert(position, value)
    holder[path[-1]] = items
    return rewrite(text, data)


def move_item(text: str, path: Sequence[Step], old: int, new: int) -> str:
    """The text with an item of the list at a path, its comments with it, moved to another position."""
    data = _plain(read(text.encode(), "").value) or {}
    items = _holder(data, path)[path[-1]]
    items.insert(new, items.pop(old))
    return rewrite(text, data)


def _holder(data: Any, path: Sequence[Step]) -> Any:
    for step in path[:-1]:
        data = data[step]
    return data


def _rewritten(source: str, value: Mapping[Any, Any]) -> str:
    root, problem = compose(source, "")
    if problem is not None or not isinstance(root, yaml.MappingNode) or not is_block(root) or not value:
        return _anew(source, value)
    whole = block(source, root, 0, is_root=True)
    return source[: whole.start] + _Weaver(source).block(root, whole, value) + source[whole.end :]


@dataclass(frozen=True)
class _Weaver:
    """Puts collections together from lines of the old text and new values."""

    text: str

    def block(self, node: yaml.CollectionNode, old: Block, value: Any) -> str:
        """The lines of a block collection that says `value`, all indented at its column."""
        if isinstance(node, yaml.MappingNode):
            return "".join(self._mapping(old, value))
        return "".join(self._sequence(old, value))

    def _mapping(self, old: Block, value: Mapping[Any, Any]) -> list[str]:
        left = {str(key): (key, one) for key, one in value.items()}
        lines: list[str] = []
        for entry in old.entries:
            if entry.key in left:
                _, one = left.pop(entry.key)
                lines.append(self._entry(entry, one, old.column))
        lines.extend(emit({key: one}, old.column) for key, one in left.values())
        return lines

    def _sequence(self, old: Block, value: Sequence[Any]) -> list[str]:
        says = [self._says(entry.value) for entry in old.entries]
        lines: list[str] = []
        for index, item in zip(_matches(says, [_plain(one) for one in value]), value, strict=True):
            if index is None:
                lines.append(emit([item], old.column))
            else:
                lines.append(self._entry(old.entries[index], item, old.column))
        return lines

    def _says(self, node: yaml.Node) -> Any:
        return _plain(value_of(node))

    def _entry(self, entry: Entry, value: Any, column: int) -> str:
        """The lines of an entry, from its line's beginning to its line break."""
        padding = "" if self._begins_line(entry) else " " * column
        if self._says(entry.value) == _plain(value):
            return padding + _ended(self.text[entry.start : entry.end])
        node = entry.value
        is_written_here = entry.value_start > entry.head_end
        if isinstance(node, yaml.CollectionNode) and is_block(node) and _is_same_kind(node, value) and is_written_here:
            return padding + self._inside(entry, node, value)
        return self._replaced(entry, value, column, padding)

    def _begins_line(self, entry: Entry) -> bool:
        return entry.start == 0 or self.text[entry.start - 1] == "\n"

    def _inside(self, entry: Entry, node: yaml.CollectionNode, value: Any) -> str:
        """An entry whose collection changes inside."""
        inner = block(self.text, node, self.text.find("\n", entry.head_end) + 1)
        woven = self.block(node, inner, value)
        is_compact = self.text[inner.start - 1] != "\n"
        woven = woven[inner.column :] if is_compact else woven
        return self.text[entry.start : inner.start] + woven + self.text[inner.end : entry.end]

    def _replaced(self, entry: Entry, value: Any, column: int, padding: str) -> str:
        """An entry with another value; comments that find no place beside it stand above it."""
        written = _beside(value, column, is_flow=self._is_flow(entry.value))
        between = self.text[entry.head_end : entry.value_start]
        rest = _ended(self.text[entry.value_end : entry.end])
        loose = list(self._own_comments(entry))
        if "\n" in between or "\n" in written:
            loose = [*comments(between), *loose]
        if "\n" in written:
            end_of_line, _, rest = rest.partition("\n")
            loose.extend(comments(end_of_line))
            written = written.removesuffix("\n") + "\n"
        above = self.text[entry.start : entry.head]
        margin = " " * column
        lead = (padding + above).removesuffix(margin) + "".join(f"{margin}{one}\n" for one in loose) + margin
        return lead + self.text[entry.head : entry.head_end] + written + rest

    def _is_flow(self, node: yaml.Node) -> bool:
        return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)

    def _own_comments(self, entry: Entry) -> tuple[str, ...]:
        """Comments inside the text of the old value that belong to no entry of it."""
        node = entry.value
        if self._is_flow(node):
            return comments_between(self.text, node, entry.value_start, entry.value_end)
        if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
            return comments(self.text[entry.value_start : entry.value_end].partition("\n")[0])
        return ()


def _beside(value: Any, column: int, is_flow: bool) -> str:
    """A value after its colon or dash: on the line, or on lines of its own under it."""
    is_collection = isinstance(value, (Mapping, list, tuple))
    if is_collection and value:
        line = inline(value)
        if is_flow and len(line) <= _WIDE:
            return f" {line}"
        return "\n" + emit(value, column + STEP)
    if isinstance(value, str) and is_long(value):
        return " " + literal(value, column + STEP)
    return f" {inline(value) if is_collection else scalar(value)}"


def _ended(lines: str) -> str:
    return lines if lines.endswith("\n") else lines + "\n"


def _is_same_kind(node: yaml.Node, value: Any) -> bool:
    if not value:
        return False
    return isinstance(value, Mapping if isinstance(node, yaml.MappingNode) else (list, tuple))


def _matches(old: list[Any], new: list[Any]) -> list[int | None]:
    """For each new item the old one it is: an equal one, else one that looks like it, else that of its place."""
    left = dict(enumerate(old))
    found: dict[int, int] = {}

    def match(position: int, index: int | None) -> None:
        if index is not None and position not in found:
            found[position] = index
            del left[index]

    for position, item in enumerate(new[: len(old)]):
        match(position, position if old[position] == item else None)
    for position, item in enumerate(new):
        if position not in found:
            match(position, next((i for i, one in left.items() if one == item), None))
    for position, item in enumerate(new):
        if position not in found:
            match(position, next((i for i, one in left.items() if _looks_like(one, item)), None))
    if len(old) == len(new):
        for position in range(len(new)):
            match(position, min(left, default=None))
    return [found.get(position) for position in range(len(new))]


def _looks_like(old: Any, new: Any) -> bool:
    """Whether an item may be the changed form of another: a mapping with an equal value, or a word for a word."""
    if isinstance(old, dict) and isinstance(new, dict):
        return any(old.get(key) == value for key, value in new.items())
    return type(old) is type(new)


def _plain(value: Any) -> Any:
    """Plain data: dicts with words or numbers as keys, lists, scalars."""
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    return value


def _anew(source: str, value: Mapping[Any, Any]) -> str:
    """The value in a new layout, all comments of the old text above it."""
    root, _ = compose(source, "")
    kept = comments(source) if root is None else comments_between(source, root, 0, len(source))
    return "".join(f"{one}\n" for one in kept) + emit(value)
