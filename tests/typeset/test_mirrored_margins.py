"""Margins for sheets printed on both sides: the inner one lies at the spine."""

from __future__ import annotations

import pytest

from briefbook.model.document import Document, Metadata, PageBreak, Paragraph, plain
from briefbook.model.pages import Line, Page
from briefbook.model.template import Margins, Template
from briefbook.typeset.layout import lay_out
from briefbook.typeset.relayout import Relayout
from briefbook.writers.docx.writer import write_docx
from tests.support.books import page_numbers
from tests.support.word_reading import WordFile, w

MARGINS = Margins(left_mm=35, right_mm=15)
BOOK = Document("en", Metadata("T"), (Paragraph(plain("One")), PageBreak(), Paragraph(plain("Two"))))


def left_edge(page: Page) -> float:
    return min(run.x for thing in page.things if isinstance(thing, Line) for run in thing.runs) / 72 * 25.4


@pytest.mark.parametrize(("mirror", "second"), [(True, 15), (False, 35)])
def test_even_pages_are_turned_about(mirror: bool, second: float) -> None:
    template = Template(margins=MARGINS.model_copy(update={"mirror": mirror}))
    for pages in (lay_out(BOOK, template)[0], Relayout().lay_out(BOOK, template).pages):
        assert [left_edge(page) for page in pages.pages] == pytest.approx([35, second])


@pytest.mark.parametrize("mirror", [True, False])
def test_word_turns_them_too(mirror: bool) -> None:
    template = Template(margins=MARGINS.model_copy(update={"mirror": mirror}))
    settings = WordFile(write_docx(BOOK, template, page_numbers(BOOK))[0]).related("settings")
    assert (settings.find(w("mirrorMargins")) is not None) is mirror
