"""Trade and other series: sentences, tables, charts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from briefbook.compose.phrase import figures
from briefbook.compose.phrase.charts import chart
from briefbook.compose.phrase.tables import table
from briefbook.model.document import Table, text_of
from briefbook.model.kinds import Trade
from tests.compose.phrase.stage import said, stage

TRADE = {"kind": "trade", "countries": ["RU", "PK"], "currency": "USD", "unit": "million"}


def trade(series: dict[object, object], **fields: object) -> dict[str, object]:
    return {**TRADE, "series": series, **fields}


def rows(made: Table) -> list[list[str]]:
    return [[text_of(cell.inlines) for cell in row.cells] for row in (*made.header, *made.rows)]


def test_latest_and_the_one_before_with_computed_growth() -> None:
    fields = trade({2016: 400, 2017: "450.5"})
    assert said(fields) == (
        "Trade between Russia and Pakistan amounted to 450.5 million US dollars in 2017, "
        "compared with 400 million US dollars in 2016, an increase of 12.6 per cent."
    )
    assert said(fields, "ru") == (
        "Товарооборот между Россией и Пакистаном в 2017 году составил 450,5 млн долларов США "
        "(в 2016 году – 400 млн долларов США, рост на 12,6 %)."
    )


def test_a_rounded_figure_is_about_and_so_is_its_growth() -> None:
    assert said(trade({2016: 400, 2017: {"total": 500, "about": True}})) == (
        "Trade between Russia and Pakistan amounted to about 500 million US dollars in 2017, "
        "compared with 400 million US dollars in 2016, an increase of about 25 per cent."
    )


def test_no_growth_between_years_with_a_gap_or_parts_of_years() -> None:
    assert said(trade({2015: 381, 2017: 500})).endswith("in 2017, compared with 381 million US dollars in 2015.")
    part = trade({2016: 400, 2017: {"total": 360, "months": "1-10"}})
    assert said(part) == (
        "Trade between Russia and Pakistan amounted to 360 million US dollars in January–October 2017; "
        "in 2016 it stood at 400 million US dollars."
    )
    assert "в январе–октябре 2017 года составил 360 млн долларов США; в 2016 году – 400 млн" in said(part, "ru")


def test_the_same_months_of_two_years_are_compared() -> None:
    part = trade({2016: {"total": 400, "months": "1-3"}, 2017: {"total": 360, "months": "1-3"}})
    assert "in January–March 2017, compared with 400 million US dollars in January–March 2016." in said(part)


def test_the_measures_of_the_format_are_known_in_every_language() -> None:
    fields = {"kind": "figure", "measure": "tourists", "countries": ["PK"], "series": {2017: {"value": 300}}}
    assert said(fields) == "Tourists: 300 in 2017."
    assert said(fields, "ru") == "Туристы: 300 в 2017 году."
    assert said({**fields, "measure": {"en": "tourists", "ru": "Гости"}}, "ru") == "Гости: 300 в 2017 году."


def test_a_unit_of_scale_and_currency_is_said_in_words() -> None:
    fields = {"kind": "figure", "measure": "investment", "countries": ["PK"], "series": {2017: {"value": "21.35"}}}
    for unit in ("million USD", "USD million"):
        assert said({**fields, "unit": unit}) == "Investment: 21.35 million US dollars in 2017."
        assert said({**fields, "unit": unit}, "ru") == "Инвестиции: 21,35 млн долларов США в 2017 году."
    assert said({**fields, "unit": "USD barrels"}) == "Investment: 21.35 USD barrels in 2017."


def test_currencies_are_common_names_in_running_text() -> None:
    assert "500 million Turkish lira in 2017" in said(trade({2017: 500}, currency="TRY"))


def test_growth_as_given_where_it_cannot_be_computed() -> None:
    fields = trade({2015: 381, 2017: {"total": 790, "growth": {"en": "over 45", "ru": "более 45"}}})
    assert said(fields) == (
        "Trade between Russia and Pakistan amounted to 790 million US dollars in 2017, "
        "an increase of over 45 per cent over the previous year; in 2015 it stood at 381 million US dollars."
    )
    assert "(прирост к предыдущему году – более 45 %); в 2015 году – 381 млн долларов США." in said(fields, "ru")
    alone = trade({2017: {"total": 790, "growth": "-3.5"}})
    assert said(alone).endswith("in 2017, a decrease of 3.5 per cent over the previous year.")


def test_exports_imports_and_balance() -> None:
    fields = trade({2017: {"total": 500, "exports": 300, "imports": 200}})
    assert said(fields).endswith(
        "Russian exports came to 300 million US dollars and imports from Pakistan to 200 million US dollars, "
        "a surplus of 100 million US dollars."
    )
    assert said(fields, "ru").endswith(
        "Экспорт России составил 300 млн долларов США, импорт из Пакистана – 200 млн долларов США "
        "(положительное сальдо – 100 млн долларов США)."
    )


def test_exports_alone_make_a_whole_sentence() -> None:
    assert said(trade({2017: {"exports": 300}})) == (
        "In 2017, Russian exports to Pakistan came to 300 million US dollars."
    )
    assert said(trade({2017: {"exports": 300}}), "ru") == (
        "В 2017 году экспорт России в Пакистан составил 300 млн долларов США."
    )


def test_what_was_published_later_is_not_known() -> None:
    fields = trade({2016: 400, 2017: {"total": 500, "published": "2018-03"}})
    assert "400 million US dollars in 2016." in said(fields)
    assert "500" not in said(fields)


def test_a_figure_with_a_unit_as_typed() -> None:
    fields = {
        "kind": "figure",
        "measure": {"en": "Students from Pakistan", "ru": "Студенты из Пакистана"},
        "countries": ["PK"],
        "series": {2016: 1100, 2017: 1234},
    }
    assert (
        said(fields)
        == "Students from Pakistan: 1,234 in 2017, compared with 1,100 in 2016, an increase of 12.2 per cent."
    )
    assert (
        said(fields, "ru")
        == "Студенты из Пакистана: 1\u00a0234 в 2017 году (в 2016 году – 1\u00a0100, рост на 12,2 %)."
    )


def test_words_for_expressions() -> None:
    made = stage({"it": trade({2016: 400, 2017: {"total": 500, "exports": 200, "imports": 300}})})
    found = made.snippet("it")
    assert isinstance(found, Trade)
    assert text_of(figures.latest_words(found, made.scene)) == "500 million US dollars"
    assert text_of(figures.before_words(found, made.scene)) == "400 million US dollars"
    assert text_of(figures.growth_words(found, made.scene)) == "an increase of 25 per cent"
    assert text_of(figures.balance_words(found, made.scene)) == "a deficit of 100 million US dollars"
    assert text_of(figures.period_words(found, made.scene)) == "2017"


def test_the_table_has_only_columns_with_content_and_aligns_decimals() -> None:
    fields = trade({2016: 400, 2017: {"total": 500, "about": True}, 2018: {"total": 99, "months": "1-1"}})
    made = stage({"it": fields}, as_of=date(2019, 1, 1))
    found = table((made.snippet("it"),), made.scene)
    assert rows(found) == [
        ["Year", "Turnover", "Growth, per cent"],
        ["2016", "400", ""],
        ["2017", "about 500", "about +25"],
        ["January 2018", "99", ""],
    ]
    assert [column.align for column in found.columns] == ["start", "decimal", "decimal"]
    assert text_of(found.caption) == "Trade between Russia and Pakistan, million US dollars"


def test_the_chart_stands_on_a_true_time_axis() -> None:
    made = stage({"it": trade({2015: 381, 2017: {"total": 360, "months": "1-10", "about": True}})})
    found = made.snippet("it")
    assert isinstance(found, Trade)
    drawn = chart(found, made.scene, "lines")
    last = drawn.points[-1]
    assert (last.start, last.end, last.part, last.about) == (date(2017, 1, 1), date(2017, 10, 31), True, True)
    assert last.values == (Decimal(360),)
    assert drawn.unit == "million US dollars"
    assert drawn.alt == (
        "Line chart: Trade between Russia and Pakistan, million US dollars. "
        "2015: 381 million US dollars; January–October 2017: about 360 million US dollars."
    )
    assert len(drawn.table.rows) == 2


def test_growth_of_part_of_a_year_is_over_the_same_part() -> None:
    series = {2016: {"total": 9}, 2017: {"total": 5, "months": "1-4", "growth": "12.5"}}
    trade = {"kind": "trade", "countries": ["RU", "PK"], "unit": "million", "series": series}
    assert "12.5 per cent over the same period of the previous year" in said(trade)


def test_a_single_good_is_not_several() -> None:
    trade = {"kind": "trade", "countries": ["RU", "PK"], "goods": "wheat", "series": {2017: 5}}
    assert said(trade).endswith("The main item of trade is wheat.")
    assert said({**trade, "goods": ["wheat", "oil"]}).endswith("The main goods traded are wheat and oil.")


def test_numbers_of_any_size_are_written() -> None:
    series = {2016: "0.000000000000000000000000000001", 2017: "1000000000000000000000000000000"}
    figure = {"kind": "figure", "measure": "Atoms", "countries": ["RU"], "series": series}
    assert said(figure).startswith("Atoms: 1,000,000,000,000,000,000,000,000,000,000 in 2017")


def test_what_is_counted_agrees_with_its_number_in_russian() -> None:
    figure = {"kind": "figure", "measure": "Учёба", "countries": ["RU"], "unit": {"ru": "студентов"}}
    assert said({**figure, "series": {2016: 101, 2017: 2}}, "ru").startswith("Учёба: 2 студента в 2017 году")
    assert "101 студент," in said({**figure, "series": {2016: 101, 2017: 2}}, "ru")
    assert "1,5 студента" in said({**figure, "series": {2017: "1.5"}}, "ru")
    assert "5 тыс. человек" in said({**figure, "unit": {"ru": "тыс. человек"}, "series": {2017: 5}}, "ru")
