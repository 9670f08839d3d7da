"""Dates, numbers, the visit, places and countries."""

from __future__ import annotations

from decimal import Decimal

import pytest

from briefbook.compose.phrase import places
from briefbook.compose.phrase.dates import date_text, time_span
from briefbook.compose.phrase.numbers import number_text, ordinal
from briefbook.compose.phrase.visit import visit_dates, visit_sentence, visit_title
from briefbook.model.dates import PartialDate, When
from briefbook.model.document import text_of
from briefbook.model.localised import Localised, Said
from briefbook.storage.shipped import resources
from tests.compose.phrase.stage import stage, wording


@pytest.mark.parametrize(
    ("when", "form", "english", "russian"),
    [
        ("2017-09-21", "", "21 September 2017", "21 сентября 2017 года"),
        ("2017-09-21", "on", "on 21 September 2017", "21 сентября 2017 года"),
        ("2017-06", "on", "in June 2017", "в июне 2017 года"),
        ("2017-06", "", "June 2017", "июнь 2017 года"),
        ("2015", "on", "in 2015", "в 2015 году"),
        ("2007-02-11/2007-02-12", "", "11–12 February 2007", "11–12 февраля 2007 года"),
        ("2018-01-30/2018-02-02", "on", "from 30 January to 2 February 2018", "с 30 января по 2 февраля 2018 года"),
        ("2019-01/2019-10", "on", "in January–October 2019", "в январе–октябре 2019 года"),
        ("2015/2017", "on", "in 2015–2017", "в 2015–2017 годах"),
        ("2017-06", "since", "since June 2017", "с июня 2017 года"),
        ("2018-03", "by", "by the end of March 2018", "до конца марта 2018 года"),
    ],
)
def test_dates_in_words(when: str, form: str, english: str, russian: str) -> None:
    assert date_text(When.parse(when), stage({}).scene, form=form) == english
    assert date_text(When.parse(when), stage({}, "ru").scene, form=form) == russian


def test_weekday_and_times() -> None:
    scene = stage({}).scene
    assert date_text(When.parse("2018-02-20"), scene, weekday=True) == "Tuesday, 20 February 2018"
    assert time_span("11:00", "11:40", scene) == "11:00–11:40"
    assert time_span("11:00", None, scene) == "11:00"


def test_numbers_keep_their_decimals() -> None:
    assert number_text(Decimal("1234.50"), stage({}).scene) == "1,234.50"
    assert number_text(Decimal("1234.5"), stage({}, "ru").scene) == "1\u00a0234,5"


@pytest.mark.parametrize(("number", "words"), [(1, "first"), (5, "fifth"), (11, "11th"), (22, "22nd"), (73, "73rd")])
def test_ordinals(number: int, words: str) -> None:
    assert text_of(ordinal(number, stage({}).scene).inlines) == words


MOSCOW = {"place": {"en": "Moscow", "ru": "Москва"}, "invited_by": "sergey-lavrov"}


def test_the_title_of_a_visit_is_made_from_it() -> None:
    assert text_of(visit_title(stage({}, visit=MOSCOW).scene)) == (
        "Working visit of Foreign Minister Khawaja Asif of Pakistan to Moscow, 20 February 2018"
    )
    assert text_of(visit_title(stage({}, "ru", visit=MOSCOW).scene)) == (
        "Рабочий визит Министра иностранных дел Пакистана Хаваджа Асифа в Москву, 20 февраля 2018 года"
    )
    without_place = stage({}, visit={"kind": "state", "end": "2018-02-22"}).scene
    assert text_of(visit_title(without_place)) == (
        "State visit of Foreign Minister Khawaja Asif of Pakistan to Russia, 20–22 February 2018"
    )
    assert text_of(visit_dates(without_place)) == "20–22 February 2018"


def test_the_visit_in_a_sentence() -> None:
    assert text_of(visit_sentence(stage({}, visit=MOSCOW).scene)) == (
        "Foreign Minister Khawaja Asif of Pakistan is to pay a working visit to Moscow on 20 February 2018 "
        "at the invitation of Foreign Minister Sergey Lavrov."
    )
    assert text_of(visit_sentence(stage({}, "ru", visit=MOSCOW).scene)) == (
        "20 февраля 2018 года Министр иностранных дел Пакистана Хавадж Асиф по приглашению "
        "Министра иностранных дел России Сергея Лаврова совершит рабочий визит в Москву."
    )


@pytest.mark.parametrize(
    ("code", "english", "russian", "inside"),
    [
        ("GB", "of the United Kingdom", "Великобритании", "в Великобритании"),
        ("CU", "of Cuba", "Кубы", "на Кубе"),
        ("FR", "of France", "Франции", "во Франции"),
        ("VN", "of Vietnam", "Вьетнама", "во Вьетнаме"),
        ("ZW", "of Zimbabwe", "Зимбабве", "в Зимбабве"),
        ("PH", "of the Philippines", "Филиппин", "на Филиппинах"),
        ("NO", "of Norway", "Норвегии", "в Норвегии"),
    ],
)
def test_countries(code: str, english: str, russian: str, inside: str) -> None:
    english_scene, russian_scene = stage({}).scene, stage({}, "ru").scene
    assert text_of(places.of_country(code, english_scene)) == english
    assert text_of(places.of_country(code, russian_scene)) == russian
    assert text_of(places.in_country(code, russian_scene)) == inside


def test_every_country_has_its_forms_in_both_languages() -> None:
    russian, english = wording("ru").countries, wording("en").countries
    assert set(russian) == set(english)
    assert len(english) >= 197
    cases = {"name", "gen", "dat", "acc", "ins", "prep", "in", "to", "from"}
    assert all(cases <= set(forms) and all(forms.values()) for forms in russian.values())
    assert text_of(places.country_adjective("NP", stage({}).scene)) == "of Nepal"


@pytest.mark.parametrize(
    ("english", "inside"),
    [
        ("Moscow", "in Moscow"),
        ("Reception House", "at the Reception House"),
        ("the Ministry of Foreign Affairs", "at the Ministry of Foreign Affairs"),
        ("Geneva", "in Geneva"),
    ],
)
def test_places_in_english(english: str, inside: str) -> None:
    value = places.place_value(Localised({"en": Said(english)}), stage({}).scene)
    assert text_of(value.form("in") or ()) == inside


@pytest.mark.parametrize(
    ("russian", "inside", "towards"),
    [
        ("Астана", "в Астане", "в Астану"),
        ("Сочи", "в Сочи", "в Сочи"),
        ("Эр-Рияд", "в Эр-Рияде", "в Эр-Рияд"),
        ("Вьентьян", "во Вьентьяне", "во Вьентьян"),
        ("Нью-Дели", "в Нью-Дели", "в Нью-Дели"),
        ("Нижний Новгород", "в Нижнем Новгороде", "в Нижний Новгород"),
        ("Лахор", "в Лахоре", "в Лахор"),
        ("Дом приёмов МИД России", "в Доме приёмов МИД России", "в Дом приёмов МИД России"),
        ("Женева", "в Женеве", "в Женеву"),
    ],
)
def test_places_in_russian(russian: str, inside: str, towards: str) -> None:
    value = places.place_value(Localised({"ru": Said(russian)}), stage({}, "ru").scene)
    assert text_of(value.form("in") or ()) == inside
    assert text_of(value.form("to") or ()) == towards


@pytest.mark.parametrize("language", [folder.name for folder in (resources() / "wording").iterdir()])
def test_every_form_of_a_date_can_be_written(language: str) -> None:
    scene = stage({}, language).scene
    days = PartialDate(2021, 4, 1), PartialDate(2021, 4, 2), PartialDate(2021, 8, 2), PartialDate(2022, 8, 2)
    months = PartialDate(2021, 4), PartialDate(2021, 8), PartialDate(2022, 1)
    years = PartialDate(2021), PartialDate(2022)
    whens = [When(start, end) for group in (days, months, years) for start in group for end in (None, *group)]
    forms = {key.partition(".")[2] for key in wording(language).dates if not key.startswith("day_number")}
    assert all(date_text(when, scene, form=form) for when in whens for form in forms)
