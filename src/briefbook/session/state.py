"""What an editor works on, as one frozen value: the briefing, its outline, what is selected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import count
from typing import Any

from briefbook.model.briefing import Briefing, Item, Section
from briefbook.model.problem import Problem, warning
from briefbook.model.snippet import Snippet
from briefbook.session.tree import FIRST_KEY, ROOT, Node, node_of
from briefbook.storage.written_form import written

REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Taken:
    """A change of a snippet that was taken: as it was, and as it is (None: there is none)."""

    before: Snippet | None
    now: Snippet | None


@dataclass(frozen=True)
class State:
    """`header` is the briefing without its sections, which are the tree under `root`.

    `next_key` is the key of the next new row. `selection` are the keys of the selected rows in the order of the
    outline, `current` the one that has the focus (ROOT: none). `typed` is the mapping the header was read from.
    `taken` are the changes of the library that were taken since the briefing was opened, the last of each snippet.
    """

    header: Briefing
    root: Node
    next_key: int
    selection: tuple[int, ...] = ()
    current: int = ROOT
    typed: Mapping[str, Any] | None = field(default=None, compare=False, repr=False)
    taken: Mapping[str, Taken] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def nodes(self) -> Mapping[int, Node]:
        """Every node by its key, in the order of the outline; the root too."""
        return {node.key: node for node in self.root.walk()}

    @cached_property
    def parents(self) -> Mapping[int, int]:
        """The key of the parent by the key of each row."""
        return {child.key: node.key for node in self.root.walk() for child in node.children}

    @cached_property
    def briefing(self) -> Briefing:
        """The briefing as the rest of the program knows it.

        Its sections and items carry their keys as line numbers, so that every problem and every origin of a block
        leads back to its row (`row_of`).
        """
        sections = tuple(child.assembled for child in self.root.children)
        return self.header.model_copy(update={"sections": sections})

    @cached_property
    def data(self) -> dict[str, Any]:
        """The plain data of the briefing's file."""
        data = written(self.header, self.typed)
        if self.root.children:
            data["sections"] = [child.data for child in self.root.children]
        return data

    @cached_property
    def positions(self) -> Mapping[str, int]:
        """The keys of rows by the names a composed document has for them (`Origin.item`).

        That is an own id, else the way there.
        """
        return dict(_positions(self.root, "s"))

    def row_of(self, line: int) -> int | None:
        """The key of the row that a line number of `briefing` stands for, None for any other line."""
        return line if line >= FIRST_KEY and line in self.nodes else None

    def depth(self, key: int) -> int:
        """How many sections a row lies in."""
        depth = 0
        while (key := self.parents.get(key, ROOT)) != ROOT:
            depth += 1
        return depth

    def position(self, key: int) -> tuple[Node, int]:
        """A row's parent and its place among the parent's children. KeyError for a key that is not there."""
        parent = self.nodes[self.parents[key]]
        return parent, next(row for row, child in enumerate(parent.children) if child.key == key)

    def new_keys(self) -> Iterator[int]:
        """Keys that no row has, in rising order."""
        return count(self.next_key)

    def with_root(self, root: Node) -> State:
        """The state with another tree. Rows that are gone leave the selection; the key for the next row stays ahead."""
        keys = {node.key for node in root.walk()}
        current = self.current if self.current in keys else ROOT
        selection = tuple(key for key in self.selection if key in keys)
        return replace(
            self, root=root, next_key=max(self.next_key, *(k + 1 for k in keys)), selection=selection, current=current
        )

    def selecting(self, keys: Iterable[int], current: int | None = None) -> State:
        """The state with these rows selected; the focus is on `current`, by default on the first of them."""
        wanted = frozenset(keys)
        selection = tuple(key for key in self.nodes if key in wanted and key != ROOT)
        focus = current if current is not None and current in self.nodes else next(iter(selection), ROOT)
        return replace(self, selection=selection, current=focus)


def _positions(node: Node, prefix: str) -> Iterator[tuple[str, int]]:
    for number, section in enumerate(node.sections, 1):
        name = section.value.id or f"{prefix}{number}"
        yield name, section.key
        for place, item in enumerate(section.items, 1):
            yield item.value.id or f"{name}/i{place}", item.key
        yield from _positions(section, f"{name}.")


@dataclass(frozen=True, slots=True)
class Edited:
    """What a verb made of a state. A wish that cannot be granted leaves it as it was and says why."""

    state: State
    problems: tuple[Problem, ...] = ()


def refused(state: State, message: str, hint: str = "") -> Edited:
    """The state unchanged, with the reason."""
    return Edited(state, (warning(message, state.header.file, rule=REFUSED, hint=hint),))


def state_of(briefing: Briefing, typed: Mapping[str, Any] | None = None, before: State | None = None) -> State:
    """A briefing to be edited; `typed` is the mapping it was read from.

    Rows that an earlier state of the same briefing has too keep their keys, and with them the selection stays.
    """
    mapping = typed or {}
    keys = count(before.next_key if before else FIRST_KEY)
    whole = Section.model_construct(sections=briefing.sections)
    tree = node_of(whole, keys, {"sections": mapping.get("sections")})
    root = replace(_recognised(tree, before) if before else tree, key=ROOT, typed=None)
    own = None if typed is None else {key: one for key, one in mapping.items() if key != "sections" or not one}
    header = briefing.model_copy(update={"sections": ()})
    state = State(header, root, FIRST_KEY, typed=own)
    if before is not None:
        state = replace(state, next_key=before.next_key, selection=before.selection, current=before.current)
        state = replace(state, taken=before.taken)
    return state.with_root(root)


def _recognised(tree: Node, before: State) -> Node:
    """The tree with the keys of rows that say the same as a row did before, or are the section of that title."""
    known: dict[str, list[int]] = {}
    for node in before.root.walk():
        if node.key != ROOT:
            known.setdefault(_says(node), []).append(node.key)

    def renamed(node: Node) -> Node:
        same = known.get(_says(node))
        key = same.pop(0) if same else node.key
        return replace(node, key=key, children=tuple(renamed(child) for child in node.children))

    return renamed(tree)


def _says(node: Node) -> str:
    value: Section | Item = node.value
    return f"{type(value).__name__} {written(value)}"
