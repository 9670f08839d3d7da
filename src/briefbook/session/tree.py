"""The sections and items of a briefing as one tree whose rows have keys that survive every edit (decision 4)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from briefbook.model.briefing import Item, Section
from briefbook.storage.written_form import written

ROOT = 0
FIRST_KEY = 10_000_000
"""Greater than any line of a file, so that a line number that is a key is recognised."""


@dataclass(frozen=True, eq=False)
class Node:
    """A section or an item. A node equals itself alone: states share the nodes that did not change.

    A section's `value` holds neither items nor sections: they are its `children`, items first, then sections, as in
    the file. `typed` is the mapping it was read from, if it was. The root has the key ROOT and holds the sections of
    the briefing.
    """

    key: int
    value: Section | Item
    children: tuple[Node, ...] = ()
    typed: Mapping[str, Any] | None = field(default=None, repr=False)

    @property
    def is_section(self) -> bool:
        """Whether it is a section, the root included."""
        return isinstance(self.value, Section)

    @property
    def items(self) -> tuple[Node, ...]:
        """Its items."""
        return tuple(child for child in self.children if not child.is_section)

    @property
    def sections(self) -> tuple[Node, ...]:
        """The sections directly in it."""
        return tuple(child for child in self.children if child.is_section)

    @property
    def height(self) -> int:
        """How many levels of sections it has, itself counted; 0 for an item."""
        return 1 + max((child.height for child in self.sections), default=0) if self.is_section else 0

    def walk(self) -> Iterator[Node]:
        """This node and all below it, in the order of the outline."""
        yield self
        for child in self.children:
            yield from child.walk()

    def with_children(self, children: Iterable[Node]) -> Node:
        """The same section with other children."""
        return replace(self, children=tuple(sorted(children, key=lambda child: child.is_section)))

    @cached_property
    def assembled(self) -> Section | Item:
        """The value as the briefing holds it, children inside, its key in the place of its line number."""
        changes: dict[str, Any] = {"line_number": self.key}
        if self.is_section:
            changes["items"] = tuple(child.assembled for child in self.items)
            changes["sections"] = tuple(child.assembled for child in self.sections)
        return self.value.model_copy(update=changes)

    @cached_property
    def data(self) -> dict[str, Any]:
        """The plain data its file holds, children inside."""
        data = written(self.value, self.typed)
        if self.is_section:
            for name, children in (("items", self.items), ("sections", self.sections)):
                if children:
                    data[name] = [child.data for child in children]
                elif data.get(name):
                    del data[name]
        return data


def node_of(value: Section | Item, keys: Iterator[int], typed: Any = None) -> Node:
    """A section or an item of a briefing as a node, with new keys for it and all below it."""
    known = typed if isinstance(typed, Mapping) else None
    if not isinstance(value, Section):
        return Node(next(keys), value, typed=known)
    key = next(keys)
    inner = (*_paired(value.items, known, "items"), *_paired(value.sections, known, "sections"))
    bare = value.model_copy(update={"items": (), "sections": ()})
    own = None if known is None else {name: one for name, one in known.items() if name not in _CHILDREN or not one}
    return Node(key, bare, tuple(node_of(one, keys, raw) for one, raw in inner), own)


_CHILDREN = ("items", "sections")


def _paired(values: tuple[Any, ...], typed: Mapping[str, Any] | None, name: str) -> Iterator[tuple[Any, Any]]:
    """Values with the mappings they were read from; a file may hold a single one without a list."""
    raw = (typed or {}).get(name)
    rows = raw if isinstance(raw, list) else [raw]
    yield from zip(values, rows if len(rows) == len(values) else [None] * len(values), strict=True)


def changed(node: Node, key: int, change: Callable[[Node], Node]) -> Node:
    """The tree with one node replaced by what `change` makes of it; the rest is shared with the old tree."""
    if node.key == key:
        return change(node)
    for place, child in enumerate(node.children):
        new = changed(child, key, change) if child.children or child.key == key else child
        if new is not child:
            return replace(node, children=(*node.children[:place], new, *node.children[place + 1 :]))
    return node


def without(node: Node, keys: frozenset[int]) -> Node:
    """The tree without some nodes and all below them."""
    children = tuple(without(child, keys) for child in node.children if child.key not in keys)
    is_same = len(children) == len(node.children) and all(
        new is old for new, old in zip(children, node.children, strict=True)
    )
    return node if is_same else replace(node, children=children)


def topmost(node: Node, keys: frozenset[int]) -> tuple[Node, ...]:
    """The nodes of these keys in the order of the outline, without those that lie inside another of them."""
    found: list[Node] = []
    for child in node.children:
        found.extend((child,) if child.key in keys else topmost(child, keys))
    return tuple(found)


def put(parent: Node, row: int, nodes: Iterable[Node]) -> Node:
    """The section with nodes put before its child `row`; items stay before sections, whatever the row says."""
    new = tuple(nodes)
    items, sections = list(parent.items), list(parent.sections)
    at_section = max(row - len(items), 0)
    items[row:row] = (node for node in new if not node.is_section)
    sections[at_section:at_section] = (node for node in new if node.is_section)
    return replace(parent, children=(*items, *sections))
