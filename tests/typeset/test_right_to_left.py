"""A book whose language runs from right to left: everything begins at the right edge."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from pathlib import Path

from briefbook.model.document import (
    Cell,
    Column,
    Contents,
    Document,
    Furniture,
    Note,
    NoteRef,
    PageField,
    Paragraph,
    Row,
    Run,
    Strip,
    Table,
    plain,
)
from briefbook.model.pages import Pages, Shape
from briefbook.model.template import Template
from briefbook.typeset.layout import lay_out
from briefbook.typeset.reading import GlyphReader
from briefbook.writers.pdf.writer import write_pdf
from tests.support.documents import bullets, document, heading

LEFT, RIGHT = 25 * 72 / 25.4, (210 - 25) * 72 / 25.4


def book(*blocks: object) -> Document:
    strip = Strip(plain("العنوان"), (), (PageField("page"),))
    made = document(*blocks, language="ar", furniture=Furniture(footer=strip))  # type: ignore[arg-type]
    return replace(made, direction="rtl")


def laid(*blocks: object) -> Pages:
    pages, problems = lay_out(book(*blocks), Template())
    assert not problems
    return pages


def extents(pages: Pages) -> dict[str, tuple[float, float]]:
    """Where the words of each line of the first page stand, by their text."""
    reader = GlyphReader(pages.fonts)
    return {line.text: reader.extent(line) for line in pages.pages[0].lines}


def test_headings_and_their_numbers_begin_at_the_right() -> None:
    found = extents(laid(heading("الأهداف", number="1")))

    assert abs(found["1"][1] - RIGHT) < 1
    assert found["الأهداف"][1] < found["1"][0]


def test_markers_of_lists_stand_right_of_their_items() -> None:
    found = extents(laid(bullets("التعاون", ordered=True)))

    assert found["التعاون"][1] < found["1."][0] < RIGHT


def test_pages_in_the_contents_stand_at_the_left_with_dots_between() -> None:
    pages = laid(Contents(plain("المحتويات")), heading("الأهداف", number="1", anchor="a"))
    found = extents(pages)

    assert abs(found["2"][0] - LEFT) < 1
    leader = next(where for text, where in found.items() if text.startswith("."))
    assert found["2"][1] < leader[0] < leader[1] < found["الأهداف"][0] < found["الأهداف"][1] < found["1"][0]


def test_first_column_of_a_table_is_the_right_one_and_figures_end_at_the_right() -> None:
    rows = tuple(Row((Cell(plain(name)), Cell(plain(figure)))) for name, figure in (("أ", "1.5"), ("ب", "12")))
    found = extents(laid(Table((Column(), Column("decimal")), rows)))

    assert found["أ"][0] > found["12"][1]
    assert found["12"][1] < found["1.5"][1]


def test_words_in_several_looks_are_drawn_in_the_order_they_are_read() -> None:
    """pdf.js gives the text in the order of drawing."""
    words = (Run("شمال "), Run("شرق", bold=True), Run(" (542) جنوب "), Run("NATO", bold=True), Run(" غرب"))
    line = next(line for line in laid(Paragraph(words)).pages[0].lines if "NATO" in line.text)
    places = [run.x for run in line.runs]

    assert len(places) >= len(words)
    assert places == sorted(places, reverse=True)


def test_space_after_words_from_left_to_right_comes_out_where_it_stands(tmp_path: Path) -> None:
    """pdftotext would take it to the words before."""
    words = "التقى الوزير Sergey Lavrov نظيره يوم 20 فبراير 2018 في موسكو"
    made = book(Paragraph(plain(words)))
    pages, _ = lay_out(made, Template())
    file = tmp_path / "book.pdf"
    file.write_bytes(write_pdf(pages, made))

    read = subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True).stdout
    without_marks = re.sub("[\u200e\u200f\u202a-\u202e]", "", read)
    assert words in " ".join(without_marks.split())


def test_notes_and_their_rule_begin_at_the_right() -> None:
    pages = laid(Paragraph((Run("الوقائع"), NoteRef(Note("k", plain("بيان")), 1))))

    assert extents(pages)["بيان"][1] > RIGHT - 20
    rule = next(thing for thing in pages.pages[0].things if isinstance(thing, Shape) and thing.stroke == "#000000")
    assert abs(max(x for x, _ in rule.points) - RIGHT) < 0.1


def test_start_of_the_footer_is_at_the_right_and_the_page_at_the_left() -> None:
    found = extents(laid(Paragraph(plain("نص"))))

    assert abs(found["العنوان"][1] - RIGHT) < 1
    assert abs(found["1"][0] - LEFT) < 1


def test_lines_run_to_the_left_in_the_order_of_the_text() -> None:
    pages = laid(Paragraph(plain("بلغ حجم التبادل 500 مليون Gazprom دولار")))
    line = next(line for line in pages.pages[0].lines if "Gazprom" in line.text)
    left = {one.text: one.left for one in GlyphReader(pages.fonts).characters(line)}

    assert left["ب"] > left["5"] > left["G"] > left["د"]
    assert left["G"] < left["m"]


def test_a_paragraph_in_urdu_begins_at_the_right_in_an_english_book() -> None:
    words = "وزیر خارجہ"
    pages, _ = lay_out(document(Paragraph((Run(words, lang="ur"),), lang="ur")), Template())

    assert abs(extents(pages)[words][1] - RIGHT) < 1
