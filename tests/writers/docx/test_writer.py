"""A book as a Word file, judged by others and by ourselves."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from briefbook.model.document import (
    Cell,
    Column,
    Contents,
    Document,
    Heading,
    ListBlock,
    ListItem,
    Metadata,
    PageBreak,
    Paragraph,
    Row,
    Run,
    Table,
    plain,
)
from briefbook.model.page_numbers import PageNumbers
from briefbook.model.template import Template, TextStyle
from briefbook.writers.docx.writer import write_docx
from tests.support.books import page_numbers, rich_book
from tests.support.word_checks import own_findings
from tests.support.word_judges import all_findings, converted_by_libreoffice, outline_of_pdf
from tests.support.word_reading import W, WordFile, w


def written(document: Document, template: Template | None = None) -> bytes:
    data, problems = write_docx(document, template or Template(), page_numbers(document))
    assert problems == ()
    return data


def small(*blocks: object, language: str = "en", **more: object) -> Document:
    return Document(language, Metadata("Title"), blocks, **more)  # type: ignore[arg-type]


def saved(data: bytes, folder: Path) -> Path:
    path = folder / "book.docx"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("language", ["en", "ru"])
def test_rich_book_passes_every_judge(language: str, tmp_path: Path) -> None:
    document = rich_book(language)
    data = written(document)
    assert all_findings(saved(data, tmp_path)) == []
    assert own_findings(data, document.furniture.marking) == []


def test_book_from_right_to_left_passes_every_judge(tmp_path: Path) -> None:
    document = replace(rich_book(), language="ur", direction="rtl")
    data = written(document)
    assert all_findings(saved(data, tmp_path)) == []
    body = WordFile(data).body
    paragraphs = list(body.iterchildren(w("p")))
    assert all(one.find(f"{w('pPr')}/{w('bidi')}") is not None for one in paragraphs)
    assert all(one.find(w("bidi")) is not None for one in body.iter(w("sectPr")))


def test_right_hand_pages_are_sections_that_begin_on_odd_pages(tmp_path: Path) -> None:
    document = rich_book()
    turned = [b for block in document.blocks for b in (*_turn_before(block), block)]
    document = replace(document, blocks=tuple(turned))
    data = written(document)

    kinds = [one.find(w("type")).get(w("val")) for one in WordFile(data).body.iter(w("sectPr"))]
    turns = sum(isinstance(block, PageBreak) and block.is_right_hand for block in turned)
    assert kinds.count("oddPage") == turns >= 2
    assert all_findings(saved(data, tmp_path)) == []
    assert own_findings(data, document.furniture.marking) == []


def _turn_before(block: object) -> tuple[PageBreak, ...]:
    return (PageBreak(is_right_hand=True),) if isinstance(block, Heading) and block.level == 1 else ()


def test_libreoffice_sees_the_same_headings_in_the_same_order(tmp_path: Path) -> None:
    document = rich_book()
    export = 'pdf:writer_pdf_Export:{"ExportBookmarks":{"type":"boolean","value":"true"}}'
    pdf = converted_by_libreoffice(saved(written(document), tmp_path), export)
    titles = [re.sub(r"^[\d. ]+|\d+$", "", title).strip() for title in outline_of_pdf(pdf)]
    assert titles == ["Our objectives", "Previous meetings", "Sidelines in New York", "A card", "People", "Trade"]


def test_same_book_gives_same_bytes() -> None:
    assert written(rich_book()) == written(rich_book())


def test_heading_numbers_are_those_word_counts() -> None:
    document = rich_book("ru")
    counted = [number for number, _ in WordFile(written(document)).headings() if number]
    assert counted == [heading.number for heading in document.headings()]


def test_number_word_would_not_count_is_written_as_words() -> None:
    document = small(Heading(1, plain("Annex"), "a", "7"), Heading(1, plain("First"), "b", "1"))
    assert WordFile(written(document)).headings() == [("", "7Annex"), ("1", "First")]


def test_contents_list_headings_with_the_pages_of_our_layout() -> None:
    document = rich_book()
    file = WordFile(written(document))
    entries = [
        ["".join(run.itertext(w("t"))) for run in line.iter(w("r")) if "".join(run.itertext(w("t")))]
        for line in file.body.iter(w("p"))
        if file.style_name(line).startswith("toc ")
    ]
    assert entries == [
        ["1", "Our objectives", "3"],
        ["2", "Previous meetings", "4"],
        ["2.1", "Sidelines in New York", "5"],
        ["2.2", "People", "6"],
        ["3", "Trade", "7"],
    ]


def test_empty_contents_are_a_closed_field(tmp_path: Path) -> None:
    data = written(small(Contents(plain("Contents")), Paragraph(plain("Nothing else."))))
    assert own_findings(data) == []
    assert all_findings(saved(data, tmp_path)) == []


def test_styles_have_words_own_names_and_the_templates_looks() -> None:
    template = Template(styles={"heading-1": TextStyle(size=21, colour="#aa0000")})
    file = WordFile(written(rich_book(), template))
    names = {one.find(w("name")).get(w("val")) for one in file.styles.values()}
    assert {"Normal", "Title", "heading 1", "Body Text", "Quote", "caption", "List Bullet", "List Number 2"} <= names
    assert {"toc 1", "TOC Heading", "header", "footer", "footnote text", "footnote reference", "Hyperlink"} <= names
    heading = file.styles["Heading1"].find(w("rPr"))
    assert heading.find(w("sz")).get(w("val")) == "42"
    assert heading.find(w("color")).get(w("val")) == "AA0000"


def test_every_paragraph_has_a_named_style_and_no_look_of_its_own() -> None:
    file = WordFile(written(rich_book()))
    assert all(file.style_name(one) for one in file.body.iter(w("p")))
    direct = {"sz", "color", "rFonts", "jc", "spacing", "ind", "shd"}
    assert not [one.tag for one in file.body.iter() if str(one.tag).removeprefix(f"{{{W}}}") in direct]


def test_details_of_the_cover_stand_together_at_its_foot() -> None:
    file = WordFile(written(rich_book()))
    framed = [one for one in file.body.iter(w("p")) if one.find(f"{w('pPr')}/{w('framePr')}") is not None]
    own = file.styles["CoverDetails"].find(f"{w('pPr')}/{w('framePr')}")
    assert [file.style_name(one) for one in framed] == ["Cover Details"]
    assert [dict(one.find(f"{w('pPr')}/{w('framePr')}").attrib) for one in framed] == [dict(own.attrib)]
    assert own.get(w("yAlign")) == "bottom"
    assert framed[-1].getnext().find(f"{w('pPr')}/{w('sectPr')}") is not None


def test_headline_of_a_text_without_headings_leads_to_its_beginning() -> None:
    file = WordFile(written(small(Paragraph(plain("On the visit"), "headline"), Paragraph(plain("Words.")))))
    assert [file.outline_level(one) for one in file.body.iter(w("p"))] == [1, None]


def test_nothing_hidden_is_written() -> None:
    with zipfile.ZipFile(BytesIO(written(rich_book()))) as archive:
        content = b"".join(archive.read(name) for name in archive.namelist()) + " ".join(archive.namelist()).encode()
    assert b"secret" not in content
    assert b"s1/i1" not in content


def test_properties_say_title_subject_and_the_day_the_book_is_true_for() -> None:
    core = WordFile(written(rich_book())).files["docProps/core.xml"].decode()
    assert "<dc:title>Visit of the Foreign Minister</dc:title><dc:subject>Working visit</dc:subject>" in core
    assert core.count("2018-02-19T00:00:00Z") == 2


def test_page_break_stands_before_the_next_paragraph_and_a_last_one_is_dropped() -> None:
    file = WordFile(written(small(Paragraph(plain("a")), PageBreak(), Paragraph(plain("b")), PageBreak())))
    breaks = [one.find(f".//{w('pageBreakBefore')}") is not None for one in file.body.iter(w("p"))]
    assert breaks == [False, True]


def test_table_repeats_its_head_and_keeps_rows_together() -> None:
    file = WordFile(written(rich_book()))
    tables = [list(table.iter(w("tr"))) for table in file.body.iter(w("tbl"))]
    heads = [[row.find(f"{w('trPr')}/{w('tblHeader')}") is not None for row in rows] for rows in tables]
    assert all(row.find(f"{w('trPr')}/{w('cantSplit')}") is not None for rows in tables for row in rows)
    assert [True, False, False] in heads
    assert not any(any(repeated[1:]) for repeated in heads)


def test_controls_and_lone_surrogates_are_dropped(tmp_path: Path) -> None:
    dirty = "a\x00b\x0bc\ud800d\ufffe]]>&<"
    heading = Heading(1, plain(dirty), "x\x00", "1")
    table = Table((Column(),), (Row((Cell(plain(dirty)),)),), caption=plain(dirty))
    document = small(Contents(plain(dirty)), heading, Paragraph((Run(dirty, link="https://x.org/\ud800"),)), table)
    data = written(replace(document, metadata=Metadata(dirty, dirty, dirty, date(2020, 1, 1))))
    assert "ab\ncd]]>&<" in "".join(
        element.text or "\n" * element.tag.endswith("br") for element in WordFile(data).body.iter(w("t"), w("br"))
    )
    assert all_findings(saved(data, tmp_path)) == []


def test_odd_shapes_pass_the_judges(tmp_path: Path) -> None:
    item = ListItem((Paragraph(plain("deep")),))
    for _ in range(12):
        item = ListItem((Paragraph(plain("level")), ListBlock((item,))))
    wide = Table(tuple(Column() for _ in range(60)), (Row(tuple(Cell(plain("1")) for _ in range(60))),))
    blocks = (
        Paragraph(()),
        ListBlock(()),
        ListBlock((ListItem(()),), ordered=True),
        ListBlock((ListItem((wide,)),)),
        ListBlock((item,)),
        Table((), ()),
        Table((Column(),), ()),
        Table((Column(), Column()), (Row((Cell(plain("short row")),)),)),
        Heading(6, plain("Six"), "six"),
        Paragraph((Run("huge " * 20000),)),
        Paragraph((Run("broken", link="http://["), Run("gone", link="#nowhere"), Run("js", link="javascript:x"))),
    )
    data = written(small(*blocks))
    assert all_findings(saved(data, tmp_path)) == []
    assert b"javascript" not in WordFile(data).files["word/_rels/document.xml.rels"]


def test_empty_book_is_a_document(tmp_path: Path) -> None:
    data, _ = write_docx(small(), Template(), PageNumbers())
    assert all_findings(saved(data, tmp_path)) == []


def test_numbered_lists_begin_again_each_in_its_own_numbering() -> None:
    one = ListBlock((ListItem((Paragraph(plain("a")),)),), ordered=True, start=3)
    file = WordFile(written(small(one, Paragraph(plain("between")), one)))
    nums = [number.get(w("val")) for number in file.body.iter(w("numId"))]
    assert len(set(nums)) == 2
    starts = [one.get(w("val")) for one in file.related("numbering").iter(w("startOverride"))]
    assert starts == ["3", "3"]


def test_runs_bear_their_language() -> None:
    file = WordFile(written(rich_book()))
    tags = {value for one in file.body.iter(w("lang")) for value in one.attrib.values()}
    assert tags == {"ur-PK", "ar-SA", "he-IL", "de-DE"}
    assert file.related("styles").find(f".//{w('lang')}").get(w("val")) == "en-GB"
