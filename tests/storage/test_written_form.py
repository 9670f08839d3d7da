"""A briefing as plain data: what nobody changed is as it was typed."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from briefbook.model.briefing import Briefing, Query, SnippetItem, TextItem, Visit
from briefbook.model.localised import Localised, Said
from briefbook.storage.shipped import resources
from briefbook.storage.written_form import plain_words, written
from briefbook.yaml12.reader import read
from briefbook.yaml12.validation import Place, validate

TYPED = """\
    briefing: 1
    library: lib
    own-key: kept
    reference: 17
    issued: 2018-02-19 9.05
    visit:
      kind: working
      visitors: khawaja-asif
      host: {name: Somebody, post: {en: Minister, ru: министр}}
      start: 2018-2
      agenda: one thing
      programme:
        - {date: 2018-02-20, at: 9:30, what: {ru: {text: Переговоры, marking: OPEN, from: abc}}, with: sergey-lavrov}
        - what: Lunch
      delegations: {PK: [khawaja-asif], RU: sergey-lavrov}
    editions:
      full:
      press: {marking: OPEN, copies: Archive, for: theirs}
    draft: {number: 3, saved: 2018-02-19 10:30}
    acknowledged: {check: length, item: a}
    """


def loaded(text: str) -> tuple[Briefing, dict[str, Any]]:
    typed = read(dedent(text).encode(), "visit.yaml").value
    found = validate(Briefing, typed, Place("visit.yaml", "the briefing"), {"path": Path("visit.yaml")})
    assert found.value is not None, found.problems
    return found.value, typed


def test_unchanged_briefing_is_what_was_typed() -> None:
    briefing, typed = loaded(TYPED)
    assert written(briefing, typed) == typed
    assert list(written(briefing, typed)) == list(typed)


@pytest.mark.parametrize("path", sorted((resources() / "sample" / "visits").glob("*.yaml")), ids=lambda path: path.stem)
def test_sample_is_written_as_it_was_typed(path: Path) -> None:
    briefing, typed = loaded(path.read_text("utf-8"))
    assert written(briefing, typed) == typed


def test_briefing_without_a_file_means_the_same() -> None:
    briefing, _ = loaded(TYPED)
    again = Briefing.model_validate(written(briefing))
    assert written(again) == written(briefing)
    assert written(briefing)["visit"]["programme"][0] == {
        "date": "2018-02-20",
        "at": "09:30",
        "what": {"ru": {"text": "Переговоры", "marking": "OPEN", "from": "abc"}},
        "with": ["sergey-lavrov"],
    }
    assert written(briefing)["editions"] == {
        "full": {},
        "press": {"marking": "OPEN", "copies": ["Archive"], "for": "theirs"},
    }
    assert written(briefing)["visit"]["delegations"] == {"PK": ["khawaja-asif"], "RU": ["sergey-lavrov"]}


def test_change_inside_leaves_its_neighbours_as_typed() -> None:
    briefing, typed = loaded(TYPED)
    line = briefing.visit.programme[1].model_copy(update={"what": Localised.plain("Dinner")})
    visit = briefing.visit.model_copy(update={"programme": (briefing.visit.programme[0], line), "agenda": ()})
    data = written(briefing.model_copy(update={"visit": visit}), typed)
    assert data["visit"]["programme"] == [typed["visit"]["programme"][0], {"what": "Dinner"}]
    assert "agenda" not in data["visit"]
    assert data["visit"]["visitors"] == "khawaja-asif"


def test_item_begins_with_what_it_is() -> None:
    item = SnippetItem(id="mine", marking="OPEN", snippet="talks", base=Localised({"en": Said("words")}))
    assert list(written(item)) == ["snippet", "id", "marking", "base"]
    assert written(TextItem(text=Localised.plain("words"))) == {"text": "words"}


def test_defaults_go_without_saying_unless_typed() -> None:
    assert written(Query(kind=("meeting",))) == {"kind": ["meeting"]}
    assert written(Query(), {"order": "newest"}) == {"order": "newest"}
    assert written(Query(order="oldest"), {"order": "newest"}) == {"order": "oldest"}


def test_words_with_forms() -> None:
    place = Localised({"ru": Said("Москва")}, {"ru": {"gen": "Москвы"}})
    assert plain_words(place) == {"ru": "Москва", "forms": {"ru": {"gen": "Москвы"}}}
    visit = Visit.model_validate({"visitors": ["a"], "host": "b", "start": 2018, "place": plain_words(place)})
    assert written(visit)["place"] == plain_words(place)
