"""Words as the search compares them: without case, ё as е, English and Russian ones by their stems."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import tantivy

_WORD = re.compile(r"\w+")
_HEAD = 1
"""Letters at the beginning that no stemmer of ours changes."""


def folded(text: str) -> list[str]:
    """The words of a text as they are compared: without case, ё as е."""
    return _WORD.findall(text.casefold().replace("ё", "е"))


def analyzer(*, stems: bool) -> tantivy.TextAnalyzer:
    """Takes words apart that `folded` gave, joined by spaces; each stemmer leaves the other's alphabet alone."""
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace())
    if stems:
        for language in ("english", "russian"):
            builder = builder.filter(tantivy.Filter.stemmer(language))
    return builder.build()


@cache
def _stemming() -> tantivy.TextAnalyzer:
    return analyzer(stems=True)


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """What a folded word has in common with its other forms."""
    return next(iter(_stemming().analyze(word)), word)


class Marker:
    """Finds the words that are sought in texts: the same, other forms of them, and those that begin so."""

    def __init__(self, words: str) -> None:
        sought = tuple(dict.fromkeys(folded(words)))
        self._beginnings = sought
        self._stems = frozenset(map(stem, sought))
        self._heads = frozenset(word[:_HEAD] for word in sought)

    def stretches(self, text: str) -> tuple[tuple[int, int], ...]:
        """Where in a text they stand."""
        if not self._beginnings:
            return ()
        return tuple(match.span() for match in _WORD.finditer(text) if self._is_one(match[0]))

    def _is_one(self, written: str) -> bool:
        word = written.casefold().replace("ё", "е")
        if word[:_HEAD] not in self._heads and not word.startswith(self._beginnings):
            return False
        return word.startswith(self._beginnings) or stem(word) in self._stems
