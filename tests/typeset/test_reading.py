"""Characters of a laid out page are found where they stand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefbook.model.pages import Line, Pages
from briefbook.model.template import Template
from briefbook.typeset.layout import lay_out
from briefbook.typeset.reading import GlyphReader
from tests.support.documents import LOREM, RUSSIAN, document, paragraph

LEFT_MARGIN_MM, PAPER_MM = 25.0, 210.0


def _lines(pages: Pages) -> list[Line]:
    return [line for page in pages.pages for line in page.lines if line.block >= 0]


@pytest.mark.parametrize("text", [LOREM, RUSSIAN])
def test_glyphs_spell_the_line(text: str) -> None:
    pages, _ = lay_out(document(paragraph(text * 3)), Template())
    reader = GlyphReader(pages.fonts)

    for line in _lines(pages):
        assert "".join(one.text for one in reader.characters(line)).strip() == line.text


def test_justified_lines_reach_from_margin_to_margin() -> None:
    pages, _ = lay_out(document(paragraph(LOREM * 3)), Template())
    reader = GlyphReader(pages.fonts)

    extents = [reader.extent(line) for line in _lines(pages)[:-1]]

    assert max(left for left, _ in extents) - min(left for left, _ in extents) < 0.1
    assert max(right for _, right in extents) - min(right for _, right in extents) < 0.5


def test_reader_goes_on_with_what_it_knows() -> None:
    first, _ = lay_out(document(paragraph("Known words.")), Template())
    second, _ = lay_out(document(paragraph("Known words, and others too.")), Template())
    reader = GlyphReader(second.fonts, GlyphReader(first.fonts))

    (line,) = _lines(second)
    assert "".join(one.text for one in reader.characters(line)) == line.text


@pytest.mark.parametrize(
    "text",
    [
        "He is called خواجہ محمد آصف at home.",
        "שר החוץ (Sergey Lavrov) נפגש ב-20.5 בפברואר 2018.",
        "التقى الوزير Sergey Lavrov في 20 فبراير 2018 (542,5 مليون)",
    ],
)
def test_words_from_right_to_left_are_spelled_as_they_are_read(text: str) -> None:
    for direction in ("ltr", "rtl"):
        pages, _ = lay_out(replace(document(paragraph(text)), direction=direction), Template())
        reader = GlyphReader(pages.fonts)

        (line,) = _lines(pages)
        assert "".join(one.text for one in reader.characters(line)) == line.text
