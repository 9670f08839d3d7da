"""Reading pages back: where on a line each character stands, from the codes of its glyphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import uharfbuzz as hb

from briefbook.model.pages import GlyphRun, Line, UsedFont
from briefbook.typeset.faces import EM

_CODES = re.compile("([0-9A-F]{4})|>(-?[0-9.e+-]+)<")


class PlacedText(NamedTuple):
    """The characters of a glyph, and where it begins and ends on its page (points)."""

    text: str
    left: float
    right: float


class GlyphReader:
    """Reads the lines of one book."""

    def __init__(self, fonts: Sequence[UsedFont]) -> None:
        self._fonts = tuple(_ReadFont(font) for font in fonts)

    def characters(self, line: Line) -> list[PlacedText]:
        """What each glyph of a line stands for and where it stands, run by run in reading order.

        Inside a run that is read from right to left the glyphs come from left to right.
        """
        return [placed for run in line.runs for placed in self._run(run)]

    def extent(self, line: Line) -> tuple[float, float]:
        """Where a line's ink begins and ends (points); a line without words has neither width nor place."""
        placed = [one for one in self.characters(line) if one.text.strip()]
        if not placed:
            start = min((run.x for run in line.runs), default=0.0)
            return start, start
        return min(one.left for one in placed), max(one.right for one in placed)

    def _run(self, run: GlyphRun) -> list[PlacedText]:
        font, scale, x = self._fonts[run.font], run.size / EM, run.x
        placed = []
        for code, correction in _CODES.findall(run.codes):
            if correction:
                x -= float(correction) * scale
                continue
            text, advance = font.glyph(int(code, 16))
            end = x + advance * scale
            placed.append(PlacedText(text, x, end))
            x = end
        return placed


class _ReadFont:
    """What the codes of one font stand for, and how wide they are (thousandths of the size)."""

    def __init__(self, used: UsedFont) -> None:
        face = hb.Face(hb.Blob.from_file_path(used.file.path), used.file.face)
        self._font = hb.Font(face)
        if used.file.axes:
            self._font.set_variations(dict(used.file.axes))
        self._scale = EM / face.upem
        self._characters = used.characters
        self._glyphs = {c.code: (c.text, c.advance * self._scale) for c in used.composites}

    def glyph(self, code: int) -> tuple[str, float]:
        """The characters and the width of a code."""
        found = self._glyphs.get(code)
        if found is None:
            width = self._font.get_glyph_h_advance(code) * self._scale
            found = self._glyphs[code] = (self._characters.get(code, ""), width)
        return found
