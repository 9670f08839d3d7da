"""Names of people in texts: the same name, the same name in another spelling, or somebody else."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from briefbook.checks.reading.keeping import kept

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_VOWELS = frozenset("aeiouyаеёиоуыэюяйьъ")
_SHORTEST = 4
_LONG = 5
_ALIKE = 0.7


@dataclass(frozen=True, slots=True)
class NamePair:
    """Two words with capitals that follow each other."""

    first: str
    second: str

    def __str__(self) -> str:
        return f"{self.first} {self.second}"


@kept
def pairs_in(text: str) -> tuple[NamePair, ...]:
    """Neighbouring words with capitals, possessive endings taken off; each pair once."""
    found: dict[NamePair, None] = {}
    words = list(_WORD.finditer(text))
    for before, after in pairwise(words):
        between = text[before.end() : after.start()]
        if before[0][0].isupper() and after[0][0].isupper() and between.strip() == "" and "\n\n" not in between:
            found.setdefault(NamePair(_bare(before[0]), _bare(after[0])))
    return tuple(found)


def pairs_of(name: str) -> tuple[NamePair, ...]:
    """The neighbouring words of a name."""
    return tuple(NamePair(a[0], b[0]) for a, b in pairwise(_WORD.finditer(name)))


def is_same(found: str, word: str) -> bool:
    """Whether a word is that of a name, Russian endings allowed for."""
    if found.casefold() == word.casefold():
        return True
    if not _is_cyrillic(word):
        return False
    stem = _stem(word).casefold()
    return found.casefold().startswith(stem) and len(found) - len(stem) <= 3


def is_other_spelling(found: str, word: str) -> bool:
    """Whether a word is a name spelled otherwise: the same consonants, or one letter wrong in a long word."""
    if len(word) < _SHORTEST or is_same(found, word) or _is_cyrillic(found) != _is_cyrillic(word):
        return False
    one, two = (_stem(found), _stem(word)) if _is_cyrillic(word) else (found, word)
    one, two = _plain(one), _plain(two)
    if one == two:
        return True
    if _is_cyrillic(word):
        return _is_close(one[: len(two) + 1], two) if len(two) >= _LONG else False
    sounds_alike = _skeleton(one) == _skeleton(two) and SequenceMatcher(None, one, two).ratio() >= _ALIKE
    return sounds_alike or (min(len(one), len(two)) >= _LONG and _is_close(one, two))


def _is_cyrillic(word: str) -> bool:
    return unicodedata.name(word[0], "").startswith("CYRILLIC")


def _bare(word: str) -> str:
    return re.sub(r"[’']s?$", "", word)


def _stem(word: str) -> str:
    stem = word
    while len(stem) > _SHORTEST and stem[-1].lower() in _VOWELS:
        stem = stem[:-1]
    return stem


def _plain(word: str) -> str:
    """Lower-case letters without marks, ё as е."""
    decomposed = unicodedata.normalize("NFKD", word.casefold().replace("ё", "е"))
    return "".join(letter for letter in decomposed if letter.isalpha())


def _skeleton(word: str) -> str:
    """The consonants of a name in Latin letters, transcriptions of one sound brought together."""
    text = re.sub(r"(.)\1+", r"\1", word)
    for pattern, sound in (
        (r"kh|gh|dh|bh|th(?!e)", lambda match: match[0][0]),
        (r"ph", lambda _: "f"),
        (r"[qc]", lambda _: "k"),
        (r"w", lambda _: "v"),
        (r"x", lambda _: "ks"),
    ):
        text = re.sub(pattern, sound, text)
    consonants = "".join(letter for letter in text if letter not in _VOWELS)
    return consonants if text[:1] not in _VOWELS else "-" + consonants


def _is_close(one: str, two: str) -> bool:
    """Whether one letter was added, left out, changed, or two changed places."""
    if one == two:
        return True
    if abs(len(one) - len(two)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    a, b = one[start:], two[start:]
    swapped = len(a) > 1 and len(b) > 1 and a[0] == b[1] and a[1] == b[0] and a[2:] == b[2:]
    return swapped or a[1:] == b[1:] or a[1:] == b or a == b[1:]
