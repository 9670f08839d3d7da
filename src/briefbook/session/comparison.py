"""Two states of one briefing side by side: which rows and which details differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from briefbook.session.state import State
from briefbook.session.tree import ROOT, Node
from briefbook.storage.written_form import written

Kind = Literal["added", "removed", "changed", "moved", "detail"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference. `ours` and `theirs` are the keys of the row in the two states, None where there is no such row.

    A `detail` is a field of the briefing or of its visit; `name` is its key in the file (`visit.place`).
    """

    kind: Kind
    ours: int | None = None
    theirs: int | None = None
    name: str = ""


def differences(ours: State, theirs: State) -> tuple[Difference, ...]:
    """What `theirs` has otherwise. Both must share the keys of rows that say the same (`state_of` with `before`).

    A row that is gone and one of the same kind that came in its place are one changed row. What lies in a section
    that was added or removed is not told by itself.
    """
    return (*_details(ours, theirs), *_rows(ours, theirs))


def _details(ours: State, theirs: State) -> Iterator[Difference]:
    here, there = written(ours.header), written(theirs.header)
    for name in dict.fromkeys((*here, *there)):
        if name == "visit":
            visits = here["visit"], there["visit"]
            changed = [
                key for key in dict.fromkeys((*visits[0], *visits[1])) if visits[0].get(key) != visits[1].get(key)
            ]
            yield from (Difference("detail", name=f"visit.{key}") for key in changed)
        elif name != "draft" and here.get(name) != there.get(name):
            yield Difference("detail", name=name)


def _rows(ours: State, theirs: State) -> Iterator[Difference]:
    gone = [key for key in ours.nodes if key not in theirs.nodes]
    new = [key for key in theirs.nodes if key not in ours.nodes]
    pairs = dict(_in_place_of(ours, theirs, gone, new))
    yield from (Difference("changed", old, came) for old, came in pairs.items())
    for key in gone:
        if key not in pairs and ours.parents[key] not in gone:
            yield Difference("removed", ours=key)
    came_instead = set(pairs.values())
    for key in new:
        if key not in came_instead and theirs.parents[key] not in new:
            yield Difference("added", theirs=key)
    yield from (Difference("moved", key, key) for key in _moved(ours, theirs, pairs))


def _in_place_of(ours: State, theirs: State, gone: list[int], new: list[int]) -> Iterator[tuple[int, int]]:
    """Rows that are gone with the rows of the same kind that stand where they stood."""
    places = {_place(theirs, key): key for key in new}
    for key in gone:
        parent = ours.parents[key]
        came = places.get(_place(ours, key))
        if came is not None and (parent not in gone or parent == ROOT):
            yield key, came


def _place(state: State, key: int) -> tuple[object, ...]:
    """Where a row stands: its parent, its kind, and the row before it that says what it is."""
    parent, row = state.position(key)
    node: Node = parent.children[row]
    return parent.key, type(node.value), row


def _moved(ours: State, theirs: State, pairs: dict[int, int]) -> Iterator[int]:
    """Rows in both that lie in another section, or stand after another of the rows that stayed in theirs."""
    for key, node in theirs.nodes.items():
        if key not in ours.nodes or not node.is_section:
            continue
        stayed = [child.key for child in node.children if ours.parents.get(child.key) == key]
        order = [child.key for child in ours.nodes[key].children if child.key in set(stayed)]
        yield from (one for one in _out_of_order(order, stayed))
    changed = {new: old for old, new in pairs.items()}
    for key, parent in theirs.parents.items():
        if key in ours.parents and ours.parents[key] != changed.get(parent, parent):
            yield key


def _out_of_order(before: list[int], after: list[int]) -> list[int]:
    """The fewest rows (greedily) without which the order is the same."""
    moved: list[int] = []
    rest, left = list(before), list(after)
    while rest != left:
        index = next(i for i, (one, other) in enumerate(zip(rest, left, strict=True)) if one != other)
        later = left.index(rest[index]) - index
        earlier = rest.index(left[index]) - index
        key = rest[index] if later >= earlier else left[index]
        moved.append(key)
        rest.remove(key)
        left.remove(key)
    return moved
