"""The same content in the same order in DOCX, PDF, text and Markdown."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefbook.build import FORMATS, Built, Order, build
from briefbook.model.document import (
    Block,
    Chart,
    Heading,
    Inlines,
    LineBreak,
    Note,
    NoteRef,
    Paragraph,
    Picture,
    Run,
    Table,
    text_of,
    walk,
)
from briefbook.storage.shipped import resources
from tests.support.looseness import looseness_of
from tests.support.pdf_reading import notes_of_pdf, words_of_pdf
from tests.support.plain_reading import words_of_markdown, words_of_text
from tests.support.word_reading import words_of_docx

VISITS = sorted((resources() / "sample" / "visits").glob("*.yaml"))


def pieces(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, str]]:
    """The words of a document as writers must show them, cut where notes are referred to."""
    for block, inlines in _groups(blocks):
        yield from ((block, piece) for piece in _pieces(inlines))


def notes_in(blocks: tuple[Block, ...]) -> list[Note]:
    """The notes in the order of their first references."""
    return [
        inline.note
        for _, inlines in _groups(blocks)
        for inline in inlines
        if isinstance(inline, NoteRef) and inline.is_first
    ]


def _groups(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, Inlines]]:
    for block in walk(blocks):
        match block:
            case Heading() | Paragraph():
                groups = [block.inlines]
            case Table():
                cells = [cell.inlines for row in (*block.header, *block.rows) for cell in row.cells]
                groups = [block.caption, *cells]
            case Picture() | Chart():
                groups = [block.caption]
            case _:
                groups = []
        yield from ((block, inlines) for inlines in groups)


def _pieces(inlines: Inlines) -> Iterator[str]:
    piece = ""
    for inline in inlines:
        match inline:
            case Run():
                piece += inline.text
            case LineBreak():
                piece += " "
            case NoteRef():
                yield piece
                piece = ""
            case _:
                pass
    yield piece


def letters(text: str) -> str:
    """Letters and digits alone: spaces, hyphens at line ends and rules differ between formats.

    LibreOffice writes small capitals as capitals, so small and capital letters count as the same.

    Right-to-left letters are passed over: poppler gives the words of a structure tree in the order they are drawn
    (tests/writers/pdf reads their order with pdftotext).
    """
    return "".join(c for c in text.casefold() if c.isalnum() and unicodedata.bidirectional(c) not in ("R", "AL"))


def missing(
    words: list[str], blocks: tuple[Block, ...], *, has_columns: bool = False, is_folded: bool = False
) -> list[str]:
    """The pieces that do not follow one another in the words of a format.

    `is_folded` says that the words are without capitals.
    In plain text the lines of neighbouring cells stand side by side, so there a table's words count in any order.
    """
    stream = letters("".join(words))
    stock = Counter(map(letters, words))
    position = 0
    lost: list[str] = []
    for block, piece in pieces(blocks):
        if has_columns and isinstance(block, Table):
            lost.extend(word for word in re.findall(r"\w+", piece) if letters(word) and not stock[letters(word)])
            continue
        sought = letters(piece.casefold() if is_folded else piece)
        at = stream.find(sought, position)
        if at < 0:
            lost.append(piece)
        else:
            position = at + len(sought)
    return lost


@pytest.fixture(scope="module", params=[(visit, lang) for visit in VISITS for lang in ("en", "ru")], ids=str)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    visit, language = request.param
    return build(Order(visit, tmp_path_factory.mktemp("books"), (), FORMATS, language))


def test_every_format_says_the_same_in_the_same_order(built: Built) -> None:
    assert built.editions
    for edition in built.editions:
        blocks = edition.document.blocks
        files = {path.suffix: path for path in built.written if path.name in edition.files}
        assert missing(words_of_docx(files[".docx"].read_bytes()), blocks) == []
        assert missing(words_of_text(files[".txt"].read_bytes()), blocks, has_columns=True) == []
        assert missing(words_of_markdown(files[".md"].read_bytes()), blocks) == []
        assert missing(words_of_pdf(files[".pdf"]), blocks) == []
        notes = [letters(text_of(note.inlines)) for note in notes_in(blocks)]
        assert [letters(note) for note in notes_of_pdf(files[".pdf"])] == notes


def test_sample_visits_are_without_problems(built: Built) -> None:
    assert [str(problem) for problem in built.problems if problem.severity.value != "hint"] == []


def test_few_lines_have_wide_spaces(built: Built) -> None:
    """At most one in twenty with word spaces over one and a half times; docs/typography.md has the figures."""
    evenness = looseness_of(*(edition.pages for edition in built.editions if edition.pages is not None))

    assert evenness.lines > 30
    assert evenness.share <= 5


def test_marking_begins_and_ends_text_and_markdown(built: Built) -> None:
    for path in built.written:
        if path.suffix in (".txt", ".md"):
            lines = [line for line in Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]
            assert lines[0].strip("*") == lines[-1].strip("*")
