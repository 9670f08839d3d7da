"""Facts as a form, and a changed form as the data of a file."""

from __future__ import annotations

import pytest

from briefbook.library.loader import load_library
from briefbook.model.dates import When
from briefbook.model.kinds import KINDS
from briefbook.session.fact_data import with_fact, with_row, with_row_moved, without_row
from briefbook.session.fact_form import FactList, fact_fields, read_form, typed_form
from briefbook.storage.shipped import resources


def test_fact_is_changed_where_it_was_typed() -> None:
    data = {"kind": "trade", "series": {2016: 410, 2017: {"total": 500, "about": True}}, "note": "kept"}

    changed = with_fact(with_fact(data, ("series", 0, "exports"), 300), ("series", 1, "total"), 510)

    assert changed["series"] == {2016: {"total": 410, "exports": 300}, 2017: {"total": 510, "about": True}}
    assert changed["note"] == "kept"
    assert data["series"] == {2016: 410, 2017: {"total": 500, "about": True}}


def test_fact_is_taken_away() -> None:
    assert with_fact({"outcomes": ["Agreed"], "known": "2017"}, ("known",), None) == {"outcomes": ["Agreed"]}
    assert with_fact({"outcomes": ["Agreed"]}, ("outcomes", 0, "due"), "2018") == {
        "outcomes": [{"text": "Agreed", "due": "2018"}]
    }


def test_rows_are_added_moved_and_taken_away() -> None:
    data = {"outcomes": ["a", {"text": "b"}]}

    assert with_row(data, ("outcomes",), {"text": "c"})["outcomes"] == ["a", {"text": "b"}, {"text": "c"}]
    assert with_row_moved(data, ("outcomes", 1), -1)["outcomes"] == [{"text": "b"}, "a"]
    assert without_row(data, ("outcomes", 0)) == {"outcomes": [{"text": "b"}]}
    assert without_row({"participants": "a"}, ("participants", 0)) == {}


def test_new_year_stands_in_the_order_of_years() -> None:
    data = {"series": {2015: 381, 2017: {"total": 500}}}

    assert list(with_row(data, ("series",), {"year": 2016, "total": 410})["series"]) == [2015, 2016, 2017]
    assert without_row(data, ("series", 0)) == {"series": {2017: {"total": 500}}}


@pytest.mark.parametrize("kind", KINDS)
def test_open_form_offers_every_list_of_a_kind(kind: str) -> None:
    given = {
        "title": "A",
        "text": "B",
        "countries": ["RU", "PK"],
        "date": "2018",
        "measure": "tourists",
        "series": {2017: 1},
    }
    snippet = KINDS[kind].model_validate({key: one for key, one in given.items() if key in KINDS[kind].model_fields})

    lists = {fact.name for fact in fact_fields(snippet, is_open=True) if isinstance(fact, FactList)}

    assert lists >= {"sources"} | {
        "person": {"posts"},
        "body": {"members", "chairs", "sessions"},
        "meeting": {"participants", "outcomes"},
        "relations": {"events"},
        "cooperation": {"events"},
        "trade": {"series"},
        "figure": {"series"},
        "point": {"rests_on"},
    }.get(kind, set())


def test_months_of_a_part_year_are_read_and_typed_as_a_range() -> None:
    library = load_library(resources() / "sample" / "library")
    trade = library.snippet("russia-pakistan-trade")
    assert trade is not None
    series = next(one for one in fact_fields(trade, is_open=True) if isinstance(one, FactList) and one.name == "series")
    months = next(field for entry in series.entries for field in entry.fields if field.name == "months")

    assert typed_form(months, library, "en", str) == "1-10"
    assert read_form(months, " 3 – 6 ", "en", "en", When.parse) == "3-6"
    assert read_form(months, "", "en", "en", When.parse) is None
