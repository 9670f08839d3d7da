"""Reading a briefing for its window: slow, and so is what it imports; to be done beside the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefbook.gui.jobs import Cancelled

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from briefbook.build import Sources
    from briefbook.model.problem import Problem
    from briefbook.session.held_library import HeldLibrary
    from briefbook.session.preview import LiveBook, Preview
    from briefbook.session.session import Opened
    from briefbook.session.sight import Sight


@dataclass(frozen=True)
class FirstBook:
    """The first book of a briefing, how to make the next, and its first page drawn (None: it has none)."""

    preview: Preview
    book: LiveBook
    page: QImage | None


@dataclass(frozen=True)
class Prepared:
    """What an editor would have to read or work out: the library as it was left, what its rows look like, the book."""

    held: HeldLibrary
    sight: Sight
    first: FirstBook | None = None


@dataclass(frozen=True)
class Ready:
    """A briefing read and its library with it; or the problems that forbid it."""

    opened: Opened
    sources: Sources | None
    problems: tuple[Problem, ...] = ()
    held: HeldLibrary | None = None
    first: FirstBook | None = None
    prepared: Prepared | None = None


def read(path: Path, reading: Callable[[int, int], None]) -> Ready:
    """Open a briefing and read its library.

    `reading` is told how far the library is read, and may end it by raising Cancelled: then nothing is ready.
    """
    from briefbook.build import load_sources
    from briefbook.session.held_library import as_left
    from briefbook.session.session import Opened, open_session

    try:
        sources, problems = load_sources(path, reading)
    except Cancelled:
        return Ready(Opened(None, ()), None)
    if sources is None:
        return Ready(Opened(None, problems), None, problems)
    opened = open_session(path)
    held = as_left(opened.session, sources.library) if opened.session is not None else None
    return Ready(opened, sources, opened.problems, held)


def with_first_book(ready: Ready, width: int) -> Ready:
    """Make the book and draw its first page, so wide (device pixels), before anything else is made."""
    from briefbook.gui.covers import page_picture
    from briefbook.session.preview import Preview, page_pdf

    session, held = ready.opened.session, ready.held
    if session is None or held is None or ready.sources is None:
        return ready
    preview = Preview(replace(ready.sources, library=held.library))
    book = preview.compose(session.briefing, session.briefing.all_editions[0].name)
    page = page_picture(page_pdf(book, 1), width) if book.pages.pages else None
    return replace(ready, first=FirstBook(preview, book, page))


def with_panels(ready: Ready) -> Ready:
    """Import what a window needs, and work out what the outline shows."""
    from briefbook.gui.workspace import Workspace  # noqa: F401
    from briefbook.session.preview import Preview  # noqa: F401
    from briefbook.session.sight import Sight

    session, held = ready.opened.session, ready.held
    if session is None or held is None:
        return ready
    state, briefing = session.state, session.briefing
    edition = briefing.all_editions[0]
    sight = Sight(held.library, state.header, edition)
    language = edition.language or briefing.language or held.library.first_language
    for node in state.root.walk():
        sight.look(node, language)
    return replace(ready, prepared=Prepared(held, sight, ready.first))
