"""The visit, the editions and the state of the whole briefing."""

from __future__ import annotations

from briefbook.session.details import (
    finish,
    remove_edition,
    rename_edition,
    reopen,
    set_details,
    set_edition,
    set_visit,
)

from .drawing import state_from

SECTIONS = """
    - title: A
      only: [press]
      items: [{text: words, only: [full, press]}, {text: more}]
    """


def test_visit_is_changed_field_by_field() -> None:
    state = state_from(SECTIONS)
    state = set_visit(state, {"place": {"en": "Moscow", "ru": "Москва"}, "end": "2018-02-21"}).state
    assert state.briefing.visit.last.day == 21
    assert state.data["visit"] == {
        "visitors": ["khawaja-asif"],
        "host": "sergey-lavrov",
        "start": "2018-02-20",
        "place": {"en": "Moscow", "ru": "Москва"},
        "end": "2018-02-21",
    }
    assert "end" not in set_visit(state, {"end": None}).state.data["visit"]


def test_wrong_visit_is_refused_in_plain_words() -> None:
    state = state_from(SECTIONS)
    for fields, told in (
        ({"start": "soon"}, "start: found 'soon', expected a date"),
        ({"end": "2018-02-01"}, "it ends before it begins"),
        ({"visitors": []}, "needs at least one visitor"),
        ({"programme": [{"at": "9"}]}, "programme 1"),
    ):
        edited = set_visit(state, fields)
        assert edited.state is state
        assert told in edited.problems[0].message


def test_details_of_the_briefing() -> None:
    state = set_details(state_from(SECTIONS), {"title": "The visit", "as_of": "2018-02-19"}).state
    assert (state.data["title"], state.data["as_of"]) == ("The visit", "2018-02-19")
    assert "title" not in set_details(state, {"title": None}).state.data
    assert set_details(state, {"as_of": "never"}).state is state
    assert set_details(state, {"editions": {}}).problems[0].rule == "refused"
    assert set_details(state, {"title": "The visit"}).state is state


def test_editions_come_change_and_go() -> None:
    state = set_edition(state_from(SECTIONS), "full", {"marking": "RESTRICTED"}).state
    state = set_edition(state, "press", {"marking": "OPEN", "template": "press-comment"}).state
    state = set_edition(state, "press", {"template": None, "for": "theirs"}).state
    assert state.data["editions"] == {"full": {"marking": "RESTRICTED"}, "press": {"marking": "OPEN", "for": "theirs"}}
    assert set_edition(state, "press", {"for": "them"}).state is state
    state = remove_edition(state, "full").state
    assert list(state.data["editions"]) == ["press"]
    assert remove_edition(state, "press").problems[0].rule == "refused"
    assert remove_edition(state, "none").problems[0].rule == "refused"


def test_renamed_edition_keeps_its_rows() -> None:
    state = state_from(SECTIONS)
    for name in ("full", "press"):
        state = set_edition(state, name, {}).state
    renamed = rename_edition(state, "press", "handout").state
    assert [edition.name for edition in renamed.briefing.editions] == ["full", "handout"]
    section = renamed.briefing.sections[0]
    assert section.only == ("handout",)
    assert section.items[0].only == ("full", "handout")
    assert renamed.root.children[0].children[1] is state.root.children[0].children[1]
    assert rename_edition(state, "press", "full").problems[0].rule == "refused"
    assert rename_edition(state, "none", "new").problems[0].rule == "refused"
    assert rename_edition(state, "press", "press").state is state


def test_finished_and_draft() -> None:
    state = reopen(state_from(SECTIONS)).state
    assert state.data["draft"] == {"number": 1}
    assert reopen(state).state is state
    assert "draft" not in finish(state).state.data
