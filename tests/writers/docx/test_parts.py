"""The pieces of a Word file one by one: numbers, tables, languages, addresses, charts, packages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from briefbook.model.document import (
    Cell,
    ChartPoint,
    Column,
    Document,
    Furniture,
    Metadata,
    Row,
    Run,
    Strip,
    Table,
    plain,
)
from briefbook.model.template import Template
from briefbook.writers.docx.chart_xml import Figure, Series, chart_xml, column_letters, number_format
from briefbook.writers.docx.charts import true_to_time
from briefbook.writers.docx.language import default_language, directions, language_properties
from briefbook.writers.docx.numbering import OutlineCount
from briefbook.writers.docx.opc import BrokenPackage, Package, read_package
from briefbook.writers.docx.story import address
from briefbook.writers.docx.table_widths import placed_columns
from briefbook.writers.docx.writer import write_docx
from tests.support.books import page_numbers, rich_book
from tests.support.word_reading import WordFile, w


def test_outline_is_counted_as_word_counts_it() -> None:
    count = OutlineCount()
    assert [count.next(level) for level in (1, 2, 2, 1, 3, 2)] == ["1", "1.1", "1.2", "2", "2.1.1", "2.2"]


def test_outline_does_not_count_a_number_it_would_not_give() -> None:
    count = OutlineCount()
    assert not count.would_be(1, "5")
    assert count.would_be(1, "1")


def test_column_widths_fill_the_line_and_leave_room_for_long_words() -> None:
    rows = (Row((Cell(plain("Protocol")), Cell(plain("many words " * 30)))),)
    table = Table((Column(), Column()), rows)
    widths = [one.width for one in placed_columns(table, table.columns, 10, 9000)]
    assert sum(widths) == 9000
    assert widths[0] >= len("Protocol") * 100


def test_column_widths_follow_weights() -> None:
    table = Table((Column(weight=1), Column(weight=3)), ())
    assert [one.width for one in placed_columns(table, table.columns, 10, 8000)] == [2000, 6000]


def test_text_is_parted_by_direction() -> None:
    assert list(directions("in \u0622\u0635\u0641 1950 \u0627, end", False)) == [
        ("in ", False),
        ("\u0622\u0635\u0641 1950 \u0627", True),
        (", end", False),
    ]
    assert list(directions("\u0622 (UN 2)", True)) == [("\u0622 (", True), ("UN", False), (" 2)", True)]


def test_languages_go_where_word_looks_for_them() -> None:
    assert language_properties("ru") == '<w:lang w:val="ru-RU"/>'
    assert language_properties("hi") == '<w:lang w:bidi="hi-IN"/>'
    assert language_properties("zh") == '<w:lang w:eastAsia="zh-CN"/>'
    assert language_properties("no tag!") == ""
    assert default_language("ur") == '<w:lang w:val="en-GB" w:eastAsia="zh-CN" w:bidi="ur-PK"/>'


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("https://mid.ru/a b?x=1", "https://mid.ru/a%20b?x=1"),
        ("mailto:desk@example.org", "mailto:desk@example.org"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("https://", ""),
        ("http://[::", ""),
        ("https://example.org:99999/", ""),
    ],
)
def test_only_addresses_of_web_and_mail_become_links(link: str, expected: str) -> None:
    assert address(link) == expected


def test_years_nothing_is_known_of_keep_their_place() -> None:
    points = tuple(ChartPoint(date(y, 1, 1), date(y, 12, 31), str(y), (Decimal(1),), ("1",)) for y in (2012, 2015))
    assert [point.label for point in true_to_time(points)] == ["2012", "2013", "2014", "2015"]
    assert true_to_time((points[0], points[0])) == (points[0], points[0])


def test_points_bear_their_values_as_printed() -> None:
    series = Series("Total", (Decimal("454.5"), Decimal("500"), None), "1F4E8C", ("454.5", "about 500", ""))
    figure = Figure("bars", ("2014", "2017", "2018"), (series,), "million", "en", "PT Sans", rounded=frozenset({1}))
    made = chart_xml(figure, "rId1")
    assert 'formatCode="&quot;about &quot;#,##0"' in made
    assert 'formatCode="#,##0.0"' in made
    assert made.count("<c:dPt>") == 1


def test_number_formats_have_the_decimals_of_the_values() -> None:
    assert number_format([Decimal("1.25"), Decimal(3), None]) == "#,##0.00"
    assert number_format([Decimal("1e3")]) == "#,##0"
    assert [column_letters(n) for n in (0, 25, 26)] == ["A", "Z", "AA"]


def test_header_without_an_end_has_no_tab_after_its_last_word() -> None:
    furniture = Furniture(Strip(start=(Run("Visit"),)), marking="OPEN")
    document = Document("en", Metadata("T"), (), furniture)
    file = WordFile(write_docx(document, Template(), page_numbers(document))[0])
    headers = [name for name in file.files if name.startswith("word/header")]
    assert headers
    assert not [tab for name in headers for tab in file.tree(name).iter(w("tab"))]


def test_package_survives_reading_and_writing() -> None:
    document = rich_book()
    data, _ = write_docx(document, Template(), page_numbers(document))
    assert read_package(data).to_bytes() == data


def test_unreachable_parts_are_not_written() -> None:
    package = Package()
    package.add("word/lost.xml", "application/xml", "<x/>")
    assert b"lost" not in package.to_bytes()


def test_no_zip_is_no_package() -> None:
    with pytest.raises(BrokenPackage):
        read_package(b"words")
