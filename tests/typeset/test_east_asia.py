"""Chinese, Japanese and Korean: fonts, forms, and where lines end."""

from __future__ import annotations

import subprocess
from pathlib import Path

import page as page_validation
import pytest

from briefbook.model.document import Paragraph, Run
from briefbook.model.template import Template
from briefbook.typeset.hyphenation import breaks_of
from briefbook.typeset.layout import lay_out
from briefbook.typeset.reading import GlyphReader
from briefbook.writers.pdf.writer import write_pdf
from tests.support.documents import document

CHINESE = "中国外交部长王毅与俄罗斯外长拉夫罗夫举行会谈（莫斯科），双方就双边关系及共同关心的国际和地区问题交换了意见。"
JAPANESE = "日本の外務大臣は、ロシアのラヴロフ外相と「モスクワ」で会談を行い、二国間関係について意見を交換しました。"


@pytest.mark.parametrize(("language", "text"), [("zh", CHINESE), ("ja", JAPANESE)])
def test_lines_neither_begin_nor_end_with_a_mark_that_may_not(language: str, text: str) -> None:
    pages, problems = lay_out(document(Paragraph((Run(text * 6, lang=language),), lang=language)), Template())
    lines = [line.text for line in pages.pages[0].lines]

    assert not problems
    assert len(lines) > 5
    assert "".join(lines) == text * 6
    assert not any(line[0] in "、。，）」ー" or line[-1] in "（「" for line in lines)


@pytest.mark.parametrize(("language", "name"), [("zh", "Noto Serif CJK SC"), ("ja", "Noto Serif CJK JP")])
def test_ideographs_have_the_forms_of_their_language(language: str, name: str) -> None:
    pages, _ = lay_out(document(Paragraph((Run("骨", lang=language),), lang=language)), Template())
    index = {"Noto Serif CJK JP": 0, "Noto Serif CJK SC": 2}[name]

    assert [used.file.face for used in pages.fonts if "CJK" in used.file.path] == [index]


def test_small_letters_and_points_stay_with_what_stands_before_them() -> None:
    assert [place for place, _ in breaks_of("キャット。", "ja", False)] == [3]
    assert [place for place, _ in breaks_of("「東京」で", "ja", False)] == [2, 4]


@pytest.mark.parametrize(("language", "text"), [("hi", "विदेश मंत्री "), ("si", "විදේශ අමාත්‍ය ")])
def test_paragraphs_in_a_font_without_the_house_s_space_end_at_the_margin(language: str, text: str) -> None:
    pages, _ = lay_out(document(Paragraph((Run(text * 40, lang=language),), lang=language)), Template())
    reader = GlyphReader(pages.fonts)
    right = (210 - 25) * 72 / 25.4

    assert all(abs(reader.extent(line)[1] - right) < 1 for line in pages.pages[0].lines[:-1])


def test_outlines_of_noto_cjk_are_embedded_by_glyph_id(tmp_path: Path) -> None:
    book = document(Paragraph((Run(JAPANESE, lang="ja"),), lang="ja"))
    pages, _ = lay_out(book, Template())
    file = tmp_path / "book.pdf"
    file.write_bytes(write_pdf(pages, book))

    fonts = subprocess.run(["pdffonts", file], capture_output=True, text=True, check=True).stdout
    text = subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True).stdout
    assert "CID Type 0C" in fonts
    assert "".join(text.split()) == JAPANESE
    assert file.stat().st_size < 40_000
    for profile in ("2a", "ua1"):
        assert page_validation.validate_pdf(str(file), profile=profile).failures == []
