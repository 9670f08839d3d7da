"""Rows to other places: dragged, up and down, deeper and back. Pure: a state in, a state out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefbook.model.sentence import Sentence
from briefbook.session.state import Edited, State, refused
from briefbook.session.tree import ROOT, Node, changed, put, topmost, without

DEEPEST = 9
"""Levels of sections: as many as Word has levels of headings."""
END = 2**31


@dataclass(frozen=True, slots=True)
class Place:
    """Before the child `row` of `parent`, as counted before anything is moved (END: after all)."""

    parent: int
    row: int = END


def place_after(state: State, key: int) -> Place:
    """Right after a row; after an item in its section, after a section beside it."""
    if key == ROOT:
        return Place(ROOT)
    parent, row = state.position(key)
    return Place(parent.key, row + 1)


def place_after_current(state: State) -> Place:
    """Where a new item goes: after the current one, at the end of the current section, else of the last section."""
    node = state.nodes.get(state.current)
    if node is None or node.key == ROOT:
        sections = state.root.sections
        return Place(sections[-1].key) if sections else Place(ROOT)
    return Place(node.key, len(node.items)) if node.is_section else place_after(state, node.key)


def move(state: State, keys: Iterable[int], place: Place) -> Edited:
    """Move rows, with all below them, to a place; they keep their order and stay selected.

    Items among sections go to the end of the items, sections among items before the first section. A section into
    itself, an item outside every section, and more than DEEPEST levels are refused.
    """
    nodes = topmost(state.root, frozenset(keys))
    parent = state.nodes.get(place.parent)
    if not nodes or parent is None:
        return Edited(state)
    reason = _objection(state, nodes, parent)
    if reason is not None:
        return reason
    moved = frozenset(node.key for node in nodes)
    row = place.row - sum(child.key in moved for child in parent.children[: place.row])
    root = changed(without(state.root, moved), parent.key, lambda found: put(found, row, nodes))
    if [n.key for n in root.walk()] == list(state.nodes) and _parents(root) == state.parents:
        return Edited(state)
    current = state.current if state.current in moved else nodes[0].key
    return Edited(state.with_root(root).selecting(moved, current))


def _parents(root: Node) -> dict[int, int]:
    return {child.key: node.key for node in root.walk() for child in node.children}


def _objection(state: State, nodes: tuple[Node, ...], parent: Node) -> Edited | None:
    inside = {below.key for node in nodes for below in node.walk()}
    if parent.key in inside:
        return refused(state, "a section cannot go into itself", "drop it beside the section or into another one")
    if not parent.is_section:
        return refused(state, "an item holds no rows", "drop it into a section")
    return cannot_hold(state, parent, nodes)


def cannot_hold(state: State, parent: Node, nodes: Iterable[Node]) -> Edited | None:
    """Why a section, or the root, cannot take these nodes; None when it can."""
    rows = tuple(nodes)
    if parent.key == ROOT and not all(node.is_section for node in rows):
        return refused(state, "an item needs a section around it", "drop it into a section")
    level = 0 if parent.key == ROOT else state.depth(parent.key) + 1
    if level + max((node.height for node in rows), default=0) > DEEPEST:
        return refused(
            state, Sentence("sections are at most {most} deep", most=DEEPEST), "drop it into a section further out"
        )
    return None


def move_up(state: State, keys: Iterable[int]) -> Edited:
    """Each row before its neighbour above; the first item of a section to the end of the section above."""
    return _shifted(state, keys, -1)


def move_down(state: State, keys: Iterable[int]) -> Edited:
    """Each row after its neighbour below; the last item of a section to the beginning of the section below."""
    return _shifted(state, keys, 1)


def _shifted(state: State, keys: Iterable[int], step: int) -> Edited:
    nodes = topmost(state.root, frozenset(keys))
    if not nodes:
        return Edited(state)
    if len({(state.parents[node.key], node.is_section) for node in nodes}) > 1:
        return refused(state, "rows of several places cannot move together", "drag them, or move them one by one")
    selected = [node.key for node in nodes]
    parent = state.nodes[state.parents[selected[0]]]
    siblings = [child.key for child in (parent.sections if nodes[0].is_section else parent.items)]
    order = _stepped(siblings, frozenset(selected), step)
    if order != siblings:
        by_key = {child.key: child for child in parent.children}
        rest = tuple(child for child in parent.children if child.is_section != nodes[0].is_section)
        root = changed(state.root, parent.key, lambda n: n.with_children((*rest, *(by_key[k] for k in order))))
        return Edited(state.with_root(root).selecting(selected, _focus(state, selected)))
    return _to_neighbour(state, nodes, step)


def _focus(state: State, selected: list[int]) -> int:
    return state.current if state.current in selected else selected[0]


def _stepped(siblings: list[int], selected: frozenset[int], step: int) -> list[int]:
    """The siblings with each selected one exchanged with its unselected neighbour in that direction."""
    order = siblings[::-step]
    for index in range(1, len(order)):
        if order[index] in selected and order[index - 1] not in selected:
            order[index - 1], order[index] = order[index], order[index - 1]
    return order[::-step]


def _to_neighbour(state: State, nodes: tuple[Node, ...], step: int) -> Edited:
    """Items at the edge of their section go over to the next section in the order of the outline."""
    if nodes[0].is_section:
        return refused(state, "it stands at the edge of its level", "move it out, or drag it elsewhere")
    sections = [node.key for node in state.root.walk() if node.is_section and node.key != ROOT]
    index = sections.index(state.parents[nodes[0].key]) + step
    if not 0 <= index < len(sections):
        return refused(state, "there is no section further on")
    target = state.nodes[sections[index]]
    row = len(target.items) if step < 0 else 0
    return move(state, (node.key for node in nodes), Place(target.key, row))


def move_in(state: State, keys: Iterable[int]) -> Edited:
    """One level deeper: sections into the section before them, items to the front of their section's first section."""
    nodes = topmost(state.root, frozenset(keys))
    if not nodes:
        return Edited(state)
    parent, row = state.position(nodes[0].key)
    if nodes[0].is_section:
        before = parent.children[row - 1] if row else None
        if before is None or not before.is_section:
            return refused(state, "there is no section before it to go into")
        return move(state, (node.key for node in nodes), Place(before.key))
    if not parent.sections:
        return refused(state, "its section has no section inside to go into")
    return move(state, (node.key for node in nodes), Place(parent.sections[0].key, 0))


def move_out(state: State, keys: Iterable[int]) -> Edited:
    """One level out: sections after the one they were in, items to the end of the items one level further out."""
    nodes = topmost(state.root, frozenset(keys))
    if not nodes:
        return Edited(state)
    parent, _ = state.position(nodes[-1].key)
    if parent.key == ROOT:
        return refused(state, "it stands at the outermost level already")
    outer, row = state.position(parent.key)
    at = row + 1 if nodes[0].is_section else len(outer.items)
    return move(state, (node.key for node in nodes), Place(outer.key, at))
