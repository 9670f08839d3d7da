"""Changed forms as data: entries inside entries, years as keys, values that stand together."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefbook.model.kinds import KINDS
from briefbook.session.fact_data import Refused, with_fact, with_row, with_row_moved, without_row
from briefbook.session.fact_files import FactFiles
from briefbook.session.fact_form import COUNTRY, PARTY, FactEntry, FactField, FactList, fact_fields


def test_entries_inside_an_entry_are_added_moved_changed_and_taken_away() -> None:
    data = {"sessions": [{"date": "2017", "outcomes": "Agreed"}]}
    inside = ("sessions", 0, "outcomes")

    two = with_row(data, inside, {"text": "Signed"})

    assert two["sessions"][0]["outcomes"] == ["Agreed", {"text": "Signed"}]
    assert with_row_moved(two, (*inside, 1), -1)["sessions"][0]["outcomes"] == [{"text": "Signed"}, "Agreed"]
    assert with_fact(two, (*inside, 0, "due"), "2018")["sessions"][0]["outcomes"][0] == {
        "text": "Agreed",
        "due": "2018",
    }
    assert without_row(data, (*inside, 0)) == {"sessions": [{"date": "2017"}]}


def test_first_entry_inside_an_entry_makes_the_list() -> None:
    data = {"events": [{"date": "1948", "text": "Relations"}]}

    assert with_row(data, ("events", 0, "sources"), {"title": "Archive"})["events"][0]["sources"] == [
        {"title": "Archive"}
    ]


def test_one_mapping_that_stands_for_a_list_gets_neighbours() -> None:
    data = {"outcomes": {"text": "Agreed", "by": "ours"}}

    assert with_fact(data, ("outcomes", 0, "by"), "theirs") == {"outcomes": [{"text": "Agreed", "by": "theirs"}]}


def test_values_that_stand_together_come_and_go() -> None:
    begun = with_fact({"title": "A"}, ("valid", "from"), "2018")

    assert begun == {"title": "A", "valid": {"from": "2018"}}
    assert with_fact(begun, ("valid", "from"), None) == {"title": "A"}
    assert with_fact({"name": "A"}, ("native",), {"lang": "ur", "text": "B"})["native"] == {"lang": "ur", "text": "B"}


def test_year_changes_in_its_place_and_takes_no_other_ones() -> None:
    data = {"series": {2015: 381, 2017: {"total": 500}}}

    assert with_fact(data, ("series", 1, "year"), 2014)["series"] == {2014: {"total": 500}, 2015: 381}
    assert list(with_fact(data, ("series", 1, "year"), 2014)["series"]) == [2014, 2015]
    with pytest.raises(Refused):
        with_fact(data, ("series", 1, "year"), 2015)
    with pytest.raises(Refused):
        with_row(data, ("series",), {"year": 2015, "total": 1})


def test_figures_under_their_names_become_entries_when_they_change() -> None:
    data = {"figures": {"GDP": {"en": "3 %", "ru": "3 %"}, "People": 200}}

    changed = with_fact(data, ("figures", 0, "date"), "2017")

    assert changed["figures"] == [
        {"name": "GDP", "value": {"en": "3 %", "ru": "3 %"}, "date": "2017"},
        {"name": "People", "value": 200},
    ]


def form(kind: str, **given: object) -> dict[str, FactField | FactEntry | FactList]:
    snippet = KINDS[kind].model_validate(given)
    return {str(fact.path[0]): fact for fact in fact_fields(snippet, is_open=True)}


def test_ids_and_codes_are_chosen_and_never_typed() -> None:
    meeting, point = form("meeting", date="2018", during="a-visit"), form("point", title="A", to="asif")
    agreement, quote = form("agreement", name="A", parties=["RU", "eaeu"]), form("quote", text="A", by="asif")
    person = form("person", name="A", posts=[{"title": "Minister", "country": "PK", "body": "mfa"}])

    chosen = [meeting["during"], point["to"], agreement["signed_at"], quote["by"], *person["posts"].entries[0].fields]  # type: ignore[union-attr]

    assert [(one.form, one.refers) for one in chosen if isinstance(one, FactField) and one.name != "title"] == [
        ("reference", "meeting"),
        ("reference", "person"),
        ("reference", "meeting"),
        ("reference", "person"),
        ("reference", COUNTRY),
        ("reference", "body"),
    ]
    assert agreement["parties"].refers == PARTY  # type: ignore[union-attr]


def test_outcomes_of_a_session_and_sources_of_an_event_stand_inside_them() -> None:
    body = form("body", name="A", sessions=[{"date": "2017", "outcomes": ["Agreed"]}])
    relations = form("relations", countries=["RU", "PK"], events=[{"date": "1948", "text": "A"}])

    session, event = body["sessions"].entries[0], relations["events"].entries[0]  # type: ignore[union-attr]

    assert [len(inner.entries) for inner in session.lists] == [1]
    assert [(inner.name, len(inner.blank) > 0) for inner in event.lists] == [("sources", True)]


def test_change_is_taken_back_unless_somebody_changed_the_file_since(tmp_path: Path) -> None:
    file = tmp_path / "note.yaml"
    file.write_text("kind: text\ntitle: Before # kept\ntext: B\n", "utf-8")
    snippet = KINDS["text"].model_validate({"title": "Before", "text": "B", "id": "note", "file": str(file)})
    before, files = file.read_bytes(), FactFiles()
    assert not files.write(snippet, lambda data: with_fact(data, ("title",), "After"))
    assert not files.take_back()
    assert file.read_bytes() == before

    assert not files.write(snippet, lambda data: with_fact(data, ("title",), "After"))
    theirs = file.read_bytes() + b"topics: [trade]\n"
    file.write_bytes(theirs)

    assert "somebody else" in files.take_back()
    assert file.read_bytes() == theirs
    assert not files.has_change


def test_refused_change_is_told_and_writes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "trade.yaml"
    file.write_text("kind: trade\ncountries: [RU, PK]\nseries: {2016: 410, 2017: 500}\n", "utf-8")
    given = {"countries": ["RU", "PK"], "series": {2016: 410, 2017: 500}, "id": "trade", "file": str(file)}
    snippet, files = KINDS["trade"].model_validate(given), FactFiles()
    before = file.read_bytes()

    assert "2016" in files.write(snippet, lambda data: with_fact(data, ("series", 1, "year"), 2016))

    assert file.read_bytes() == before
    assert not files.has_change
