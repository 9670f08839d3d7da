"""Meetings, the last meeting, outcomes."""

from __future__ import annotations

from datetime import date

import pytest

from briefbook.compose.phrase.facts import last_met, last_met_sentence
from briefbook.model.document import text_of
from tests.compose.phrase.stage import ASIF, NEW_YORK, said, stage

TALKS = {"kind": "meeting", "date": "2017-11-20", "participants": ["sergey-lavrov", "khawaja-asif"]}
MOSCOW = {"en": "Moscow", "ru": "Москва"}
BOTH = "Foreign Minister Sergey Lavrov and Foreign Minister Khawaja Asif of Pakistan"
BOTH_RU = "Министр иностранных дел России Сергей Лавров и Министр иностранных дел Пакистана Хавадж Асиф"


def test_sidelines_names_post_place_day_and_occasion() -> None:
    assert said(NEW_YORK) == (
        f"{BOTH} met in New York on 21 September 2017, on the sidelines of the 72nd session of the UN General Assembly."
    )
    assert said(NEW_YORK, "ru") == (
        f"21 сентября 2017 года в Нью-Йорке «на полях» 72-й сессии Генеральной Ассамблеи ООН {BOTH_RU} провели встречу."
    )


@pytest.mark.parametrize(
    ("form", "english", "russian"),
    [
        ("talks", "held talks in Moscow on 20 November 2017.", "20 ноября 2017 года в Москве {} провели переговоры."),
        (
            "visit",
            "met in Moscow on 20 November 2017 during a visit.",
            "20 ноября 2017 года в ходе визита в Москву {} провели встречу.",
        ),
        ("call", "spoke by telephone on 20 November 2017.", "20 ноября 2017 года {} провели телефонный разговор."),
        (
            "video",
            "held talks by video link on 20 November 2017.",
            "20 ноября 2017 года {} провели переговоры в формате видеоконференции.",
        ),
    ],
)
def test_each_form_has_its_own_verb(form: str, english: str, russian: str) -> None:
    meeting = {**TALKS, "form": form, "place": MOSCOW}
    assert said(meeting) == f"{BOTH} {english}"
    assert said(meeting, "ru") == russian.format(BOTH_RU)


def test_a_message_has_a_sender_and_a_receiver() -> None:
    assert said({**TALKS, "form": "message"}) == (
        "Foreign Minister Sergey Lavrov sent Foreign Minister Khawaja Asif of Pakistan a message on 20 November 2017."
    )


def test_what_is_still_to_come_is_planned() -> None:
    meeting = {**TALKS, "date": "2018-02-20", "known": "2018-02-15", "place": MOSCOW}
    assert said(meeting) == f"{BOTH} are to hold talks in Moscow on 20 February 2018."
    assert said(meeting, "ru") == f"20 февраля 2018 года в Москве {BOTH_RU} проведут переговоры."


def test_a_post_that_has_ended_since_is_then() -> None:
    text = stage({"it": NEW_YORK}, as_of=date(2021, 4, 5)).say("it")
    assert "and then Foreign Minister Khawaja Asif of Pakistan met" in text
    text = stage({"it": NEW_YORK}, "ru", date(2021, 4, 5)).say("it")
    assert "и тогдашний Министр иностранных дел Пакистана Хавадж Асиф провели" in text


def test_a_single_participant_agrees_with_the_verb() -> None:
    alone = {"kind": "meeting", "date": "2017-11", "participants": ["sergey-lavrov"]}
    assert said(alone) == "Foreign Minister Sergey Lavrov held talks in November 2017."
    assert said(alone, "ru") == "В ноябре 2017 года Министр иностранных дел России Сергей Лавров провёл переговоры."
    planned = {**alone, "date": "2018-03", "known": "2018-01"}
    assert said(planned) == "Foreign Minister Sergey Lavrov is to hold talks in March 2018."


def test_without_participants_the_countries_are_named() -> None:
    nobody = {"kind": "meeting", "date": "2017", "countries": ["RU", "PK"]}
    assert said(nobody) == "Talks between Russia and Pakistan were held in 2017."
    assert said(nobody, "ru") == "В 2017 году состоялись переговоры между Россией и Пакистаном."
    assert said({"kind": "meeting", "date": "2017-05"}) == "Talks were held in May 2017."


def test_somebody_without_a_snippet_is_named_with_post_and_country() -> None:
    other = {"name": {"en": "Li Hui", "ru": "Ли Хуэй"}, "post": {"en": "Ambassador", "ru": "Посол"}, "country": "CN"}
    meeting = {"kind": "meeting", "date": "2017-05-02", "participants": [other]}
    assert said(meeting) == "Ambassador Li Hui of China held talks on 2 May 2017."
    assert said(meeting, "ru") == "2 мая 2017 года Посол Китая Ли Хуэй провёл переговоры."


def test_short_lengths_name_people_without_posts_and_leave_outcomes_out() -> None:
    meeting = {**TALKS, "outcomes": ["to meet again"]}
    assert said(meeting, length="line") == "Sergey Lavrov and Khawaja Asif held talks on 20 November 2017."


def test_outcomes_say_whose_they_are_and_how_they_stand() -> None:
    outcomes = [
        {"text": {"en": "to propose dates.", "ru": "предложить сроки"}, "by": "ours", "due": "2018-06"},
        {"text": {"en": "to send a list", "ru": "передать список"}, "by": "theirs", "due": "2017-12-31"},
        {"text": {"en": "to open a centre", "ru": "открыть центр"}, "status": "done"},
    ]
    meeting = {**TALKS, "outcomes": outcomes}
    assert said(meeting).endswith(
        "Our commitment: to propose dates – due by the end of June 2018. "
        "Commitment of the other side: to send a list – overdue, was due by 31 December 2017. "
        "Agreed: to open a centre – done."
    )
    assert said(meeting, "ru").endswith(
        "Наше обязательство: предложить сроки – срок до конца июня 2018 года. "
        "Обязательство другой стороны: передать список – просрочено, срок был до 31 декабря 2017 года. "
        "Договорённость: открыть центр – выполнено."
    )


def test_a_place_nobody_can_inflect_stands_uninflected_and_asks_for_forms() -> None:
    made = stage({"it": {**TALKS, "place": {"en": "Aq Orda", "ru": "Резиденция «Ак Орда», Левый берег"}}}, "ru")
    assert "2017 года (Резиденция «Ак Орда», Левый берег)" in made.say("it") or "в Резиденции" in made.say("it")
    unknown = stage({"it": {**TALKS, "place": {"en": "X", "ru": "«Ак Орда»"}}}, "ru")
    assert "20 ноября 2017 года («Ак Орда») " in unknown.say("it")
    assert [problem.rule for problem in unknown.problems] == ["forms"]


def test_forms_of_the_author_win() -> None:
    place = {"en": "Riyadh", "ru": "Эр-Рияд", "forms": {"ru": {"prep": "столице Саудовской Аравии"}}}
    assert "в столице Саудовской Аравии" in said({**TALKS, "place": place}, "ru")


def test_a_missing_language_falls_back_tagged_and_reported_once() -> None:
    made = stage({"it": {**TALKS, "place": "Moscow"}}, "ru")
    assert "2017 года (Moscow) " in made.say("it")
    assert {p.rule for p in made.problems} == {"language-missing"}
    assert len(set(made.problems)) == 1


def test_last_met_is_the_newest_with_both_principals() -> None:
    later = {**NEW_YORK, "date": "2017-12-01", "participants": ["sergey-lavrov"]}
    planned = {**TALKS, "date": "2018-02-20", "known": "2018-02-01"}
    made = stage({"new-york": NEW_YORK, "later": later, "planned": planned})
    found = last_met(made.scene)
    assert found is not None
    assert found.id == "new-york"
    assert text_of(last_met_sentence(made.scene)) == (
        "The ministers last met on 21 September 2017 in New York, "
        "on the sidelines of the 72nd session of the UN General Assembly."
    )
    russian = stage({"new-york": NEW_YORK}, "ru")
    assert text_of(last_met_sentence(russian.scene)) == (
        "Министры в последний раз встречались 21 сентября 2017 года в Нью-Йорке "
        "«на полях» 72-й сессии Генеральной Ассамблеи ООН."
    )


def test_who_never_met_has_no_last_meeting() -> None:
    made = stage({"khawaja-asif": ASIF})
    assert last_met(made.scene) is None
    assert last_met_sentence(made.scene) == ()


def test_a_period_announced_ahead_is_planned_until_it_is_over() -> None:
    meeting = {**TALKS, "date": "2018-02-18/2018-02-21", "known": "2018-02-01", "place": MOSCOW}
    assert "are to hold talks" in said(meeting)
    assert "held talks" in said(meeting, as_of=date(2018, 2, 21))


def test_a_visit_of_somebody_named_takes_no_article() -> None:
    visit = {**TALKS, "form": "visit", "participants": ["khawaja-asif"], "title": "President Omarov's visit to Oslo"}
    made = stage({"visit": visit, "it": {**TALKS, "during": "visit"}})
    assert made.say("it").endswith("on 20 November 2017, during President Omarov's visit to Oslo.")


def test_a_message_is_sent_to_somebody_in_the_dative_on_an_occasion_in_the_genitive() -> None:
    occasion = {"en": "70th anniversary of relations", "ru": "70-летие отношений"}
    assert said({**TALKS, "form": "message", "occasion": occasion}, "ru") == (
        "20 ноября 2017 года Министр иностранных дел России Сергей Лавров направил Министру иностранных дел "
        "Пакистана Хаваджу Асифу послание по случаю 70-летия отношений."
    )


def test_a_first_name_tells_the_gender_where_nobody_says_it() -> None:
    guest = {"name": {"ru": "Роза Мартинес"}, "post": {"ru": "Министр"}, "country": "ES"}
    visit = {**TALKS, "form": "visit", "participants": [guest], "place": MOSCOW}
    assert said(visit, "ru") == "20 ноября 2017 года Министр Испании Роза Мартинес посетила Москву."
