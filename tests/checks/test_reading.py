"""Reading amounts, days and names: what they can stand for, and that no text is too strange to read."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.checks.reading.amounts import amounts
from briefbook.checks.reading.calendar import days_in, weekdays_in
from briefbook.checks.reading.claims import Setting, table_claims, trade_claims
from briefbook.checks.reading.countries import countries_named
from briefbook.checks.reading.names import pairs_in
from briefbook.checks.reading.sentences import sentences
from briefbook.checks.reading.tables import tables_in

BN = Decimal(10) ** 9


@pytest.mark.parametrize(
    ("words", "language", "low", "high"),
    [
        ("4.2 bn", "en", "4.15", "4.25"),
        ("4,180 m", "en", "4.175", "4.185"),
        ("over four billion", "en", "4", "5"),
        ("nearly USD 4 billion", "en", "3.5", "4"),
        ("half a billion dollars", "en", "0.45", "0.55"),
        ("four hundred million", "en", "0.39", "0.41"),
        ("twenty-five million", "en", "0.0245", "0.0255"),
        ("4-5 billion", "en", "3.5", "5.5"),
        ("около 500 млн долл.", "ru", "0.45", "0.55"),
        ("4,2 млрд", "ru", "4.15", "4.25"),
        ("свыше четырёх миллиардов", "ru", "4", "5"),
        ("1 200 млн", "ru", "1.17", "1.23"),
        ("полтора миллиарда", "ru", "1.45", "1.55"),
    ],
)
def test_amount_stands_for_what_it_can_mean(words: str, language: str, low: str, high: str) -> None:
    (amount,) = amounts(words, language)

    assert (amount.interval.low / BN, amount.interval.high / BN) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("words", "currency"),
    [("US$ 5 m", "USD"), ("5 million US dollars", "USD"), ("€5m", "EUR"), ("5 mln roubles", "RUB"), ("5 million", "")],
)
def test_currency_is_read_on_either_side(words: str, currency: str) -> None:
    (amount,) = amounts(words, "en")

    assert amount.currency == currency
    assert amount.is_money


@pytest.mark.parametrize("words", ["3 million tonnes", "12.5 per cent", "25,000 tourists", "12", "2017"])
def test_other_numbers_are_no_money(words: str) -> None:
    assert not any(amount.is_money for amount in amounts(words, "en"))


def test_sentences_do_not_end_at_abbreviations() -> None:
    text = "Товарооборот составил 500 млн долл. США в 2017 г. по данным ФТС. Он вырос на 22 проц. Это много."

    assert [one.split()[0] for one in sentences(text)][:2] == ["Товарооборот", "Он"]


def test_countries_are_known_by_their_adjectives() -> None:
    english = countries_named("Russian exports to Pakistan, Chinese ones to India", "en")
    russian = countries_named("Российский экспорт в Пакистан, китайский в Индию", "ru")

    assert [one.code for one in english] == [one.code for one in russian] == ["RU", "PK", "CN", "IN"]


BITS = """
trade exports товарооборот экспорт 4.2 4,180 500 2014 bn млн $ USD долл. | --- 20 February Tuesday вторник мая
31.02.2018 over около % per cent from to by - – ( ) [ ](# ** grew вырос Sergey Lavrov Россия
99999999999999999999 . ; é ½ ٣
"""
WORDS = st.sampled_from([*BITS.split(), "\n", "\n\n"])
TEXTS = st.lists(WORDS | st.text(max_size=4), max_size=30).map(" ".join)


@given(text=TEXTS, language=st.sampled_from(["en", "ru", "ur"]))
def test_any_text_can_be_read(text: str, language: str) -> None:
    setting = Setting(language, date(2018, 2, 19), frozenset({"RU", "PK"}), "total")

    claims = [*trade_claims(text, setting)]
    claims += [claim for table in tables_in(text, language) for claim in table_claims(table, setting)]

    assert all(claim.interval.low <= claim.interval.high for claim in claims)
    assert all(1 <= day.month <= 12 for day in days_in(text, language))
    assert all(0 <= one.weekday <= 6 for one in weekdays_in(text, language))
    assert all(pair.first and pair.second for pair in pairs_in(text))
