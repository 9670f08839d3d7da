"""Fonts in a file: what a subset keeps."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
from fontTools.cffLib import CFFFontSet
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen

from briefbook.model.pages import FontFile, UsedFont
from briefbook.writers.pdf.fonts import add_font
from briefbook.writers.pdf.objects import PdfObjects, ref

GLYPHS = [".notdef", "A", "B", "C"]


def square(side: int) -> object:
    pen = T2CharStringPen(600, None)
    pen.moveTo((0, 0))
    pen.lineTo((side, 0))
    pen.lineTo((side, side))
    pen.closePath()
    return pen.getCharString()


def font_without_cids(path: Path) -> Path:
    """A font with outlines of CFF whose glyphs have names and no CIDs."""
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder(GLYPHS)
    builder.setupCharacterMap({ord(name): name for name in GLYPHS[1:]})
    outlines = {name: square(100 * (place + 1)) for place, name in enumerate(GLYPHS)}
    builder.setupCFF("Squares", {}, outlines, {})
    builder.setupHorizontalMetrics(dict.fromkeys(GLYPHS, (600, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Squares", "styleName": "Regular", "psName": "Squares"})
    builder.setupOS2()
    builder.setupPost()
    builder.save(path)
    return path


def test_glyphs_without_cids_keep_their_places_as_their_codes_are_places(tmp_path: Path) -> None:
    font = font_without_cids(tmp_path / "squares.otf")
    objects = PdfObjects()
    add_font(objects, UsedFont(FontFile(str(font)), {3: "C"}, ()))
    pages = objects.add(b"<</Type /Pages /Kids [] /Count 0>>")
    root = objects.add(b"<</Type /Catalog /Pages %s>>" % ref(pages))
    with pikepdf.open(BytesIO(objects.written(root, objects.add(b"<<>>")))) as pdf:
        program = next(one.FontFile3.read_bytes() for one in pdf.objects if "/FontFile3" in one)
    cff = CFFFontSet()
    cff.decompile(BytesIO(program), None)
    outlines = cff[0].CharStrings.charStringsIndex

    assert len(outlines) == 4
    outlines[3].decompile()
    assert 400 in outlines[3].program
