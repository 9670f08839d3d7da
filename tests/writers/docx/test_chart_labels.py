"""Values at the points of a Word chart: all that have room, or none and a table of them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from briefbook.model.document import Cell, Chart, ChartPoint, Column, Document, Metadata, Row, Table, plain
from briefbook.model.page_numbers import PageNumbers
from briefbook.model.template import ChartLook, Template
from briefbook.writers.docx.writer import write_docx
from tests.support.word_checks import own_findings
from tests.support.word_reading import WordFile, w

TABLE = Table((Column(),), (Row((Cell(plain("the values")),)),))


def chart(years: int, names: tuple[str, ...], look: str = "bars") -> Chart:
    points = tuple(
        ChartPoint(date(y, 1, 1), date(y, 12, 31), str(y), (Decimal(500),) * len(names), ("about 500",) * len(names))
        for y in range(2000, 2000 + years)
    )
    return Chart(look, names, points, "million", "alt", TABLE)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "has_labels"),
    [
        (chart(1, ("a",)), True),
        (chart(2, ("a", "b", "c")), True),
        (chart(12, ("a", "b", "c")), False),
        (chart(40, ("a",)), False),
        (chart(12, ("a", "b"), "lines"), False),
    ],
)
def test_values_without_room_stand_in_a_table(one: Chart, has_labels: bool) -> None:
    where_needed = Template(charts=ChartLook(tables="needed"))
    data, _ = write_docx(Document("en", Metadata("T"), (one,)), where_needed, PageNumbers())
    file = WordFile(data)
    assert (b"<c:dLbls>" in file.files["word/charts/chart1.xml"]) is has_labels
    assert (file.body.find(w("tbl")) is None) is has_labels
    assert own_findings(data) == []


def test_every_chart_has_a_table_of_its_values_unless_the_house_wishes_otherwise() -> None:
    data, _ = write_docx(Document("en", Metadata("T"), (chart(1, ("a",)),)), Template(), PageNumbers())
    assert len(list(WordFile(data).body.iter(w("tbl")))) == 1


def test_no_two_series_of_a_chart_look_alike() -> None:
    look = ChartLook(colours=("#1f4e8c", "#8aa6cc", "#b2762d"))
    assert look.palette(3) == look.colours
    assert len(set(look.palette(6))) == 6
