"""The content of one edition's files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from briefbook.model.briefing import Layout
from briefbook.model.document import Document, Furniture, Metadata
from briefbook.model.page_numbers import PageNumbers
from briefbook.model.pages import Page, Pages
from briefbook.model.problem import Problem
from briefbook.model.template import Template

Made = tuple[bytes, tuple[Problem, ...]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file to make: its name and format, and how a PDF is made ready for the printer (None: a book to read)."""

    name: str
    extension: str
    layout: Layout | None = None


@dataclass(frozen=True)
class Book:
    """A composed document in its house format. `recipients` are those of its numbered copies, none if not numbered."""

    document: Document
    template: Template
    recipients: tuple[str, ...] = ()

    @cached_property
    def laid(self) -> tuple[Pages, tuple[Problem, ...]]:
        """Its pages, laid out once, and what is wrong with them."""
        from briefbook.typeset.layout import lay_out

        return lay_out(self.document, self.template)

    def emptied(self) -> Book:
        """The same book without content: what its files hold is the formats' own vocabulary."""
        about = Metadata("", created=self.document.metadata.created)
        return Book(Document(self.document.language, about, ()), self.template)


def made_file(book: Book, wanted: Wanted) -> Made:
    """The content of a file. Writers are imported when a format asks for them."""
    match wanted.extension:
        case "pdf":
            return _pdf(book, wanted.layout)
        case "docx":
            from briefbook.writers.docx.writer import write_docx

            pages, problems = book.laid
            numbers = PageNumbers(pages.page_of, len(pages.pages))
            content, found = write_docx(book.document, book.template, numbers)
            return content, (*problems, *found)
        case "txt":
            from briefbook.writers.text import write_text

            return write_text(book.document), ()
        case "md":
            from briefbook.writers.markdown import write_markdown

            return write_markdown(book.document), ()
        case _:
            raise ValueError(wanted.extension)


# --- pdf -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Volume:
    """The pages of one copy, or of the only one, and the furniture that they carry."""

    pages: int
    furniture: Furniture


def _pdf(book: Book, layout: Layout | None) -> Made:
    from briefbook.writers.pdf.writer import write_pdf

    if layout == "large":
        from briefbook.printing.large_type import enlarged

        book = Book(book.document, enlarged(book.template), book.recipients)
    pages, volumes, problems = _volumes(book, on_sheets=layout in ("a4", "large"))
    content = write_pdf(pages, book.document)
    if layout in ("two-up", "booklet"):
        from briefbook.printing.imposition import Volume, impose

        content = impose(content, layout, [Volume(one.pages, _blank(book, one.furniture)) for one in volumes])
    return content, problems


def _volumes(book: Book, *, on_sheets: bool) -> tuple[Pages, Sequence[_Volume], tuple[Problem, ...]]:
    """The pages of the book, copy by copy if it is numbered.

    `on_sheets` gives a copy of an odd number of pages one more, with its marking only, so that on paper printed on
    both sides the next copy does not begin on its back.
    """
    if not book.recipients:
        pages, problems = book.laid
        return pages, [_Volume(pages.count, book.document.furniture)], problems
    from briefbook.printing.copies import bound, copies_of
    from briefbook.typeset.kept_lines import KeptLines
    from briefbook.typeset.layout import lay_out

    kept = KeptLines()
    copies = tuple(copies_of(book.document, book.recipients))
    laid = [lay_out(copy.document, book.template, kept) for copy in copies]
    volumes = [_Volume(pages.count, copy.document.furniture) for copy, (pages, _) in zip(copies, laid, strict=True)]
    each = [(copy.words, pages) for copy, (pages, _) in zip(copies, laid, strict=True)]
    if on_sheets:
        backs = [lay_out(_bare(copy.document), book.template, kept)[0].pages for copy in copies[:-1]]
        filled = [(words, _on_whole_sheets(pages, back)) for (words, pages), back in zip(each, backs, strict=False)]
        each = [*filled, each[-1]]
    pages = bound(each)
    return pages, volumes, laid[0][1]


def _on_whole_sheets(pages: Pages, back: tuple[Page, ...]) -> Pages:
    return replace(pages, pages=(*pages.pages, *back)) if pages.count % 2 else pages


def _bare(document: Document) -> Document:
    """The page that fills up a sheet: nothing on it but the marking, so that no printed sheet is without."""
    furniture = Furniture(marking=document.furniture.marking)
    return Document(document.language, document.metadata, (), furniture, document.direction)


def _blank(book: Book, furniture: Furniture) -> bytes:
    """That page as a file."""
    from briefbook.typeset.layout import lay_out
    from briefbook.writers.pdf.writer import write_pdf

    bare = _bare(replace(book.document, furniture=furniture))
    return write_pdf(lay_out(bare, book.template)[0], bare)
