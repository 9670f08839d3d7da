"""The library as a briefing has taken it: what others changed since waits until the editor takes it or keeps theirs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from briefbook.compose.queries import found
from briefbook.compose.view import View
from briefbook.model.briefing import FindItem, SnippetItem
from briefbook.model.library import Library
from briefbook.model.snippet import Snippet
from briefbook.session.seen_snippets import seen_before, seen_file
from briefbook.session.session import Session
from briefbook.session.state import State
from briefbook.storage.written_form import written

_NEVER_PRINTED = ("note", "owner", "review")


@dataclass(frozen=True)
class HeldLibrary:
    """`newest` is what the files say, `waiting` the snippets as they were by their ids (None: there was none)."""

    newest: Library
    waiting: Mapping[str, Snippet | None] = field(default_factory=dict)

    @cached_property
    def library(self) -> Library:
        """The newest library but for what waits."""
        if not self.waiting:
            return self.newest
        snippets = _HeldBack(self.newest.snippets, self.waiting)
        return replace(self.newest, snippets=snippets, kinds=_kinds(self.newest, self.waiting))

    def showing(self, versions: Mapping[str, Snippet | None]) -> HeldLibrary:
        """The library with some snippets as given, which wait where the newest says otherwise."""
        return holding({**self.waiting, **versions}, self.newest)

    def followed_by(self, newest: Library, state: State, shown: Iterable[str]) -> HeldLibrary:
        """What is held when the files say `newest`: whatever the briefing shows stays as it was.

        `shown` are further ids the book shows: people mentioned, sources of figures.
        """
        concerned = _concerned(self.library, newest, state) | frozenset(shown)
        return holding({ident: self.library.snippets.get(ident) for ident in concerned}, newest)


def holding(seen: Mapping[str, Snippet | None], newest: Library) -> HeldLibrary:
    """The newest library, held back where it says otherwise than what was seen (None: there was no such snippet)."""
    waiting = {ident: old for ident, old in seen.items() if _says_otherwise(old, newest.snippets.get(ident))}
    return HeldLibrary(newest, waiting)


def shown_by(state: State, library: Library) -> frozenset[str]:
    """The ids of the snippets that the rows of a briefing show: its items, and the answers of its queries."""
    named = {node.value.snippet for node in state.root.walk() if isinstance(node.value, SnippetItem)}
    return frozenset(named) | _answers(state, library)


def is_touched(session: Session) -> bool:
    """Whether somebody has worked on a briefing: from then on nothing changes in it unless they say so."""
    draft = session.briefing.draft
    return bool(session.history.past) or draft is None or draft.number > 1


def as_left(session: Session, newest: Library) -> HeldLibrary:
    """The library as a briefing was left, with what changed since waiting; reads a file of the user's own folder."""
    if not is_touched(session):
        return HeldLibrary(newest)
    return holding(seen_before(seen_file(session.surroundings.recovery, session.path)), newest)


def _concerned(seen: Library, newest: Library, state: State) -> frozenset[str]:
    return shown_by(state, seen) | _answers(state, newest)


def _answers(state: State, library: Library) -> frozenset[str]:
    queries = [node.value.find for node in state.root.walk() if isinstance(node.value, FindItem)]
    if not queries:
        return frozenset()
    view = View(library, library.scale.highest.id, state.header.as_of_for(state.header.all_editions[0]))
    return frozenset(snippet.id for query in queries for snippet in found(query, view))


def _says_otherwise(old: Snippet | None, new: Snippet | None) -> bool:
    return _said(old) != _said(new)


def _said(snippet: Snippet | None) -> object:
    if snippet is None:
        return None
    return {key: value for key, value in written(snippet).items() if key not in _NEVER_PRINTED}


def _kinds(newest: Library, waiting: Mapping[str, Snippet | None]) -> Mapping[str, tuple[str, ...]] | None:
    """The ids of each kind with what waits put back."""
    if newest.kinds is None:
        return None
    kinds = {kind: tuple(one for one in idents if one not in waiting) for kind, idents in newest.kinds.items()}
    for ident, snippet in waiting.items():
        if snippet is not None:
            kinds[snippet.kind] = (*kinds.get(snippet.kind, ()), ident)
    return kinds


class _HeldBack(Mapping[str, Snippet]):
    """Snippets as they are, but for some that are as they were. No other snippet is looked at."""

    def __init__(self, newest: Mapping[str, Snippet], waiting: Mapping[str, Snippet | None]) -> None:
        self._newest = newest
        self._waiting = waiting

    def __getitem__(self, ident: str) -> Snippet:
        if ident not in self._waiting:
            return self._newest[ident]
        snippet = self._waiting[ident]
        if snippet is None:
            raise KeyError(ident)
        return snippet

    def __contains__(self, ident: object) -> bool:
        if ident in self._waiting:
            return self._waiting[str(ident)] is not None
        return ident in self._newest

    def __iter__(self) -> Iterator[str]:
        for ident in self._newest:
            if ident in self:
                yield ident
        for ident, snippet in self._waiting.items():
            if snippet is not None and ident not in self._newest:
                yield ident

    def __len__(self) -> int:
        return sum(1 for _ in self)
