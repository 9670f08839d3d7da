"""Tables across their columns, shares and points in sentences, sums without a number."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.books import book, found, text_item


def told(words: str, language: str = "en", **snippets: Any) -> list[str]:
    items = [*({"snippet": ident} for ident in snippets), text_item(words)]
    made = book(snippets, items, language=language, settings={"languages": [language]})
    return [one.message for one in found(made) if one.rule in ("sums", "growth", "two-figures")]


def table(head: str, *rows: str) -> str:
    lines = [head, "|".join("---" for _ in head.split("|")), *rows]
    return "".join(f"| {line} |\n" for line in lines)


@pytest.mark.parametrize(
    ("head", "rows", "message"),
    [
        (
            "Goods | 2015 | 2016 | Total",
            ("Rice | 40 | 50 | 90", "Wheat | 10 | 15 | 25", "Tea | 7 | 8 | 19"),
            "the row 'Tea' gives 19 in the column 'Total'; its other columns make 15",
        ),
        (
            "Year | Exports, USD million | Imports, USD million | Trade, USD million",
            ("2015 | 300 | 81 | 391",),
            "the row '2015' gives 391 in the column 'Trade, USD million'; its other columns make 381",
        ),
        (
            "Goods | USD million | Share, %",
            ("Rice | 40 | 40", "Wheat | 30 | 35", "Tea | 20 | 20", "Coal | 10 | 10", "Total | 100 | 100"),
            "the share of 'Wheat' is 35 per cent; the column 'USD million' makes it 30",
        ),
        (
            "Year | Trade | Growth, %",
            ("2013 | 100 | 5", "2014 | 110 | 10", "2015 | 99 | -10", "2016 | 198 | +100", "2017 | 200 | 12"),
            "the growth in '2017' is 12 per cent; the column 'Trade' makes it 1",
        ),
        (
            "Year | Exports, % | Imports, %",
            ("2013 | 60 | 40", "2014 | 55 | 45", "2015 | 58 | 48"),
            "the shares in the row '2015' make 106 per cent together",
        ),
    ],
)
def test_a_cell_that_the_other_columns_contradict_is_found(head: str, rows: tuple[str, ...], message: str) -> None:
    assert message in told(table(head, *rows))


def test_russian_tables_are_read_across_too() -> None:
    words = table("Год | Экспорт, млн долл. | Импорт, млн долл. | Товарооборот, млн долл.", "2015 | 300 | 81 | 391")

    assert len(told(words, "ru")) == 1


@pytest.mark.parametrize(
    "words",
    [
        table("Goods | 2015 | 2016 | Total", "Rice | 40 | 50 | 90", "Wheat | 10 | 15 | 25", "Tea | 7 | 8 | 15"),
        table("Goods | Tonnes | Price | Total", "Rice | 40 | 50 | 2000", "Wheat | 10 | 15 | 150", "Tea | 7 | 8 | 56"),
        table("Year | Exports | Exports of wheat | Trade", "2015 | 300 | 81 | 391"),
        table("Year | Exports, USD bn | Imports, USD million | Trade, USD bn", "2015 | 0.3 | 81 | 0.38"),
        table("Goods | Price | Share, %", "Rice | 41 | 50", "Wheat | 30 | 20", "Tea | 29 | 30"),
        table("Year | Trade | Growth, %", "2013 | 100 | 30", "2014 | 110 | 35", "2015 | 99 | 33"),
        table("Year | Growth, %", "2013 | 30", "2014 | 40", "2015 | 33"),
        table("Year | Exports, % | Imports, %", "2013 | 50 | 45", "2014 | 48 | 47", "2015 | 58 | 48"),
    ],
)
def test_columns_that_mean_something_else_are_quiet(words: str) -> None:
    assert told(words) == []


@pytest.mark.parametrize(
    ("words", "language", "count"),
    [
        ("Grain makes up 60 per cent, the rest, 30 per cent, is rice.", "en", 1),
        ("Grain makes up 60 per cent, the rest, 40 per cent, is rice.", "en", 0),
        ("About 60 per cent is grain, the rest, 43 per cent, is rice.", "en", 0),
        ("Grain rose by 60 per cent, the rest by 30 per cent.", "en", 0),
        ("Зерно составляет 60 процентов, остальные 30 процентов – рис.", "ru", 1),
        ("Зерно составляет 60 процентов, остальные 40 процентов – рис.", "ru", 0),
    ],
)
def test_shares_with_the_rest_make_a_whole(words: str, language: str, count: int) -> None:
    assert len(told(words, language)) == count


SHARE = {
    "kind": "figure",
    "measure": {"en": "share of gas", "ru": "доля газа"},
    "countries": ["RU", "PK"],
    "unit": {"en": "per cent", "ru": "процентов"},
    "series": {2015: 30, 2016: 34},
}


@pytest.mark.parametrize(
    ("words", "language", "count"),
    [
        ("The share of gas rose by 4 percentage points in 2016.", "en", 0),
        ("The share of gas rose by 9 percentage points in 2016.", "en", 1),
        ("The share of gas fell by 4 percentage points in 2016.", "en", 1),
        ("The share of gas was 38 per cent in 2016.", "en", 1),
        ("The share of gas was 34 per cent in 2016.", "en", 0),
        ("Доля газа выросла на 9 процентных пунктов в 2016 году.", "ru", 1),
        ("Доля газа выросла на 4 п. п. в 2016 году.", "ru", 0),
        ("Доля газа составила 38% в 2016 году.", "ru", 1),
    ],
)
def test_per_cent_and_points_are_two_things(words: str, language: str, count: int) -> None:
    assert len(told(words, language, share=SHARE)) == count


TRADE = {
    "kind": "trade",
    "countries": ["RU", "PK"],
    "currency": "USD",
    "unit": {"en": "million", "ru": "млн"},
    "series": {2015: 454, 2016: 1200},
}


@pytest.mark.parametrize(
    ("words", "language", "count"),
    [
        ("In 2015 trade ran to billions of dollars.", "en", 1),
        ("In 2015 trade ran to hundreds of millions of dollars.", "en", 0),
        ("In 2015 trade was 500 million.", "en", 1),
        ("In 2015 trade reached a billion dollars.", "en", 1),
        ("In 2016 trade exceeded a billion dollars.", "en", 0),
        ("В 2015 году товарооборот исчислялся миллиардами долларов.", "ru", 1),
        ("В 2015 году товарооборот составил сотни миллионов долларов.", "ru", 0),
        ("В 2016 году товарооборот превысил миллиард долларов.", "ru", 0),
        ("В 2015 году товарооборот достиг миллиарда долларов.", "ru", 1),
    ],
)
def test_sums_without_a_number_or_a_currency_are_read(words: str, language: str, count: int) -> None:
    assert len(told(words, language, trade=TRADE)) == count
