"""Two versions of a briefing side by side."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefbook.session.changes import rename, set_marking
from briefbook.session.comparison import Difference, differences
from briefbook.session.details import reopen, set_details, set_visit
from briefbook.session.moves import Place, move, move_up
from briefbook.session.rows import delete, insert_text
from briefbook.session.state import State, state_of

from .drawing import key, keys, state_drawn

OUTLINE = """
    A
      a
      b
      c
      B
        d
    C
      e
    """


def reread(ours: State, theirs: State) -> State:
    """A version as it comes from the disk, its rows recognised."""
    return state_of(theirs.briefing, theirs.data, ours)


def test_same_content_has_no_differences() -> None:
    state = state_drawn(OUTLINE)
    assert differences(state, reread(state, state_drawn(OUTLINE))) == ()


@pytest.mark.parametrize(
    ("change", "kinds"),
    [
        (lambda s: delete(s, keys(s, "b")).state, ["removed"]),
        (lambda s: delete(s, keys(s, "A")).state, ["removed"]),
        (lambda s: insert_text(s, Place(key(s, "C")), "f").state, ["added"]),
        (lambda s: set_marking(s, keys(s, "b"), "OPEN").state, ["changed"]),
        (lambda s: rename(s, key(s, "B"), "Z", "en", "en").state, ["changed"]),
        (lambda s: move(s, keys(s, "a"), Place(key(s, "C"))).state, ["moved"]),
        (lambda s: move_up(s, keys(s, "c")).state, ["moved"]),
        (lambda s: move(s, keys(s, "a"), Place(key(s, "A"), 3)).state, ["moved"]),
        (lambda s: set_visit(s, {"place": "Sochi"}).state, ["detail"]),
        (lambda s: set_details(s, {"title": "New"}).state, ["detail"]),
        (lambda s: reopen(s).state, []),
    ],
)
def test_one_change_is_one_difference(change: Callable[[State], State], kinds: list[str]) -> None:
    ours = state_drawn(OUTLINE)
    assert [one.kind for one in differences(ours, reread(ours, change(ours)))] == kinds


def test_difference_leads_to_both_rows() -> None:
    ours = state_drawn(OUTLINE)
    theirs = reread(ours, set_marking(ours, keys(ours, "b"), "OPEN").state)
    assert differences(ours, theirs) == (Difference("changed", key(ours, "b"), key(theirs, "b")),)
    theirs = reread(ours, set_visit(ours, {"place": "Sochi"}).state)
    assert differences(ours, theirs) == (Difference("detail", name="visit.place"),)


def test_moved_row_is_the_one_that_moved() -> None:
    ours = state_drawn(OUTLINE)
    theirs = reread(ours, move(ours, keys(ours, "a"), Place(key(ours, "A"), 3)).state)
    assert differences(ours, theirs) == (Difference("moved", key(ours, "a"), key(ours, "a")),)
