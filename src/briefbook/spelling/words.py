"""Which words of a text are checked: those of the language's own letters, and nothing that is no prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_NO_PROSE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|`[^`]*`|\]\([^)\s]*\)|\b(?:https?://|www\.)\S+|\S+@\S+")
"""Expressions, code, addresses of links and of people."""
_WORD = re.compile(r"\w+(?:['’\-‑]\w+)*")
_LETTERS = {
    "Cyrillic": re.compile(r"[Ѐ-ӿ'\-]+"),
    "Latin": re.compile(r"[A-Za-zÀ-ɏ'\-]+"),
}
_SCRIPTS = {"ru": "Cyrillic", "uk": "Cyrillic", "be": "Cyrillic", "bg": "Cyrillic", "sr": "Cyrillic"}
_LEAST = 2
_ENDING = 3
"""Letters of the longest ending of a case: -ого, -ыми."""
_LEAST_STEM = 3
_VOWELS = "аяйьоеуы"


def checked_words(text: str, language: str) -> Iterator[tuple[int, str]]:
    """The words to be checked with their places. Not among them: other scripts, digits, abbreviations in capitals."""
    prose = _NO_PROSE.sub(lambda found: " " * len(found[0]), text)
    letters = _LETTERS[_SCRIPTS.get(language, "Latin")]
    for found in _WORD.finditer(prose):
        word = plain(found[0])
        if len(word) >= _LEAST and letters.fullmatch(word) and not word.isupper():
            yield found.start(), found[0]


def plain(word: str) -> str:
    """A word as dictionaries have it: with the typewriter's apostrophe and hyphen, without soft hyphens."""
    return word.replace("’", "'").replace("‑", "-").replace("\u00ad", "").replace("\u0301", "")


def parts(word: str) -> tuple[str, ...]:
    """The parts of a word with hyphens; the word itself when it has none."""
    return tuple(part for part in word.split("-") if part)


def is_form_of(word: str, stems: frozenset[str]) -> bool:
    """Whether a word is a name, or a case of one, of which `name_stems` made the stems: "Лавровым", "Khar's"."""
    if not word[:1].isupper():
        return False
    folded = plain(word).casefold()
    if _LETTERS["Latin"].fullmatch(folded):
        return folded.removesuffix("'").removesuffix("'s") in stems
    least = min(_LEAST_STEM, len(folded))
    return any(folded[:end] in stems for end in range(max(least, len(folded) - _ENDING), len(folded) + 1))


def name_stems(names: Iterable[str]) -> frozenset[str]:
    """What the cases of names have in common: their words, long ones without a last vowel."""
    words = (part for name in names for found in _WORD.finditer(name) for part in (found[0], *parts(plain(found[0]))))
    folded = {plain(word).casefold() for word in words}
    return frozenset(word.rstrip(_VOWELS) if len(word) > _LEAST_STEM else word for word in folded)
