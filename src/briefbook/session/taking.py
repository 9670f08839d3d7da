"""Changes of the library that an editor takes, as steps that undo takes back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from briefbook.model.snippet import Snippet
from briefbook.session.held_library import HeldLibrary
from briefbook.session.state import Edited, State, Taken


def take(state: State, held: HeldLibrary, idents: Iterable[str]) -> Edited:
    """Show snippets that waited as the library has them now."""
    waiting = [one for one in idents if one in held.waiting]
    if not waiting:
        return Edited(state)
    newest = held.newest.snippets
    taken = {ident: Taken(held.waiting[ident], newest.get(ident)) for ident in waiting}
    return Edited(replace(state, taken={**state.taken, **taken}))


def versions_between(before: State, after: State) -> Mapping[str, Snippet | None]:
    """The snippets that the second of two states of a briefing shows otherwise than the first, as it shows them."""
    if before.taken is after.taken:
        return {}
    versions: dict[str, Snippet | None] = {}
    for ident in {**before.taken, **after.taken}:
        old, new = before.taken.get(ident), after.taken.get(ident)
        if new is not None and new is not old:
            versions[ident] = new.now
        elif new is None and old is not None:
            versions[ident] = old.before
    return versions
