"""Patterns for hyphenation, read so that whoever parts a few hundred words does not wait for fourteen thousand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import pyphen

_DIGITS = str.maketrans("", "", "0123456789")
_ODDITIES = ("^^", "/")
"""Characters by number and changes of spelling: rare, and left to pyphen's own reading."""


class Patterns(Protocol):
    """The patterns of a language."""

    def positions(self, word: str) -> Sequence[int]:
        """The places at which a word may be parted, rising."""


class _PlainPatterns:
    """Patterns of letters and numbers, each decoded when a word asks for it; pyphen decodes all of them in 0.15 s."""

    def __init__(self, lines: Sequence[str]) -> None:
        letters = "\n".join(lines).translate(_DIGITS).split("\n")
        self._patterns = dict(zip(letters, lines, strict=True))
        self._longest = max(map(len, letters))
        self._numbers: dict[str, tuple[int, ...]] = {}

    def positions(self, word: str) -> Sequence[int]:
        """The places at which a word may be parted, rising (F. M. Liang, "Word Hy-phen-a-tion by Com-put-er", 1983)."""
        dotted, known, longest = f".{word.lower()}.", self._patterns, self._longest
        length = len(dotted)
        found = [
            (first, letters)
            for first in range(length - 1)
            for end in range(first + 1, min(first + longest, length) + 1)
            if (letters := dotted[first:end]) in known
        ]
        highest = [0] * (length + 1)
        for first, letters in found:
            numbers = self._numbers_of(letters)
            span = slice(first, first + len(numbers))
            highest[span] = map(max, highest[span], numbers)
        return [place - 1 for place, number in enumerate(highest) if number % 2]

    def _numbers_of(self, letters: str) -> tuple[int, ...]:
        """The numbers before each letter of a pattern and after the last."""
        found = self._numbers.get(letters)
        if found is None:
            numbers = (int(digit or "0") for digit, _ in pyphen.parse(self._patterns[letters]))
            found = self._numbers[letters] = tuple(numbers)
        return found


def read_patterns(language: str) -> Patterns | None:
    """The patterns of a language as pyphen names it (`en_GB`, or `de` for the first there is); None if it has none."""
    known = pyphen.language_fallback(language)
    return _read(Path(pyphen.LANGUAGES[known])) if known else None


def _read(path: Path) -> Patterns:
    encoding, _, content = path.read_bytes().partition(b"\n")
    text = content.decode(encoding.decode().strip().lower().replace("microsoft-", ""))
    if any(sign in text for sign in _ODDITIES):
        found: Patterns = pyphen.HyphDict(path)
        return found
    lines = [line for line in map(str.strip, text.split("\n")) if line and not line.startswith(pyphen.ignored)]
    return _PlainPatterns(lines)
