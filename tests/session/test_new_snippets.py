"""Snippets made while a briefing is written."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefbook.library.loader import load_library
from briefbook.model.briefing import SnippetItem, TextItem
from briefbook.model.library import Library
from briefbook.session.new_snippets import fields_of_text, proposed_id, refer_to, write_snippet
from briefbook.session.state import State, state_of
from briefbook.storage.briefing_file import load_briefing
from briefbook.storage.shipped import resources


@pytest.fixture
def library(tmp_path: Path) -> Library:
    shutil.copytree(resources() / "sample" / "library", tmp_path / "library")
    return load_library(tmp_path / "library")


def sample_state() -> State:
    briefing, _ = load_briefing(resources() / "sample" / "visits" / "asif-2018.yaml")
    assert briefing is not None
    return state_of(briefing)


@pytest.mark.parametrize(
    ("title", "ident"),
    [
        ("Gas pipeline, phase 2", "gas-pipeline-phase-2"),
        ("Встреча в Нью-Йорке", "vstrecha-v-niu-iorke"),
        ("Çağrı", "cagr"),
        ("…", "snippet"),
        ("SCO", "sco-2"),
    ],
)
def test_id_is_proposed_from_the_title_and_free(library: Library, title: str, ident: str) -> None:
    assert proposed_id(title, library) == ident


def test_snippet_lies_with_others_of_its_kind(library: Library) -> None:
    assert write_snippet(library, "meeting", "new-talks", {"title": "Talks", "date": "2018"}) == ()

    assert (library.root / "meetings" / "new-talks.yaml").exists()
    again = load_library(library.root)
    assert again.snippets["new-talks"].kind == "meeting"
    assert again.problems == library.problems


@pytest.mark.parametrize(
    ("ident", "kind", "fields", "told", "where"),
    [
        ("sco", "text", {"title": "A"}, "is taken", ("id",)),
        ("../away", "text", {"title": "A"}, "cannot be an id", ("id",)),
        ("new", "meeting", {"title": "A"}, "needs 'date'", ("date",)),
        ("new", "relations", {"title": "A"}, "two countries", ()),
    ],
)
def test_wrong_snippet_is_refused_and_not_written(
    library: Library, ident: str, kind: str, fields: dict[str, str], told: str, where: tuple[str, ...]
) -> None:
    before = sorted(library.root.rglob("*.yaml"))

    (fault,) = write_snippet(library, kind, ident, fields)
    assert told in fault.sentence
    assert fault.field == where
    assert sorted(library.root.rglob("*.yaml")) == before


def test_all_that_is_wrong_is_told_at_once(library: Library) -> None:
    fields = {"title": "A", "date": "soon", "countries": ["Pakistan"]}

    assert [fault.field for fault in write_snippet(library, "meeting", "sco", fields)] == [
        ("id",),
        ("countries",),
        ("date",),
    ]


def test_text_becomes_a_snippet_with_its_marking(library: Library) -> None:
    state = sample_state()
    key = next(key for key, node in state.nodes.items() if isinstance(node.value, TextItem))
    item = state.nodes[key].value
    assert isinstance(item, TextItem)

    fields = fields_of_text(item, "What we said", "text")
    assert write_snippet(library, "text", "what-we-said", fields) == ()
    edited = refer_to(state, key, "what-we-said")

    made = edited.state.nodes[key].value
    assert isinstance(made, SnippetItem)
    assert (made.snippet, made.only) == ("what-we-said", item.only)
    written = load_library(library.root).snippets["what-we-said"]
    assert written.text == item.text
    assert written.marking == item.marking
