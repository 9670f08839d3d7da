"""Reading a briefing for its window: slow, and so is what it imports; to be done beside the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefbook.gui.jobs import Cancelled

if TYPE_CHECKING:
    from briefbook.build import Sources
    from briefbook.model.library import Library
    from briefbook.model.problem import Problem
    from briefbook.session.held_library import HeldLibrary
    from briefbook.session.session import Opened, Session
    from briefbook.session.sight import Sight


@dataclass(frozen=True)
class Prepared:
    """What an editor would have to read or work out: the library as it was left, and what its rows look like."""

    held: HeldLibrary
    sight: Sight


@dataclass(frozen=True)
class Ready:
    """A briefing read and its library with it; or the problems that forbid it."""

    opened: Opened
    sources: Sources | None
    problems: tuple[Problem, ...] = ()
    prepared: Prepared | None = None


def made_ready(path: Path, reading: Callable[[int, int], None]) -> Ready:
    """Open a briefing, read its library, and import what a window of it needs.

    `reading` is told how far the library is read, and may end it by raising Cancelled: then nothing is ready.
    """
    from briefbook.build import load_sources
    from briefbook.gui.workspace import Workspace  # noqa: F401
    from briefbook.session.preview import Preview  # noqa: F401
    from briefbook.session.session import Opened, open_session

    try:
        sources, problems = load_sources(path, reading)
    except Cancelled:
        return Ready(Opened(None, ()), None)
    if sources is None:
        return Ready(Opened(None, problems), None, problems)
    opened = open_session(path)
    prepared = _prepared(opened.session, sources.library) if opened.session is not None else None
    return Ready(opened, sources, opened.problems, prepared)


def _prepared(session: Session, library: Library) -> Prepared:
    from briefbook.session.held_library import as_left
    from briefbook.session.sight import Sight

    held, state, briefing = as_left(session, library), session.state, session.briefing
    edition = briefing.all_editions[0]
    sight = Sight(held.library, state.header, edition)
    language = edition.language or briefing.language or held.library.first_language
    for node in state.root.walk():
        sight.look(node, language)
    return Prepared(held, sight)
