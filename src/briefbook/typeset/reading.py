"""Reading pages back: where on a line each character stands, from the codes of its glyphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple
from unicodedata import bidirectional

import uharfbuzz as hb

from briefbook.model.pages import GlyphRun, Line, UsedFont
from briefbook.typeset.faces import EM, RIGHT_TO_LEFT_MARK

_CODES = re.compile("([0-9A-F]{4})|>(-?[0-9.e+-]+)<")
_NUMBER = re.compile(r"\d+(?:[.,:/٫٬]\d+)*")
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_MOST_RUNS = 20_000
"""Runs that a font remembers; a book of some hundred pages has as many."""


class PlacedText(NamedTuple):
    """The characters of a glyph, and where it begins and ends on its page (points)."""

    text: str
    left: float
    right: float


class GlyphReader:
    """Reads the lines of one book. `before` is the reader of an earlier state of it, whose lines it remembers."""

    def __init__(self, fonts: Sequence[UsedFont], before: GlyphReader | None = None) -> None:
        known: tuple[_ReadFont, ...] = before._fonts if before is not None else ()
        self._fonts: tuple[_ReadFont, ...] = tuple(
            known[index].with_glyphs(font) if index < len(known) and known[index].is_of(font) else _ReadFont(font)
            for index, font in enumerate(fonts)
        )

    def characters(self, line: Line) -> list[PlacedText]:
        """What each glyph of a line stands for and where it stands, in reading order, as its runs are.

        Glyphs of words that are read from right to left lie in their run from left to right, and are turned here.
        """
        placed: list[PlacedText] = []
        for run in line.runs:
            read, scale = self._read(run), run.size * run.breadth / EM
            glyphs = [PlacedText(one.text, run.x + one.left * scale, run.x + one.right * scale) for one in read.glyphs]
            placed += _turned(glyphs) if read.is_right_to_left else glyphs
        return placed

    def extent(self, line: Line) -> tuple[float, float]:
        """Where a line's words begin and end (points); a line without words has a place but no width."""
        edges = []
        for run in line.runs:
            read, scale = self._read(run), run.size * run.breadth / EM
            if read.left < read.right:
                edges += [run.x + read.left * scale, run.x + read.right * scale]
        if not edges:
            edges = [min((run.x for run in line.runs), default=0.0)]
        return min(edges), max(edges)

    def _read(self, run: GlyphRun) -> _Read:
        return self._fonts[run.font].read(run.codes)


def _turned(glyphs: list[PlacedText]) -> list[PlacedText]:
    """Glyphs read from right to left; the numbers among them are read from left to right (UAX 9, L2)."""
    turned = glyphs[::-1]
    for number in _NUMBER.finditer("".join([one.text[:1] or " " for one in turned])):
        turned[number.start() : number.end()] = turned[number.start() : number.end()][::-1]
    return turned


class _Read(NamedTuple):
    """The glyphs of a run, and where its words begin and end: thousandths of the size from the run's beginning."""

    glyphs: tuple[PlacedText, ...]
    left: float
    right: float
    is_right_to_left: bool


class _ReadFont:
    """What the codes of one font stand for."""

    def __init__(self, used: UsedFont) -> None:
        face = hb.Face(hb.Blob.from_file_path(used.file.path), used.file.face)
        self._file = used.file
        self._font = hb.Font(face)
        if used.file.axes:
            self._font.set_variations(dict(used.file.axes))
        self._scale = EM / face.upem
        self._used = used
        self._glyphs: dict[int, tuple[str, float]] = {}
        self._runs: dict[str, _Read] = {}
        self.with_glyphs(used)

    def is_of(self, used: UsedFont) -> bool:
        """Whether it is this font, and has glyphs only that stand for the same there."""
        mine = self._used
        is_more = len(mine.characters) <= len(used.characters) and len(mine.composites) <= len(used.composites)
        if not is_more or self._file != used.file:
            return False
        return used.composites[: len(mine.composites)] == mine.composites and (
            mine.characters == used.characters or mine.characters.items() <= used.characters.items()
        )

    def with_glyphs(self, used: UsedFont) -> _ReadFont:
        """The same font with glyphs that have come."""
        self._used = used
        for one in used.composites:
            self._glyphs[one.code] = (one.text.rstrip(RIGHT_TO_LEFT_MARK), one.advance * self._scale)
        return self

    def read(self, codes: str) -> _Read:
        """The glyphs of a run and the extent of its words."""
        found = self._runs.get(codes)
        if found is None:
            if len(self._runs) >= _MOST_RUNS:
                self._runs.clear()
            found = self._runs[codes] = self._decoded(codes)
        return found

    def _decoded(self, codes: str) -> _Read:
        x = 0.0
        placed = []
        for code, correction in _CODES.findall(codes):
            if correction:
                x -= float(correction)
                continue
            text, advance = self._glyph(int(code, 16))
            placed.append(PlacedText(text, x, x + advance))
            x += advance
        words = [one for one in placed if one.text.strip()]
        left = min((one.left for one in words), default=0.0)
        right = max((one.right for one in words), default=left)
        is_rtl = any(bidirectional(character) in _RIGHT_TO_LEFT for one in words for character in one.text)
        return _Read(tuple(placed), left, right, is_rtl)

    def _glyph(self, code: int) -> tuple[str, float]:
        found = self._glyphs.get(code)
        if found is None:
            width = self._font.get_glyph_h_advance(code) * self._scale
            found = self._glyphs[code] = (self._used.characters.get(code, ""), width)
        return found
