"""Words found in the pages of a live book, across the ends of lines too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from briefbook.model.pages import ARTIFACT, Line, Pages

MOST = 2000
"""No more is found; nobody steps through as many."""
_ALIKE = str.maketrans(
    {"ё": "е", "\u00a0": " ", "\u202f": " ", "\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"'}
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of what was found: the place of its line on the page, its characters in the line's text."""

    place: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where the words stand: its page (from 1) and its parts, one a line."""

    page: int
    parts: tuple[Part, ...]


def find_in_pages(pages: Pages, words: str) -> tuple[Hit, ...]:
    """Where the words stand, in reading order. Capitals, ё and е, and kinds of quotation marks are the same."""
    sought = " ".join(_folded(words).split())
    if not sought:
        return ()
    hits: list[Hit] = []
    for number, page in enumerate(pages.pages, 1):
        numbered = [pair for pair in enumerate(page.lines) if _is_text(pair[1])]
        for _, group in groupby(numbered, key=lambda pair: (pair[1].block, pair[1].origin)):
            hits.extend(Hit(number, parts) for parts in _found(list(group), sought))
            if len(hits) >= MOST:
                return tuple(hits[:MOST])
    return tuple(hits)


def _is_text(line: Line) -> bool:
    """Whether a line is part of the text: running heads, and heads of tables that are repeated, are not."""
    return any(run.element != ARTIFACT for run in line.runs)


def _folded(text: str) -> str:
    """In the same number of characters, so that places in it are places in the text."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join([character.lower()[0] for character in text])
    return lowered.translate(_ALIKE)


def _found(lines: Sequence[tuple[int, Line]], sought: str) -> Iterator[tuple[Part, ...]]:
    """The places in lines that follow each other; a word parted at the end of a line is whole again."""
    text = ""
    starts: list[int] = []
    for index, (_, line) in enumerate(lines):
        starts.append(len(text))
        words = _folded(line.text)
        following = lines[index + 1][1].text if index + 1 < len(lines) else ""
        text += words[:-1] if words.endswith("-") and following[:1].islower() else words + " "
    start = text.find(sought)
    while start >= 0:
        yield tuple(_parts(lines, starts, start, start + len(sought)))
        start = text.find(sought, start + len(sought))


def _parts(lines: Sequence[tuple[int, Line]], starts: Sequence[int], start: int, end: int) -> Iterator[Part]:
    for (place, line), at in zip(lines, starts, strict=True):
        first, last = max(start - at, 0), min(end - at, len(line.text))
        if first < last:
            yield Part(place, first, last)
