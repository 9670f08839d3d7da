"""What a careful compositor sees to: even headings, no rests of words, ligatures, kerning, figures under figures."""

from __future__ import annotations

import pytest

from briefbook.model.document import Cell, Column, Row, Run, Table
from briefbook.model.pages import Line, Pages
from briefbook.model.styles import ResolvedStyle
from briefbook.model.template import Paper, Template, TextStyle
from briefbook.typeset.kept_lines import KeptLines
from briefbook.typeset.layout import lay_out
from tests.support.documents import LOREM, RUSSIAN, document, heading, paragraph

NARROW = Template(paper=Paper(width_mm=120, height_mm=200))
HEADING = "Visit of the Foreign Minister of the Islamic Republic of Pakistan to Moscow"


def lines(pages: Pages) -> list[Line]:
    return [line for page in pages.pages for line in page.lines]


def width(words: str, style: ResolvedStyle) -> float:
    kept = KeptLines()
    return sum(word.width for word in kept.text((Run(words),), style, "en", 0).segments[0].words)


def test_lines_of_a_heading_are_about_equally_long_and_no_more_than_there_must_be() -> None:
    balanced = [line.text for line in lines(lay_out(document(heading(HEADING)), NARROW)[0])]
    wish = {"heading-1": TextStyle(balance=False)}
    plain = [
        line.text for line in lines(lay_out(document(heading(HEADING)), NARROW.model_copy(update={"styles": wish}))[0])
    ]

    assert " ".join(balanced) == HEADING
    assert len(balanced) == len(plain) > 1
    assert max(map(len, balanced)) - min(map(len, balanced)) < max(map(len, plain)) - min(map(len, plain))
    assert all(" " in line for line in balanced)


@pytest.mark.parametrize(("text", "language"), [(LOREM, "en"), (RUSSIAN, "ru")])
def test_last_line_of_a_paragraph_is_never_the_rest_of_a_word(text: str, language: str) -> None:
    words = (text * 2).split()
    for count in range(20, len(words)):
        book = document(paragraph(" ".join(words[:count])), language=language)
        last = lines(lay_out(book, NARROW)[0])[-1]
        assert last.text.split()[-1] == words[count - 1]


def test_ligatures_and_kerning_are_those_of_the_font() -> None:
    face = KeptLines().fonts.face("PT Serif", is_bold=False, is_italic=False)

    ligated, _ = face.set("fi", "Latn", "en")
    assert len(ligated) == 4  # one glyph of four digits
    assert face.used().characters[int(ligated, 16)] == "fi"
    pair, width_of_pair = face.set("AV", "Latn", "en")
    alone = sum(face.set(letter, "Latn", "en")[1] for letter in "AV")
    assert width_of_pair < alone - 20
    assert ">" in pair


def test_decimal_marks_of_a_column_stand_under_each_other() -> None:
    numbers = ("542", "1.5", "24.75", "1,250.5")
    table = Table((Column("decimal"),), tuple(Row((Cell((Run(number),)),)) for number in numbers))
    pages, _ = lay_out(document(table), NARROW)
    style = ResolvedStyle(family="PT Sans", size=9)

    places = []
    for line in lines(pages):
        whole = line.text.partition(".")[0]
        places.append(round(line.runs[0].x + width(whole, style) * style.size / 1000, 1))
    assert len(set(places)) == 1
