"""Lines kept from one layout to the next."""

from __future__ import annotations

from dataclasses import replace

from briefbook.model.document import Document, Paragraph, Run
from briefbook.model.template import Template
from briefbook.typeset.kept_lines import KeptLines
from briefbook.typeset.layout import lay_out
from tests.support.documents import LOREM, RUSSIAN, document, paragraph
from tests.support.rich_document import rich_document


def with_words(book: Document, words: str) -> Document:
    """The book with one more paragraph."""
    return replace(book, blocks=(*book.blocks, Paragraph((Run(words),))))


def test_pages_after_an_edit_are_those_of_a_layout_from_nothing() -> None:
    kept, template = KeptLines(), Template()
    before = rich_document()
    after = with_words(before, LOREM)
    lay_out(before, template, kept)

    edited, _ = lay_out(after, template, kept)
    anew, _ = lay_out(after, template)

    assert edited.pages == anew.pages
    assert edited.elements == anew.elements
    assert edited.destinations == anew.destinations


def test_a_letter_that_is_gone_is_no_longer_reported() -> None:
    kept, template = KeptLines(), Template()
    _, found = lay_out(document(paragraph("private \ue000 use")), template, kept)
    _, left = lay_out(document(paragraph("private use")), template, kept)
    _, again = lay_out(document(paragraph("private \ue000 use")), template, kept)

    assert [problem.rule for problem in found] == ["glyph"]
    assert left == ()
    assert again == found


def test_fonts_of_a_layout_from_nothing_tell_nothing_of_deleted_words() -> None:
    kept, template = KeptLines(), Template()
    lay_out(document(paragraph(RUSSIAN)), template, kept)
    for_screen, _ = lay_out(document(paragraph("abc")), template, kept)
    for_a_file, _ = lay_out(document(paragraph("abc")), template)

    assert any("ж" in font.characters.values() for font in for_screen.fonts)
    assert {c for font in for_a_file.fonts for c in font.characters.values()} == {"a", "b", "c", " "}


def test_what_two_layouts_did_not_use_is_let_go() -> None:
    kept, template = KeptLines(), Template()
    for number in range(60):
        lay_out(document(paragraph(f"Draft {number}. {LOREM}")), template, kept)

    assert kept.count < 10
