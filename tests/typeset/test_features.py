"""Small capitals and kinds of figures, and what is said when a font has none."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from briefbook.model.document import Cell, Column, Document, Row, Run, Table
from briefbook.model.pages import Pages
from briefbook.model.template import Fonts, Template, TextStyle
from briefbook.typeset.layout import lay_out
from briefbook.writers.pdf.writer import write_pdf
from tests.support.documents import document, heading, paragraph

VOLLKORN = Fonts(body="Vollkorn", heading="Vollkorn", table="Vollkorn")
WORDS = {"en": "Visit of the Minister in 2018", "ru": "Визит Министра в 2018 году"}


def template(fonts: Fonts, **styles: TextStyle) -> Template:
    return Template(fonts=fonts, styles={name.replace("_", "-"): style for name, style in styles.items()})


def codes(pages: Pages) -> list[str]:
    return ["".join(run.codes for run in line.runs) for line in pages.pages[0].lines]


def text_of_pdf(pages: Pages, book: Document, folder: Path) -> str:
    file = folder / "book.pdf"
    file.write_bytes(write_pdf(pages, book))
    return subprocess.run(["pdftotext", str(file), "-"], capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("language", ["en", "ru"])
def test_small_capitals_are_other_glyphs_and_the_same_text(language: str, tmp_path: Path) -> None:
    book = document(heading(WORDS[language]), paragraph(WORDS[language]), language=language)
    plain, _ = lay_out(book, template(VOLLKORN, heading_1=TextStyle(bold=False)))
    small, problems = lay_out(book, template(VOLLKORN, heading_1=TextStyle(bold=False, small_caps=True)))

    assert problems == ()
    assert codes(small)[0] != codes(plain)[0]
    assert codes(small)[1] == codes(plain)[1]
    assert text_of_pdf(small, book, tmp_path).splitlines()[:2] == [WORDS[language], WORDS[language]]


def test_figures_of_a_table_are_of_one_width_and_those_of_the_text_are_old_style() -> None:
    def widths(figures: str) -> set[float]:
        rows = tuple(Row((Cell((Run(f"{number}{number}{number}"),)),)) for number in range(10))
        style = TextStyle.model_validate({"figures": figures})
        pages, problems = lay_out(document(Table((Column("end"),), rows)), template(VOLLKORN, table=style, body=style))
        assert problems == ()
        return {round(min(run.x for run in line.runs), 3) for line in pages.pages[0].lines}

    assert len(widths("tabular")) == 1
    assert len(widths("old-style")) > 5


def test_old_style_and_lining_figures_differ_and_are_read_alike(tmp_path: Path) -> None:
    book = document(paragraph("1948 and 2018"))
    one, other = (
        lay_out(book, template(VOLLKORN, body=TextStyle(figures=kind)))[0] for kind in ("old-style", "lining")
    )

    assert codes(one) != codes(other)
    assert {text_of_pdf(pages, book, tmp_path).strip() for pages in (one, other)} == {"1948 and 2018"}


@pytest.mark.parametrize(
    ("family", "style", "told"),
    [
        ("PT Serif", TextStyle(small_caps=True), "'PT Serif' has no small capitals"),
        ("PT Serif", TextStyle(figures="old-style"), "'PT Serif' has no old-style figures"),
        ("PT Serif", TextStyle(figures="tabular"), ""),
        ("Vollkorn", TextStyle(small_caps=True, italic=True), "'Vollkorn' has no small capitals"),
        ("Vollkorn", TextStyle(figures="old-style"), ""),
    ],
)
def test_a_feature_that_the_font_lacks_is_told_once(family: str, style: TextStyle, told: str) -> None:
    _, problems = lay_out(document(paragraph("abc 1"), paragraph("def 2")), template(Fonts(body=family), body=style))

    assert [problem.severity.value for problem in problems] == (["warning"] if told else [])
    assert told in "".join(problem.message for problem in problems)
