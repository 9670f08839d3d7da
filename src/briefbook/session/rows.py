"""Rows that come and go: inserted, duplicated, deleted, cut, copied, pasted, typed. Pure: a state in, a state out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from briefbook.model.briefing import ITEM_TYPES, Item, Section
from briefbook.model.problem import Problem, error, has_errors
from briefbook.session.moves import Place, cannot_hold
from briefbook.session.state import Edited, State, refused
from briefbook.session.tree import ROOT, Node, changed, node_of, put, topmost, without
from briefbook.session.words import printable
from briefbook.yaml12.emitter import emit
from briefbook.yaml12.reader import read
from briefbook.yaml12.validation import Place as Where
from briefbook.yaml12.validation import validate

_HEADING = re.compile(r"#{1,6}\s+(\S.*)")
_CLIPBOARD = "briefbook-rows"
_CLIPBOARD_VERSION = 1


def insert(state: State, place: Place, *rows: Mapping[str, Any]) -> Edited:
    """New rows of plain data as a file holds it, put at a place and selected.

    `{"text": ...}`, `{"snippet": id}`, `{"find": {...}}`, `{"picture": path}` and `{"break": "page"}` are items, any
    other mapping is a section, whose `items` and `sections` come with it. Wrong data is refused, all problems told.
    """
    parent = state.nodes.get(place.parent)
    if parent is None or not parent.is_section:
        return refused(state, "there is no section to put it into", "choose a section")
    keys = state.new_keys()
    nodes, problems = _nodes(rows, keys, state.header.file)
    if has_errors(problems):
        return Edited(state, problems)
    edited = _put(state, place, nodes)
    return Edited(edited.state, (*problems, *edited.problems))


def _put(state: State, place: Place, nodes: tuple[Node, ...]) -> Edited:
    objection = cannot_hold(state, state.nodes[place.parent], nodes)
    if objection is not None:
        return objection
    taken = {node.value.id for node in state.root.walk() if node.value.id}
    new = tuple(_with_own_id(node, taken) for node in nodes)
    root = changed(state.root, place.parent, lambda parent: put(parent, place.row, new))
    return Edited(state.with_root(root).selecting(node.key for node in new))


def _with_own_id(node: Node, taken: set[str]) -> Node:
    """The node without ids that another row has; its own are taken from now on."""
    children = tuple(_with_own_id(child, taken) for child in node.children)
    ident = node.value.id
    if ident is None or ident not in taken:
        taken.update({ident} if ident else ())
        return replace(node, children=children)
    typed = None if node.typed is None else {key: one for key, one in node.typed.items() if key != "id"}
    return replace(node, value=node.value.model_copy(update={"id": None}), children=children, typed=typed)


def _nodes(
    rows: Iterable[Mapping[str, Any]], keys: Iterator[int], file: str
) -> tuple[tuple[Node, ...], tuple[Problem, ...]]:
    nodes: list[Node] = []
    problems: list[Problem] = []
    for row in rows:
        model = next((kind for name, kind in ITEM_TYPES.items() if name in row), Section)
        what = "the section" if model is Section else "the item"
        found = validate(model, row, Where(file, what))
        problems.extend(found.problems)
        if isinstance(found.value, (Section, Item)):
            nodes.append(node_of(found.value, keys, row))
    return tuple(nodes), tuple(problems)


def insert_section(state: State, place: Place, title: str) -> Edited:
    """A new empty section."""
    return insert(state, place, {"title": printable(title)})


def insert_text(state: State, place: Place, words: str, marking: str | None = None) -> Edited:
    """Free words of this briefing; without a marking they have the highest."""
    return insert(state, place, {"text": printable(words), **({"marking": marking} if marking else {})})


def insert_snippet(state: State, place: Place, ident: str) -> Edited:
    """A snippet of the library."""
    return insert(state, place, {"snippet": ident})


def insert_page_break(state: State, place: Place) -> Edited:
    """A forced new page."""
    return insert(state, place, {"break": "page"})


def insert_picture(state: State, place: Place, path: str, alt: str = "") -> Edited:
    """A picture; the path is relative to the library, then to the briefing."""
    return insert(state, place, {"picture": path, **({"alt": alt} if alt else {})})


def delete(state: State, keys: Iterable[int]) -> Edited:
    """Take rows away with all below them. What takes the place of the first is selected, else what stood before it."""
    gone = frozenset(keys) - {ROOT}
    nodes = topmost(state.root, gone)
    if not nodes:
        return Edited(state)
    order = list(state.nodes)
    lost = {below.key for node in nodes for below in node.walk()}
    start = order.index(nodes[0].key)
    after = next((key for key in order[start:] if key not in lost), ROOT)
    before = next((key for key in reversed(order[:start]) if key not in lost), ROOT)
    is_same_level = after != ROOT and state.parents[after] == state.parents[nodes[0].key]
    heir = after if is_same_level or before == ROOT else before
    selection = (heir,) if heir != ROOT else ()
    return Edited(state.with_root(without(state.root, gone)).selecting(selection))


def duplicate(state: State, keys: Iterable[int]) -> Edited:
    """A copy of each row right after the last of its neighbours among them; the copies are selected."""
    nodes = topmost(state.root, frozenset(keys))
    if not nodes:
        return Edited(state)
    fresh = state.new_keys()
    copies: list[int] = []
    for parent_key in dict.fromkeys(state.parents[node.key] for node in nodes):
        originals = [node for node in nodes if state.parents[node.key] == parent_key]
        _, row = state.position(originals[-1].key)
        new = tuple(_with_new_keys(node, fresh) for node in originals)
        state = _put(state, Place(parent_key, row + 1), new).state
        copies.extend(node.key for node in new)
    return Edited(state.selecting(copies))


def _with_new_keys(node: Node, keys: Iterator[int]) -> Node:
    return replace(node, key=next(keys), children=tuple(_with_new_keys(child, keys) for child in node.children))


def copied(state: State, keys: Iterable[int]) -> str:
    """Rows as the text of a clipboard, YAML that `paste` of any briefing takes; "" when there are none."""
    nodes = topmost(state.root, frozenset(keys))
    if not nodes:
        return ""
    return emit({_CLIPBOARD: _CLIPBOARD_VERSION, "rows": [node.data for node in nodes]})


def paste(state: State, place: Place, clipboard: str) -> Edited:
    """Rows that `copied` gave, of this briefing or another; any other text becomes text items and sections.

    Paragraphs are parted by empty lines, headings (`# Title`) begin sections inside the section pasted into.
    """
    file = state.header.file
    found = read(clipboard.encode(errors="replace"), file) if clipboard.startswith(f"{_CLIPBOARD}:") else None
    if found is None:
        return insert(state, place, *_typed_rows(printable(clipboard)))
    rows = found.value.get("rows") if isinstance(found.value, Mapping) else None
    if has_errors(found.problems) or not isinstance(rows, list) or not all(isinstance(r, Mapping) for r in rows):
        message = "what was copied cannot be read any more"
        return Edited(state, (error(message, file, rule="clipboard", hint="copy it again"),))
    return insert(state, place, *rows)


def _typed_rows(text: str) -> list[dict[str, Any]]:
    """Pasted words as rows: text items, and sections from headings, each with what follows it."""
    rows: list[dict[str, Any]] = []
    section: dict[str, Any] | None = None
    for paragraph in _paragraphs(text):
        heading = _HEADING.fullmatch(paragraph)
        if heading is not None:
            section = {"title": heading[1]}
            rows.append(section)
        elif section is not None:
            section.setdefault("items", []).append({"text": paragraph})
        else:
            rows.append({"text": paragraph})
    return rows


def _paragraphs(text: str) -> Iterator[str]:
    """Blocks between empty lines; a heading is one of its own."""
    block: list[str] = []
    for line in (*text.split("\n"), ""):
        is_heading = _HEADING.fullmatch(line.rstrip()) is not None
        if block and (is_heading or not line.strip()):
            yield "\n".join(block)
            block = []
        if is_heading:
            yield line.rstrip()
        elif line.strip():
            block.append(line.rstrip())
