"""Figures of months, quarters and half years: held against the series' part years, and quiet where that is doubtful."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from briefbook.checks.reading.periods import months_of
from tests.checks.books import book, found, text_item

TRADE: dict[str, Any] = {
    "kind": "trade",
    "countries": ["RU", "PK"],
    "currency": "USD",
    "unit": {"en": "million", "ru": "млн"},
    "series": {
        2015: {"total": 454},
        2016: {"total": 411, "months": "1-3"},
        2017: {"exports": 300, "imports": 81, "months": "1-10", "growth": 12},
    },
}
RULES = ("two-figures", "part-of-year", "growth", "balance")
OCTOBER: dict[str, Any] = {**TRADE, "series": {2016: {"total": 36, "months": 10}, 2017: {"total": 45, "months": 10}}}


def with_text(words: str, language: str = "en") -> Any:
    items = [{"snippet": "trade"}, {"snippet": "october"}, text_item(words)]
    return book({"trade": TRADE, "october": OCTOBER}, items, language=language, settings={"languages": [language]})


@pytest.mark.parametrize(
    ("words", "language", "months"),
    [
        ("In January-October 2018 trade grew.", "en", (1, 10)),
        ("From January to June 2014 trade grew.", "en", (1, 6)),
        ("Trade grew in the first ten months of 2017.", "en", (1, 10)),
        ("In the first quarter of 2018 trade grew.", "en", (1, 3)),
        ("In Jan.–Oct. 2018 trade grew.", "en", (1, 10)),
        ("In H1 2018 trade grew.", "en", (1, 6)),
        ("In the first half of last year trade grew.", "en", (1, 6)),
        ("In January–October 2018 it was more than in the same period of 2017.", "en", (1, 10)),
        ("In October 2018 trade grew.", "en", (10, 10)),
        ("Trade grew in May 2018.", "en", (5, 5)),
        ("In Oct. 2018 it was more than in the same month of 2017.", "en", (10, 10)),
        ("October 2018", "en", (10, 10)),
        ("In October 2018 the Minister said that trade had grown.", "en", None),
        ("Trade grew by October 2018.", "en", None),
        ("Trade may grow in September, October and November 2018.", "en", None),
        ("On 10 October 2018 trade was discussed.", "en", (1, 12)),
        ("Trade grew in 2018.", "en", (1, 12)),
        ("In the last ten months of 2018 trade grew.", "en", None),
        ("Trade grew in 2018, after a weak first quarter.", "en", None),
        ("From October 2017 to March 2018 trade grew.", "en", None),
        ("It lasted from 5 January to 10 October 2018.", "en", None),
        ("За январь–октябрь 2018 года товарооборот вырос.", "ru", (1, 10)),
        ("За первые 10 месяцев 2018 года товарооборот вырос.", "ru", (1, 10)),
        ("С января по октябрь 2018 года товарооборот вырос.", "ru", (1, 10)),
        ("В I квартале 2018 года товарооборот вырос.", "ru", (1, 3)),
        ("В первом полугодии 2018 года он больше, чем за аналогичный период 2017 года.", "ru", (1, 6)),
        ("За янв.–окт. 2018 г. товарооборот вырос.", "ru", (1, 10)),
        ("В октябре 2018 года товарооборот вырос.", "ru", (10, 10)),
        ("За май 2018 г. товарооборот вырос к маю 2017 года.", "ru", None),
        ("В мае 2018 года он вырос по сравнению с маем 2017 года.", "ru", (5, 5)),
        ("С октября 2018 года товарооборот растёт.", "ru", None),
        ("К октябрю 2018 года товарооборот вырос.", "ru", None),
        ("В октябре 2018 года стороны отметили рост товарооборота.", "ru", None),
        ("За последние 10 месяцев 2018 года товарооборот вырос.", "ru", None),
    ],
)
def test_months_are_read_as_a_person_would(words: str, language: str, months: tuple[int, int] | None) -> None:
    assert months_of(words, language, date(2018, 2, 19)) == months


@pytest.mark.parametrize(
    ("words", "language", "rule"),
    [
        ("In January-October 2017 trade was 481 million dollars.", "en", "two-figures"),
        ("In the first ten months of 2017 Russian exports to Pakistan were 340 million dollars.", "en", "two-figures"),
        ("Trade was 0.5 bn dollars in the first quarter of 2016.", "en", "two-figures"),
        ("In October 2017 trade was 60 million dollars.", "en", "two-figures"),
        ("| Month | Trade, USD million |\n|---|---|\n| October 2017 | 60 |\n", "en", "two-figures"),
        ("Trade in October 2017 came to 60 million dollars.", "en", "two-figures"),
        ("Trade in the first ten months of 2017 came to 481 million dollars.", "en", "two-figures"),
        ("Trade fell in October 2017 on October 2016.", "en", "growth"),
        ("В октябре 2017 года товарооборот составил 60 млн долл.", "ru", "two-figures"),
        ("За октябрь 2017 г. торговля выросла на 60% по сравнению с октябрём 2016 года.", "ru", "growth"),
        ("In November 2015 trade was 0.6 bn dollars.", "en", "part-of-year"),
        ("In the first half of 2015 trade reached 700 million dollars.", "en", "part-of-year"),
        ("In the first quarter of 2017 Russian exports to Pakistan were 420 million dollars.", "en", "part-of-year"),
        ("In 2017 trade was 290 million dollars.", "en", "part-of-year"),
        ("В ноябре 2015 года товарооборот составил 600 млн долл.", "ru", "part-of-year"),
        ("За первое полугодие 2017 года российский экспорт в Пакистан составил 420 млн долл.", "ru", "part-of-year"),
        ("Trade grew by 30 per cent in January-October 2017.", "en", "growth"),
        ("Trade fell in the first ten months of 2017.", "en", "growth"),
        ("Russia had a deficit in the first ten months of 2017.", "en", "balance"),
        ("| Period | Trade, USD million |\n|---|---|\n| January-October 2017 | 481 |\n", "en", "two-figures"),
        ("За январь–октябрь 2017 года товарооборот составил 481 млн долл.", "ru", "two-figures"),
        ("За десять месяцев 2017 года российский экспорт в Пакистан составил 340 млн долл.", "ru", "two-figures"),
        ("В первом квартале 2016 года товарооборот составил полмиллиарда долларов.", "ru", "two-figures"),
        ("За январь–октябрь 2017 года товарооборот вырос на 30%.", "ru", "growth"),
        ("За 10 месяцев 2017 года товарооборот снизился на 12%.", "ru", "growth"),
    ],
)
def test_what_the_part_year_contradicts_is_found(words: str, language: str, rule: str) -> None:
    assert len(found(with_text(words, language), rule)) == 1


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("In January-October 2017 trade was 381 million dollars.", "en"),
        ("Trade grew by 12 per cent in January-October 2017.", "en"),
        ("In the first nine months of 2017 trade was 340 million dollars.", "en"),
        ("In 2017 trade was 450 million dollars, 340 million of it in the first ten months.", "en"),
        ("In 2017 trade was 450 million dollars, after 340 million in January-October.", "en"),
        ("Trade should reach 500 million dollars in the first quarter of 2016.", "en"),
        ("In October 2017 trade was 45 million dollars.", "en"),
        ("Trade in marble came to 60 million dollars in October 2017.", "en"),
        ("In October 2017 trade fell by 9 per cent.", "en"),
        ("In October 2017 trade grew by 25 per cent on October 2016.", "en"),
        ("In October 2015 the ministers noted that trade had reached 700 million dollars.", "en"),
        ("On 10 October 2017 a contract on trade was signed.", "en"),
        ("In November 2015 trade was over 40 million dollars.", "en"),
        ("In November 2015 trade was 600 million euros.", "en"),
        ("In November 2015 exports were 600 million dollars.", "en"),
        ("В октябре 2017 года товарооборот составил 45 млн долл.", "ru"),
        ("В октябре 2015 года стороны отметили, что товарооборот достиг 700 млн долл.", "ru"),
        ("К октябрю 2015 года товарооборот должен достичь 700 млн долл.", "ru"),
        ("За январь–октябрь 2017 года товарооборот составил более 380 млн долл.", "ru"),
        ("За январь–октябрь 2017 года товарооборот вырос на 12%.", "ru"),
        ("За девять месяцев 2017 года товарооборот составил 340 млн долл.", "ru"),
        ("За январь–октябрь 2017 года товарооборот с Китаем составил 69 млрд долл.", "ru"),
    ],
)
def test_what_the_part_year_allows_is_quiet(words: str, language: str) -> None:
    made = with_text(words, language)

    assert [str(one) for one in found(made) if one.rule in RULES] == []


@pytest.mark.parametrize(
    ("when", "words", "count"),
    [
        ("2015", "Trade reached 554 million dollars.", 1),
        ("2015", "Trade reached 454 million dollars.", 0),
        ("2015-05-03", "The ministers said that trade reached 554 million dollars.", 0),
        ("2017-01/2017-10", "Trade came to 481 million dollars.", 1),
        ("2016", "Trade came to 554 million dollars in 2015.", 1),
        ("2016", "An agreement was signed; trade had been 454 million dollars in 2015.", 0),
    ],
)
def test_amounts_of_events_are_of_their_year(when: str, words: str, count: int) -> None:
    ties = {"kind": "relations", "countries": ["RU", "PK"], "events": [{"date": when, "text": words}]}

    assert len(found(book({"trade": TRADE, "ties": ties}), "two-figures")) == count


TOURISTS = {
    "kind": "figure",
    "measure": {"en": "tourists from Pakistan", "ru": "туристы из Пакистана"},
    "countries": ["PK", "RU"],
    "series": {2017: {"value": 14500, "months": "1-6"}},
}


def test_other_measures_have_parts_of_years_too() -> None:
    right, wrong = (
        book({"tourists": TOURISTS}, [{"snippet": "tourists"}, text_item(f"In the first half of 2017 {n} came.")])
        for n in ("14,500 tourists from Pakistan", "16,500 tourists from Pakistan")
    )

    assert found(right, "two-figures") == []
    assert len(found(wrong, "two-figures")) == 1
