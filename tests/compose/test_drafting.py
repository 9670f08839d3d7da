"""A new briefing: the template's skeleton filled from the library."""

from __future__ import annotations

from datetime import date
from typing import Any

from briefbook.compose.drafting import NewVisit, drafted
from briefbook.model.template import Template
from tests.support.libraries import library

BOTH = ["sergey-lavrov", "khawaja-asif"]
SNIPPETS: dict[str, dict[str, Any]] = {
    "new-york": {"kind": "meeting", "date": "2017-09-21", "participants": BOTH, "marking": "OPEN"},
    "this-visit": {
        "kind": "meeting",
        "date": "2018-02-20",
        "participants": BOTH,
        "known": "2018-02-01",
        "place": {"en": "Moscow", "ru": "Москва"},
    },
    "goal": {"kind": "point", "use": "objective", "text": "Agree.", "countries": ["RU", "PK"]},
    "answer": {"kind": "point", "use": "respond", "text": "Yes.", "countries": ["RU", "PK"]},
}
SKELETON = [
    {
        "title": "Objectives",
        "items": [{"find": {"kind": "point", "use": "objective", "countries": ["$ours", "$theirs"]}}],
    },
    {
        "title": "Last meeting",
        "items": [{"find": {"kind": "meeting", "people": ["$principal", "$host"], "limit": 1}, "as": "table"}],
    },
    {"title": "Nothing yet", "items": [{"find": {"kind": "regional", "countries": ["$theirs"]}}]},
    {"title": "Words", "items": [{"text": "About {{ visit }}", "marking": "$lowest"}]},
]


def draft(**changes: Any) -> dict[str, Any]:
    template = Template.model_validate({"name": "house", "skeleton": SKELETON})
    visit = NewVisit(**{"visitor": "khawaja-asif", "host": "sergey-lavrov", "start": "2018-02-20", **changes})
    return drafted(visit, library(SNIPPETS), "../library", template, date(2018, 2, 20))


def test_what_is_found_is_written_as_items_and_keeps_how_it_is_shown() -> None:
    sections = draft()["sections"]
    assert sections[0]["items"] == [{"snippet": "goal"}]
    assert sections[1]["items"] == [{"snippet": "new-york", "as": "table"}]


def test_meeting_of_the_visit_itself_is_no_last_meeting() -> None:
    assert "this-visit" not in str(draft()["sections"])


def test_meeting_on_a_later_day_of_the_visit_is_no_last_meeting_either() -> None:
    assert draft(start="2018-02-19", end="2018-02-21")["sections"][1]["items"] == [
        {"snippet": "new-york", "as": "table"}
    ]


def test_what_is_planned_after_the_visit_is_no_last_meeting() -> None:
    """The shipped formats ask up to the day before; what is planned stands after it."""
    find = {"kind": "meeting", "people": ["$principal", "$host"], "to": "$eve", "limit": 1}
    template = Template.model_validate({"name": "house", "skeleton": [{"title": "Last", "items": [{"find": find}]}]})
    visit = NewVisit(visitor="khawaja-asif", host="sergey-lavrov", start="2018-02-10")
    section = drafted(visit, library(SNIPPETS), "../library", template, date(2018, 2, 10))["sections"][0]
    assert section["items"] == [{"snippet": "new-york"}]
    assert section["watch"][0]["find"]["to"] == "2018-02-09"


def test_sections_without_finds_stay_to_be_written() -> None:
    watch = [{"find": {"kind": "regional", "countries": ["PK"]}}]
    assert draft()["sections"][2] == {"title": "Nothing yet", "items": [], "watch": watch}


def test_queries_stay_to_be_asked_again_with_what_they_found() -> None:
    section = draft()["sections"][0]
    assert [one["seen"] for one in section["watch"]] == [[item["snippet"] for item in section["items"]]]


def test_visit_knows_its_countries_and_the_names_of_its_place() -> None:
    visit = draft(place="Moscow", end="2018-02-21")["visit"]
    assert (visit["from"], visit["to"]) == ("PK", "RU")
    assert visit["place"] == {"en": "Moscow", "ru": "Москва"}
    assert visit["end"] == "2018-02-21"
    assert draft(place="Omsk")["visit"]["place"] == "Omsk"


def test_going_abroad_our_country_is_still_ours() -> None:
    sections = draft(visitor="sergey-lavrov", host="khawaja-asif")["sections"]
    assert sections[0]["items"] == [{"snippet": "goal"}]


def test_editions_are_the_highest_and_the_press() -> None:
    assert draft()["editions"] == {
        "full": {"marking": "RESTRICTED"},
        "press": {"marking": "OPEN", "template": "press-comment"},
    }
    assert draft()["sections"][3]["items"] == [{"text": "About {{ visit }}", "marking": "OPEN"}]
