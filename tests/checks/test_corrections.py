"""Where the words alone are wrong, the right ones are given as they would be typed."""

from __future__ import annotations

from typing import Any

import pytest

from briefbook.checks.passages import HELD, Passage
from tests.checks.books import book, found, text_item

TRADE: dict[str, Any] = {
    "kind": "trade",
    "countries": ["RU", "PK"],
    "currency": "USD",
    "unit": {"en": "million", "ru": "млн"},
    "series": {2015: 2000, 2016: 4180},
}


@pytest.mark.parametrize(
    ("words", "language", "rule", "right"),
    [
        ("In 2016 trade was USD 5.2 bn.", "en", "two-figures", "USD 4.18 bn"),
        ("In 2016 trade was 5,180 million dollars.", "en", "two-figures", "4,180 million dollars"),
        ("В 2016 году товарооборот составил 5 180 млн долл.", "ru", "two-figures", "4 180 млн долл."),
        ("В 2016 году товарооборот составил 5,2 млрд долл.", "ru", "two-figures", "4,18 млрд долл."),
        ("Trade grew by 50 per cent in 2016.", "en", "growth", "109 per cent"),
        ("They met on Monday, 20 February 2018.", "en", "weekday", "on Tuesday, 20 February 2018"),
        ("Встреча прошла в среду, 20 февраля 2018 года.", "ru", "weekday", "во вторник, 20 февраля 2018"),
        ("Встреча прошла во вторник, 19 февраля 2018 года.", "ru", "weekday", "в понедельник, 19 февраля 2018"),
        ("Sergei Lavrov spoke.", "en", "two-spellings", "Sergey Lavrov"),
        ("See [it](www.example.org).", "en", "dead-link", "](https://www.example.org"),
    ],
)
def test_the_right_words_are_given(words: str, language: str, rule: str, right: str) -> None:
    items = [{"snippet": "trade"}, text_item(words)]
    made = book({"trade": TRADE}, items, language=language, settings={"languages": [language]})

    (problem,) = found(made, rule)
    assert problem.correction is not None
    assert problem.correction.wrong in words
    assert problem.correction.right == right


@pytest.mark.parametrize(
    "words",
    [
        "Trade exceeded nine billion dollars in 2016.",
        "Over 9.1 bn dollars was the trade in 2016.",
        "Trade fell in 2016.",
    ],
)
def test_where_it_cannot_be_known_none_is_given(words: str) -> None:
    made = book({"trade": TRADE}, [{"snippet": "trade"}, text_item(words)])

    assert [problem.correction for problem in found(made) if problem.rule in {"two-figures", "growth"}] == [None]


def test_braces_that_never_close_cost_no_more_than_their_length() -> None:
    words = Passage("{{ a }}" + "{{" * 200_000, "en", "", 0, "").words

    assert words.startswith(HELD)
