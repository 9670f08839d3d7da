"""The fonts of a file: subsets by glyph id, with widths and the characters that the glyphs stand for.

ISO 32000-1, 9.7: composite fonts with Identity-H, so that a code is a glyph's id.
"""

from __future__ import annotations

import hashlib
import re
import struct
import zlib
from functools import lru_cache
from typing import NamedTuple

import uharfbuzz as hb

from briefbook.model.pages import CompositeGlyph, FontFile, UsedFont
from briefbook.writers.pdf.composites import with_composites
from briefbook.writers.pdf.objects import COMPRESSION, PdfObjects, number, ref, utf16

_DROPPED = ("GSUB", "GPOS", "GDEF", "cmap", "name", "post", "OS/2", "kern", "DSIG", "STAT", "gasp", "BASE", "MATH")
_SYMBOLIC, _ITALIC = 4, 64
_OF_TRUETYPE, _OF_CFF = b"/Subtype /CIDFontType2 /CIDToGIDMap /Identity", b"/Subtype /CIDFontType0"
_ROS = re.compile(rb"(?:[\x20-\xf6]|[\xf7-\xfe].|\x1c..|\x1d....){3}\x0c\x1e", re.DOTALL)
"""The first entry of the Top DICT of a font with CIDs: registry, ordering, supplement (CFF specification, 4 and 18)."""
_MAP_BLOCK = 100
_MAP_HEAD = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_MAP_FOOT = b"endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"


class _Cut(NamedTuple):
    """A font as a book uses it, ready to be embedded: its name, its program and the map of its characters compressed,
    the entries of its descriptor and of its descendant without what they refer to.
    """

    name: bytes
    length: int
    program: bytes
    descriptor: bytes
    descendant: bytes
    characters: bytes
    is_cff: bool


def add_font(objects: PdfObjects, used: UsedFont) -> int:
    """Embed the subset of a font that a book uses: the number of its font dictionary.

    What is embedded is kept, so that page after page for the screen costs little.
    """
    cut = _cut(used.file, tuple(used.characters.items()), used.composites)
    kind = b"/Subtype /CIDFontType0C" if cut.is_cff else b"/Length1 %d" % cut.length
    file = objects.stream(cut.program, b"/Filter /FlateDecode " + kind, is_compressed=False)
    place = b"/FontFile3" if cut.is_cff else b"/FontFile2"
    descriptor = objects.add(b"%s %s %s>>" % (cut.descriptor, place, ref(file)))
    descendant = objects.add(b"%s /FontDescriptor %s>>" % (cut.descendant, ref(descriptor)))
    characters = objects.stream(cut.characters, b" /Filter /FlateDecode", is_compressed=False)
    return objects.add(
        b"<</Type /Font /Subtype /Type0 /BaseFont %s /Encoding /Identity-H /DescendantFonts [%s] /ToUnicode %s>>"
        % (cut.name, ref(descendant), ref(characters))
    )


@lru_cache(maxsize=64)
def _cut(file: FontFile, characters: tuple[tuple[int, str], ...], composites: tuple[CompositeGlyph, ...]) -> _Cut:
    used = UsedFont(file, dict(characters), composites)
    face = _face(file)
    glyphs = frozenset((0, *used.characters, *(part[0] for c in composites for part in c.parts)))
    length, program = _subset(file, glyphs, composites)
    name = b"/" + _tag(file, glyphs, composites) + b"+" + _postscript_name(face)
    descendant = (
        b"<</Type /Font %s /BaseFont %s /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) "
        b"/Supplement 0>> /DW 1000 /W [%s]"
    ) % (_OF_CFF if _is_cff(face) else _OF_TRUETYPE, name, _widths(used, sorted(glyphs), 1000 / face.upem))
    packed = zlib.compress(_character_map(used), COMPRESSION)
    return _Cut(name, length, program, _descriptor(face, name), descendant, packed, _is_cff(face))


def _face(file: FontFile) -> hb.Face:
    return hb.Face(hb.Blob.from_file_path(file.path), file.face)


def _is_cff(face: hb.Face) -> bool:
    return "CFF " in face.table_tags


def _has_cids(face: hb.Face) -> bool:
    """Whether glyphs are found by CIDs that a subset keeps, the glyphs' ids in fonts of Adobe-Identity-0.

    In other fonts a CID is the place of its glyph (ISO 32000-1, 9.7.4.2), which must stay.
    """
    if not _is_cff(face):
        return False
    data = bytes(face.reference_table("CFF ").data)
    return _ROS.match(data, _after_index(data, _after_index(data, data[2]), is_content=True)) is not None


def _after_index(data: bytes, place: int, *, is_content: bool = False) -> int:
    """Where what follows an INDEX begins, or its own content (The Compact Font Format Specification, 5)."""
    count, size = int.from_bytes(data[place : place + 2], "big"), data[place + 2]
    content = place + 3 + (count + 1) * size
    return content if is_content else content - 1 + int.from_bytes(data[content - size : content], "big")


@lru_cache(maxsize=64)
def _subset(file: FontFile, glyphs: frozenset[int], composites: tuple[CompositeGlyph, ...]) -> tuple[int, bytes]:
    """The font's program with these glyphs alone, under their own ids: its length and its compressed bytes."""
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(glyphs)
    flags = hb.SubsetFlags
    wanted.flags = flags.NO_LAYOUT_CLOSURE | flags.NOTDEF_OUTLINE | flags.NO_HINTING
    for table in _DROPPED:
        wanted.drop_table_tag_set.add(int.from_bytes(table.encode(), "big"))
    face = _face(file)
    if _is_cff(face):
        wanted.flags |= flags.DESUBROUTINIZE
    if not _has_cids(face):
        wanted.flags |= flags.RETAIN_GIDS
    for axis, value in file.axes:
        wanted.pin_axis_location(face, axis, value)
    subset = hb.subset(face, wanted)
    if _is_cff(face):
        data = bytes(subset.reference_table("CFF ").data)
        return len(data), zlib.compress(data, COMPRESSION)
    data = bytes(subset.blob.data)
    if composites:
        data = with_composites(data, composites)
    return len(data), zlib.compress(data, COMPRESSION)


def _tag(file: FontFile, glyphs: frozenset[int], composites: tuple[CompositeGlyph, ...]) -> bytes:
    """Six letters that tell this subset from others (ISO 32000-1, 9.6.4)."""
    parts = [c.parts for c in composites]
    digest = hashlib.sha256(repr((file.axes, sorted(glyphs), parts)).encode()).digest()
    return bytes(65 + byte % 26 for byte in digest[:6])


def _postscript_name(face: hb.Face) -> bytes:
    name = face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or "Font"
    return "".join(c for c in name if c.isascii() and (c.isalnum() or c == "-")).encode() or b"Font"


def _descriptor(face: hb.Face, name: bytes) -> bytes:
    scale = 1000 / face.upem
    box = [value * scale for value in struct.unpack_from(">4h", face.reference_table("head").data, 36)]
    angle = struct.unpack_from(">i", face.reference_table("post").data, 4)[0] / 65536
    ascent, descent = struct.unpack_from(">2h", face.reference_table("hhea").data, 4)
    os2 = face.reference_table("OS/2").data
    weight = struct.unpack_from(">H", os2, 4)[0]
    capital = struct.unpack_from(">h", os2, 88)[0] if len(os2) >= 90 else ascent
    return (
        b"<</Type /FontDescriptor /FontName %s /Flags %d /FontBBox [%s] /ItalicAngle %s /Ascent %s /Descent %s "
        b"/CapHeight %s /StemV %d"
    ) % (
        name,
        _SYMBOLIC | (_ITALIC if angle else 0),
        b" ".join(number(value) for value in box),
        number(angle),
        number(ascent * scale),
        number(descent * scale),
        number(capital * scale),
        80 + max(weight - 400, 0) // 8,
    )


def _widths(used: UsedFont, glyphs: list[int], scale: float) -> bytes:
    """The W array: runs of consecutive codes with their widths in thousandths."""
    font = hb.Font(_face(used.file))
    if used.file.axes:
        font.set_variations(dict(used.file.axes))
    widths = {glyph: font.get_glyph_h_advance(glyph) * scale for glyph in glyphs}
    widths |= {composite.code: composite.advance * scale for composite in used.composites}
    parts: list[bytes] = []
    previous = -2
    for code, width in widths.items():
        if code != previous + 1:
            parts.append(b"%s%d [" % (b"] " if parts else b"", code))
        parts.append(number(width) + b" ")
        previous = code
    return b"".join(parts) + b"]"


def _character_map(used: UsedFont) -> bytes:
    """The ToUnicode map. A narrow no-break space is a plain one there: whoever searches the text types that."""
    texts = {**used.characters, **{c.code: c.text for c in used.composites}}
    entries = sorted((code, text) for code, text in texts.items() if text)
    parts = [_MAP_HEAD]
    for first in range(0, len(entries), _MAP_BLOCK):
        block = entries[first : first + _MAP_BLOCK]
        parts.append(b"%d beginbfchar\n" % len(block))
        parts.extend(b"<%04X> <%s>\n" % (code, utf16(text.replace("\u202f", " "))) for code, text in block)
        parts.append(b"endbfchar\n")
    return b"".join([*parts, _MAP_FOOT])
