"""What an edition may not show: runs of five words, and names as a whole, from everything above its ceiling."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache, cached_property

from briefbook.model.marking import MarkingScale
from briefbook.proof.inventory import Piece
from briefbook.proof.words import RUN, Words, rows_of, runs_of, words_of

_SHORTEST_NAME = 4
"""Letters; a shorter single word says nothing by itself."""


@dataclass(frozen=True)
class Secrets:
    """The sought runs of words by their length, and the texts whose words are no secret although they agree."""

    sought: dict[int, set[Words]] = field(default_factory=dict)
    permitted: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to keep back."""
        return not self.sought

    @property
    def count(self) -> int:
        """How many runs of words are sought."""
        return sum(len(runs) for runs in self.sought.values())

    def digest(self) -> str:
        """SHA-256 of the sought runs, one a line in their order, so that two searches can be compared unseen."""
        lines = sorted(" ".join(run) for runs in self.sought.values() for run in runs)
        return hashlib.sha256("".join(line + "\n" for line in lines).encode()).hexdigest()

    def without_permission(self, count: int) -> Secrets:
        """The same with the first texts of those permitted left out."""
        return replace(self, permitted=self.permitted[count:])

    @cached_property
    def _permitted_words(self) -> str:
        return rows_of(self.permitted)

    def is_permitted(self, run: Words) -> bool:
        """Whether a permitted text holds the run."""
        return f" {' '.join(run)} " in self._permitted_words

    def found_in(self, words: Words) -> set[Words]:
        """The sought runs that stand in some words and in no permitted text."""
        hits: set[Words] = set()
        for length, runs in self.sought.items():
            hits |= runs & runs_of(words, length)
        return {run for run in hits if not self.is_permitted(run)}

    def longest_in(self, words: Words) -> int:
        """The most words in a row that sought runs cover in some words, one run going on in the next; 0 for none."""
        longest = begin = end = 0
        for start, stop in sorted(_places_of(self.found_in(words), words)):
            begin = start if start >= end else begin
            end = max(end, stop)
            longest = max(longest, end - begin)
        return longest


def _places_of(runs: Iterable[Words], words: Words) -> Iterator[tuple[int, int]]:
    """Where runs stand in some words: the number of the first word, and of the one after the last."""
    for run in runs:
        length = len(run)
        yield from ((at, at + length) for at in range(len(words) - length + 1) if words[at : at + length] == run)


def secrets_of(pieces: Iterable[Piece], scale: MarkingScale, ceiling: str, permitted: Iterable[str] = ()) -> Secrets:
    """Divide what is written at a ceiling into what is sought and what is permitted.

    `permitted` are further texts that may be printed: wording, the template's words, sentences from facts, the names
    of principal and host. They are read only when something is sought.
    """
    sought: dict[int, set[Words]] = {}
    allowed: list[str] = []
    permits = cache(lambda marking: scale.permits(ceiling, (marking,)))
    for piece in pieces:
        if not piece.is_private and permits(piece.marking):
            allowed.append(piece.words)
            continue
        words = words_of(piece.words)
        for run in _runs(words, piece.is_name):
            sought.setdefault(len(run), set()).add(run)
    return Secrets(sought, (*permitted, *allowed)) if sought else Secrets()


def _runs(words: Words, is_name: bool) -> set[Words]:
    if len(words) >= RUN:
        return runs_of(words, RUN)
    return {words} if is_name and _is_telling(words) else set()


def _is_telling(words: Words) -> bool:
    """Whether a short name says something: not only numbers, and not one short word."""
    letters = [word for word in words if not word.isdigit()]
    return bool(letters) and (len(letters) > 1 or len(letters[0]) >= _SHORTEST_NAME)
