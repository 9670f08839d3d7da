"""Tables in Word: figures in line, and no more columns than Word allows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefbook.model.document import Cell, Column, Document, Metadata, Note, NoteRef, Origin, Row, Run, Table, plain
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


def decimal_stops(file: WordFile) -> list[str]:
    return [stop.get(w("pos")) for stop in file.body.iter(w("tab")) if stop.get(w("val")) == "decimal"]


def test_marks_of_a_column_stand_in_line() -> None:
    file = file_of(column("454.5", "381", "12.25"))
    styles = [file.style_name(cell.find(w("p"))) for cell in file.body.iter(w("tc"))]
    assert styles[3::2] == ["Table Text Decimal"] * 3
    assert styles[:2] == ["Table Heading", "Table Heading Number"]
    assert len(set(decimal_stops(file))) == 1
    assert len(decimal_stops(file)) == 3


def test_notes_find_room_behind_the_figures() -> None:
    noted = Cell((Run("12.25"), NoteRef(Note("n", plain("Customs.")), 1)))
    table = column("454.5", "381", "12.25")
    with_note = replace(table, rows=(*table.rows, Row((Cell(), noted))))
    assert room_behind_marks(file_of(with_note)) > room_behind_marks(file_of(table)) > 0


def room_behind_marks(file: WordFile) -> int:
    """From the decimal marks to the edge of the last column, in twips."""
    *_, last = file.body.iter(w("gridCol"))
    return int(last.get(w("w"))) - int(decimal_stops(file)[0])


@pytest.mark.parametrize(
    "figures",
    [("454", "381"), ("1.5", "2.5"), ("1,234.5", "88"), ("1 234,5", "88")],
    ids=["whole", "alike", "comma", "space"],
)
def test_figures_end_alike_where_word_could_mistake_their_marks_or_needs_none(figures: tuple[str, ...]) -> None:
    assert decimal_stops(file_of(column(*figures))) == []


def test_figures_stand_at_the_right_in_a_book_from_right_to_left() -> None:
    file = file_of(column("454.5", "381"), "ar")
    style = next(one for one in file.styles.values() if one.find(w("name")).get(w("val")) == "Table Text Number")
    assert decimal_stops(file) == []
    assert style.find(f"{w('pPr')}/{w('jc')}").get(w("val")) == "left"  # where such a paragraph begins: at the right


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
