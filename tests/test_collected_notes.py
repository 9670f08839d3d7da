"""Notes collected at the end of the book, in every format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from briefbook.build import Built, Order, build
from briefbook.model.pages import Line, Page
from briefbook.model.template import Template
from briefbook.typeset.layout import lay_out
from briefbook.typeset.relayout import Relayout
from briefbook.writers.docx.writer import write_docx
from tests.support.books import page_numbers, rich_book
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


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("collected")
    for name, content in LIBRARY.items():
        _dump(folder / "library" / name, content)
    _dump(folder / "ends" / "template.yaml", {"template": 1, "notes": "end", "after": ["sources"]})
    visit = {
        "kind": "working",
        "visitors": [{"name": "A Guest", "country": "PK"}],
        "host": {"name": "A Host", "country": "RU"},
        "from": "PK",
        "to": "RU",
        "place": "Moscow",
        "start": "2018-02-20",
    }
    section = {"title": "Facts", "items": [{"snippet": "one"}, {"snippet": "two"}]}
    briefing = {
        "briefing": 1,
        "library": "library",
        "template": "ends",
        "language": "en",
        "visit": visit,
        "as_of": "2018-02-19",
        "sections": [section],
        "editions": {"full": {"marking": "OPEN"}},
    }
    _dump(folder / "book.yaml", briefing)
    return build(Order(folder / "book.yaml", folder / "built", (), ("pdf", "docx", "txt", "md")))


def test_notes_stand_under_a_heading_at_the_end(built: Built) -> None:
    files = {path.suffix: path for path in built.written}
    assert notes_of_pdf(files[".pdf"]) == ["Yearbook, 2017, p. 3.", "Yearbook, p. 7."]
    text = files[".txt"].read_text("utf-8")
    assert text.index("The second fact.") < text.index("3  Notes") < text.index("[1] Yearbook, 2017, p. 3.")
    assert built.editions[0].document.notes_at == "end"
    word = WordFile(files[".docx"].read_bytes())
    assert [words for _, words in word.headings()] == ["Facts", "Sources", "Notes"]
    notes = [
        " ".join("".join(one.itertext(w("t"))).split()) for one in word.related("endnotes").findall(w("endnote"))[2:]
    ]
    assert notes == ["Yearbook, 2017, p. 3.", "Yearbook, p. 7."]
    assert word.body.find(f".//{w('footnoteReference')}") is None
    assert len(list(word.body.iter(w("endnoteReference")))) == 2


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


def _lines(page: Page) -> str:
    return "\n".join(thing.text for thing in page.things if isinstance(thing, Line))
