"""The content of one edition's files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from briefbook.model.briefing import Layout
from briefbook.model.document import Document, Furniture, Metadata
from briefbook.model.page_numbers import PageNumbers
from briefbook.model.pages import Pages
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
    pages, volumes, problems = _volumes(book)
    content = write_pdf(pages, book.document)
    if layout in ("two-up", "booklet"):
        from briefbook.printing.imposition import Volume, impose

        content = impose(content, layout, [Volume(one.pages, _blank(book, one.furniture)) for one in volumes])
    return content, problems


def _volumes(book: Book) -> tuple[Pages, Sequence[_Volume], tuple[Problem, ...]]:
    """The pages of the book, copy by copy if it is numbered."""
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
    pages = bound([(copy.words, pages) for copy, (pages, _) in zip(copies, laid, strict=True)])
    return pages, volumes, laid[0][1]


def _blank(book: Book, furniture: Furniture) -> bytes:
    """The page that fills up a sheet: nothing on it but the marking, so that no printed sheet is without."""
    from briefbook.typeset.layout import lay_out
    from briefbook.writers.pdf.writer import write_pdf

    document = book.document
    bare = Document(document.language, document.metadata, (), Furniture(marking=furniture.marking), document.direction)
    return write_pdf(lay_out(bare, book.template)[0], bare)
