"""What a process that builds several briefings holds between them: library, its pieces for the proof, wordings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from briefbook.library.file_records import Progress
from briefbook.library.loader import load_library
from briefbook.library.shelf import says_the_same
from briefbook.model.library import Library
from briefbook.model.problem import Problem
from briefbook.model.wording import Wording
from briefbook.storage.shipped import resources
from briefbook.storage.wording_file import load_wording

if TYPE_CHECKING:
    from briefbook.proof.inventory import Piece


class Stock:
    """Held from one briefing to the next, and read again where files changed meanwhile.

    Of libraries only the last is held: briefings of one batch mostly share it, and it may be large. Wordings ship with
    the program and are read once.
    """

    def __init__(self) -> None:
        self._library: Library | None = None
        self._pieces: tuple[Library | None, dict[bool, tuple[Piece, ...]]] = None, {}
        self._wordings: dict[str, tuple[Wording | None, tuple[Problem, ...]]] = {}

    def library(self, root: Path, reading: Progress) -> Library:
        """The library under `root` as its files are now; the very same value while they say the same."""
        before = self._library if self._library is not None and self._library.root == root else None
        now = load_library(root, reading, before)
        if before is None or not says_the_same(before, now):
            before = self._library = now
        return before

    def pieces(self, library: Library, *, for_theirs: bool) -> tuple[Piece, ...]:
        """All that is written in a library, gone through once for all books whose readers are of one side."""
        from briefbook.proof.inventory import pieces_of_library

        held = self._pieces
        if held[0] is not library:
            held = self._pieces = library, {}
        if for_theirs not in held[1]:
            held[1][for_theirs] = tuple(pieces_of_library(library, for_theirs=for_theirs))
        return held[1][for_theirs]

    def wording(self, language: str) -> tuple[Wording | None, tuple[Problem, ...]]:
        """The wording of a language that Briefbook speaks, and what is wrong with it."""
        if language not in self._wordings:
            self._wordings[language] = load_wording(resources() / "wording" / language)
        return self._wordings[language]
