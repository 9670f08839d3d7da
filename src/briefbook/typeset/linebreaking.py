"""Breaking paragraphs into lines: greedy with hyphens, and total fit where greedy sets a paragraph badly.

Total fit follows D. E. Knuth and M. F. Plass, "Breaking Paragraphs into Lines" (1981), without fitness classes.
Widths are in thousandths of the type size.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import inf
from typing import NamedTuple

from briefbook.typeset.hyphenation import breaks_of
from briefbook.typeset.words import TIED, Part, Segment, Word, WordSetter

STRETCH, SHRINK = 0.5, 0.25
"""How far a space may grow and shrink, in parts of itself, where badness is 1."""
LOOSE = 1.0
"""Stretch ratio from which a line of the greedy setting is loose."""
HYPHEN_DEMERIT = 2500.0
DOUBLE_HYPHEN_DEMERIT = 20000.0
_WORST_RATIO = 5.0
_NARROWEST = 120.0


@dataclass(frozen=True, slots=True)
class Measure:
    """What lines are broken to: their width, the width of a space, whether words are parted and lines made even."""

    width: float
    space: float
    is_hyphenated: bool
    is_justified: bool


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


class _Candidate(NamedTuple):
    """A place where a line may end: after `word` words, in the next at `position`. Widths count from the start."""

    end: float
    spaces_before: int
    start: float
    spaces_after: int
    word: int
    position: int
    has_hyphen: bool


class LineBreaker:
    """Breaks segments into lines."""

    def __init__(self, setter: WordSetter) -> None:
        self._setter = setter

    def lines(self, segment: Segment, measure: Measure) -> list[BrokenLine]:
        """The lines of a segment; one empty line for a segment without words."""
        if not segment.words:
            return [BrokenLine((), (), None, 0.0, True, False, False)]
        lines = self._greedy(segment, measure)
        if not measure.is_justified or len(lines) < 2 or not _is_badly_set(lines, measure):
            return lines
        better = self._total_fit(segment, measure, False)
        if better is None and measure.is_hyphenated:
            better = self._total_fit(segment, measure, True)
        return lines if better is None else better

    # --- greedy ------------------------------------------------------------------------------------------------------

    def _greedy(self, segment: Segment, measure: Measure) -> list[BrokenLine]:
        words, count, space = list(segment.words), len(segment.words), measure.space
        starts = list(accumulate((word.width + space for word in words), initial=0.0))
        lines: list[BrokenLine] = []
        first = 0
        while first < count:
            limit = starts[first] + measure.width + space + 0.01
            last = count if starts[count] <= limit else max(bisect_right(starts, limit, first + 1) - 1, first)
            parted = None
            if last < count:
                last = _untied(segment.joins, first, last)
                parted = self._parted(words[last], limit - starts[last] - space, measure, is_forced=last == first)
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

    def _parted(self, word: Word, room: float, measure: Measure, is_forced: bool) -> tuple[Word, Word] | None:
        """The longest beginning of a word that fits, and the rest; None if it is better not parted."""
        if room < 2 * measure.space and not is_forced:
            return None
        for position, has_hyphen in reversed(self._breaks(word, measure.is_hyphenated)):
            head, tail = self._split(word, position, has_hyphen)
            if head.width <= room:
                return head, tail
        if not is_forced or word.width <= room:
            return None
        return self._cut(word, room)

    def _cut(self, word: Word, room: float) -> tuple[Word, Word] | None:
        """A word too long for any line, cut where the line is full: at least one character, by halving."""
        length = sum(len(part.text) for part in word.parts)
        low, high = 1, min(length - 1, int(room / _NARROWEST) + 1)
        if high < 1:
            return None
        while low < high:
            middle = (low + high + 1) // 2
            if self._split(word, middle, False)[0].width <= room:
                low = middle
            else:
                high = middle - 1
        return self._split(word, low, False)

    @staticmethod
    def _breaks(word: Word, is_hyphenated: bool) -> tuple[tuple[int, bool], ...]:
        part = word.parts[0]
        if any(any(level & 1 for level in p.levels) for p in word.parts):
            return ()
        if len(word.parts) == 1:
            return breaks_of(part.text, part.look.language, is_hyphenated)
        return breaks_of("".join(p.text for p in word.parts if not p.look.note), part.look.language, is_hyphenated)

    def _split(self, word: Word, position: int, has_hyphen: bool) -> tuple[Word, Word]:
        head: list[Part] = []
        tail: list[Part] = []
        left = position
        for part in word.parts:
            cut = min(max(left, 0), len(part.text))
            if cut:
                head.append(Part(part.look, part.text[:cut], part.levels[:cut]))
            if cut < len(part.text):
                tail.append(Part(part.look, part.text[cut:], part.levels[cut:]))
            left -= len(part.text)
        if has_hyphen:
            look, text, levels = head[-1]
            head[-1] = Part(look, text + "-", (*levels, levels[-1]) if levels else ())
        return self._setter.word(tuple(head)), self._setter.word(tuple(tail))

    # --- total fit ---------------------------------------------------------------------------------------------------

    def _total_fit(self, segment: Segment, measure: Measure, with_hyphens: bool) -> list[BrokenLine] | None:
        """The lines with the least demerits; None if some line would be too loose."""
        candidates = self._candidates(segment, measure, with_hyphens)
        chosen = _fewest_demerits(candidates, measure, _WORST_RATIO if with_hyphens else LOOSE)
        return None if chosen is None else self._between(segment, candidates, chosen)

    def _candidates(self, segment: Segment, measure: Measure, with_hyphens: bool) -> list[_Candidate]:
        found = [_Candidate(0.0, 0, 0.0, 0, 0, 0, False)]
        at, space = 0.0, measure.space
        for index, word in enumerate(segment.words):
            if with_hyphens and len(word.text) > 4:
                for position, has_hyphen in self._breaks(word, True):
                    head, tail = self._split(word, position, has_hyphen)
                    start = at + word.width - tail.width
                    found.append(_Candidate(at + head.width, index, start, index, index, position, has_hyphen))
            at += word.width
            if segment.joins[index] != TIED or index == len(segment.words) - 1:
                found.append(_Candidate(at, index, at + space, index + 1, index + 1, 0, False))
            at += space
        return found

    def _between(self, segment: Segment, candidates: list[_Candidate], chosen: list[int]) -> list[BrokenLine]:
        lines = []
        before = candidates[0]
        for index in chosen:
            after = candidates[index]
            words = list(segment.words[before.word : after.word])
            if after.position:
                start = before.position if before.word == after.word else 0
                words.append(self._slice(segment.words[after.word], start, after.position, after.has_hyphen))
            if before.position and before.word != after.word:
                words[0] = self._split(words[0], before.position, False)[1]
            is_last = index == len(candidates) - 1
            width = after.end - before.start
            lines.append(_line(segment, words, before.word, width, is_last, bool(after.position)))
            before = after
        return lines

    def _slice(self, word: Word, start: int, end: int, has_hyphen: bool) -> Word:
        if not start:
            return self._split(word, end, has_hyphen)[0]
        return self._split(self._split(word, start, False)[1], end - start, has_hyphen)[0]


def _untied(joins: Sequence[int], first: int, last: int) -> int:
    """The last place up to `last` where the line may end; `last` itself if all its words are tied."""
    at = last
    while at > first and joins[at - 1] == TIED:
        at -= 1
    return at if at > first else last


def _line(
    segment: Segment, words: list[Word], first: int, width: float, is_last: bool, is_parted: bool
) -> BrokenLine:
    """A line of words, the first of which is (or ends) the segment's word number `first`."""
    last = first + len(words)
    levels = segment.levels[first:last] if segment.levels is not None else None
    return BrokenLine(words, segment.joins[first:last], levels, width, is_last, is_parted, segment.is_uniform)


def _is_badly_set(lines: list[BrokenLine], measure: Measure) -> bool:
    loose = 0
    for line in lines:
        if line.is_last:
            continue
        gaps = len(line.words) - 1
        if gaps < 1 or measure.width - line.width > gaps * measure.space * STRETCH * LOOSE:
            loose += 1
    return loose > 0


def _fewest_demerits(candidates: list[_Candidate], measure: Measure, tolerance: float) -> list[int] | None:
    """The indices of the chosen ends of lines: a shortest path forward over the places that lines can reach."""
    count, last = len(candidates), len(candidates) - 1
    best, previous = [inf] * count, [0] * count
    best[0] = 0.0
    ends = [candidate.end for candidate in candidates]
    stretch, shrink = measure.space * STRETCH, measure.space * SHRINK
    for begin in range(last):
        if best[begin] == inf:
            continue
        origin = candidates[begin]
        limit = origin.start + measure.width
        least = bisect_right(ends, limit - (limit - origin.start) * 0.35, begin + 1)
        for end in range(min(least, last), count):
            candidate = candidates[end]
            gaps = candidate.spaces_before - origin.spaces_after
            slack = limit - candidate.end
            if slack < -gaps * shrink - 0.01:
                break
            ratio = _ratio(slack, gaps, stretch, shrink, is_last=end == last)
            if ratio > tolerance:
                continue
            demerits = best[begin] + (1.0 + 100.0 * ratio**3) ** 2
            if candidate.position:
                demerits += DOUBLE_HYPHEN_DEMERIT if origin.position else HYPHEN_DEMERIT
            if demerits < best[end]:
                best[end], previous[end] = demerits, begin
    if best[last] == inf:
        return None
    chosen = [last]
    while previous[chosen[-1]]:
        chosen.append(previous[chosen[-1]])
    return chosen[::-1]


def _ratio(slack: float, gaps: int, stretch: float, shrink: float, is_last: bool) -> float:
    if slack < 0:
        return -slack / (gaps * shrink) if gaps else 0.0
    if is_last:
        return 0.0
    return slack / (gaps * stretch) if gaps else (0.0 if slack < 1 else inf)
