"""Russian inflection: what is sure, and what is left alone."""

from __future__ import annotations

import pytest

from briefbook.compose.phrase.russian import RussianGrammar
from tests.compose.phrase.stage import wording


@pytest.mark.parametrize(
    ("words", "case", "expected"),
    [
        ("Министр иностранных дел", "ins", "Министром иностранных дел"),
        ("Чрезвычайный и Полномочный Посол", "gen", "Чрезвычайного и Полномочного Посла"),
        ("первый заместитель Председателя Правительства", "dat", "первому заместителю Председателя Правительства"),
        ("72-я сессия Генеральной Ассамблеи ООН", "acc", "72-ю сессию Генеральной Ассамблеи ООН"),
        ("Мюнхенская конференция по безопасности", "prep", "Мюнхенской конференции по безопасности"),
        ("ШОС", "gen", "ШОС"),
        ("вице-президент", "gen", "вице-президента"),
        ("торжества по случаю Дня Победы", "gen", "торжеств по случаю Дня Победы"),
        ("«Группа двадцати»", "gen", None),
        ("Абракадабрус Квакозябр", "gen", None),
    ],
)
def test_noun_phrases(words: str, case: str, expected: str | None) -> None:
    assert RussianGrammar(wording("ru")).form(words, case, "noun", "") == expected


@pytest.mark.parametrize(
    ("name", "gender", "expected"),
    [
        ("Сергей Лавров", "male", "Сергея Лаврова"),
        ("Пётр Стегний", "male", "Петра Стегнего"),
        ("Шах Махмуд Куреши", "male", "Шаха Махмуда Куреши"),
        ("Мария Захарова", "female", "Марии Захаровой"),
        ("Хина Раббани Хар", "female", "Хины Раббани Хар"),
        ("Си Цзиньпин", "male", "Си Цзиньпина"),
        ("Ван И", "male", None),
        ("Ким Чен Ын", "male", None),
        ("Саша Лавров", "", None),
    ],
)
def test_names(name: str, gender: str, expected: str | None) -> None:
    assert RussianGrammar(wording("ru")).form(name, "gen", "name", gender) == expected


@pytest.mark.parametrize(
    ("words", "trait"),
    [("Соглашение о мире", "neut"), ("Договор", "masc"), ("Конвенция", "fem"), ("переговоры", "plural")],
)
def test_gender_of_a_head(words: str, trait: str) -> None:
    assert RussianGrammar(wording("ru")).trait(words) == trait


@pytest.mark.parametrize(
    ("name", "expected"), [("Джон Блэк", "Джона Блэка"), ("Роза Мартинес", "Розы Мартинес"), ("Саша Петров", None)]
)
def test_names_of_men_or_women_alone_need_no_gender(name: str, expected: str | None) -> None:
    assert RussianGrammar(wording("ru")).form(name, "gen", "name", "") == expected
