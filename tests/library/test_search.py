"""Finding snippets by their words."""

from __future__ import annotations

import stat
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from briefbook.library.full_text import FullText, Sought
from briefbook.library.loader import load_library
from briefbook.library.search import find
from tests.support.folders import write_library
from tests.support.libraries import library

SNIPPETS: dict[str, dict[str, Any]] = {
    "pipeline": {
        "kind": "project",
        "name": {"en": "North-South gas pipeline", "ru": "Газопровод «Север — Юг»"},
        "countries": ["PK"],
        "text": "The flagship of energy co-operation.",
    },
    "energy": {"kind": "cooperation", "area": "Energy", "text": {"ru": "Ещё участок газопровода", "en": "Pipelines"}},
    "talks": {"kind": "meeting", "date": "2017-09-21", "participants": ["khawaja-asif"], "place": "New York"},
}


def ids(words: str, **narrowed: tuple[str, ...]) -> list[str]:
    return [result.id for result in find(library(SNIPPETS), words, **narrowed)]


def test_name_comes_before_text() -> None:
    assert ids("pipeline") == ["pipeline", "energy"]


def test_forms_and_beginnings_are_found() -> None:
    assert ids("газопроводы") == ["pipeline", "energy"]
    assert ids("flag") == ["pipeline"]


def test_yo_is_ye_and_case_is_no_matter() -> None:
    assert ids("ЕЩЕ") == ["energy"]
    assert ids("еще ГАЗОПРОВОД") == ["energy"]


def test_all_words_must_be_there() -> None:
    assert ids("gas summit") == []
    assert ids("") == []


def test_kind_and_country_narrow_the_search() -> None:
    assert ids("pipeline", kinds=("cooperation",)) == ["energy"]
    assert ids("pipeline", countries=("PK",)) == ["pipeline"]
    assert ids("asif", countries=("PK",)) == ["khawaja-asif"]


def test_dates_and_ids_are_found() -> None:
    assert ids("2017-09-21") == ["talks"]
    assert ids("khawaja asif") == ["khawaja-asif", "talks"]


def test_extract_holds_the_words() -> None:
    long = {"kind": "text", "text": "one " * 60 + "needle " + "two " * 60}
    (result,) = find(library({"long": long}), "needle")
    assert "needle" in result.extract
    assert result.extract.startswith("… ")
    assert result.extract.endswith(" …")
    assert len(result.extract) < 100


def test_people_are_found_in_what_names_them_by_id() -> None:
    asif = {"kind": "person", "name": {"en": "Khawaja Muhammad Asif", "ru": "Хаваджа Мухаммад Асиф"}}
    snippets = {**SNIPPETS, "khawaja-asif": asif}
    assert {result.id for result in find(library(snippets), "мухаммад")} == {"khawaja-asif", "talks"}


def test_newer_comes_first_among_equals() -> None:
    meetings = {f"m{year}": {"kind": "meeting", "date": year, "place": "Geneva"} for year in (2014, 2017, 2011)}
    assert [result.id for result in find(library(meetings), "geneva")] == ["m2017", "m2014", "m2011"]


FILTERED: dict[str, dict[str, Any]] = {
    "old": {"kind": "meeting", "date": 2009, "place": "Kabul", "marking": "OPEN", "topics": ["energy"]},
    "new": {"kind": "meeting", "date": "2017-05-02", "place": "Kabul", "marking": "RESTRICTED"},
    "plan": {"kind": "text", "text": "Kabul", "review": "2018-01-01", "topics": ["energy", "gas"], "marking": "OPEN"},
    "unmarked": {"kind": "text", "text": "Kabul"},
}


@pytest.mark.parametrize(
    ("sought", "expected"),
    [
        (Sought("kabul", since=date(2017, 1, 1).toordinal()), ["new"]),
        (Sought("kabul", review_by=date(2018, 2, 1).toordinal()), ["plan"]),
        (Sought("kabul", review_by=date(2017, 2, 1).toordinal()), []),
        (Sought("kabul", topics=("energy",)), ["old", "plan"]),
        (Sought("kabul", topics=("energy", "gas")), ["plan"]),
        (Sought("kabul", markings=("RESTRICTED",)), ["new", "unmarked"]),
        (Sought(kinds=("meeting",)), ["new", "old"]),
        (Sought("", ("meeting", "text"), topics=("gas",)), ["plan"]),
    ],
)
def test_filters_narrow_what_is_found(sought: Sought, expected: list[str]) -> None:
    hits = FullText(library(FILTERED)).search(sought, 10)
    assert sorted(ident for ident, _ in hits.idents) == expected
    assert hits.total == len(expected)


def test_more_than_is_wanted_is_counted() -> None:
    hits = FullText(library(FILTERED)).search(Sought("kabul"), 1)
    assert (len(hits.idents), hits.total) == (1, 4)


def words_found(root: Path, words: str) -> set[str]:
    return {result.id for result in find(load_library(root), words)}


def test_kept_index_follows_the_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    texts = {
        "meeting.yaml": "kind: meeting\ndate: 2017\nparticipants: [boss]\n",
        "boss.yaml": "kind: person\nname: Berg\n",
    }
    root = write_library(tmp_path / "library", texts)
    assert words_found(root, "berg") == {"meeting", "boss"}
    (root / "boss.yaml").write_text("kind: person\nname: Holm\n", "utf-8")
    (root / "more.yaml").write_text("kind: text\ntext: Holm and Berg\n", "utf-8")
    assert words_found(root, "holm") == {"meeting", "boss", "more"}
    (root / "meeting.yaml").unlink()
    assert words_found(root, "holm") == {"boss", "more"}
    assert words_found(root, "berg") == {"more"}
    cache = tmp_path / "cache"
    kept = [path for path in cache.rglob("*") if path.is_file()]
    assert {stat.S_IMODE(path.stat().st_mode) for path in kept} == {0o600}
    for path in kept:
        path.write_bytes(b"damaged")
    assert words_found(root, "berg") == {"more"}


def test_index_that_lost_its_stamps_has_nothing_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    texts = {f"berg-{number}.yaml": "kind: text\ntext: Berg.\n" for number in range(3)}
    root = write_library(tmp_path / "library", texts)
    assert len(words_found(root, "berg")) == 3
    for path in (tmp_path / "cache").rglob("st*.json"):
        path.unlink()
    assert FullText(load_library(root)).search(Sought("berg"), 10).total == 3
