"""Queries read as a person would say them, in the language of the window."""

from __future__ import annotations

from typing import Any

import pytest

from briefbook.model.briefing import Query
from briefbook.model.sentence import CountryCode
from briefbook.session.local_names import country_name, day_name
from briefbook.session.query_words import query_words
from briefbook.storage.interface_file import words


def told(language: str, **asked: object) -> str:
    sentence = query_words(Query.model_validate(asked), {"asif": "Khawaja Asif"}.__getitem__)

    def name(value: Any) -> str:
        match value:
            case CountryCode(code):
                return country_name(code, language)
            case int():
                return str(value)
            case _:
                return day_name(value, language)

    return sentence.spoken(words(language), name)


@pytest.mark.parametrize(
    ("asked", "english", "russian"),
    [
        (
            {"kind": "point", "use": "respond", "countries": ["RU", "PK"]},
            "Points to respond: Russia, Pakistan",
            "Ответы на вопросы: Россия, Пакистан",
        ),
        (
            {"kind": "meeting", "countries": ["PK"], "limit": 3},
            "Meetings: Pakistan, newest first, at most 3",
            "Встречи: Пакистан, сначала новые, не более 3",
        ),
        (
            {"kind": "meeting", "people": ["asif"], "to": "2018-02-19", "limit": 1},
            "Meetings: Khawaja Asif, until 19 February 2018, only the newest",
            "Встречи: Khawaja Asif, период: 19 февраля 2018 и раньше, только самая новая карточка",
        ),
        (
            {"kind": ["trade", "figure"], "topics": ["energy"], "from": 2017, "to": "2018-05", "order": "oldest"},
            "Trade, Figures, on “energy”, 2017 to May 2018, oldest first",
            "Торговля, Показатели, темы: “energy”, период: 2017 – май 2018, сначала старые",
        ),
        ({}, "Everything", "Всё"),
        ({"kind": "{oops}"}, "“{oops}”", "“{oops}”"),
    ],
)
def test_query_is_told_in_both_languages(asked: dict[str, object], english: str, russian: str) -> None:
    assert told("en", **asked) == english
    assert told("ru", **asked) == russian
