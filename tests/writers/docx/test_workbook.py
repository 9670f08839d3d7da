"""The workbook behind a chart."""

from __future__ import annotations

import zipfile
from decimal import Decimal
from io import BytesIO
from pathlib import Path

from lxml import etree

from briefbook.writers.docx.chart_xml import Figure, Series
from briefbook.writers.docx.workbook import workbook_of
from tests.support.word_checks import cells_of
from tests.support.word_judges import sdk_findings

FIGURE = Figure(
    "bars",
    ("2014", "2015", "2017 <I>"),
    (
        Series("Total & more", (Decimal("454.5"), None, Decimal("-3")), "1F4E8C"),
        Series("Экспорт", (Decimal(2000), Decimal(2), Decimal(1)), "8AA6CC"),
        Series("2014", (Decimal("0.5"), None, None), "B2762D"),
    ),
    "million",
    "en",
    "PT Sans",
)


def test_cells_have_the_figures_and_unknown_ones_are_empty() -> None:
    assert cells_of(workbook_of(FIGURE)) == {
        **{"B1": "Total & more", "C1": "Экспорт", "D1": "2014"},
        **{"A2": "2014", "B2": "454.5", "C2": "2000.0", "D2": "0.5"},
        **{"A3": "2015", "C3": "2.0"},
        **{"A4": "2017 <I>", "B4": "-3.0", "C4": "1.0"},
    }


def test_figures_show_as_many_decimals_as_they_have() -> None:
    with zipfile.ZipFile(BytesIO(workbook_of(FIGURE))) as archive:
        styles = etree.fromstring(archive.read("xl/styles.xml"))
        sheet = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    codes = {one.get("numFmtId"): one.get("formatCode") for one in styles.iter("{*}numFmt")}
    formats = [codes.get(one.get("numFmtId")) for one in styles.find("{*}cellXfs")]
    shown = {cell.get("r"): formats[int(cell.get("s", 0))] for cell in sheet.iter("{*}c")}
    assert (shown["B2"], shown["C2"], shown["D2"], shown["A2"]) == ("#,##0.0", "#,##0", "#,##0.0", None)


def test_the_sdk_finds_nothing_wrong(tmp_path: Path) -> None:
    (tmp_path / "chart.xlsx").write_bytes(workbook_of(FIGURE))
    assert sdk_findings(tmp_path / "chart.xlsx") == []
