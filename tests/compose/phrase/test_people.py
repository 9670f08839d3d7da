"""People, posts, names."""

from __future__ import annotations

from datetime import date

from briefbook.compose.phrase import people
from briefbook.compose.scene import Scene
from briefbook.model.document import text_of
from briefbook.model.kinds import Person
from tests.compose.phrase.stage import ASIF, Fields, said, stage

SHARIF: Fields = {
    "kind": "person",
    "name": {"en": "Nawaz Sharif", "ru": "Наваз Шариф"},
    "gender": "male",
    "posts": [
        {
            "title": {"en": "Prime Minister", "ru": "Премьер-министр"},
            "country": "PK",
            "from": "2013-06-05",
            "to": "2017-07-28",
        }
    ],
}


def person(fields: Fields, language: str = "en") -> tuple[Person, Scene]:
    made = stage({"it": fields}, language)
    found = made.snippet("it")
    assert isinstance(found, Person)
    return found, made.scene


def test_a_post_held_says_since_when() -> None:
    assert said(ASIF) == "Khawaja Asif has been Foreign Minister of Pakistan since 4 August 2017."
    assert (
        said(ASIF, "ru")
        == "Хавадж Асиф – Министр иностранных дел Исламской Республики Пакистан (с 4 августа 2017 года)."
    )


def test_a_post_that_has_ended_says_until_when() -> None:
    assert said(SHARIF) == "Nawaz Sharif was Prime Minister of Pakistan from 5 June 2013 until 28 July 2017."
    assert said(SHARIF, "ru") == (
        "Наваз Шариф – Премьер-министр Исламской Республики Пакистан (с 5 июня 2013 года по 28 июля 2017 года)."
    )


def test_native_script_is_tagged_and_pronunciation_given() -> None:
    fields = {**ASIF, "native": {"lang": "ur", "text": "خواجہ آصف"}, "pronunciation": "KHAH-wah-jah AH-sif"}
    assert said(fields).startswith("Khawaja Asif (خواجہ آصف, pronounced KHAH-wah-jah AH-sif) has been")
    found, _ = person(fields)
    assert [run.lang for run in people.native(found)] == ["ur"]  # type: ignore[union-attr]


def test_a_name_alone_makes_no_broken_sentence() -> None:
    assert said({"kind": "person", "name": "Ali Khan"}) == "Ali Khan."


def test_the_country_is_not_said_twice() -> None:
    fields = {**SHARIF, "posts": [{"title": "Prime Minister of Pakistan", "country": "PK", "from": "2018-01"}]}
    assert said(fields) == "Nawaz Sharif has been Prime Minister of Pakistan since January 2018."


def test_a_formal_title_takes_the_long_name() -> None:
    fields = {**SHARIF, "posts": [{"title": "Minister of Foreign Affairs", "country": "PK", "from": "2018-01"}]}
    found, scene = person(fields)
    words = text_of(people.post_on(found, date(2018, 2, 19), scene))
    assert words == "Minister of Foreign Affairs of the Islamic Republic of Pakistan"


def test_former_where_no_event_is_meant() -> None:
    found, scene = person(SHARIF)
    assert text_of(people.person_value(found, None, scene).inlines) == "former Prime Minister Nawaz Sharif of Pakistan"
    assert text_of(people.post_on(found, scene.as_of, scene)) == "former Prime Minister of Pakistan"
    found, scene = person(SHARIF, "ru")
    assert text_of(people.person_value(found, None, scene).inlines) == "бывший Премьер-министр Пакистана Наваз Шариф"


def test_a_post_in_a_body() -> None:
    fields = {**SHARIF, "posts": [{"title": {"en": "Secretary-General", "ru": "Генеральный секретарь"}, "body": "sco"}]}
    assert said(fields) == "Nawaz Sharif is Secretary-General of the SCO."
    assert said(fields, "ru") == "Наваз Шариф – Генеральный секретарь ШОС."


def test_russian_cases_of_a_whole_mention() -> None:
    found, scene = person(ASIF, "ru")
    value = people.person_value(found, None, scene)
    assert text_of(value.form("gen") or ()) == "Министра иностранных дел Пакистана Хаваджа Асифа"
    assert text_of(value.form("ins") or ()) == "Министром иностранных дел Пакистана Хаваджем Асифом"


def test_a_name_of_unknown_gender_is_not_inflected_but_asked_for() -> None:
    made = stage({"it": {**ASIF, "gender": None}}, "ru")
    found = made.snippet("it")
    assert isinstance(found, Person)
    assert people.name_value(found, made.scene).form("gen") is None
    assert made.problems[0].rule == "forms"
    assert "gender" in made.problems[0].hint


def test_the_country_stands_before_the_second_half_of_a_title() -> None:
    fields = {**SHARIF, "posts": [{"title": {"en": "Ambassador to Russia", "ru": "Посол в России"}, "country": "PK"}]}
    assert said(fields) == "Nawaz Sharif is Ambassador of Pakistan to Russia."
    assert said(fields, "ru") == "Наваз Шариф – Посол Исламской Республики Пакистан в России."


def test_a_second_post_of_the_day_is_added() -> None:
    posts = [
        {"title": "State Councillor", "country": "CN", "from": "2018-01"},
        {"title": "Foreign Minister", "country": "CN", "from": "2013-03"},
    ]
    assert said({"kind": "person", "name": "Wang Yi", "posts": posts}) == (
        "Wang Yi has been State Councillor of China since January 2018. "
        "Other post: Foreign Minister of China (since March 2013)."
    )
