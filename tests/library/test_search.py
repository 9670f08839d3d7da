"""Finding snippets by their words."""

from __future__ import annotations

from typing import Any

from briefbook.library.search import find
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
