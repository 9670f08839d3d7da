"""A ministry's own Word file as the base of the book."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Pt

from briefbook.model.problem import Problem, Severity
from briefbook.model.template import Template
from briefbook.writers.docx.writer import write_docx
from tests.support.books import page_numbers, rich_book
from tests.support.word_checks import own_findings
from tests.support.word_judges import all_findings, converted_by_libreoffice
from tests.support.word_reading import WordFile, w


def built(folder: Path) -> tuple[bytes, tuple[Problem, ...]]:
    document = rich_book()
    return write_docx(document, Template(folder=folder), page_numbers(document))


def ministry_file(folder: Path, *body: str) -> Path:
    """A letterhead in the header, a heading style of the house, a style with an alias-free local name."""
    base = docx.Document()
    base.sections[0].header.paragraphs[0].text = "Ministry of Foreign Affairs"
    base.sections[0].page_width, base.sections[0].left_margin = Pt(500), Pt(50)
    base.styles["Heading 1"].font.size = Pt(33)
    base.styles.add_style("Lead", WD_STYLE_TYPE.PARAGRAPH).font.size = Pt(15)
    for words in body:
        base.add_paragraph(words)
    base.save(str(folder / "base.docx"))
    return folder / "base.docx"


def saved_by_libreoffice(folder: Path) -> None:
    ministry_file(folder, "Letterhead in the text")
    converted = converted_by_libreoffice(folder / "base.docx", "docx")
    (folder / "base.docx").write_bytes(converted.read_bytes())


def test_letterhead_paper_and_styles_of_the_base_are_used(tmp_path: Path) -> None:
    ministry_file(tmp_path)
    file = WordFile(built(tmp_path)[0])
    headers = [content.decode() for name, content in file.files.items() if name.startswith("word/header")]
    assert any("Ministry of Foreign Affairs" in header and "RESTRICTED" in header for header in headers)
    assert {one.get(w("w")) for one in file.body.iter(w("pgSz"))} == {"10000"}
    heading = next(one for one in file.body.iter(w("p")) if file.outline_level(one) == 1)
    assert file.style_name(heading) == "heading 1" or file.style_name(heading) == "Heading 1"
    assert file.styles["Heading1"].find(f"{w('rPr')}/{w('sz')}").get(w("val")) == "66"


def test_marking_and_all_references_stand_in_every_section(tmp_path: Path) -> None:
    ministry_file(tmp_path)
    findings = own_findings(built(tmp_path)[0], "RESTRICTED")
    assert [finding for finding in findings if "without" not in finding] == []


def test_numbers_of_headings_are_ours(tmp_path: Path) -> None:
    ministry_file(tmp_path)
    numbers = [number for number, _ in WordFile(built(tmp_path)[0]).headings()]
    assert numbers == ["1", "2", "2.1", "", "2.2", "3"]


def test_styles_the_base_lacks_are_added_and_reported(tmp_path: Path) -> None:
    ministry_file(tmp_path)
    data, problems = built(tmp_path)
    assert [problem.severity for problem in problems] == [Severity.WARNING]
    assert "footnote text" in problems[0].message
    assert "Quote" not in problems[0].message
    assert problems[0].file.endswith("base.docx")
    assert "FootnoteText" in WordFile(data).styles


def test_book_stands_at_the_marker_and_the_rest_stays(tmp_path: Path) -> None:
    ministry_file(tmp_path, "To the Minister", "{{ book }}", "End of the book")
    file = WordFile(built(tmp_path)[0])
    texts = ["".join(one.itertext(w("t"))) for one in file.body.iterchildren(w("p"))]
    assert texts[0] == "To the Minister"
    assert texts[-1] == "End of the book"
    assert "{{ book }}" not in texts


def test_book_follows_what_the_base_says(tmp_path: Path) -> None:
    ministry_file(tmp_path, "Letterhead in the text")
    file = WordFile(built(tmp_path)[0])
    texts = ["".join(one.itertext(w("t"))) for one in file.body.iterchildren(w("p"))]
    assert texts[:2] == ["Letterhead in the text", "RESTRICTED"]


def test_base_saved_by_libreoffice_gains_no_fault(tmp_path: Path) -> None:
    saved_by_libreoffice(tmp_path)
    data, problems = built(tmp_path)
    assert all(problem.severity is Severity.WARNING for problem in problems)
    path = tmp_path / "book.docx"
    path.write_bytes(data)
    assert kinds(all_findings(path)) <= kinds(all_findings(tmp_path / "base.docx"))


def kinds(findings: list[str]) -> set[str]:
    """Findings without the numbers of the elements they are about."""
    return {re.sub(r"\d+", "", finding) for finding in findings}


def test_second_copy_of_the_styles_goes(tmp_path: Path) -> None:
    with zipfile.ZipFile(ministry_file(tmp_path)) as base:
        assert "word/stylesWithEffects.xml" in base.namelist()
    files = WordFile(built(tmp_path)[0]).files
    assert "word/stylesWithEffects.xml" not in files
    assert not any(b"stylesWithEffects" in content for content in files.values())


def test_word_template_becomes_a_document(tmp_path: Path) -> None:
    source = ministry_file(tmp_path)
    changed = BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"document.main+xml", b"template.main+xml"))
    (tmp_path / "house.dotx").write_bytes(changed.getvalue())
    document = rich_book()
    data, _ = write_docx(document, Template(folder=tmp_path, base="house.dotx"), page_numbers(document))
    types = WordFile(data).files["[Content_Types].xml"]
    assert b"document.main+xml" in types
    assert b"template.main+xml" not in types


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x05\x06" + b"\0" * 18, b"half"])
def test_broken_base_is_an_error_and_the_book_is_made_without_it(content: bytes, tmp_path: Path) -> None:
    if content == b"half":
        content = ministry_file(tmp_path).read_bytes()[:9000]
    (tmp_path / "base.docx").write_bytes(content)
    data, problems = built(tmp_path)
    assert [problem.severity for problem in problems] == [Severity.ERROR]
    assert own_findings(data, "RESTRICTED") == []


BROKEN_PARTS = ["document.xml", "styles.xml", "settings.xml", "numbering.xml", "header1.xml", "_rels/document.xml.rels"]


@pytest.mark.parametrize("part", BROKEN_PARTS)
def test_base_with_a_broken_part_is_an_error(part: str, tmp_path: Path) -> None:
    source = ministry_file(tmp_path).read_bytes()
    with zipfile.ZipFile(BytesIO(source)) as old, zipfile.ZipFile(tmp_path / "base.docx", "w") as new:
        for name in old.namelist():
            new.writestr(name, b"<w:broken" if name == f"word/{part}" else old.read(name))
    data, problems = built(tmp_path)
    assert problems[0].severity is Severity.ERROR
    assert own_findings(data, "RESTRICTED") == []
