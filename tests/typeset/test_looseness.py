"""How evenly paragraphs are set in the house's format, in both languages, on prose that nobody looked at."""

from __future__ import annotations

from random import Random

import pytest

from briefbook.model.document import Run
from briefbook.model.pages import Line
from briefbook.model.template import Template
from briefbook.typeset.layout import lay_out
from briefbook.typeset.reading import GlyphReader
from tests.benchmarks.material import house_format
from tests.benchmarks.prose import write_paragraph
from tests.support.documents import document, paragraph
from tests.support.looseness import looseness_of


@pytest.mark.parametrize("language", ["en", "ru"])
def test_at_most_one_line_in_twenty_is_loose(language: str) -> None:
    random = Random(5)
    prose = [paragraph(write_paragraph(random, 4)[language]) for _ in range(60)]

    pages, _ = lay_out(document(*prose, language=language), house_format())

    evenness = looseness_of(pages)
    assert evenness.lines > 250
    assert evenness.share <= 5


def test_letters_of_even_lines_give_by_two_and_a_half_per_cent_at_most_and_lines_end_at_the_margin() -> None:
    random = Random(6)
    pages, _ = lay_out(document(*(paragraph(write_paragraph(random, 4)["ru"]) for _ in range(9))), Template())
    lines = [line for page in pages.pages for line in page.lines if line.block >= 0]
    reader = GlyphReader(pages.fonts)

    breadths = {run.breadth for line in lines for run in line.runs}
    assert min(breadths) >= 0.975
    assert 1.001 < max(breadths) <= 1.025
    ends = [reader.extent(line)[1] for line in lines if line.runs[0].breadth != 1.0]
    assert max(ends) - min(ends) < 0.5


def test_a_line_with_a_link_is_as_wide_as_one_without() -> None:
    words = "Министр иностранных дел сообщил о сотрудничестве в области энергетики и транспорта. " * 6
    plain, _ = lay_out(document(paragraph(words)), Template())
    block = paragraph(words)
    linked, _ = lay_out(document(type(block)((Run(words[:240]), Run(words[240:], link="https://a.org")))), Template())

    def ends(line: Line, reader: GlyphReader) -> float:
        return round(reader.extent(line)[1])

    assert [ends(line, GlyphReader(plain.fonts)) for line in plain.pages[0].lines][:-1] == [
        ends(line, GlyphReader(linked.fonts)) for line in linked.pages[0].lines
    ][:-1]
