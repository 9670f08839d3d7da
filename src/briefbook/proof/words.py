"""Text as words, so that spacing, capitals, hyphenation and ё make no difference to a search."""

from __future__ import annotations

import re
from collections.abc import Iterable

RUN = 5
"""So many words in a row are taken as somebody's wording rather than as chance."""

_WORD = re.compile(r"[^\W_]+")
_PART = "\x00"
_WORD_OR_PART = re.compile(rf"{_WORD.pattern}|{_PART}")
_BROKEN = re.compile("[\u00ad\u200b]|(?<=[^\\W\\d_])-\n(?=[^\\W\\d_])")

Words = tuple[str, ...]


def words_of(text: str) -> Words:
    """The words and numbers of a text; words divided at a line's end are joined again."""
    return tuple(_WORD.findall(_BROKEN.sub("", text).casefold().replace("ё", "е")))


def rows_of(texts: Iterable[str]) -> str:
    """The words of many texts in one row, each between spaces; a full stop, which no word is, parts the texts."""
    folded = _BROKEN.sub("", _PART.join(texts)).casefold().replace("ё", "е")
    return f" {' '.join(_WORD_OR_PART.findall(folded)).replace(_PART, '.')} "


def runs_of(words: Words, length: int) -> set[Words]:
    """Every run of so many words."""
    return set(zip(*(words[start:] for start in range(length)), strict=False)) if length <= len(words) else set()
