"""Where words may be parted at the end of a line: by patterns, after hyphens and dashes, at soft hyphens."""

from __future__ import annotations

import re
from functools import cache

from briefbook.typeset.patterns import Patterns, read_patterns

PATTERNS = {"en": "en_GB", "ru": "ru_RU"}
SHORTEST = 5
BEFORE = 2
"""Letters that stay at least before a hyphen."""
AFTER = {"ru": 2}
AFTER_ELSEWHERE = 3
"""Letters that come at least after it (Russian: D. E. Rozental, "Справочник по правописанию и стилистике", § 224)."""
SOFT_HYPHEN = "\u00ad"

Break = tuple[int, bool]
"""A place in a word, and whether a hyphen is set there."""

_LETTERS = re.compile(r"[^\W\d_]+")
_AFTER = re.compile("(?<=[^\\W\\d])[-\u2010](?=[^\\W\\d])|[\u2013\u2014/](?=\\w)|(?<=\\w)[?&=](?=\\w)|[\u200b]")
_IDEOGRAPHS = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff01-\uffef\U00020000-\U0003ffff]")
# What no line of East Asian text begins or ends with (JIS X 4051, 4.2 and 4.3; GB/T 15834, 5.1).
_NOT_FIRST = frozenset(
    "、。，．・：；？！」』）］｝〕〉》】〗〙〟ー々〻ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ…‥％’”!,.:;?)]}%»"
)
_NOT_LAST = frozenset("「『（［｛〔〈《【〖〘〝‘“([{«")


@cache
def _patterns(language: str) -> Patterns | None:
    return read_patterns(PATTERNS.get(language, language))


@cache
def breaks_of(word: str, language: str, is_hyphenated: bool) -> tuple[Break, ...]:
    """The places at which a word may be parted, rising. Words are as they stand in the text, with punctuation."""
    places: dict[int, bool] = {m.end(): False for m in _AFTER.finditer(word)}
    places |= {m.start(): False for m in _IDEOGRAPHS.finditer(word) if m.start()}
    places |= {m.end(): False for m in _IDEOGRAPHS.finditer(word) if m.end() < len(word)}
    places = {p: h for p, h in places.items() if word[p : p + 1] not in _NOT_FIRST and word[p - 1] not in _NOT_LAST}
    soft = {i for i, c in enumerate(word) if c == SOFT_HYPHEN and 0 < i < len(word) - 1}
    if soft:
        places |= dict.fromkeys(soft, True)
    elif is_hyphenated and len(word) >= SHORTEST:
        for match in _LETTERS.finditer(word):
            places |= dict.fromkeys(_pattern_breaks(match.group(), match.start(), language), True)
    return tuple(sorted((p, h) for p, h in places.items() if 0 < p < len(word)))


def _pattern_breaks(letters: str, start: int, language: str) -> list[int]:
    tongue = language.partition("-")[0]
    patterns = _patterns(tongue)
    if patterns is None or len(letters) < SHORTEST or letters.isupper():
        return []
    last = len(letters) - AFTER.get(tongue, AFTER_ELSEWHERE)
    return [start + p for p in patterns.positions(letters.lower()) if BEFORE <= p <= last]
