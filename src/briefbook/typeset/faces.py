"""Faces: a font file opened for shaping, and the codes under which its glyphs go into a book."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import uharfbuzz as hb

from briefbook.model.pages import CompositeGlyph, FontFile, UsedFont
from briefbook.typeset.features import Features

EM = 1000.0
RIGHT_TO_LEFT_MARK = "\u200f"
_BY_CHARACTER = hb.BufferClusterLevel.MONOTONE_CHARACTERS
_BY_GRAPHEME = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
_Glyphs = Sequence[hb.GlyphInfo]
_Places = Sequence[hb.GlyphPosition]
_RIGHT_TO_LEFT_SCRIPTS = frozenset({"Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Mand", "Samr", "Adlm", "Rohg"})
_PLAIN_SCRIPTS = frozenset({"Latn", "Cyrl", "Grek", "Zyyy", "Armn", "Geor"}) | _RIGHT_TO_LEFT_SCRIPTS


@dataclass(frozen=True, slots=True)
class Cluster:
    """Characters that belong together, and their glyphs: id, advance and offsets, in the font's units."""

    text: str
    glyphs: tuple[tuple[int, int, int, int], ...]

    @property
    def advance(self) -> int:
        """How far the pen moves."""
        return sum(glyph[1] for glyph in self.glyphs)


class Face:
    """One face, and what the book being laid out uses of it. Widths are in thousandths of the size."""

    def __init__(self, index: int, file: FontFile) -> None:
        self.index = index
        self.file = file
        face = hb.Face(hb.Blob.from_file_path(file.path), file.face)
        self._font = hb.Font(face)
        if file.axes:
            self._font.set_variations(dict(file.axes))
        self._scale = EM / face.upem
        self._can_join = "glyf" in face.table_tags
        self._glyph_count = face.glyph_count
        self.letters = frozenset(map(chr, face.unicodes))
        self._buffer = hb.Buffer()
        self._advances: dict[int, int] = {}
        self._codes: dict[tuple[int, int], str] = {}
        self._characters: dict[int, str] = {}
        self._composites: dict[tuple[tuple[tuple[int, int, int], ...], int, str], CompositeGlyph] = {}
        extents = self._font.get_font_extents("ltr")
        self.ascent = extents.ascender * self._scale
        self.descent = -extents.descender * self._scale

    def used(self) -> UsedFont:
        """What has been shaped so far."""
        return UsedFont(self.file, dict(self._characters), tuple(self._composites.values()))

    def gives(self, tag: str, text: str, script: str) -> bool:
        """Whether a feature is in the font and does something to a text, or the text is what it would make already.

        Figures may be of one width (`tnum`) or old-style (`onum`, where there is a way back to lining ones) unasked.
        """
        plain, places = self._shape(text, script, "", False, ())
        if tag == "tnum" and len({place.x_advance for place in places}) == 1:
            return True
        changed, _ = self._shape(text, script, "", False, (tag,))
        if [info.codepoint for info in plain] != [info.codepoint for info in changed]:
            return True
        return tag == "onum" and self.gives("lnum", text, script)

    def set(
        self, text: str, script: str = "Latn", language: str = "", is_rtl: bool = False, features: Features = ()
    ) -> tuple[str, float]:
        """Shape text of one script and direction: the codes of its glyphs from left to right, and their width."""
        infos, positions = self._shape(text, script, language, is_rtl, features)
        if len(infos) == len(text) and not is_rtl:
            quick = self._one_to_one(text, infos, positions)
            if quick is not None:
                return quick
        codes: list[str] = []
        width = correction = 0.0
        clusters = _clusters(text, infos, positions)
        for cluster in clusters if self._can_join else _single_glyphs(clusters):
            code, own, offset = self._coded(cluster)
            advance = cluster.advance * self._scale
            correction += offset
            if abs(correction) > 0.01:
                codes.append(f">{-correction:.4g}<")
            codes.append(f"{code:04X}")
            correction = advance - own - offset
            width += advance
        if abs(correction) > 0.01:
            codes.append(f">{-correction:.4g}<")
        return "".join(codes), width

    def _one_to_one(self, text: str, infos: _Glyphs, positions: _Places) -> tuple[str, float] | None:
        """Codes and width of glyphs that stand one for each character, unmoved; None for any others."""
        if [info.cluster for info in infos] != list(range(len(text))):
            return None
        codes: list[str] = []
        width = 0
        known, characters = self._codes, self._characters
        for character, info, place in zip(text, infos, positions, strict=True):
            x_offset, y_offset, advance, _ = place.position
            if x_offset or y_offset:
                return None
            glyph = info.codepoint
            if characters.setdefault(glyph, character) != character:
                return None
            code = known.get((glyph, advance))
            codes.append(code if code is not None else self._code(glyph, advance))
            width += advance
        return "".join(codes), width * self._scale

    def _code(self, glyph: int, advance: int) -> str:
        """The code of a glyph, and a correction when it moves the pen by something else than its width."""
        own = self._advance(glyph)
        code = f"{glyph:04X}" if advance == own else f"{glyph:04X}>{(own - advance) * self._scale:.4g}<"
        self._codes[glyph, advance] = code
        return code

    def _shape(
        self, text: str, script: str, language: str, is_rtl: bool, features: Features
    ) -> tuple[_Glyphs, _Places]:
        buffer = self._buffer
        buffer.clear_contents()
        buffer.add_str(text)
        buffer.direction = "rtl" if is_rtl else "ltr"
        buffer.script = script
        if language:
            buffer.language = language
        buffer.cluster_level = _BY_CHARACTER if script in _PLAIN_SCRIPTS else _BY_GRAPHEME
        hb.shape(self._font, buffer, dict.fromkeys(features, True) if features else None)
        return buffer.glyph_infos, buffer.glyph_positions

    def _coded(self, cluster: Cluster) -> tuple[int, float, float]:
        """The code of a cluster, the width a reader knows for the code, and how far it stands off the pen."""
        glyph, _, x_offset, y_offset = cluster.glyphs[0]
        if not self._can_join:
            self._characters.setdefault(glyph, cluster.text)
            return glyph, self._advance(glyph) * self._scale, x_offset * self._scale
        if (
            len(cluster.glyphs) == 1
            and not y_offset
            and self._characters.setdefault(glyph, cluster.text) == cluster.text
        ):
            return glyph, self._advance(glyph) * self._scale, x_offset * self._scale
        if len(cluster.glyphs) == 1 and not y_offset:
            composite = self._composite(((glyph, 0, 0),), self._advance(glyph), cluster.text)
            return composite.code, composite.advance * self._scale, x_offset * self._scale
        parts, x = [], 0
        for glyph, advance, x_offset, y_offset in cluster.glyphs:
            parts.append((glyph, x + x_offset, y_offset))
            x += advance
        composite = self._composite(tuple(parts), max(x, 0), cluster.text)
        return composite.code, composite.advance * self._scale, 0.0

    def _composite(self, parts: tuple[tuple[int, int, int], ...], advance: int, text: str) -> CompositeGlyph:
        key = (parts, advance, text)
        if key not in self._composites:
            code = self._glyph_count + len(self._composites)
            self._composites[key] = CompositeGlyph(code, parts, advance, text)
        return self._composites[key]

    def standing_for(self, text: str, codes: str) -> str:
        """The code of a glyph that looks like that of `codes` and stands for another text, if the font can have it."""
        if not self._can_join or len(codes) != 4:
            return codes
        glyph = int(codes, 16)
        return f"{self._composite(((glyph, 0, 0),), self._advance(glyph), text).code:04X}"

    def _advance(self, glyph: int) -> int:
        if glyph not in self._advances:
            self._advances[glyph] = self._font.get_glyph_h_advance(glyph)
        return self._advances[glyph]


def _clusters(text: str, infos: _Glyphs, positions: _Places) -> Iterator[Cluster]:
    starts = sorted({info.cluster for info in infos})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    first = 0
    while first < len(infos):
        start = infos[first].cluster
        last = first
        while last < len(infos) and infos[last].cluster == start:
            last += 1
        glyphs = tuple(
            (infos[i].codepoint, positions[i].x_advance, positions[i].x_offset, positions[i].y_offset)
            for i in range(first, last)
        )
        yield Cluster(text[start : ends[start]], glyphs)
        first = last


def _single_glyphs(clusters: Iterator[Cluster]) -> Iterator[Cluster]:
    """Clusters of one glyph each, for outlines that cannot be joined (CFF's): the first has the characters.

    Glyphs raised or lowered lose that; the scripts that such fonts serve, those of East Asia, have none.
    """
    for cluster in clusters:
        for index, glyph in enumerate(cluster.glyphs):
            yield Cluster("" if index else cluster.text, (glyph,))


def is_right_to_left(script: str) -> bool:
    """Whether a script runs from right to left."""
    return script in _RIGHT_TO_LEFT_SCRIPTS
