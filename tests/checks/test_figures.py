"""Figures of trade: each wrong one is found, each that a reader would accept is quiet."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.books import book, found, text_item

# Russia reports; precise to the million, but 2017 is "about".
SERIES = {
    2014: {"total": 454},
    2015: {"exports": 300, "imports": 81},
    2016: {"total": "4180"},
    2017: {"total": 500, "about": "yes"},
}
TRADE: dict[str, Any] = {
    "kind": "trade",
    "countries": ["RU", "PK"],
    "currency": "USD",
    "unit": {"en": "million", "ru": "млн"},
    "series": SERIES,
}

WRONG_EN = [
    "In 2014 trade was 464 million dollars.",
    "Trade amounted to USD 0.4 bn in 2014.",
    "Trade in 2014 was $2033m.",
    "Trade turnover between Russia and Pakistan stood at $545m in 2014.",
    "Trade in 2016 came to 4.3 bn dollars.",
    "Trade in 2016 came to 4,280 m.",
    "Trade exceeded five billion dollars in 2016.",
    "Trade reached over 4.2 billion dollars in 2016.",
    "Trade was nearly 4.1 billion dollars in 2016.",
    "Trade was about 620 million dollars in 2017.",
    "Trade with Pakistan was over six hundred million dollars in 2017.",
    "Trade in 2014 was 454 million dollars, in 2015 391 million.",
    "Trade went from 454 million dollars in 2014 to 481 million in 2015.",
    "Russian exports to Pakistan were 340 million dollars in 2015.",
    "Pakistani exports to Russia were 300 million dollars in 2015.",
    "Imports from Pakistan stood at 18 million dollars in 2015.",
    "Exports came to 200 million dollars in 2015.",
    "Trade with Pakistan is of moment. In 2014 it stood at 554 million dollars.",
    "**Trade** came to [464 million dollars](https://example.org/a) in 2014.",
    "Last year trade came to 300 million dollars.",
]
RIGHT_EN = [
    "In 2014 trade was 454 million dollars.",
    "Trade amounted to some USD 0.45 bn in 2014.",
    "Trade amounted to over 450 million dollars in 2014.",
    "Trade was almost half a billion dollars in 2014.",
    "Trade in 2016 came to 4.2 bn dollars.",
    "Trade in 2016 came to over four billion dollars.",
    "Trade in 2016 came to USD 4,180 m.",
    "Trade was about half a billion dollars in 2017.",
    "Trade was 497.3 million dollars in 2017.",
    "Trade in 2014 was 454 million dollars, in 2015 381 million.",
    "Trade fell from 454 million dollars in 2014 to 381 million in 2015.",
    "In 2015 trade fell from 454 million dollars to 381 million.",
    "Russian exports to Pakistan were 300 million dollars in 2015.",
    "Exports came to 300 million dollars in 2015.",
    "Imports from Pakistan stood at 81 million dollars in 2015, exports to Pakistan at 300 million.",
    "Pakistani imports from Russia were 300 million dollars in 2015.",
    # other matters, other countries, other periods, plans
    "Trade with China was 84 billion dollars in 2017.",
    "Pakistan's trade with India came to 2 billion dollars in 2014.",
    "Trade should reach 1 billion dollars by 2020.",
    "Both sides agreed to raise trade to one billion dollars in 2017.",
    "In the first ten months of 2017 trade was 380 million dollars.",
    "From January to June 2014 trade was 200 million dollars.",
    "Trade grew, and Russian investment in Pakistan was 30 million dollars in 2014.",
    "The Trade Commission spent 3 million dollars in 2014.",
    "Exports of wheat were 40 million dollars in 2015.",
    "Trade in rice came to 12 million dollars in 2014.",
    "Trade in 2014 covered 3 million tonnes of grain.",
    "Trade grew by 45 million dollars in 2014.",
    "Trade in 2013 was 700 million dollars.",
    "Trade was 420 million euros in 2014.",
    "The pipeline costs 2 bn dollars; work began in 2014.",
    "Trade between 2014 and 2016 was 5 billion dollars.",
    "In 2014 trade was 454 million, and two years later 4.2 bn.",
    "Trade reached 4.2 bn dollars in 2016, against 381 million the year before.",
    "Pakistan's foreign trade was 75 billion dollars in 2014.",
    "Russian exports were 285 billion dollars in 2015.",
    "Trade within the SCO reached 300 billion dollars in 2014.",
    "EAEU trade with Pakistan came to 600 million dollars in 2014.",
    "The surplus of trade in 2015 was 219 million dollars.",
    "Of the 454 million dollars of trade in 2014, 100 million was grain.",
    "In the fiscal year 2014 trade was 430 million dollars.",
    "The trade of the province of Sindh was 50 million dollars in 2014.",
]
WRONG_RU = [
    "В 2014 году товарооборот составил 464 млн долл.",
    "Товарооборот в 2017 году составил около 620 млн долл. США.",
    "Товарооборот превысил пять миллиардов долларов в 2016 году.",
    "В 2016 году объём торговли достиг 4,3 млрд долларов.",
    "Российский экспорт в Пакистан в 2015 году составил 340 млн долларов.",
    "Торговля России с Пакистаном в 2014 г. составила полтора миллиарда долларов.",
]
RIGHT_RU = [
    "В 2014 году товарооборот составил 454 млн долл.",
    "Товарооборот в 2017 году составил около 500 млн долл. США.",
    "Товарооборот превысил четыре миллиарда долларов в 2016 году.",
    "В 2016 году объём торговли достиг 4,2 млрд долларов.",
    "В 2016 году товарооборот составил более четырёх миллиардов долларов.",
    "Торговля России с Пакистаном в 2014 г. составила почти полмиллиарда долларов.",
    "Российский экспорт в Пакистан в 2015 году составил 300 млн долларов.",
    "Товарооборот России с Китаем в 2017 году составил 84 млрд долларов.",
    "К 2020 году товарооборот должен достичь 1 млрд долларов.",
    "За десять месяцев 2017 года товарооборот составил 380 млн долларов.",
    "Экспорт пшеницы в 2015 году составил 40 млн долларов.",
    "Российские инвестиции в Пакистан в 2014 году составили 30 млн долларов.",
    "Министерство торговли выделило 3 млн долларов в 2014 году.",
    "Внешнеторговый оборот России в 2017 году составил 584 млрд долл.",
    "Товарооборот ЕАЭС с Пакистаном в 2017 году составил 600 млн долл.",
    "Товарооборот стран ШОС в 2017 году составил 300 млрд долл.",
    "Профицит торговли в 2015 году составил 219 млн долл.",
    "Российский экспорт в 2015 году составил 300 млн долл., импорт из Пакистана – 81 млн долл.",
]


def with_text(words: str, language: str = "en") -> Any:
    items = [{"snippet": "trade"}, text_item(words)]
    return book({"trade": TRADE}, items, language=language, settings={"languages": [language]})


@pytest.mark.parametrize("words", WRONG_EN)
def test_wrong_figure_is_found(words: str) -> None:
    problems = found(with_text(words), "two-figures")

    assert len(problems) == 1
    assert problems[0].file == "visit.yaml"
    assert problems[0].subject == "s1/i2"
    assert problems[0].hint


@pytest.mark.parametrize("words", RIGHT_EN)
def test_figure_that_can_be_meant_is_quiet(words: str) -> None:
    assert found(with_text(words), "two-figures") == []


@pytest.mark.parametrize("words", WRONG_RU)
def test_wrong_russian_figure_is_found(words: str) -> None:
    assert len(found(with_text(words, "ru"), "two-figures")) == 1


@pytest.mark.parametrize("words", RIGHT_RU)
def test_russian_figure_that_can_be_meant_is_quiet(words: str) -> None:
    assert found(with_text(words, "ru"), "two-figures") == []


@pytest.mark.parametrize(
    ("words", "language", "count"),
    [
        ("Trade stands at 900 million dollars.", "en", 1),
        ("Bilateral trade turnover is worth over nine billion dollars.", "en", 1),
        ("Товарооборот составляет 900 млн долл.", "ru", 1),
        ("Trade stands at half a billion dollars.", "en", 0),
        ("Trade stands at 900 million dollars. So it was in 2013.", "en", 0),
        ("Trade with China stands at 90 bn dollars.", "en", 0),
        ("Trade could reach 900 million dollars.", "en", 0),
        ("Trade grew by 900 million dollars.", "en", 0),
        ("Trade in rice is worth 90 million dollars.", "en", 0),
        ("Товарооборот составляет около 500 млн долл.", "ru", 0),
    ],
)
def test_figure_without_a_year_must_be_that_of_some_year(words: str, language: str, count: int) -> None:
    assert len(found(with_text(words, language), "two-figures")) == count


def test_own_text_of_a_snippet_is_held_against_the_series() -> None:
    made = book({"trade": TRADE, "words": {"kind": "text", "text": "Trade was 600 million dollars in 2014."}})

    (problem,) = found(made, "two-figures")
    assert problem.subject == "words"
    assert "'600 million dollars'" in problem.message
    assert "454" in problem.message


def test_two_texts_contradict_each_other() -> None:
    items = [text_item("Trade was 600 million dollars in 2013."), text_item("Trade was 0.7 bn dollars in 2013.")]

    (problem,) = found(book({}, items), "two-figures")
    assert problem.subject == "s1/i2"


def test_two_series_of_one_pair_contradict_each_other() -> None:
    other = {**TRADE, "countries": ["PK", "RU"], "unit": "billion", "series": {2014: {"total": "0.6"}}}

    (problem,) = found(book({"trade": TRADE, "trade-two": other}), "two-figures")
    assert problem.subject == "trade-two"


def test_mirrored_series_agree_when_exports_are_the_other_side_s_imports() -> None:
    other = {**TRADE, "countries": ["PK", "RU"], "series": {2015: {"exports": 81, "imports": 300}}}

    assert found(book({"trade": TRADE, "trade-two": other}), "two-figures") == []


def test_mirrored_series_that_differ_are_found() -> None:
    other = {**TRADE, "countries": ["PK", "RU"], "series": {2015: {"exports": 31, "imports": 350}}}

    assert found(book({"trade": TRADE, "trade-two": other}), "two-figures")


def test_series_in_other_currencies_or_of_other_pairs_are_not_compared() -> None:
    euros = {**TRADE, "currency": "EUR", "series": {2014: {"total": 400}}}
    china = {**TRADE, "countries": ["RU", "CN"], "series": {2014: {"total": 95000}}}

    assert found(book({"trade": TRADE, "euros": euros, "china": china}), "two-figures") == []


def test_a_restricted_sentence_is_not_read_for_the_press() -> None:
    words = text_item("Trade was 600 million dollars in 2014.", marking="RESTRICTED")

    assert found(book({"trade": TRADE}, [{"snippet": "trade"}, words], edition="press"), "two-figures") == []


TOURISTS: dict[str, Any] = {
    "kind": "figure",
    "measure": {"en": "tourists from Pakistan", "ru": "туристы из Пакистана"},
    "countries": ["PK", "RU"],
    "unit": {"en": "thousand", "ru": "тыс."},
    "series": {2016: {"value": 12}, 2017: {"value": "14.5"}},
}


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("In 2017 16,000 tourists from Pakistan came.", 1),
        ("In 2017 some 14,500 tourists from Pakistan came.", 0),
        ("Over 14 thousand tourists from Pakistan came in 2017.", 0),
        ("Over 20 thousand tourists from Pakistan came in 2016.", 1),
        ("In 2017 90 tourists from India lost their way.", 0),
        ("In 2017 the number of tourists from Pakistan grew by 2,500.", 0),
    ],
)
def test_other_measures_are_held_against_their_series(words: str, count: int) -> None:
    made = book({"tourists": TOURISTS}, [{"snippet": "tourists"}, text_item(words)])

    assert len(found(made, "two-figures")) == count


def test_two_series_of_one_measure_contradict_each_other() -> None:
    other = {**TOURISTS, "unit": "", "series": {2016: {"value": 13000}, 2017: {"value": 14500}}}
    del other["unit"]

    (problem,) = found(book({"tourists": TOURISTS, "tourists-two": other}), "two-figures")
    assert "2016" in problem.message


MEASURE: dict[str, Any] = {
    "kind": "figure",
    "measure": {"en": "trade turnover", "ru": "товарооборот"},
    "countries": ["PK", "RU"],
    "currency": "USD",
    "unit": "million",
    "series": {2014: 554},
}


def test_trade_as_another_measure_is_held_against_the_trade_series() -> None:
    assert len(found(book({"trade": TRADE, "measure": MEASURE}), "two-figures")) == 1


@pytest.mark.parametrize(
    ("figure", "count"),
    [
        ({"name": "Trade with Russia", "value": "600 million dollars", "date": 2014}, 1),
        ({"name": "Trade with Russia", "value": "454 million dollars", "date": 2014}, 0),
        ({"name": "Exports", "value": "22 billion dollars", "date": 2015}, 0),
        ({"name": "Foreign trade", "value": "75 billion dollars", "date": 2014}, 0),
    ],
)
def test_key_figures_of_a_country_are_held_against_the_series(figure: dict[str, Any], count: int) -> None:
    profile = {"kind": "country", "countries": ["PK"], "name": "Pakistan", "figures": [figure]}

    assert len(found(book({"trade": TRADE, "profile": profile}), "two-figures")) == count


@pytest.mark.parametrize(
    ("head", "value", "count"),
    [
        ("Trade, USD million", "464", 1),
        ("Trade, USD million", "454", 0),
        ("Trade with China, USD million", "95,000", 0),
        ("Exports of wheat, USD million", "20", 0),
        ("Trade growth, %", "20", 0),
    ],
)
def test_typed_table_is_held_against_the_series(head: str, value: str, count: int) -> None:
    words = f"| Year | {head} |\n|---|---|\n| 2014 | {value} |\n"

    assert len(found(with_text(words), "two-figures")) == count
