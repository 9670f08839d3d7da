"""Charts over time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from briefbook.model.pages import Line, Pages, Shape
from briefbook.model.template import ChartLook, Template
from briefbook.typeset.chart_axes import time_axis, value_axis
from briefbook.typeset.charts import lighter
from briefbook.typeset.layout import lay_out
from tests.support.documents import document
from tests.support.rich_document import trade_chart


def shapes(pages: Pages) -> list[Shape]:
    return [thing for page in pages.pages for thing in page.things if isinstance(thing, Shape)]


def test_axis_gives_equal_spans_of_days_equal_widths() -> None:
    axis = time_axis(trade_chart().points, 0.0, 365.0 * 10)

    widths = [end - start for start, end in (axis.span(date(y, 1, 1), date(y, 12, 31)) for y in (2013, 2015, 2019))]
    assert max(widths) - min(widths) < 0.01 * widths[0]


def test_missing_years_leave_a_gap_and_are_named() -> None:
    points = trade_chart().points
    axis = time_axis(points, 0.0, 1000.0)

    assert [year for year, _ in axis.empty_years(points)] == [2013, 2016, 2019]


def test_part_year_bar_is_as_wide_as_its_months_and_hatched() -> None:
    pages, _ = lay_out(document(trade_chart()), Template())

    widths = sorted(
        shape.points[1][0] - shape.points[0][0] for shape in shapes(pages) if shape.fill and len(shape.points) == 4
    )
    assert widths[0] / widths[-1] == pytest.approx(304 / 366, abs=0.01)
    assert sum(not s.is_closed and s.stroke == Template().charts.colours[0] for s in shapes(pages)) > 5


def test_rounded_value_is_lighter_and_shown_as_given() -> None:
    pages, _ = lay_out(document(trade_chart()), Template())

    fills = [shape.fill for shape in shapes(pages)]
    assert lighter(Template().charts.colours[0]) in fills
    assert any(line.text == "≈ 500" for page in pages.pages for line in page.lines)


def test_bars_are_proportional_to_values() -> None:
    axis = value_axis(trade_chart().points, 10.0, 110.0)

    assert axis.y(0) == 110.0
    assert axis.y(790) == 10.0
    assert axis.y(395) == pytest.approx(60.0)


def test_lines_are_not_drawn_across_a_missing_year() -> None:
    pages, _ = lay_out(document(trade_chart("lines")), Template())

    strokes = [s for s in shapes(pages) if s.width == 1.2]
    assert len(strokes) == 3


WHERE_NEEDED = Template(charts=ChartLook(tables="needed"))


def test_every_chart_has_a_table_of_its_values() -> None:
    pages, _ = lay_out(document(trade_chart()), Template())

    assert [element.role for element in pages.elements].count("Table") == 1


def test_house_may_wish_tables_only_where_they_are_needed() -> None:
    pages, _ = lay_out(document(trade_chart()), WHERE_NEEDED)

    assert not any(element.role == "Table" for element in pages.elements)


def test_values_that_do_not_fit_are_given_in_a_table() -> None:
    chart = trade_chart("bars", 3)
    wide = tuple(replace(p, shown=tuple(f"{v} million dollars" for v in p.shown)) for p in chart.points)
    pages, _ = lay_out(document(replace(chart, points=wide)), WHERE_NEEDED)

    assert any(element.role == "Table" for element in pages.elements)


def test_chart_is_one_figure_with_its_words_in_it() -> None:
    pages, _ = lay_out(document(trade_chart()), WHERE_NEEDED)

    figure = next(i for i, element in enumerate(pages.elements) if element.role == "Figure")
    assert pages.elements[figure].alt.startswith("Trade fell")
    lines = [t for page in pages.pages for t in page.things if isinstance(t, Line) and t.text == "2012"]
    assert all(run.element == figure for line in lines for run in line.runs)
