"""Total fit: the line ends that make a whole paragraph even.

After D. E. Knuth and M. F. Plass, "Breaking Paragraphs into Lines" (1981), without fitness classes: a shortest path
over the places that lines can reach, so that only words near the end of some line are looked at for partings.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from briefbook.typeset.words import TIED, Word

STRETCH, SHRINK = 0.45, 0.25
"""How far a space may grow and shrink, in parts of itself, where badness is 1."""
EXPANSION = 0.025
"""How far the letters of an even line are made broader or narrower at most, unseen.

Hàn Thế Thành ("Micro-typographic extensions to the TeX typesetting system", 2000, 3.2) goes to two per cent; long
Russian words with little to part need half a per cent more, which still cannot be seen beside an unchanged line.
"""
TOLERANCES = (1.6, 5.0)
"""The greatest stretch ratio of a line: what is tried first, as it leaves few ways to compare, and what is borne."""
HYPHEN_DEMERITS = 2500.0
DOUBLE_HYPHEN_DEMERITS = 20000.0
_MOST_GAPS = 18


class Measure(NamedTuple):
    """What lines are broken to: their width, the width of a space, whether words are parted and lines made even."""

    width: float
    space: float
    is_hyphenated: bool
    is_justified: bool

    def ratio(self, slack: float, gaps: int) -> float:
        """How far the spaces and letters of a line must give so that it is even: 1 is all that they give unseen.

        `slack` is what the line lacks of the measure, below zero if it is too long.
        """
        letters = self.width * EXPANSION
        if slack < 0:
            return slack / (gaps * self.space * SHRINK + letters)
        spaces = gaps * self.space * STRETCH
        return slack / (spaces + letters) if slack <= spaces + letters or not gaps else (slack - letters) / spaces


class Parting(NamedTuple):
    """A place where a word may be parted, and the widths of its two parts, the hyphen included."""

    position: int
    has_hyphen: bool
    head: float
    tail: float


_WHOLE = Parting(0, False, 0.0, 0.0)
"""In the place of a parting: the word is not parted."""


class LineEnd(NamedTuple):
    """Where a line ends: before word number `word`, or inside it at `position`; and the line's natural width."""

    word: int
    position: int
    has_hyphen: bool
    width: float


_Node = tuple[float, float, int, Parting, float, "_Node | None"]
"""A place that lines reach, by the cheapest way to it: the demerits of that way, where the next line begins, the line
that ends there (before which word, at which parting of it, its natural width), and where that line begins.

A bare tuple: a book has tens of thousands, most of which no way ends at.
"""


def line_ends(
    words: Sequence[Word], joins: Sequence[int], measure: Measure, partings: Mapping[Word, Sequence[Parting]]
) -> list[LineEnd] | None:
    """The ends of the lines with the fewest demerits; None if every way has a line beyond the tolerance."""
    starts = list(accumulate([word.width + measure.space for word in words], initial=0.0))
    for tolerance in TOLERANCES:
        final = _Search(words, joins, starts, measure, partings, tolerance).cheapest()
        if final is not None:
            return _way_to(final)
    return None


def _way_to(node: _Node) -> list[LineEnd]:
    ends: list[LineEnd] = []
    while True:
        _, _, word, place, width, before = node
        if before is None:
            return ends[::-1]
        ends.append(LineEnd(word, place.position, place.has_hyphen, width))
        node = before


class _Search:
    """A search with one tolerance."""

    def __init__(
        self,
        words: Sequence[Word],
        joins: Sequence[int],
        starts: Sequence[float],
        measure: Measure,
        partings: Mapping[Word, Sequence[Parting]],
        tolerance: float,
    ) -> None:
        self._words = words
        self._joins = joins
        self._starts = starts
        self._measure = measure
        self._width = measure.width
        self._space = measure.space
        self._stretch = measure.space * STRETCH
        self._shrink = measure.space * SHRINK
        self._letters = measure.width * EXPANSION
        self._partings = partings
        self._tolerance = tolerance
        self._reached: list[dict[int, _Node]] = [{} for _ in range(len(words) + 1)]

    def cheapest(self) -> _Node | None:
        """The end of the segment, by the cheapest way; None if it cannot be reached."""
        self._reached[0][0] = (0.0, 0.0, 0, _WHOLE, 0.0, None)
        for places in self._reached[:-1]:
            for position in sorted(places):
                self._reach_on(places[position])
        return self._reached[-1].get(0)

    def _reach_on(self, node: _Node) -> None:
        """Note every place where a line that begins at the node may end."""
        words, starts, width = self._words, self._starts, self._width
        _, origin, begin, _, _, _ = node
        count = len(words)
        least = width - _MOST_GAPS * self._stretch * self._tolerance - self._letters
        index = min(max(bisect_right(starts, origin + least) - 1, begin), count - 1)
        if starts[count] - self._space - origin <= width:
            self._note(node, count, _WHOLE, starts[count] - self._space - origin, starts[count], 1)
        while index < count:
            gaps = index - begin
            word, at = words[index], starts[index] - origin
            longest = width + gaps * self._shrink + self._letters
            shortest = width - gaps * self._stretch * self._tolerance - self._letters
            natural = at + word.width
            if natural >= shortest and gaps:
                self._note_partings(node, index, at, shortest, longest)
            if natural > longest:
                return
            if natural >= shortest and (self._joins[index] != TIED or index == count - 1):
                self._note(node, index + 1, _WHOLE, natural, starts[index + 1], gaps)
            index += 1

    def _note_partings(self, node: _Node, index: int, at: float, shortest: float, longest: float) -> None:
        word = self._words[index]
        for place in self._partings[word]:
            if place.has_hyphen and index == len(self._words) - 1:
                continue  # The last line would be the rest of a word.
            width = at + place.head
            if shortest <= width <= longest:
                start = self._starts[index] + word.width - place.tail
                self._note(node, index, place, width, start, index - node[2])

    def _note(self, node: _Node, word: int, place: Parting, width: float, start: float, gaps: int) -> None:
        """Note a way to the end of a line of that natural width, if it is the cheapest there."""
        reached = self._reached[word]
        known = reached.get(place.position)
        before, _, _, last, _, _ = node
        if known is not None and before + 1.0 >= known[0]:
            return
        slack = self._width - width
        if slack >= 0 and word == len(self._words):
            ratio = 0.0
        elif not gaps:
            return
        else:
            ratio = abs(self._measure.ratio(slack, gaps))
        badness = 1.0 + 100.0 * ratio * ratio * ratio
        demerits = before + badness * badness
        if place.position:
            demerits += DOUBLE_HYPHEN_DEMERITS if last.position else HYPHEN_DEMERITS
        if known is None or demerits < known[0]:
            reached[place.position] = (demerits, start, word, place, width, node)
