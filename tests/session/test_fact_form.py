"""Facts as a form, and a changed form as the data of a file."""

from __future__ import annotations

from briefbook.session.fact_form import with_fact


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
