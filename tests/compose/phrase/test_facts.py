"""Bodies, agreements, relations, co-operation, projects, regional issues, points, quotations, countries."""

from __future__ import annotations

from typing import Any

import pytest

from briefbook.compose.phrase.cards import country_card
from briefbook.compose.phrase.facts import sentences
from briefbook.compose.phrase.tables import table
from briefbook.model.document import NoteRef, text_of
from briefbook.model.kinds import CountryProfile
from tests.compose.phrase.stage import SCO, said, stage

COMMISSION = {
    "kind": "body",
    "name": {"en": "Intergovernmental Commission on Trade", "ru": "Межправительственная комиссия по торговле"},
    "sessions": [
        {"number": 5, "date": "2017-11", "place": {"en": "Moscow", "ru": "Москва"}},
        {"number": 6, "date": "2018-10", "known": "2018-01", "place": {"en": "Islamabad", "ru": "Исламабад"}},
    ],
}


def test_sessions_past_and_planned() -> None:
    assert said(COMMISSION) == (
        "The fifth meeting of the Intergovernmental Commission on Trade took place in Moscow in November 2017. "
        "The sixth meeting is planned for October 2018 in Islamabad."
    )
    assert said(COMMISSION, "ru") == (
        "Пятое заседание Межправительственной комиссии по торговле состоялось в Москве в ноябре 2017 года. "
        "Шестое заседание запланировано на октябрь 2018 года в Исламабаде."
    )


def test_membership_since_a_month() -> None:
    members = [{"country": "PK", "since": "2017-06", "as": {"en": "full member", "ru": "полноправный член"}}]
    body = {**SCO, "members": members}
    assert said(body) == "Pakistan has been a full member of the SCO since June 2017."
    assert said(body, "ru") == "Пакистан – полноправный член ШОС с июня 2017 года."
    many = {**SCO, "members": ["CN", "KZ", "GB", "PH"]}
    assert said(many) == "The members of the SCO are China, Kazakhstan, the United Kingdom and the Philippines."


def test_membership_that_has_ended() -> None:
    body = {**SCO, "members": [{"country": "PK", "since": 2005, "until": 2017, "as": "observer"}]}
    assert said(body) == "Pakistan was an observer of the SCO from 2005 until 2017."


def test_acronyms_spoken_as_words_and_numbered_ones_take_no_article() -> None:
    body = {**SCO, "acronym": "NATO", "chairs": [{"country": "CN", "from": 2017}]}
    assert said(body) == "China has chaired NATO since 2017."
    meeting = {"kind": "meeting", "date": 2017, "participants": ["khawaja-asif"], "occasion": "COP 23"}
    assert said(meeting).endswith("held talks in 2017, during COP 23.")
    assert said({**meeting, "occasion": "SCO Summit"}).endswith("during the SCO Summit.")


def test_chairs() -> None:
    body = {**SCO, "chairs": [{"country": "CN", "from": "2017-06-09"}]}
    assert said(body) == "China has chaired the SCO since 9 June 2017."
    assert said(body, "ru") == "Председатель ШОС – Китай (с 9 июня 2017 года)."


AGREEMENT: dict[str, Any] = {
    "kind": "agreement",
    "name": {"en": "Agreement on Friendship", "ru": "Соглашение о дружбе"},
    "signed": "2015-10-16",
    "place": {"en": "Islamabad", "ru": "Исламабад"},
}


def test_an_agreement_agrees_with_its_participle() -> None:
    fields = {**AGREEMENT, "in_force": "2016-01-01", "parties": ["RU", "PK"]}
    assert said(fields) == (
        "The Agreement on Friendship was signed by Russia and Pakistan in Islamabad on 16 October 2015. "
        "It has been in force since 1 January 2016."
    )
    assert said(fields, "ru") == (
        "Соглашение о дружбе подписано в Исламабаде 16 октября 2015 года (стороны – Россия и Пакистан). "
        "Действует с 1 января 2016 года."
    )
    treaty = {**AGREEMENT, "name": {"en": "Treaty", "ru": "Договор о границе"}, "in_force": "no"}
    assert said(treaty, "ru") == (
        "Договор о границе подписан в Исламабаде 16 октября 2015 года. В силу пока не вступил."
    )


def test_a_document_without_a_name_is_one_of_its_kind() -> None:
    fields = {"kind": "agreement", "instrument": {"en": "protocol", "ru": "протокол"}, "signed": 1990}
    assert said(fields) == "A protocol was signed in 1990."
    assert said(fields, "ru") == "Протокол подписан в 1990 году."
    assert said({**fields, "instrument": "exchange of notes"}) == "An exchange of notes was signed in 1990."


def test_several_documents_in_one_entry() -> None:
    fields = {**AGREEMENT, "count": 5, "name": {"en": "on energy", "ru": "по энергетике"}}
    assert said(fields) == "Five documents were signed in Islamabad on 16 October 2015: on energy."
    assert said(fields, "ru") == "16 октября 2015 года в Исламабаде подписано пять документов: по энергетике."


def test_the_kind_of_instrument_is_said_once() -> None:
    fields = {
        **AGREEMENT,
        "name": {"en": "agreement on gas", "ru": "соглашение о газе"},
        "instrument": {"en": "intergovernmental agreement", "ru": "межправительственное соглашение"},
    }
    assert said(fields).startswith("The intergovernmental agreement on gas was signed in Islamabad")
    assert said(fields, "ru").startswith("Межправительственное соглашение о газе подписано в Исламабаде")


def test_an_agreement_to_come_is_planned_and_round_years_are_mentioned() -> None:
    planned = {**AGREEMENT, "signed": "2018-05", "known": "2018-01"}
    assert said(planned) == "The Agreement on Friendship is to be signed in Islamabad in May 2018."
    assert said({**AGREEMENT, "signed": "1968-05-30"}).endswith("2018 marks 50 years since it was signed.")
    assert "marks" not in said({**AGREEMENT, "signed": "1967"})


def test_the_meeting_where_it_was_signed_gives_day_and_place() -> None:
    meeting = {"kind": "meeting", "date": "2017-11-20", "place": "Sochi", "participants": ["sergey-lavrov"]}
    made = stage({"it": {"kind": "agreement", "name": "Protocol", "signed_at": "talks"}, "talks": meeting})
    assert made.say("it") == "Protocol was signed in Sochi on 20 November 2017."


def test_relations_and_their_anniversary_in_the_year_of_the_visit() -> None:
    fields = {"kind": "relations", "countries": ["RU", "PK"], "established": "1948-05-01"}
    assert said(fields) == (
        "Russia and Pakistan established diplomatic relations on 1 May 1948. "
        "2018 marks the 70th anniversary of diplomatic relations."
    )
    assert said(fields, "ru") == (
        "Дипломатические отношения между Россией и Пакистаном установлены 1 мая 1948 года. "
        "В 2018 году исполняется 70 лет со дня установления дипломатических отношений."
    )
    assert "marks" not in said({**fields, "established": "1949"})


def test_events_stand_after_their_date_with_their_markup() -> None:
    events = [{"date": "2017", "text": {"en": "four **helicopters** were delivered.", "ru": "поставлены вертолёты"}}]
    fields = {"kind": "cooperation", "area": "security", "events": events}
    assert said(fields) == "In 2017, four helicopters were delivered."
    assert said(fields, "ru") == "В 2017 году поставлены вертолёты."
    assert (
        said({**fields, "events": [{"date": "2017-05-02/2017-05-04", "text": "Exercise"}]}) == "2–4 May 2017: Exercise."
    )


def test_notes_in_the_texts_of_events_are_notes_and_stay_apart() -> None:
    noted = "Workshop[^1] in Bergen.\n\nA second paragraph.\n\n[^1]: {}."
    events = [{"date": str(year), "text": noted.format(word)} for year, word in ((2016, "Third"), (2017, "Fourth"))]
    staged = stage({"one": {"kind": "cooperation", "area": "ocean", "events": events}})
    assert staged.say("one").startswith("2016: Workshop in Bergen. A second paragraph. 2017: Workshop in Bergen.")
    inlines = [inline for words in sentences(staged.snippet("one"), staged.scene, "full") for inline in words]
    notes = [inline.note for inline in inlines if isinstance(inline, NoteRef)]
    assert [text_of(note.inlines) for note in notes] == ["Third.", "Fourth."]
    assert len({note.key for note in notes}) == 2


def test_a_project() -> None:
    fields = {
        "kind": "project",
        "name": {"en": "North–South gas pipeline", "ru": "газопровод «Север–Юг»"},
        "parties": ["RU", "PK"],
        "since": 2015,
        "status": {"en": "design", "ru": "проектирование"},
    }
    assert said(fields) == (
        "Russia and Pakistan are partners in the North–South gas pipeline, under way since 2015. Status: design."
    )
    assert said(fields, "ru") == (
        "Газопровод «Север–Юг» – совместный проект России и Пакистана, осуществляется с 2015 года. "
        "Статус: проектирование."
    )
    assert said({"kind": "project", "name": "A port"}) == "Project: A port."


def test_a_regional_issue_says_what_to_say_and_what_to_avoid() -> None:
    fields = {"kind": "regional", "theirs": "They favour talks.", "lines": ["We agree."], "avoid": ["Dates"]}
    assert said(fields) == "Position of the other side: They favour talks. What to say: We agree. To avoid: Dates."
    assert said({"kind": "regional", "about": "AF"}) == "Issue: Afghanistan."


def test_a_point_and_a_quotation() -> None:
    assert said({"kind": "point", "to": "khawaja-asif", "likelihood": "possible", "text": "x"}) == (
        "To be addressed to Foreign Minister Khawaja Asif of Pakistan. The other side may raise it."
    )
    quote = {"kind": "quote", "by": "sergey-lavrov", "date": "2018-01-15", "occasion": "news conference", "text": "x"}
    assert said(quote) == "Foreign Minister Sergey Lavrov, news conference, 15 January 2018"


def test_a_country() -> None:
    fields = {
        "kind": "country",
        "countries": ["PK"],
        "name": "Pakistan",
        "capital": {"en": "Islamabad", "ru": "Исламабад"},
        "figures": [{"name": "GDP", "value": "304", "unit": "billion US dollars", "date": 2017}],
    }
    assert said(fields) == "The capital of Pakistan is Islamabad. GDP: 304 billion US dollars (2017)."
    assert said(fields, "ru").startswith("Столица Пакистана – Исламабад.")


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_text_has_no_facts_of_its_own(language: str) -> None:
    assert said({"kind": "text", "text": "Words."}, language) == ""


def test_a_table_of_meetings_sorts_people_by_side() -> None:
    meeting = {
        "kind": "meeting",
        "date": "2017-11",
        "participants": ["khawaja-asif", "sergey-lavrov"],
        "place": "Kazan",
    }
    made = stage({"it": meeting})
    found = table((made.snippet("it"),), made.scene)
    shown = [[text_of(cell.inlines) for cell in row.cells] for row in (*found.header, *found.rows)]
    assert shown == [
        ["Date", "Our side", "Other side", "Place and occasion"],
        ["November 2017", "Foreign Minister Sergey Lavrov", "Foreign Minister Khawaja Asif of Pakistan", "Kazan"],
    ]


def test_a_mixed_table_has_subject_and_facts() -> None:
    made = stage({"a": {"kind": "project", "name": "Port"}, "b": {"kind": "text", "title": "Note", "text": "Words."}})
    found = table((made.snippet("a"), made.snippet("b")), made.scene)
    assert [[text_of(c.inlines) for c in row.cells] for row in found.rows] == [
        ["Port", "Project: Port."],
        ["Note", "Words."],
    ]


def test_a_table_names_what_has_no_title_by_its_issue_or_its_use() -> None:
    regional = {"kind": "regional", "about": "AF", "text": "Words."}
    made = stage({"a": regional, "b": {"kind": "point", "use": "raise", "text": "Words."}})
    found = table((made.snippet("a"), made.snippet("b")), made.scene)
    assert [text_of(row.cells[0].inlines) for row in found.rows] == ["Afghanistan", "To raise"]


def test_what_has_neither_title_nor_words_here_has_an_empty_row() -> None:
    words = {"kind": "point", "use": "press", "text": "{{ last_met }}"}
    made = stage({"a": words, "b": {"kind": "text", "title": "Note", "text": "Words."}})
    found = table((made.snippet("a"), made.snippet("b")), made.scene)
    assert [text_of(row.cells[0].inlines) for row in found.rows] == ["", "Note"]


def test_a_card_does_not_say_the_measure_twice() -> None:
    students = {"kind": "figure", "measure": "students", "countries": ["PK"], "series": {2016: 10, 2017: 12}}
    made = stage({"s": students, "c": {"kind": "country", "countries": ["PK"], "figures": ["s"]}})
    profile = made.snippet("c")
    assert isinstance(profile, CountryProfile)
    assert [[text_of(c.inlines) for c in row.cells] for row in country_card(profile, made.scene).rows] == [
        ["Students", "12 in 2017, compared with 10 in 2016, an increase of 20 per cent."]
    ]


def test_a_session_under_way_has_not_taken_place() -> None:
    session = {"number": 8, "date": "2018-02-18/2018-02-21", "known": "2018-01-05"}
    assert said({**SCO, "sessions": [session]}).endswith("is planned for 18–21 February 2018.")


def test_an_observer_is_not_counted_among_the_members() -> None:
    members = ["CN", "KZ", "KG", "TJ", {"country": "MN", "as": {"en": "observer", "ru": "наблюдатель"}}]
    assert said({**SCO, "members": members}).endswith("are China, Kazakhstan, Kyrgyzstan and Tajikistan.")


def test_several_documents_are_not_it() -> None:
    fields = {**AGREEMENT, "count": 3, "in_force": "no"}
    assert said(fields).endswith("They are not yet in force.")
    assert said(fields, "ru").endswith("В силу пока не вступили.")


def test_a_body_that_signed_takes_its_article() -> None:
    fields = {**AGREEMENT, "parties": ["PK", "sco"]}
    assert "signed by Pakistan and the Shanghai Cooperation Organisation" in said(fields)


def test_the_kind_of_a_treaty_does_not_take_the_capital_of_its_name() -> None:
    fields = {**AGREEMENT, "name": "Treaty of Friendship", "instrument": "treaty"}
    assert said(fields).startswith("The Treaty of Friendship was signed")


def test_a_bare_number_is_written_as_the_language_writes_it() -> None:
    fields = {"kind": "country", "countries": ["CN"], "population": 1400000000}
    assert said(fields) == "Population: 1,400,000,000."
    assert said(fields, "ru") == "Население: 1 400 000 000.".replace(" ", "\u00a0").replace(":\u00a0", ": ")


def test_work_still_to_begin_is_planned_for_its_month() -> None:
    fields = {"kind": "project", "name": {"en": "Station", "ru": "Станция"}, "since": "2019-09"}
    assert said(fields, "ru") == "Станция – начало запланировано на сентябрь 2019 года."


def test_a_native_name_that_is_printed_anyway_is_not_repeated() -> None:
    fields = {"kind": "person", "name": "António Pereira", "native": {"lang": "pt", "text": "António Pereira"}}
    assert said(fields) == "António Pereira."
