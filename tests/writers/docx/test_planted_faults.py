"""Each check of Word files finds what it is for: a real file passes, and does not once the fault is planted in it."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO

import pytest

from briefbook.model.document import Document, Paragraph, Run
from briefbook.model.template import Template
from briefbook.writers.docx.writer import write_docx
from tests.support.books import page_numbers, rich_book
from tests.support.word_checks import CHECKS, Meant, own_findings

DOCUMENT, STYLES = "word/document.xml", "word/styles.xml"


@dataclass(frozen=True)
class Fault:
    """What is wrong after the first `old` (a pattern) in a part has become `new`; `check` is the one to notice."""

    check: str
    part: str
    old: str
    new: str
    language: str = "en"


FAULTS = {
    "first page without a header": Fault("references", DOCUMENT, r'<w:headerReference w:type="first" [^>]*/>', ""),
    "footer without the marking": Fault("marking", "word/footer2.xml", "RESTRICTED", "OPEN"),
    "bold in Latin letters only": Fault("complex scripts", STYLES, "<w:bCs/>", ""),
    "size of Latin letters only": Fault("complex scripts", STYLES, r"<w:szCs [^>]*/>", ""),
    "Urdu from left to right": Fault("direction", DOCUMENT, "<w:rtl/>", ""),
    "English from right to left": Fault(
        "direction", DOCUMENT, "<w:r>(<w:t[^>]*>See )", r"<w:r><w:rPr><w:rtl/></w:rPr>\1"
    ),
    "Arabic table from left to right": Fault("direction", DOCUMENT, "<w:bidiVisual/>", "", "ar"),
    "Arabic section from left to right": Fault("direction", DOCUMENT, "<w:bidi/></w:sectPr>", "</w:sectPr>", "ar"),
    "Arabic paragraphs from left to right": Fault("direction", STYLES, "<w:bidi/>", "", "ar"),
    "another language of the document": Fault("language", STYLES, 'w:val="en-GB"', 'w:val="de-DE"'),
    "Hebrew taken for Arabic": Fault("language", DOCUMENT, 'w:bidi="he-IL"', 'w:bidi="ar-SA"'),
    "Russian taken for English": Fault("language", DOCUMENT, ">See ", ">Смотри "),
    "a level of headings skipped": Fault("outline", DOCUMENT, 'w:val="Heading2"', 'w:val="Heading3"'),
    "a style based on itself": Fault("styles", STYLES, r'(w:styleId="Quote">.*?<w:basedOn w:val=")\w+', r"\1Quote"),
    "a style that is not there": Fault("styles", DOCUMENT, 'w:val="Lead"', 'w:val="Load"'),
    "a style that lost its numbering": Fault(
        "numbering", STYLES, r'(w:styleId="Heading1">.*?)<w:numPr>.*?</w:numPr>', r"\1"
    ),
    "a numbering that is not there": Fault("numbering", DOCUMENT, r'<w:numId w:val="3"/>', '<w:numId w:val="99"/>'),
    "a bookmark twice": Fault("bookmarks", DOCUMENT, 'w:name="_Toc00000002"', 'w:name="_Toc00000001"'),
    "a bookmark without an end": Fault("bookmarks", DOCUMENT, r"<w:bookmarkEnd [^>]*/>", ""),
    "a bookmark with a long name": Fault("bookmarks", DOCUMENT, 'w:name="_RefNote1"', f'w:name="_{"x" * 40}"'),
    "a reference to no bookmark": Fault("targets", DOCUMENT, "PAGEREF _Toc00000002", "PAGEREF _Toc00000099"),
    "a link to no bookmark": Fault("targets", DOCUMENT, 'w:anchor="_Toc00000003"', 'w:anchor="_Toc00000099"'),
    "a field without an end": Fault("closed fields", DOCUMENT, r'<w:fldChar w:fldCharType="end"/>', ""),
    "a field that ends twice": Fault(
        "closed fields", DOCUMENT, r'(<w:r><w:fldChar w:fldCharType="end"/></w:r>)', r"\1\1"
    ),
    "fields updated on opening": Fault("updates", "word/settings.xml", "<w:compat>", "<w:updateFields/><w:compat>"),
    "a field to be updated": Fault("updates", DOCUMENT, '(w:fldCharType="begin")', r'\1 w:dirty="true"'),
    "a wrong count of tables": Fault("results", DOCUMENT, r"(SEQ Table .*?<w:t[^>]*>)\d+", r"\g<1>7"),
    "a wrong number of a section": Fault("results", DOCUMENT, r"(REF _Toc\d+ \\r \\h.*?<w:t[^>]*>)2", r"\g<1>3"),
    "a wrong number of a note": Fault("results", DOCUMENT, r"(NOTEREF .*?<w:t[^>]*>)1", r"\g<1>2"),
    "a wrong page in the contents": Fault("results", DOCUMENT, r"(PAGEREF .*?<w:t[^>]*>)3", r"\g<1>4"),
    "a heading without an entry": Fault("contents", DOCUMENT, r'<w:p><w:pPr><w:pStyle w:val="TOC2"/>.*?</w:p>', ""),
    "an entry with other words": Fault("contents", DOCUMENT, "Our objectives", "Our adjectives"),
    "a note referred to twice": Fault(
        "repeated notes", DOCUMENT, 'footnoteReference w:id="2"', 'footnoteReference w:id="1"'
    ),
    "a note without its number": Fault("note marks", "word/footnotes.xml", "<w:footnoteRef/>", ""),
    "a picture without a description": Fault(
        "alternative text", DOCUMENT, r'(name="Picture 1") descr="[^"]*"', r'\1 descr=""'
    ),
    "a chart unlike its workbook": Fault(
        "chart caches", "word/charts/chart1.xml", r"<c:v>454\.5</c:v>", "<c:v>455.5</c:v>"
    ),
    "a chart without one of its values": Fault(
        "chart caches", "word/charts/chart1.xml", r'<c:pt idx="0"><c:v>454\.5</c:v></c:pt>', ""
    ),
    "a chart with a wrong count": Fault(
        "chart counts", "word/charts/chart1.xml", '<c:ptCount val="5"/>', '<c:ptCount val="4"/>'
    ),
    "a chart without one of its axes": Fault("chart axes", "word/charts/chart2.xml", r"<c:valAx>.*?</c:valAx>", ""),
    "a chart that crosses no axis": Fault(
        "chart axes", "word/charts/chart2.xml", r'<c:crossAx val="\d+"/>', '<c:crossAx val="1"/>'
    ),
    "two controls with one id": Fault("control ids", DOCUMENT, r'(<w:tag [^>]*/><w:id w:val=")\d+', r"\g<1>1001"),
    "a control with nothing in it": Fault(
        "empty controls", DOCUMENT, r"(Quick Parts.*?<w:sdtContent>).*?(</w:sdtContent>)", r"\1<w:p/>\2"
    ),
    "a move from nowhere": Fault(
        "moves", DOCUMENT, "<w:bookmarkStart", '<w:moveToRangeStart w:id="1" w:name="m"/><w:bookmarkStart'
    ),
    "two tables side by side": Fault(
        "table gaps", DOCUMENT, r"</w:tbl><w:p>(?:(?!</w:p>).)*</w:p><w:tbl>", "</w:tbl><w:tbl>"
    ),
}


COUNTED = (
    Paragraph((Run("Table "), Run("1", counts="table")), "caption"),
    Paragraph((Run("Table "), Run("2", counts="table")), "caption"),
    Paragraph((Run("section "), Run("2.1", link="#newyork", counts="section"))),
    Paragraph((Run("see "), Run("Trade", link="#trade", counts="section"))),
)


@cache
def book(language: str) -> Document:
    document = rich_book()
    document = replace(document, blocks=(*document.blocks, *COUNTED))
    return document if language == "en" else replace(document, language=language, direction="rtl")


@cache
def written(language: str) -> tuple[bytes, Meant]:
    document = book(language)
    numbers = page_numbers(document)
    return write_docx(document, Template(), numbers)[0], Meant.by(document, numbers)


def planted(data: bytes, fault: Fault) -> bytes:
    """The file with the fault in it; an error where there is nothing to change."""
    changed = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == fault.part:
                text, count = re.subn(fault.old, fault.new, content.decode(), count=1, flags=re.DOTALL)
                assert count == 1
                content = text.encode()
            new.writestr(name, content)
    return changed.getvalue()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_no_check_minds_a_file_as_written(language: str) -> None:
    data, meant = written(language)
    assert own_findings(data, meant) == []


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_a_planted_fault_is_found_by_the_check_for_it(fault: Fault) -> None:
    data, meant = written(fault.language)
    found = {finding.partition(":")[0] for finding in own_findings(planted(data, fault), meant)}
    assert fault.check in found


def test_every_check_has_a_fault_that_it_finds() -> None:
    assert {fault.check for fault in FAULTS.values()} == set(CHECKS)
