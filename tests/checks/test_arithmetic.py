"""Growth, balance, totals and shares that the series or the table itself contradicts."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.books import book, found, text_item

TRADE: dict[str, Any] = {
    "kind": "trade",
    "countries": ["RU", "PK"],
    "currency": "USD",
    "unit": "million",
    "series": {
        2014: {"total": 454},
        2015: {"total": 381, "exports": 300, "imports": 81},
        2016: {"total": 411},
        2017: {"total": 500, "about": "yes"},
    },
}


def with_text(words: str, language: str = "en") -> Any:
    items = [{"snippet": "trade"}, text_item(words)]
    return book({"trade": TRADE}, items, language=language, settings={"languages": [language]})


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Trade grew in 2015.", "en"),
        ("Trade grew by 12 per cent in 2016.", "en"),
        ("Trade fell by 30% in 2015.", "en"),
        ("In 2016 trade fell by 8 per cent.", "en"),
        ("Trade rose by over 20 per cent in 2016.", "en"),
        ("Trade rose by 40 per cent in 2017 compared with 2014.", "en"),
        ("Trade grew by 45 per cent.", "en"),
        ("В 2015 году товарооборот вырос.", "ru"),
        ("В 2016 году товарооборот увеличился на 12 процентов.", "ru"),
        ("Товарооборот в 2015 году сократился на 30%.", "ru"),
    ],
)
def test_growth_that_the_series_contradicts_is_found(words: str, language: str) -> None:
    (problem,) = found(with_text(words, language), "growth")
    assert "series" in problem.message


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Trade fell in 2015.", "en"),
        ("Trade fell by 16 per cent in 2015.", "en"),
        ("Trade grew by almost 8 per cent in 2016.", "en"),
        ("Trade grew by 22 per cent in 2017.", "en"),
        ("Trade rose by 10 per cent in 2017 compared with 2014.", "en"),
        ("Trade with China grew in 2015.", "en"),
        ("Trade grew by 8 per cent.", "en"),
        ("Trade grows.", "en"),
        ("Exports grew in 2015.", "en"),
        ("Investment grew by 40 per cent in 2015.", "en"),
        ("Trade should grow by 40 per cent in 2018.", "en"),
        ("Trade grew by 40 per cent in 2010.", "en"),
        ("The Trade Commission grew in 2015.", "en"),
        ("В 2015 году товарооборот снизился на 16 процентов.", "ru"),
        ("Экспорт пшеницы в 2015 году вырос на 40 процентов.", "ru"),
    ],
)
def test_growth_that_the_series_allows_is_quiet(words: str, language: str) -> None:
    assert found(with_text(words, language), "growth") == []


def test_typed_growth_is_computed_again() -> None:
    series = {2015: {"total": 381}, 2016: {"total": 411, "growth": 18}}

    (problem,) = found(book({"trade": {**TRADE, "series": series}}), "growth")
    assert "7.9" in problem.message


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("Russia had a trade surplus in 2015.", 0),
        ("Russia had a trade surplus of 219 million dollars in 2015.", 0),
        ("Pakistan had a deficit of some 220 million dollars in 2015.", 0),
        ("The surplus was about 200 million dollars in 2015.", 0),
        ("Russia had a trade deficit in 2015.", 1),
        ("Russia had a trade surplus of 319 million dollars in 2015.", 1),
        ("Pakistan had a surplus in 2015.", 1),
        ("Pakistan had a budget deficit in 2014.", 0),
    ],
)
def test_balance_is_held_against_exports_and_imports(words: str, count: int) -> None:
    assert len(found(with_text(words), "balance")) == count


TABLE = """\
Exports by goods.

| Goods | USD million | Share, % |
|---|---:|---:|
| Wheat | {wheat} | 40 |
| Oil | 90 | {oil} |
| Other | 90 | 30 |
| Total | 300 | 100 |
"""


def test_table_that_adds_up_is_quiet() -> None:
    assert found(book({}, [text_item(TABLE.format(wheat=120, oil=30))]), "sums") == []


def test_table_with_a_wrong_total_is_found() -> None:
    (problem,) = found(book({}, [text_item(TABLE.format(wheat=150, oil=30))]), "sums")
    assert "USD million" in problem.message


def test_table_with_shares_over_a_hundred_is_found() -> None:
    assert found(book({}, [text_item(TABLE.format(wheat=120, oil=36))]), "sums")


def test_rounded_shares_are_quiet() -> None:
    words = "| Goods | Share |\n|---|---|\n| Wheat | 33% |\n| Oil | 33% |\n| Rice | 33% |\n"

    assert found(book({}, [text_item(words)]), "sums") == []


def test_growth_rates_and_years_have_no_sum() -> None:
    head = "| Goods | Since | Growth, % |\n|---|---|---|\n"
    words = head + "| Wheat | 1999 | 33 |\n| Oil | 2003 | 33 |\n| Total | 1999 | 31 |\n"

    assert found(book({}, [text_item(words)]), "sums") == []


def test_russian_table_is_added_up() -> None:
    words = "| Товар | млн долл. |\n|---|---|\n| Зерно | 1 200,5 |\n| Нефть | 300 |\n| Итого | 1 600,5 |\n"

    assert found(book({}, [text_item(words)], language="ru", settings={"languages": ["ru"]}), "sums")


def test_total_that_is_not_exports_and_imports_is_found() -> None:
    series = {2015: {"total": 391, "exports": 300, "imports": 81}}

    (problem,) = found(book({"trade": {**TRADE, "series": series}}), "sums")
    assert "381" in problem.message


def test_total_rounded_otherwise_than_its_parts_is_quiet() -> None:
    series = {2015: {"total": 382, "exports": "300.4", "imports": "81.2"}}

    assert found(book({"trade": {**TRADE, "series": series}}), "sums") == []
