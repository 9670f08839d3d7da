"""Breaking paragraphs into lines: greedily, or by total fit where greedy sets a paragraph badly.

Widths are in thousandths of the type size.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import NamedTuple

from briefbook.typeset.hyphenation import breaks_of
from briefbook.typeset.totalfit import EXPANSION, STRETCH, LineEnd, Measure, Parting, line_ends
from briefbook.typeset.words import TIED, Part, Segment, Word, WordSetter

LOOSE = 0.8
"""Stretch ratio from which a line of the greedy setting is loose, so that its paragraph is set by total fit."""
_NARROWEST = 120.0
_SHORTEST_PARTED, _LONGEST_PARTED = 5, 80
_MOST_BALANCED = 4
_FEW_WORDS = 8
"""So few words, such as a cell's, are first looked at for whether they fill a line at all."""
_MANY_LINES = 4
"""A word that fills so many lines is cut from line to line without shaping its rest, which is cut again anyway."""


class BrokenLine(NamedTuple):
    """A line's words, the joins after them and their bidi levels, and its natural width.

    `is_last` says that it ends a segment, `is_parted` that it ends inside a word.
    """

    words: Sequence[Word]
    joins: Sequence[int]
    levels: Sequence[int] | None
    width: float
    is_last: bool
    is_parted: bool
    is_uniform: bool


class LineBreaker:
    """Breaks segments into lines. Where a word can be parted is found once for the whole book."""

    def __init__(self, setter: WordSetter) -> None:
        self._setter = setter
        self._partings = {is_hyphenated: _Partings(self._measured, is_hyphenated) for is_hyphenated in (False, True)}

    def lines(self, segment: Segment, measure: Measure) -> list[BrokenLine]:
        """The lines of a segment; one empty line for a segment without words."""
        if not segment.words:
            return [BrokenLine((), (), None, 0.0, True, False, False)]
        if len(segment.words) <= _FEW_WORDS and (width := _whole_width(segment, measure)) <= measure.width:
            return [_line(segment, segment.words, 0, width, True, False)]
        lines = self._greedy(segment, measure)
        if not measure.is_justified or len(lines) < 2 or not _has_loose_line(lines, measure):
            return lines
        ends = line_ends(segment.words, segment.joins, measure, self._partings[measure.is_hyphenated])
        return lines if ends is None else self._between(segment, ends)

    def balanced(self, segment: Segment, measure: Measure) -> list[BrokenLine]:
        """The lines of a segment, no more than there must be and about equally long: the narrowest measure that gives
        as many.
        """
        lines = self.lines(segment, measure)
        if not 1 < len(lines) <= _MOST_BALANCED:
            return lines
        ragged = measure._replace(is_justified=False, is_hyphenated=False)
        narrow, wide = measure.width / len(lines), measure.width
        while wide - narrow > measure.space:
            middle = (narrow + wide) / 2
            tried = self.lines(segment, ragged._replace(width=middle))
            if len(tried) <= len(lines) and not any(line.is_parted or line.width > middle + 0.01 for line in tried):
                lines, wide = tried, middle
            else:
                narrow = middle
        return lines

    # --- greedy ------------------------------------------------------------------------------------------------------

    def _greedy(self, segment: Segment, measure: Measure) -> list[BrokenLine]:
        words, count, space = list(segment.words), len(segment.words), measure.space
        starts = list(accumulate([word.width + space for word in words], initial=0.0))
        lines: list[BrokenLine] = []
        first = 0
        while first < count:
            limit = starts[first] + measure.width + space + 0.01
            last = count if starts[count] <= limit else max(bisect_right(starts, limit, first + 1) - 1, first)
            parted = None
            if last < count:
                last = _untied(segment.joins, first, last)
                room = limit - starts[last] - space
                parted = self._parted(words[last], room, measure, last == first, may_end_in_rest=last < count - 1)
            if parted is None:
                last = max(last, first + 1)
                width = starts[last] - starts[first] - space
                lines.append(_line(segment, words[first:last], first, width, last == count, False))
                first = last
                continue
            head, words[last] = parted
            width = starts[last] - starts[first] + head.width
            lines.append(_line(segment, [*words[first:last], head], first, width, False, True))
            starts[last] = starts[last + 1] - space - words[last].width
            first = last
        return lines

    def _parted(
        self, word: Word, room: float, measure: Measure, is_forced: bool, *, may_end_in_rest: bool
    ) -> tuple[Word, Word] | None:
        """The longest beginning of a word that fits, and the rest; None if it is better not parted.

        The last line of a paragraph is not the rest of a word behind a hyphen (`may_end_in_rest`) unless it must be.
        """
        if room < 2 * measure.space and not is_forced:
            return None
        for parting in reversed(self._partings[measure.is_hyphenated][word]):
            if parting.head <= room and (may_end_in_rest or is_forced or not parting.has_hyphen):
                return self._split(word, parting.position, parting.has_hyphen)
        if not is_forced or word.width <= room:
            return None
        return self._cut(word, room, measure)

    def _cut(self, word: Word, room: float, measure: Measure) -> tuple[Word, Word] | None:
        """A word too long for any line, cut where the line is full: at least one character, by halving."""
        text = "".join(part.text for part in word.parts)
        low, high = 1, min(len(text) - 1, int(room / _NARROWEST) + 1)
        if high < 1:
            return None
        while low < high:
            middle = (low + high + 1) // 2
            if self._setter.word(_beginning(word, middle, False)).width <= room:
                low = middle
            else:
                high = middle - 1
        near = text[: high + 2]
        places = breaks_of(near, word.parts[0].look.language, False) if len(text) > _LONGEST_PARTED else ()
        at = bisect_right(places, (low, True))
        position = places[at - 1][0] if at else low
        if word.width < _MANY_LINES * measure.width:
            return self._split(word, position, False)
        head = self._setter.word(_beginning(word, position, False))
        return head, Word(text[position:], _rest(word, position), (), word.width - head.width)

    # --- parting words -----------------------------------------------------------------------------------------------

    def _measured(self, word: Word, is_hyphenated: bool) -> list[Parting]:
        if not _SHORTEST_PARTED <= len(word.text) <= _LONGEST_PARTED or any(
            any(n & 1 for n in part.levels) for part in word.parts
        ):
            return []
        text = "".join(part.text for part in word.parts if not part.look.note)
        measured = []
        for position, has_hyphen in breaks_of(text, word.parts[0].look.language, is_hyphenated):
            head, tail = self._split(word, position, has_hyphen)
            measured.append(Parting(position, has_hyphen, head.width, tail.width))
        return measured

    def _split(self, word: Word, position: int, has_hyphen: bool) -> tuple[Word, Word]:
        head = self._setter.word(_beginning(word, position, has_hyphen))
        return head, self._setter.word(_rest(word, position))

    # --- total fit ---------------------------------------------------------------------------------------------------

    def _between(self, segment: Segment, ends: Sequence[LineEnd]) -> list[BrokenLine]:
        lines = []
        before = LineEnd(0, 0, False, 0.0)
        for end in ends:
            words = list(segment.words[before.word : end.word])
            if end.position:
                start = before.position if before.word == end.word else 0
                words.append(self._slice(segment.words[end.word], start, end.position, end.has_hyphen))
            if before.position and before.word != end.word:
                words[0] = self._split(words[0], before.position, False)[1]
            is_last = end.word == len(segment.words)
            lines.append(_line(segment, words, before.word, end.width, is_last, bool(end.position)))
            before = end
        return lines

    def _slice(self, word: Word, start: int, end: int, has_hyphen: bool) -> Word:
        if not start:
            return self._split(word, end, has_hyphen)[0]
        return self._split(self._split(word, start, False)[1], end - start, has_hyphen)[0]


class _Partings(dict[Word, Sequence[Parting]]):
    """The partings of words, measured when a word is looked up for the first time."""

    def __init__(self, measured: Callable[[Word, bool], Sequence[Parting]], is_hyphenated: bool) -> None:
        super().__init__()
        self._measured = measured
        self._is_hyphenated = is_hyphenated

    def __missing__(self, word: Word) -> Sequence[Parting]:
        found = self[word] = self._measured(word, self._is_hyphenated)
        return found


def _beginning(word: Word, position: int, has_hyphen: bool) -> tuple[Part, ...]:
    """The parts of a word up to a position, a hyphen added if it wants one."""
    head: list[Part] = []
    left = position
    for look, text, levels in word.parts:
        if left > 0:
            head.append(Part(look, text[:left], levels[:left]))
        left -= len(text)
    if has_hyphen:
        look, text, levels = head[-1]
        head[-1] = Part(look, text + "-", (*levels, levels[-1]) if levels else ())
    return tuple(head)


def _rest(word: Word, position: int) -> tuple[Part, ...]:
    """The parts of a word from a position on."""
    tail: list[Part] = []
    left = position
    for part in word.parts:
        cut = min(max(left, 0), len(part.text))
        if cut < len(part.text):
            tail.append(Part(part.look, part.text[cut:], part.levels[cut:]))
        left -= len(part.text)
    return tuple(tail)


def _untied(joins: Sequence[int], first: int, last: int) -> int:
    """The last place up to `last` where the line may end; `last` itself if all its words are tied."""
    at = last
    while at > first and joins[at - 1] == TIED:
        at -= 1
    return at if at > first else last


def _line(segment: Segment, words: list[Word], first: int, width: float, is_last: bool, is_parted: bool) -> BrokenLine:
    """A line of words, the first of which is (or ends) the segment's word number `first`."""
    last = first + len(words)
    levels = segment.levels[first:last] if segment.levels is not None else None
    return BrokenLine(words, segment.joins[first:last], levels, width, is_last, is_parted, segment.is_uniform)


def _whole_width(segment: Segment, measure: Measure) -> float:
    """The natural width of a segment on one line."""
    end = 0.0
    for word in segment.words:
        end += word.width + measure.space
    return end - measure.space


def _has_loose_line(lines: Sequence[BrokenLine], measure: Measure) -> bool:
    letters = measure.width * EXPANSION
    for line in lines:
        gaps = len(line.words) - 1
        if not line.is_last and measure.width - line.width > (gaps * measure.space * STRETCH + letters) * LOOSE:
            return True
    return False
