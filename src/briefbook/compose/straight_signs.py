"""Signs typed on a keyboard as a printer sets them: quotation marks by language, apostrophes, dashes, ellipses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

APOSTROPHE, EN_DASH, EM_DASH, ELLIPSIS = "’", "–", "—", "…"

_SIGNS = re.compile(
    r"""(?P<quote>["'«»“”„‘’])
    |(?P<dots>(?<!\.)\.\.\.(?!\.))
    |(?P<rule>(?<!-)---?(?!-))
    |(?<=\s)(?P<hyphen>-)(?=\s)
    |(?<![\w/.-])(?P<from>1[89]\d\d|20\d\d)(?P<years>-)(?P<to>1[89]\d\d|20\d\d)(?![\w/-])""",
    re.VERBOSE,
)
_TYPED = re.compile(r"""["'-]|\.\.\.""")
_ADDRESS = re.compile(r"\S*(?:://|@)\S*")
_BEFORE_OPENING = frozenset(" \u00a0\n([{«“„‘–—-/\"'")


class Change(NamedTuple):
    """Characters from `start` to `end` of a text, and what stands in their place."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class QuotationMarks:
    """The marks of a language, an opening and a closing one, and those of a quotation inside a quotation.

    A mark has its no-break space in it where the language wants one (`« `).
    """

    outer: tuple[str, str] = ("“", "”")
    inner: tuple[str, str] = ("‘", "’")


Spans = list[tuple[int, int]]


def kept_as_typed(text: str) -> Spans:
    """Where addresses stand in a text, in which no sign is changed."""
    if "@" not in text and "://" not in text:
        return []
    return [match.span() for match in _ADDRESS.finditer(text)]


def is_in(spans: Spans, at: int) -> bool:
    """Whether a place lies in one of some spans."""
    return any(first <= at < last for first, last in spans)


def straight_signs(text: str, marks: QuotationMarks) -> Iterator[Change]:
    """What to change in a paragraph, in its order. Addresses stay as they are typed."""
    if _TYPED.search(text) is None:
        return
    kept = kept_as_typed(text)
    quotes = _Quotes(text, marks)
    for match in _SIGNS.finditer(text):
        start = match.start()
        if is_in(kept, start):
            continue
        match match.lastgroup:
            case "quote":
                yield from quotes.change(start)
            case "dots":
                yield Change(start, match.end(), ELLIPSIS)
            case "rule":
                yield Change(start, match.end(), EM_DASH if len(match[0]) == 3 else EN_DASH)
            case "hyphen":
                yield Change(start, match.end(), EN_DASH)
            case _ if match["from"] < match["to"]:
                yield Change(match.start("years"), match.end("years"), EN_DASH)


class _Quotes:
    """The quotations that are open in a paragraph, and the marks that straight ones stand for."""

    def __init__(self, text: str, marks: QuotationMarks) -> None:
        self._text = text
        self._marks = marks
        self._open: list[str] = []

    def change(self, at: int) -> Iterator[Change]:
        """The mark that stands for the quotation mark at a place; nothing for one that is typed as it is printed."""
        sign = self._text[at]
        if sign not in "\"'":
            self._note_printed(sign)
            return
        before = self._text[at - 1] if at else " "
        after = self._text[at + 1 : at + 2] or " "
        opens = before in _BEFORE_OPENING and not after.isspace()
        if sign == "'" and (self._is_apostrophe(before, after) or (opens and after.isdigit())):
            yield Change(at, at + 1, APOSTROPHE)
        elif opens:
            pair = self._marks.inner if len(self._open) % 2 else self._marks.outer
            if sign == "'":
                pair = self._marks.inner
            self._open.append(sign)
            yield Change(at, at + 1, pair[0])
        elif sign in self._open:
            depth = len(self._open) - 1 - self._open[::-1].index(sign)
            del self._open[depth:]
            pair = self._marks.inner if depth % 2 or sign == "'" else self._marks.outer
            yield Change(at, at + 1, pair[1])
        elif not before.isdigit():
            yield Change(at, at + 1, APOSTROPHE if sign == "'" else self._marks.outer[1])

    def _is_apostrophe(self, before: str, after: str) -> bool:
        return before.isalnum() and after.isalnum()

    def _note_printed(self, sign: str) -> None:
        opening, closing = (mark.strip() for mark in self._marks.outer)
        if sign == opening:
            self._open.append(sign)
        elif sign == closing and opening in self._open:
            del self._open[self._open.index(opening) :]
