"""Which words of two versions of a text differ."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

Range = tuple[int, int]
"""From a letter of a text up to, without, another."""

_WORD = re.compile(r"\w+|[^\w\s]")


def differing_words(before: str, now: str) -> tuple[tuple[Range, ...], tuple[Range, ...]]:
    """The words of each version that the other has not, neighbouring ones as one range, in order.

    Words and signs are compared, blanks are not: text that is only broken otherwise has no differences.
    """
    old, new = _words(before), _words(now)
    compared = SequenceMatcher(None, [before[a:b] for a, b in old], [now[a:b] for a, b in new], autojunk=False)
    changes = [one for one in compared.get_opcodes() if one[0] != "equal"]
    gone = _joined(old, ((first, last) for _, first, last, _, _ in changes))
    come = _joined(new, ((first, last) for _, _, _, first, last in changes))
    return gone, come


def _words(text: str) -> list[Range]:
    return [found.span() for found in _WORD.finditer(text)]


def _joined(words: Sequence[Range], runs: Iterable[tuple[int, int]]) -> tuple[Range, ...]:
    return tuple((words[first][0], words[last - 1][1]) for first, last in runs if first < last)
