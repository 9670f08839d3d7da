"""What a `find` answers, and in which order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from briefbook.compose.queries import found
from briefbook.compose.view import View
from briefbook.model.briefing import Query
from tests.support.libraries import library

BOTH = ["sergey-lavrov", "khawaja-asif"]
MEETINGS: dict[str, dict[str, Any]] = {
    "old": {
        "kind": "meeting",
        "date": "2016-05-02",
        "marking": "OPEN",
        "countries": ["RU", "PK"],
        "topics": ["energy"],
    },
    "new-york": {"kind": "meeting", "date": "2017-09-21", "marking": "OPEN", "participants": BOTH},
    "secret": {"kind": "meeting", "date": "2017-12-01", "participants": BOTH},
    "later": {"kind": "meeting", "date": "2019-06-01", "marking": "OPEN", "participants": BOTH},
    "alone": {"kind": "meeting", "date": "2017-01-01", "marking": "OPEN", "countries": ["RU"]},
}


def ids(ceiling: str = "OPEN", **query: Any) -> list[str]:
    view = View(library(MEETINGS), ceiling, date(2018, 2, 19))
    return [snippet.id for snippet in found(Query.model_validate({"kind": "meeting", **query}), view)]


def test_newest_comes_first_unless_asked_otherwise() -> None:
    assert ids() == ["new-york", "alone", "old"]
    assert ids(order="oldest") == ["old", "alone", "new-york"]


def test_limit_counts_what_the_edition_sees() -> None:
    assert ids(limit=1) == ["new-york"]
    assert ids("RESTRICTED", limit=1) == ["secret"]


def test_all_countries_must_be_there_participants_posts_included() -> None:
    assert ids(countries=["RU", "PK"]) == ["new-york", "old"]


def test_people_and_topics() -> None:
    assert ids(people=BOTH) == ["new-york"]
    assert ids(topics=["energy", "trade"]) == ["old"]


def test_people_are_found_by_what_they_were_called() -> None:
    meetings = {**MEETINGS, "before": {**MEETINGS["new-york"], "date": "2017-02", "participants": ["lavrov"]}}
    renamed = replace(library(meetings), renamed={"lavrov": "sergey-lavrov"})
    view = View(renamed, "OPEN", date(2018, 2, 19))
    for who in ("lavrov", "sergey-lavrov"):
        query = Query.model_validate({"kind": "meeting", "people": [who]})
        assert [snippet.id for snippet in found(query, view)] == ["new-york", "before"]


def test_period_bounds_are_inclusive_and_may_be_partial() -> None:
    assert ids(**{"from": "2017"}) == ["new-york", "alone"]
    assert ids(to="2017-01-01") == ["alone", "old"]


def test_members_of_a_body_speakers_and_those_a_point_is_for_count_as_countries() -> None:
    about: dict[str, dict[str, Any]] = {
        "league": {"kind": "body", "marking": "OPEN", "name": "League", "members": ["PK", {"country": "CN"}]},
        "said": {"kind": "quote", "marking": "OPEN", "by": "khawaja-asif", "text": "Words."},
        "ask": {"kind": "point", "marking": "OPEN", "use": "raise", "to": "khawaja-asif", "text": "Ask."},
        "others": {"kind": "point", "marking": "OPEN", "use": "raise", "text": "Ask somebody."},
    }
    view = View(library(about), "OPEN", date(2018, 2, 19))
    for kind, countries, expected in (
        ("body", ["PK", "CN"], ["league"]),
        ("quote", ["PK"], ["said"]),
        ("point", ["RU", "PK"], ["ask"]),
    ):
        query = Query.model_validate({"kind": kind, "countries": countries})
        assert [snippet.id for snippet in found(query, view)] == expected
