"""Notes collected at the end of the book, and notes whose numbers begin again in every section, in every format."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import yaml

from briefbook.build import Built, Order, build
from briefbook.model.document import NoteRef, Paragraph
from briefbook.model.pages import Line, Page
from briefbook.model.template import Template
from briefbook.typeset.layout import lay_out
from briefbook.typeset.relayout import Relayout
from briefbook.writers.docx.writer import write_docx
from tests.support.books import page_numbers, rich_book
from tests.support.libreoffice import laid_out_by_libreoffice
from tests.support.pdf_reading import notes_of_pdf
from tests.support.word_checks import own_findings
from tests.support.word_judges import all_findings
from tests.support.word_reading import WordFile, w

LIBRARY: Mapping[str, Mapping[str, object]] = {
    "library.yaml": {"name": "L", "languages": ["en"], "home": "RU", "markings": ["OPEN"]},
    "one.yaml": {
        "kind": "text",
        "marking": "OPEN",
        "text": "The first fact.",
        "sources": [{"title": "Yearbook", "date": 2017, "page": "3"}],
    },
    "two.yaml": {
        "kind": "text",
        "marking": "OPEN",
        "text": "The second fact.",
        "sources": [{"title": "Yearbook", "date": 2017, "page": "7"}],
    },
}


def _dump(path: Path, content: Mapping[str, object]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(content, allow_unicode=True), "utf-8")


def _built(folder: Path, notes: str, sections: Mapping[str, Sequence[str]]) -> Built:
    """A book whose template places notes so: sections by title, each with the snippets it holds."""
    for name, content in LIBRARY.items():
        _dump(folder / "library" / name, content)
    _dump(folder / "house" / "template.yaml", {"template": 1, "notes": notes, "after": ["sources"]})
    visit = {
        "kind": "working",
        "visitors": [{"name": "A Guest", "country": "PK"}],
        "host": {"name": "A Host", "country": "RU"},
        "from": "PK",
        "to": "RU",
        "place": "Moscow",
        "start": "2018-02-20",
    }
    briefing = {
        "briefing": 1,
        "library": "library",
        "template": "house",
        "language": "en",
        "visit": visit,
        "as_of": "2018-02-19",
        "sections": [{"title": title, "items": [{"snippet": one} for one in ids]} for title, ids in sections.items()],
        "editions": {"full": {"marking": "OPEN"}},
    }
    _dump(folder / "book.yaml", briefing)
    return build(Order(folder / "book.yaml", folder / "built", (), ("pdf", "docx", "txt", "md")))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return _built(tmp_path_factory.mktemp("collected"), "end", {"Facts": ["one", "two"]})


@pytest.fixture(scope="module")
def restarting(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("restarting")
    return _built(folder, "foot-by-section", {"First": ["one", "two", "one"], "Second": ["two", "one"]})


def test_notes_stand_under_a_heading_at_the_end(built: Built) -> None:
    files = {path.suffix: path for path in built.written}
    assert notes_of_pdf(files[".pdf"]) == ["Yearbook, 2017, p. 3.", "Yearbook, p. 7."]
    text = files[".txt"].read_text("utf-8")
    assert text.index("The second fact.") < text.index("3  Notes") < text.index("[1] Yearbook, 2017, p. 3.")
    assert built.editions[0].document.notes_at == "end"
    word = WordFile(files[".docx"].read_bytes())
    assert [words for _, words in word.headings()] == ["Facts", "Sources", "Notes"]
    notes = [_words(one) for one in word.body.iter(w("p")) if word.style_name(one).lower() == "endnote text"]
    assert notes == ["1 Yearbook, 2017, p. 3.", "2 Yearbook, p. 7."]
    assert word.body.find(f".//{w('footnoteReference')}") is None
    assert word.body.find(f".//{w('endnoteReference')}") is None
    fields = [str(one.text).strip() for one in word.body.iter(w("instrText"))]
    assert [one for one in fields if "_RefNote" in one] == ["REF _RefNote1 \\h", "REF _RefNote2 \\h"]
    assert all_findings(files[".docx"]) == own_findings(files[".docx"].read_bytes(), "OPEN") == []


def test_listed_notes_stand_on_marked_pages_in_libreoffice(built: Built, tmp_path: Path) -> None:
    path = next(path for path in built.written if path.suffix == ".docx")
    laid = laid_out_by_libreoffice([path], tmp_path)[path]
    command = ["pdftotext", "-layout", str(laid), "-"]
    pages = subprocess.run(command, check=True, capture_output=True, text=True).stdout.rstrip("\f").split("\f")
    assert [page.count("OPEN") for page in pages] == [2] * len(pages)
    assert "Yearbook, p. 7." in pages[-1]


def test_notes_of_a_book_without_marking_are_endnotes(tmp_path: Path) -> None:
    document = replace(rich_book(), notes_at="end")
    document = replace(document, furniture=replace(document.furniture, marking="", levels=()))
    word = WordFile(write_docx(document, Template(), page_numbers(document))[0])
    assert word.body.find(f".//{w('endnoteReference')}") is not None


def test_endnotes_pass_every_judge(tmp_path: Path) -> None:
    document = replace(rich_book(), notes_at="end")
    data, problems = write_docx(document, Template(), page_numbers(document))
    (tmp_path / "book.docx").write_bytes(data)
    assert problems == ()
    assert all_findings(tmp_path / "book.docx") == []
    assert own_findings(data, document.furniture.marking) == []


def test_no_note_stands_on_the_page_of_its_reference_and_the_preview_agrees() -> None:
    book = replace(rich_book(), notes_at="end")
    pages, _ = lay_out(book, Template())
    lines = [_lines(page) for page in pages.pages]
    for words in ("Ministry circular", "General Assembly."):
        assert [words in page for page in lines] == [*(False for _ in lines[1:]), True]
    assert [_lines(page) for page in Relayout().lay_out(book, Template()).pages.pages] == lines


NOTES_BY_SECTION = ["Yearbook, 2017, p. 3.", "Yearbook, p. 7.", "Yearbook, 2017, p. 7.", "Yearbook, p. 3."]


def test_numbers_and_full_citations_begin_again_in_every_section(restarting: Built) -> None:
    files = {path.suffix: path for path in restarting.written}
    assert notes_of_pdf(files[".pdf"]) == NOTES_BY_SECTION
    assert _numbers(restarting) == [1, 2, 1, 1, 2]
    with pikepdf.open(files[".pdf"]) as pdf:
        ids = [str(one.ID) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Note"]
    assert len(ids) == len(set(ids)) == 4
    text = files[".md"].read_text("utf-8")
    assert [text.index(f"[^{number}]: Yearbook") for number in (1, 2, 3, 4)]


def test_word_counts_notes_anew_in_every_section(restarting: Built, tmp_path: Path) -> None:
    path = next(path for path in restarting.written if path.suffix == ".docx")
    word = WordFile(path.read_bytes())
    restart = f"{w('footnotePr')}/{w('numRestart')}"
    assert [one.get(w("val")) for one in word.related("settings").findall(restart)] == ["eachSect"]
    sections = list(word.body.iter(w("sectPr")))
    assert [one.find(w("type")).get(w("val")) for one in sections] == ["nextPage", "continuous", "continuous"]
    assert [one.find(restart) is not None for one in sections] == [False, False, True]
    assert all_findings(path) == own_findings(path.read_bytes()) == []
    laid = laid_out_by_libreoffice([path], tmp_path)[path]
    assert [words[:1] for words in notes_of_pdf(laid)] == ["1", "2", "1", "2"]


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext(w("t"))).split())


def _numbers(built: Built) -> list[int]:
    paragraphs = [block for block in built.editions[0].document.blocks if isinstance(block, Paragraph)]
    return [one.number for block in paragraphs for one in block.inlines if isinstance(one, NoteRef)]


def _lines(page: Page) -> str:
    return "\n".join(thing.text for thing in page.things if isinstance(thing, Line))
