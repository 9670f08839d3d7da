"""Tables in Word: figures in line, and no more columns than Word allows."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefbook.model.document import Cell, Column, Document, Metadata, Origin, Row, Table, plain
from briefbook.model.page_numbers import PageNumbers
from briefbook.model.problem import Severity
from briefbook.model.template import Template
from briefbook.writers.docx.writer import write_docx
from tests.support.word_checks import own_findings
from tests.support.word_judges import all_findings
from tests.support.word_reading import WordFile, w


def file_of(table: Table, language: str = "en") -> WordFile:
    document = Document(language, Metadata("T"), (table,), direction="rtl" if language == "ar" else "ltr")
    return WordFile(write_docx(document, Template(), PageNumbers())[0])


def column(*figures: str) -> Table:
    rows = tuple(Row((Cell(plain("a")), Cell(plain(figure)))) for figure in figures)
    head = Row((Cell(plain("Year"), True), Cell(plain("Total"), True)))
    return Table((Column(), Column("decimal")), rows, (head,))


def figures_in(file: WordFile) -> list[tuple[str, str]]:
    """The words of the last column below its head, and what stands in the name of their style after Number."""
    cells = [row.findall(w("tc"))[-1].find(w("p")) for row in file.body.iter(w("tr"))][1:]
    return [
        ("".join(one.itertext(w("t"))), file.style_name(one).removeprefix("Table Text Number").strip()) for one in cells
    ]


def room_behind(file: WordFile, style: str) -> int:
    """The indent of a style of figures at the right, in twips."""
    (indent,) = file.styles[f"TableTextNumber{style}"].iter(w("ind"))
    (room,) = indent.attrib.values()
    return int(room)


def test_marks_of_a_column_stand_in_line() -> None:
    file = file_of(column("1,454.5", "381", "12.25", "–"))
    assert figures_in(file) == [("1,454.5", "Less1"), ("381", "Whole2"), ("12.25", ""), ("–", "Whole2")]
    assert 0 < room_behind(file, "Less1") < room_behind(file, "Whole1") < room_behind(file, "Whole2")
    assert not list(file.body.iter(w("ind")))


@pytest.mark.parametrize("figures", [("454", "381"), ("1.5", "2.5"), ("0.1234", "1")], ids=["whole", "alike", "long"])
def test_figures_end_alike_where_nothing_has_to_be_in_line(figures: tuple[str, ...]) -> None:
    assert figures_in(file_of(column(*figures))) == [(figure, "") for figure in figures]


@pytest.mark.parametrize(("language", "side"), [("en", "right"), ("ar", "left")])
def test_figures_stand_at_the_right_in_every_script(language: str, side: str) -> None:
    """Paragraphs from right to left begin at the right, which Word calls their left."""
    file = file_of(column("454.5", "381"), language)
    assert file.styles["TableTextNumber"].find(f"{w('pPr')}/{w('jc')}").get(w("val")) == side
    assert [*file.styles["TableTextNumberWhole1"].find(f"{w('pPr')}/{w('ind')}").attrib] == [w(side)]


def test_a_table_wider_than_word_allows_is_reported_and_stands_in_parts(tmp_path: Path) -> None:
    row = Row(tuple(Cell(plain(f"c{number}")) for number in range(130)))
    table = Table((Column(),) * 130, (row,), (row,), origin=Origin(file="trade.yaml", line=7, snippet="trade"))
    document = Document("en", Metadata("T"), (table,))

    data, problems = write_docx(document, Template(), PageNumbers())

    file = WordFile(data)
    cells = [["".join(cell.itertext(w("t"))) for cell in one.iter(w("tc"))] for one in file.body.iter(w("tbl"))]
    assert [len(one) // 2 for one in cells] == [63, 63, 6]
    assert {one[0] for one in cells} == {"c0"}
    assert {word for one in cells for word in one} == {f"c{number}" for number in range(130)}
    (problem,) = problems
    assert (problem.severity, problem.file, problem.line, problem.subject) == (
        Severity.WARNING,
        "trade.yaml",
        7,
        "trade",
    )
    assert "130 columns" in problem.message
    (tmp_path / "wide.docx").write_bytes(data)
    assert all_findings(tmp_path / "wide.docx") == own_findings(data) == []
