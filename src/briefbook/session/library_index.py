"""The search of the library in view, shared by all that search in it."""

from __future__ import annotations

from threading import Lock

from briefbook.library.full_text import FullText
from briefbook.model.library import Library


class LibraryIndex:
    """The index of the library that was asked for last. Any thread may ask; one waits for what another is making."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._made: tuple[Library, FullText] | None = None

    def of(self, library: Library) -> FullText:
        """The index of a library, brought up to date when the library is another than before."""
        with self._lock:
            if self._made is None or self._made[0] is not library:
                self._made = library, FullText(library)
            return self._made[1]
