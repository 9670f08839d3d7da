"""Directions, scripts and fonts of foreign words."""

from __future__ import annotations

from itertools import pairwise

import pytest

from briefbook.model.document import Run
from briefbook.model.pages import Pages
from briefbook.model.template import Fonts, Template
from briefbook.typeset.layout import lay_out
from briefbook.typeset.scripts import bidi_levels, scripts_of, visual_order
from tests.support.documents import document, paragraph


def files(pages: Pages) -> str:
    return " ".join(used.file.path for used in pages.fonts)


def test_hebrew_in_english_has_level_one_and_its_numbers_two() -> None:
    assert bidi_levels("a שב 12", 0) == [0, 0, 1, 1, 1, 2, 2]


def test_brackets_around_hebrew_stay_with_the_english() -> None:
    levels = bidi_levels("x (של) y", 0)

    assert (levels[2], levels[5]) == (0, 0)


def test_visual_order_turns_right_to_left_stretches_round() -> None:
    assert visual_order([0, 1, 1, 0]) == [0, 2, 1, 3]
    assert visual_order([1, 2, 2, 1]) == [3, 1, 2, 0]
    assert visual_order([]) == []


def test_punctuation_takes_the_script_of_its_neighbours() -> None:
    assert scripts_of("вид-а") == ["Cyrl"] * 5
    assert scripts_of("12") == ["Latn"] * 2


@pytest.mark.parametrize(
    ("words", "font"),
    [
        ("خواجہ محمد آصف", "Amiri"),
        ("שר החוץ", "Hebrew"),
        ("विदेश मंत्री", "Devanagari"),
        ("විදේශ", "Sinhala"),
        ("ə", "NotoSerif"),
    ],
)
def test_letters_the_family_lacks_come_from_another_font(words: str, font: str) -> None:
    pages, problems = lay_out(document(paragraph(f"Name: {words}.")), Template())

    assert not problems
    assert font in files(pages)


def test_right_to_left_words_stand_in_visual_order() -> None:
    pages, _ = lay_out(document(paragraph("abc שלום עולם def")), Template())

    runs = pages.pages[0].lines[0].runs
    latin = [run.x for run in runs if "PT_Serif" in pages.fonts[run.font].file.path]
    assert latin == sorted(latin)
    assert pages.pages[0].lines[0].text == "abc שלום עולם def"


def test_missing_letter_is_a_problem_that_names_it_and_a_package() -> None:
    _, problems = lay_out(document(paragraph("private \ue000 use")), Template())

    assert [problem.rule for problem in problems] == ["glyph"]
    assert "U+E000" in problems[0].message
    assert "install" in problems[0].hint


def test_missing_family_is_a_problem_and_another_stands_in() -> None:
    pages, problems = lay_out(document(paragraph("abc")), Template(fonts=Fonts(body="Nonesuch Serif")))

    assert [problem.rule for problem in problems] == ["font"]
    assert "Nonesuch Serif" in problems[0].message
    assert pages.pages[0].lines[0].text == "abc"


@pytest.mark.parametrize(
    "text",
    [
        "😀 👨‍👩‍👧",
        "中文 日本語 한국어",
        "a\x00b\x07c\td\ne",
        "\u200b\u200d\ufeff\u2066",
        "\ud800x",
        "\u0301alone",
        "z\u0301\u0302",
        "",
    ],
)
def test_no_text_whatever_breaks_the_layout(text: str) -> None:
    pages, _ = lay_out(document(paragraph(text), paragraph(text * 200)), Template())

    assert pages.count >= 1


def test_language_of_a_run_is_in_the_structure() -> None:
    block = paragraph("x")
    pages, _ = lay_out(document(block, paragraph("слово", lang="ru")), Template())
    mixed, _ = lay_out(document(type(block)((Run("a "), Run("слово", lang="ru")))), Template())

    assert ("P", "ru") in {(e.role, e.lang) for e in pages.elements}
    assert ("Span", "ru") in {(e.role, e.lang) for e in mixed.elements}


def test_paragraph_in_urdu_is_in_nastaliq_with_room_for_it_and_a_single_word_is_not() -> None:
    words = "وزیر خارجہ خواجہ محمد آصف نے ماسکو میں روسی وزیر خارجہ سے ملاقات کی "
    pages, problems = lay_out(document(paragraph(words * 3, lang="ur")), Template())
    inline, _ = lay_out(document(type(paragraph(""))((Run("Name: "), Run("آصف", lang="ur")))), Template())

    assert problems == ()
    assert "NotoNastaliqUrdu" in files(pages)
    assert "NotoNastaliqUrdu" not in files(inline)
    places = [line.y for line in pages.pages[0].lines]
    size = pages.pages[0].lines[0].runs[0].size
    assert len(places) > 1
    assert all(below - above >= 2 * size for above, below in pairwise(places))


@pytest.mark.parametrize("base", [0, 1])
def test_no_words_have_no_levels(base: int) -> None:
    assert bidi_levels("", base) == []
