"""Plain text, and the same words in every format that has no layout of its own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefbook.model.document import (
    Cell,
    Chart,
    Column,
    Document,
    Furniture,
    Heading,
    Metadata,
    Paragraph,
    Picture,
    Row,
    Run,
    Table,
    plain,
)
from briefbook.model.template import Template
from briefbook.writers.docx.writer import write_docx
from briefbook.writers.markdown import write_markdown
from briefbook.writers.plain import display_width
from briefbook.writers.text import write_text
from tests.support.books import page_numbers, rich_book
from tests.support.plain_reading import words_of_markdown, words_of_text
from tests.support.word_reading import words_of_docx


def lines(*blocks: object, marking: str = "") -> list[str]:
    document = Document("en", Metadata("T"), blocks, Furniture(marking=marking))  # type: ignore[arg-type]
    return write_text(document).decode("utf-8").split("\n")[:-1]


def without_chart_tables(document: Document) -> Document:
    """Charts stand in Word as drawings: their figures are not words of the text."""
    empty = Table((), ())
    blocks = (replace(b, table=empty) if isinstance(b, Chart) else b for b in document.blocks)
    return replace(document, blocks=tuple(blocks))


@pytest.mark.parametrize("language", ["en", "ru"])
def test_word_text_and_markdown_say_the_same_in_the_same_order(language: str) -> None:
    document = without_chart_tables(rich_book(language, marking=False))
    data, _ = write_docx(document, Template(), page_numbers(document))
    words = words_of_docx(data, document.word("picture").capitalize())
    assert len(words) > 100
    assert words_of_text(write_text(document)) == words
    assert words_of_markdown(write_markdown(document)) == words


def test_begins_and_ends_with_the_marking() -> None:
    made = lines(Paragraph(plain("Words.")), marking="RESTRICTED")
    assert made == ["RESTRICTED", "", "Words.", "", "RESTRICTED"]


def test_lines_have_at_most_78_columns() -> None:
    made = lines(Paragraph(plain("Визит министра иностранных дел " * 30)))
    assert len(made) > 5
    assert max(map(display_width, made)) <= 78


def test_a_word_longer_than_the_line_is_kept_whole() -> None:
    assert lines(Paragraph(plain("see " + "x" * 90))) == ["see", "x" * 90]


def test_heading_is_underlined_with_its_number() -> None:
    assert lines(Heading(2, plain("Past"), "a", "1.2")) == ["1.2  Past", "---------"]


def test_table_stands_in_columns_by_display_width() -> None:
    head = Row((Cell(plain("Name")), Cell(plain("Sum"))))
    rows = (Row((Cell(plain("中文")), Cell(plain("5")))), Row((Cell(plain("ab")), Cell(plain("1,000")))))
    made = lines(Table((Column(), Column("end")), rows, (head,)))
    assert made == ["Name    Sum", "----  -----", "中文      5", "ab    1,000"]


def test_wide_table_is_wrapped_inside_its_cells() -> None:
    rows = (Row((Cell(plain("2018")), Cell(plain("many words " * 20)))),)
    made = lines(Table((Column(), Column()), rows))
    assert len(made) > 2
    assert max(map(display_width, made)) <= 78


def test_words_that_hold_together_keep_the_columns_in_line() -> None:
    held = "меморандум о\u00a0взаимопонимании"
    cells = (Cell(plain(held)), *(Cell(plain("xx " * 20)) for _ in range(4)))
    made = lines(Table(tuple(Column() for _ in cells), (Row(cells),)))
    assert len({line.find("xx") for line in made}) == 1


def test_sixty_columns_keep_every_cell() -> None:
    cells = tuple(Cell(plain(f"c{n}")) for n in range(60))
    assert lines(Table(tuple(Column() for _ in cells), (Row(cells),)))[0].split() == [f"c{n}" for n in range(60)]


def test_picture_is_its_description() -> None:
    assert lines(Picture(b"", "png", (1, 1), "A map", plain("Pipeline"))) == ["[Picture: A map]", "", "Pipeline"]


def test_controls_and_lone_surrogates_are_dropped() -> None:
    assert lines(Paragraph((Run("a\x00b\ud800c"),))) == ["abc"]


def test_hidden_things_are_not_written() -> None:
    for data in (write_text(rich_book()), write_markdown(rich_book())):
        assert b"secret" not in data
