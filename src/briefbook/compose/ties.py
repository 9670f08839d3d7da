"""Which spaces a line may not end at: after prepositions and `Mr`, between a number and its unit, before a dash.

Rules: A. E. Milchin, L. K. Cheltsova, "Справочник издателя и автора" (2003), 4.7 (what is not parted at the end of a
line); New Hart's Rules (2014), 2.5 and 11.1.3. Their words are data: `resources/wording/<lang>/lists.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

NO_BREAK_SPACE = "\u00a0"
_NO_BREAK_SPACES = re.compile("[\u00a0\u202f]")

WordsOf = Callable[[str], tuple[str, ...]]

_OPENING = "([{«“„‘\"'\ufffc"
_CLOSING = ")]},;:!?»”’“\"'…\ufffc"
_BRACKET_AND_STOP = tuple(f"{sign}." for sign in ")]}»”’“\"'")
_NUMBER = re.compile(r"[$€£~≈±+−-]?\d(?:[\d.,:/–-]*\d)?|[IVXLC]+")
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?){1,3}")
_DASHES = frozenset({"–", "—", "-", "--", "---"})
_SHORT = 5
"""The most letters of two units that stay together after a number, such as `млн долл.`."""


class _Part(NamedTuple):
    """What a word does to the space after it and to the space before it; a quiet one does nothing to that after it."""

    holds_next: bool = False
    holds_number: bool = False
    is_number: bool = False
    begins_with_number: bool = False
    is_initials: bool = False
    is_name: bool = False
    clings: bool = False
    is_unit: bool = False
    is_short: bool = False
    is_quiet: bool = True


class _Known(dict[str, _Part]):
    """What words do, each looked at once."""

    def __init__(self, look_at: Callable[[str], _Part]) -> None:
        super().__init__()
        self._look_at = look_at

    def __missing__(self, word: str) -> _Part:
        part = self[word] = self._look_at(word)
        return part


class Ties:
    """The rules of one language; `words_of` gives its lists of words."""

    def __init__(self, words_of: WordsOf) -> None:
        self._next = frozenset(words_of("tied_to_next"))
        self._previous = frozenset(words_of("tied_to_previous"))
        self._after_number = frozenset(words_of("tied_to_number_before"))
        self._before_number = frozenset(words_of("tied_to_number_after"))
        self._ordinal = ordinals(words_of("ordinal_endings"))
        self._known = _Known(self._part)

    def places(self, text: str) -> Iterator[int]:
        """The places of the spaces in a text at which no line may end, rising."""
        words = text.split(" ")
        if len(words) < 2:
            return
        parts = list(map(self._known.__getitem__, words))
        at = -1
        is_measured = False
        for word, (first, second) in zip(words, pairwise(parts), strict=False):
            at += len(word) + 1
            if first.is_quiet and not second.clings and not is_measured:
                continue
            is_unit = first.is_number and second.is_unit
            if (
                first.holds_next
                or second.clings
                or is_unit
                or (first.holds_number and second.begins_with_number)
                or (is_measured and first.is_short and second.is_unit and second.is_short)
                or (first.is_initials and (second.is_name or second.is_initials))
            ):
                yield at
            is_measured = is_unit

    def _part(self, word: str) -> _Part:
        """What a word does; a word with a no-break space in it begins and ends with different ones."""
        pieces = _NO_BREAK_SPACES.split(word)
        head, tail = pieces[0], pieces[-1]
        before, after = tail.lstrip(_OPENING), _without_closing(head)
        low, unit = before.lower(), after.lower()
        is_initials = before[:1].isupper() and _INITIALS.fullmatch(before) is not None
        holds_next = low in self._next or self._ordinal.fullmatch(low) is not None
        holds_number = low in self._before_number
        is_number = _NUMBER.fullmatch(before) is not None
        return _Part(
            holds_next=holds_next,
            holds_number=holds_number,
            is_number=is_number,
            begins_with_number=after[:1].isdigit(),
            is_initials=is_initials,
            is_name=after[:1].isupper() and len(after) > 1 and not is_initials,
            clings=after in _DASHES or _is_in(self._previous, unit),
            is_unit=_is_in(self._after_number, unit),
            is_short=len(word) <= _SHORT,
            is_quiet=not (holds_next or holds_number or is_number or is_initials),
        )


def _without_closing(word: str) -> str:
    """A word without what closes after it, the full stop behind a bracket or a quotation mark included."""
    closed = word.removesuffix(".").rstrip(_CLOSING) if word.endswith(_BRACKET_AND_STOP) else word
    return closed.rstrip(_CLOSING)


def ordinals(endings: Sequence[str]) -> re.Pattern[str]:
    """An ordinal in figures, by the endings of a language, which are regular expressions; never matches without one."""
    return re.compile(rf"\d+(?:{'|'.join(endings)})") if endings else re.compile(r"(?!)")


def _is_in(words: frozenset[str], word: str) -> bool:
    """Whether a word is one of some; those that are written without a full stop may have that of the sentence."""
    return word in words or (word.endswith(".") and word[:-1] in words)
