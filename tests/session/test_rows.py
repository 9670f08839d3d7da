"""Rows come and go: inserted, duplicated, deleted, pasted between briefings."""

from __future__ import annotations

from briefbook.session.moves import END, Place, place_after
from briefbook.session.rows import (
    copied,
    delete,
    duplicate,
    insert,
    insert_page_break,
    insert_picture,
    insert_section,
    insert_snippet,
    insert_text,
    paste,
)
from briefbook.session.state import State
from briefbook.session.tree import ROOT

from .drawing import drawn, key, keys, picture, state_drawn, state_from

OUTLINE = """
    A
      a
      B
        b
    C
      c
    """


def flat(state: State) -> str:
    return " ".join(drawn(state).split())


def test_new_rows_are_selected() -> None:
    state = state_drawn(OUTLINE)
    state = insert_section(state, place_after(state, key(state, "A")), "New").state
    assert flat(state) == "A a B b New* C c"
    state = insert_text(state, Place(key(state, "New")), "words", "OPEN").state
    state = insert_snippet(state, Place(key(state, "New"), 0), "some-meeting").state
    state = insert_page_break(state, Place(key(state, "New"), 1)).state
    assert flat(state) == "A a B b New some-meeting ---* words C c"
    assert state.data["sections"][1] == {
        "title": "New",
        "items": [{"snippet": "some-meeting"}, {"break": "page"}, {"text": "words", "marking": "OPEN"}],
    }


def test_picture_keeps_its_description() -> None:
    state = state_drawn(OUTLINE)
    state = insert_picture(state, Place(key(state, "C")), "media/map.png", "A map").state
    assert state.nodes[state.selection[0]].data == {"picture": "media/map.png", "alt": "A map"}


def test_wrong_row_is_refused_with_its_problems() -> None:
    state = state_drawn(OUTLINE)
    edited = insert(state, Place(key(state, "A")), {"text": "fine"}, {"snippet": "x", "length": "huge"})
    assert edited.state is state
    assert "length: found 'huge', expected one of full, short, line" in edited.problems[0].message


def test_item_outside_a_section_is_refused() -> None:
    state = state_drawn(OUTLINE)
    for place in (Place(ROOT), Place(key(state, "a"))):
        edited = insert_text(state, place, "words")
        assert edited.state is state
        assert edited.problems[0].rule == "refused"


def test_deleting_selects_what_takes_the_place() -> None:
    state = state_drawn(OUTLINE)
    assert flat(delete(state, keys(state, "A")).state) == "C* c"
    assert flat(delete(state, keys(state, "a")).state) == "A B* b C c"
    assert flat(delete(state, keys(state, "C")).state) == "A a B b*"
    assert flat(delete(state, keys(state, "A", "C", "b")).state) == ""


def test_duplicate_stands_after_the_original() -> None:
    state = state_drawn(OUTLINE)
    copy = duplicate(state, keys(state, "B", "c")).state
    assert flat(copy) == "A a B b B* b C c c*"
    assert len(copy.nodes) == len(state.nodes) + 3


def test_duplicate_gets_no_second_id() -> None:
    state = state_from("[{title: A, id: first, items: [{text: words, id: mine}]}]")
    copy = duplicate(state, keys(state, "A")).state
    assert copy.data["sections"] == [
        {"title": "A", "id": "first", "items": [{"text": "words", "id": "mine"}]},
        {"title": "A", "items": [{"text": "words"}]},
    ]


def test_copied_rows_are_pasted_into_another_briefing() -> None:
    state = state_from(
        """
        - title: {en: A, ru: А}
          budget: 1.50
          items:
            - {find: {kind: meeting, limit: 2}, as: table}
            - text: |
                One.

                Two: more # not a comment
              marking: OPEN
        """
    )
    other = state_drawn(OUTLINE)
    pasted = paste(other, Place(ROOT, END), copied(state, keys(state, "A"))).state
    assert pasted.data["sections"][-1] == state.data["sections"][0]
    assert pasted.nodes[pasted.selection[0]].data == state.data["sections"][0]


def test_copying_nothing_gives_nothing() -> None:
    assert copied(state_drawn(OUTLINE), ()) == ""


def test_pasted_words_become_items_and_headings_sections() -> None:
    state = state_drawn(OUTLINE)
    words = "First lines\nof one paragraph.\n\nSecond: words.\r\n\r\n# Talks\nAbout trade.\n\n## Press\n#no heading"
    pasted = paste(state, Place(key(state, "C")), words).state
    assert pasted.data["sections"][1] == {
        "title": "C",
        "items": [{"text": "c"}, {"text": "First lines\nof one paragraph."}, {"text": "Second: words."}],
        "sections": [
            {"title": "Talks", "items": [{"text": "About trade."}]},
            {"title": "Press", "items": [{"text": "#no heading"}]},
        ],
    }


def test_garbled_clipboard_is_a_problem() -> None:
    state = state_drawn(OUTLINE)
    for clipboard in (
        "briefbook-rows: 1\nrows: [a]\n",
        "briefbook-rows: [\n",
        "briefbook-rows: 1\nrows:\n- text: [1]\n",
    ):
        edited = paste(state, Place(key(state, "A")), clipboard)
        assert edited.state is state
        assert edited.problems != ()


def test_rows_of_the_old_state_are_shared() -> None:
    state = state_drawn(OUTLINE)
    after = insert_text(state, Place(key(state, "C")), "words").state
    assert after.nodes[key(after, "A")] is state.nodes[key(state, "A")]


def test_picture_of_a_state_is_what_was_drawn() -> None:
    assert drawn(state_drawn(OUTLINE)) == picture(OUTLINE)
