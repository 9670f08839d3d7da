"""A page for the screen looks as it does in the book."""

from __future__ import annotations

import pypdfium2

from briefbook.typeset.layout import lay_out
from briefbook.writers.pdf.screen import write_page
from briefbook.writers.pdf.writer import write_pdf
from tests.support.rich_document import rich_document
from tests.typeset.test_relayout import SMALL


def _drawn(file: bytes, index: int) -> tuple[bytes, str]:
    """The pixels and the words of a page."""
    with pypdfium2.PdfDocument(file) as pdf:
        page = pdf[index]
        return page.render(scale=1.0).to_pil().tobytes(), page.get_textpage().get_text_bounded()


def test_every_page_has_the_pixels_and_words_of_the_book() -> None:
    book = rich_document()
    pages, _ = lay_out(book, SMALL)
    whole = write_pdf(pages, book)

    for number in range(1, pages.count + 1):
        assert _drawn(write_page(pages, number), 0) == _drawn(whole, number - 1)


def test_page_has_only_the_fonts_it_uses() -> None:
    pages, _ = lay_out(rich_document(), SMALL)
    sizes = {len(write_page(pages, number)) for number in range(1, pages.count + 1)}

    assert max(sizes) < len(write_pdf(pages, rich_document()))
