"""Patterns for hyphenation, read so that whoever parts a few hundred words does not wait for fourteen thousand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyphen

_DIGITS = str.maketrans("", "", "0123456789")
_ODDITIES = ("^^", "/")
"""Characters by number and changes of spelling: rare, and left to pyphen's own reading."""


class Patterns(pyphen.HyphDict):  # type: ignore[misc]
    """Pyphen's patterns of a language, each decoded when a word asks for it; pyphen decodes all of them in 0.15 s."""

    def __init__(self, path: Path) -> None:
        encoding, _, content = path.read_bytes().partition(b"\n")
        text = content.decode(encoding.decode().strip().lower().replace("microsoft-", ""))
        if any(sign in text for sign in _ODDITIES):
            super().__init__(path)
            return
        lines = [line for line in map(str.strip, text.split("\n")) if line and not line.startswith(pyphen.ignored)]
        letters = "\n".join(lines).translate(_DIGITS).split("\n")
        self.patterns = _Decoding(zip(letters, lines, strict=True))
        self.maxlen = max(map(len, letters))
        self.cache: dict[str, list[int]] = {}


def read_patterns(language: str) -> Patterns | None:
    """The patterns of a language as pyphen names it (`en_GB`, or `de` for the first there is); None if it has none."""
    known = pyphen.language_fallback(language)
    return Patterns(Path(pyphen.LANGUAGES[known])) if known else None


class _Decoding(dict[str, Any]):
    """Patterns by their letters: where the first number above zero stands, and the numbers from there to the last."""

    def get(self, letters: str, default: Any = None) -> Any:
        found = super().get(letters, default)
        if isinstance(found, str):
            found = self[letters] = _decoded(found)
        return found


def _decoded(pattern: str) -> tuple[int, tuple[int, ...]] | None:
    values = [int(digit or "0") for digit, _ in pyphen.parse(pattern)]
    if not any(values):
        return None
    start = next(i for i, value in enumerate(values) if value)
    end = next(i for i in range(len(values), 0, -1) if values[i - 1])
    return start, tuple(values[start:end])
