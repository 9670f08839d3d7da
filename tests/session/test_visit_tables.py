"""Programme and delegations are changed cell by cell, in the language in view."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from briefbook.model.dates import When
from briefbook.session.state import State
from briefbook.session.visit_people import Tongue
from briefbook.session.visit_tables import add_row, cells, move_row, remove_rows, set_cell
from tests.session.drawing import state_from
from tests.support.libraries import library

PEOPLE: dict[str, dict[str, Any]] = {
    "asif": {"kind": "person", "name": "Khawaja Asif", "posts": [{"title": "Minister", "country": "PK"}]}
}
TONGUE = Tongue(library(PEOPLE), "ru", When.parse, str)


def empty() -> State:
    return state_from("[]")


def programme(state: State) -> Any:
    return state.data["visit"].get("programme")


def test_lines_are_added_changed_moved_and_removed() -> None:
    state = add_row(empty(), "programme", 0, "Talks").state
    state = add_row(state, "programme", 1, "Lunch").state
    for name, text in (("at", "9.30"), ("until", "11:00"), ("what", "Переговоры"), ("marking", "OPEN")):
        state = set_cell(state, "programme", 0, name, text, TONGUE).state

    day = str(date(2018, 2, 20))
    assert programme(state)[0] == {
        "date": day,
        "at": "09:30",
        "until": "11:00",
        "what": {"en": "Talks", "ru": "Переговоры"},
        "marking": "OPEN",
    }
    assert cells(state, "programme", TONGUE)[0] == (day, "09:30", "11:00", "Переговоры", "", "", "", "", "OPEN")
    assert programme(move_row(state, "programme", 1, -1).state)[0]["what"] == "Lunch"
    assert len(programme(remove_rows(state, "programme", [0]).state)) == 1
    assert programme(remove_rows(state, "programme", [0, 1]).state) is None


def test_what_cannot_be_is_refused_with_the_reason() -> None:
    state = add_row(empty(), "programme", 0, "Talks").state

    for name, text in (("at", "25:00"), ("date", "some day")):
        edited = set_cell(state, "programme", 0, name, text, TONGUE)
        assert edited.state is state
        assert text in edited.problems[0].message


def test_members_are_people_of_the_library_or_names_with_posts() -> None:
    state = add_row(empty(), "delegations", 0, "Somebody").state
    state = set_cell(state, "delegations", 0, "side", "pk", TONGUE).state
    state = add_row(state, "delegations", 1, "Khawaja asif").state
    state = set_cell(state, "delegations", 1, "name", "khawaja asif", TONGUE).state
    state = set_cell(state, "delegations", 0, "post", "Adviser", TONGUE).state

    assert state.data["visit"]["delegations"] == {"PK": [{"name": "Somebody", "post": "Adviser"}, "asif"]}
    assert cells(state, "delegations", TONGUE)[1] == ("Pakistan", "Khawaja Asif", "Minister")
    first = move_row(state, "delegations", 1, -1).state
    assert first.data["visit"]["delegations"]["PK"][0] == "asif"


def test_nothing_of_a_visit_is_lost_when_another_cell_changes(tmp_path: Path) -> None:
    state = add_row(empty(), "programme", 0, "Talks").state
    again = set_cell(state, "programme", 0, "what", "Talks", Tongue(TONGUE.library, "en", When.parse, str)).state
    assert again.data == state.data


def test_people_of_a_line_are_read_from_their_names() -> None:
    state = add_row(empty(), "programme", 0, "Talks").state
    state = set_cell(state, "programme", 0, "with", "khawaja asif; Anna Petrova;", TONGUE).state
    assert programme(state)[0]["with"] == ["asif", {"name": "Anna Petrova"}]
    with_post = state.header.visit.programme[0].with_[1]

    state = set_cell(state, "programme", 0, "with", "Anna Petrova; John Smith, Jr.", TONGUE).state

    assert state.header.visit.programme[0].with_[0] == with_post
    assert programme(state)[0]["with"][1] == {"name": "John Smith, Jr."}
    assert cells(state, "programme", TONGUE)[0][5] == "Anna Petrova; John Smith, Jr."
    assert "with" not in programme(set_cell(state, "programme", 0, "with", " ", TONGUE).state)[0]


def test_visitors_have_posts_and_countries_and_one_always_stays() -> None:
    state = add_row(empty(), "visitors", 1, "Anna Petrova").state
    for name, text in (("post", "Adviser"), ("party", "россия")):
        state = set_cell(state, "visitors", 1, name, text, Tongue(TONGUE.library, "en", When.parse, str, "ru")).state

    assert state.data["visit"]["visitors"][1] == {"name": "Anna Petrova", "post": "Adviser", "country": "RU"}
    assert cells(state, "visitors", TONGUE)[1] == ("Anna Petrova", "Adviser", "Russia")
    assert move_row(state, "visitors", 1, -1).state.header.visit.principal != "khawaja-asif"
    alone = remove_rows(state, "visitors", [1]).state
    assert alone.data["visit"]["visitors"] == ["khawaja-asif"]
    assert remove_rows(alone, "visitors", [0]).problems
