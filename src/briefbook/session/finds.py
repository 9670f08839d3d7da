"""What the queries that once filled sections find now, and have not found before: offered, added or refused."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from briefbook.compose.queries import found, is_meeting_of
from briefbook.compose.view import View
from briefbook.model.briefing import Section, SnippetItem, Watch
from briefbook.model.library import Library
from briefbook.model.snippet import Snippet
from briefbook.session.changes import set_fields
from briefbook.session.moves import Place
from briefbook.session.rows import insert
from briefbook.session.state import Edited, State
from briefbook.storage.written_form import written


@dataclass(frozen=True, slots=True)
class Find:
    """A snippet that a section's query (`watch`, counted from 0) finds now."""

    section: int
    watch: int
    ident: str


def new_finds(state: State, library: Library) -> Mapping[int, tuple[Find, ...]]:
    """The new finds by the keys of their sections. Snippets that stand in the briefing already are none."""
    watching = [(node.key, node.value) for node in state.root.walk() if isinstance(node.value, Section)]
    if not any(section.watch for _, section in watching):
        return {}
    view = View(library, library.scale.highest.id, state.header.as_of_for(state.header.all_editions[0]))
    taken = {node.value.snippet for node in state.root.walk() if isinstance(node.value, SnippetItem)}
    finds: dict[int, tuple[Find, ...]] = {}
    for key, section in watching:
        for number, watch in enumerate(section.watch):
            new = [Find(key, number, one.id) for one in found(watch.find, view) if _is_new(one, watch, taken, state)]
            taken.update(find.ident for find in new)
            if new:
                finds[key] = (*finds.get(key, ()), *new)
    return finds


def _is_new(snippet: Snippet, watch: Watch, taken: Collection[str], state: State) -> bool:
    return snippet.id not in taken and snippet.id not in watch.seen and not _is_this_visit(snippet, state)


def _is_this_visit(snippet: Snippet, state: State) -> bool:
    visit = state.header.visit
    people = [who for who in (visit.principal, visit.host) if isinstance(who, str)]
    return is_meeting_of(snippet, people, visit.first, visit.last)


def add_finds(state: State, finds: Iterable[Find]) -> Edited:
    """Put finds at the end of their sections, as the query's other items are; they are not offered again."""
    wanted = tuple(finds)
    edited = refuse_finds(state, wanted)
    for find in wanted:
        section = state.nodes[find.section]
        watch = section.value.watch[find.watch] if isinstance(section.value, Section) else None
        looks: dict[str, Any] = {} if watch is None else _looks(watch)
        place = Place(find.section, len(edited.state.nodes[find.section].items))
        edited = insert(edited.state, place, {"snippet": find.ident, **looks})
    return edited


def refuse_finds(state: State, finds: Iterable[Find]) -> Edited:
    """Offer finds no more."""
    edited = Edited(state)
    for find in finds:
        node = edited.state.nodes.get(find.section)
        if node is None or not isinstance(node.value, Section) or find.watch >= len(node.value.watch):
            continue
        watches = [written(one) for one in node.value.watch]
        watches[find.watch]["seen"] = [*node.value.watch[find.watch].seen, find.ident]
        edited = set_fields(edited.state, (node.key,), {"watch": watches})
    return edited


def _looks(watch: Watch) -> dict[str, Any]:
    return {name: one for name, one in written(watch).items() if name in ("as", "length", "chart")}
