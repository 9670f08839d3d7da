"""Word files as passages: what stands on paper is read, hostile and damaged files give problems."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from briefbook.readers.docx import package
from briefbook.readers.docx.reading import read_docx
from briefbook.readers.passages import NOTE_MARK, Grid, Heading, Passage, Reading, Words, said
from tests.support.word_files import W, entry, paragraph, word_file


def read(path: Path) -> Reading:
    reading, problems = read_docx(path)
    assert reading is not None, problems
    return reading


def drawn(passage: Passage) -> str:
    """A passage in one line."""
    match passage:
        case Heading():
            return f"{passage.level}# {passage.words}"
        case Words():
            line = passage.line
            return f"{line.kind[0]}{line.level}: {said(line.spans)}"
        case Grid():
            return " / ".join(" | ".join(said(cell) for cell in row) for row in passage.rows)


def passages(tmp_path: Path, body: str, **parts: str) -> list[str]:
    return [drawn(one) for one in read(word_file(tmp_path / "a.docx", body, **parts)).passages]


def message(path: Path) -> str:
    reading, problems = read_docx(path)
    assert reading is None
    return problems[0].message


def test_headings_entries_quotations_and_paragraphs_are_told_apart(tmp_path: Path) -> None:
    body = (
        paragraph("Trade", "1")
        + paragraph("Deeper", "2")
        + paragraph("Of the ministry", "Own")
        + paragraph("By level", more='<w:outlineLvl w:val="2"/>')
        + paragraph("Words", "Loop")
        + entry("one")
        + entry("inner", 1)
        + paragraph("Said", "Q")
    )
    expected = ["1# Trade", "2# Deeper", "1# Of the ministry", "3# By level", "p0: Words", "b1: one", "n2: inner"]
    assert passages(tmp_path, body) == [*expected, "q1: Said"]


def test_deleted_hidden_computed_and_listed_words_are_left_out(tmp_path: Path) -> None:
    body = (
        paragraph("Contents line", "T1")
        + "<w:p><w:del><w:r><w:delText>gone</w:delText><w:t>gone too</w:t></w:r></w:del>"
        "<w:ins><w:r><w:t>kept</w:t></w:r></w:ins>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE code</w:instrText>'
        '<w:fldChar w:fldCharType="separate"/><w:t> seven</w:t><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    assert passages(tmp_path, body) == ["p0: kept seven"]


def test_words_keep_bold_italic_links_and_notes(tmp_path: Path) -> None:
    body = (
        '<w:p><w:r><w:rPr><w:rStyle w:val="S"/></w:rPr><w:t>strong</w:t></w:r>'
        '<w:r><w:rPr><w:i/><w:b w:val="0"/></w:rPr><w:t>slanted</w:t></w:r>'
        '<w:hyperlink r:id="out"><w:r><w:t>site</w:t></w:r></w:hyperlink>'
        '<w:hyperlink r:id="bad"><w:r><w:t>trap</w:t></w:r></w:hyperlink>'
        '<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    )
    note = f'<w:footnotes {W}><w:footnote w:id="2">{paragraph("The source")}</w:footnote></w:footnotes>'

    (passage,) = read(word_file(tmp_path / "a.docx", body, footnotes=note)).passages

    assert isinstance(passage, Words)
    looks = [(span.text, span.bold, span.italic, span.link) for span in passage.line.spans]
    assert looks == [
        ("strong", True, False, ""),
        ("slanted", False, True, ""),
        ("site", False, False, "https://mid.example/a"),
        ("trap" + NOTE_MARK, False, False, ""),
    ]
    assert [said(note) for note in passage.notes] == ["The source"]


def test_tables_are_grids_and_frames_their_words(tmp_path: Path) -> None:
    def row(*cells: str) -> str:
        return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"

    wide = f'<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{paragraph("both")}'
    table = f"<w:tbl>{row(paragraph('Year'), paragraph('Sum'))}{row(wide)}</w:tbl>"
    frame = f"<w:tbl>{row(paragraph('Framed'))}</w:tbl>"

    assert passages(tmp_path, table + frame) == ["Year | Sum / both | ", "p0: Framed"]


def test_pictures_are_counted_and_text_boxes_read_once(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{paragraph('In a box')}</w:txbxContent>"
    hung = f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
    body = (
        '<w:p><w:r><w:t>Beside</w:t></w:r><w:r><mc:AlternateContent xmlns:mc="urn:mc">'
        f'{hung}</mc:AlternateContent><w:drawing><blip xmlns="urn:a"/></w:drawing></w:r></w:p>'
    )
    reading = read(word_file(tmp_path / "a.docx", body))

    assert [drawn(one) for one in reading.passages] == ["p0: Beside", "p0: In a box"]
    assert reading.pictures == 1


def test_strict_files_are_read_too(tmp_path: Path) -> None:
    path = word_file(tmp_path / "a.docx", paragraph("Trade", "1"))
    strict = tmp_path / "strict.docx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(strict, "w") as new:
        for name in old.namelist():
            data = old.read(name).decode()
            purl = "http://purl.oclc.org/ooxml/wordprocessingml/main"
            new.writestr(name, data.replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main", purl))

    assert [drawn(one) for one in read(strict).passages] == ["1# Trade"]


def test_entities_are_refused_and_no_file_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("do not tell")
    prolog = f'<!DOCTYPE w:document [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    path = word_file(tmp_path / "a.docx", "<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", prolog)

    assert message(path) == "the file holds a document type, which Word never writes"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x05\x06",
        b"{\\rtf1 words}",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        b"PK\x03\x04" + bytes(200) + b"PK\x05\x06" + bytes(18),
    ],
)
def test_what_is_no_word_file_is_a_problem(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(content)

    assert message(path) == "the file is damaged or is no Word file"


def test_missing_file_and_missing_parts_are_problems(tmp_path: Path) -> None:
    assert message(tmp_path / "none.docx") == "the file is damaged or is no Word file"
    empty = tmp_path / "empty.docx"
    with zipfile.ZipFile(empty, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    assert message(empty) == "the file is damaged or is no Word file"


def test_every_cut_of_a_file_is_read_or_refused(tmp_path: Path) -> None:
    whole = word_file(tmp_path / "a.docx", paragraph("Trade", "1") * 40).read_bytes()
    cut = tmp_path / "cut.docx"
    for at in range(0, len(whole), 97):
        cut.write_bytes(whole[:at] + bytes(7) + whole[at + 7 :])
        reading, problems = read_docx(cut)
        assert (reading is None) == bool(problems)


def test_bombs_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "LARGEST_PART", 100_000)
    bomb = word_file(tmp_path / "bomb.docx", "<w:p>" + " " * 200_000 + "</w:p>")
    assert message(bomb) == "the file is too large"

    deep = word_file(tmp_path / "deep.docx", "<w:tbl><w:tr><w:tc>" * 400 + "</w:tc></w:tr></w:tbl>" * 400)
    assert message(deep) == "the file is damaged"

    monkeypatch.setattr(package, "LARGEST_FILE", 10)
    assert message(bomb) == "the file is too large"


def test_too_many_paragraphs_are_refused_and_not_cut_short(tmp_path: Path) -> None:
    path = word_file(tmp_path / "a.docx", paragraph("x") * 5001)

    reading, problems = read_docx(path)

    assert reading is None
    assert problems[0].rule == "word-file-long"
