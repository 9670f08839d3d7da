"""Rows move as a hand would move them; what cannot be is refused with a reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from briefbook.session.moves import DEEPEST, END, Place, move, move_down, move_in, move_out, move_up, place_after
from briefbook.session.state import Edited, State
from briefbook.session.tree import ROOT

from .drawing import drawn, key, keys, picture, state_drawn

OUTLINE = """
    A
      a
      b
      B
        c
        d
    C
      e
    """


def check(edited: Edited, expected: str) -> None:
    assert edited.problems == ()
    assert drawn(edited.state) == picture(expected)


def test_items_go_to_another_section_and_stay_selected() -> None:
    state = state_drawn(OUTLINE)
    check(
        move(state, keys(state, "a", "d"), Place(key(state, "C"), 0)),
        """
        A
          b
          B
            c
        C
          a*
          d*
          e
        """,
    )


def test_rows_keep_their_keys() -> None:
    state = state_drawn(OUTLINE)
    moved = move(state, keys(state, "B"), Place(ROOT, END)).state
    assert set(moved.nodes) == set(state.nodes)
    assert key(moved, "c") == key(state, "c")


def test_place_is_counted_before_the_move() -> None:
    state = state_drawn(OUTLINE)
    check(
        move(state, keys(state, "a"), place_after(state, key(state, "b"))),
        """
        A
          b
          a*
          B
            c
            d
        C
          e
        """,
    )


def test_section_dropped_among_items_goes_after_them() -> None:
    state = state_drawn(OUTLINE)
    check(
        move(state, keys(state, "C"), Place(key(state, "A"), 0)),
        """
        A
          a
          b
          C*
            e
          B
            c
            d
        """,
    )


def test_item_dropped_among_sections_goes_to_the_end_of_the_items() -> None:
    state = state_drawn(OUTLINE)
    check(
        move(state, keys(state, "e"), Place(key(state, "A"), END)),
        """
        A
          a
          b
          e*
          B
            c
            d
        C
        """,
    )


def test_what_lies_in_a_moved_section_moves_with_it_once() -> None:
    state = state_drawn(OUTLINE)
    moved = move(state, keys(state, "B", "c"), Place(key(state, "C"), END))
    check(
        moved,
        """
        A
          a
          b
        C
          e
          B*
            c
            d
        """,
    )


@pytest.mark.parametrize(
    ("names", "into", "told"),
    [
        (("A",), "A", "cannot go into itself"),
        (("A",), "B", "cannot go into itself"),
        (("e",), "a", "holds no rows"),
        (("e",), "", "needs a section around it"),
    ],
)
def test_impossible_move_is_refused(names: tuple[str, ...], into: str, told: str) -> None:
    state = state_drawn(OUTLINE)
    edited = move(state, keys(state, *names), Place(key(state, into) if into else ROOT))
    assert edited.state is state
    assert told in edited.problems[0].message


def test_sections_are_not_nested_without_end() -> None:
    chain = "\n".join("  " * depth + chr(ord("A") + depth) for depth in range(DEEPEST)) + "\nZ\n"
    state = state_drawn(chain)
    edited = move(state, keys(state, "Z"), Place(key(state, chr(ord("A") + DEEPEST - 1))))
    assert edited.state is state
    assert "at most 9 deep" in edited.problems[0].message


def test_move_to_the_same_place_changes_nothing() -> None:
    state = state_drawn(OUTLINE)
    assert move(state, keys(state, "a"), Place(key(state, "A"), 0)).state is state
    assert move(state, keys(state, "a"), Place(key(state, "A"), 1)).state is state


Verb = Callable[[State, Iterable[int]], Edited]


@pytest.mark.parametrize(
    ("verb", "names", "expected"),
    [
        (move_up, ("b",), "A/b*/a/B/c/d/C/e"),
        (move_down, ("a",), "A/b/a*/B/c/d/C/e"),
        (move_up, ("c",), "A/a/b/c*/B/d/C/e"),
        (move_down, ("b",), "A/a/B/b*/c/d/C/e"),
        (move_down, ("c", "d"), "A/a/b/B/C/c*/d*/e"),
        (move_up, ("C",), "C*/e/A/a/b/B/c/d"),
        (move_in, ("C",), "A/a/b/B/c/d/C*/e"),
        (move_in, ("b",), "A/a/B/b*/c/d/C/e"),
        (move_out, ("B",), "A/a/b/B*/c/d/C/e"),
        (move_out, ("c",), "A/a/b/c*/B/d/C/e"),
    ],
)
def test_row_is_moved_by_keyboard(verb: Verb, names: tuple[str, ...], expected: str) -> None:
    state = state_drawn(OUTLINE)
    edited = verb(state, keys(state, *names))
    assert edited.problems == ()
    assert "/".join(line.strip() for line in drawn(edited.state).split("\n")) == expected


def test_depth_changes() -> None:
    state = state_drawn(OUTLINE)
    assert move_in(state, keys(state, "C")).state.depth(key(state, "C")) == 1
    assert move_out(state, keys(state, "B")).state.depth(key(state, "B")) == 0


@pytest.mark.parametrize(
    ("verb", "names"),
    [
        (move_up, ("A",)),
        (move_down, ("C",)),
        (move_up, ("a",)),
        (move_down, ("e",)),
        (move_in, ("A",)),
        (move_in, ("e",)),
        (move_out, ("A",)),
        (move_out, ("a",)),
        (move_up, ("a", "c")),
    ],
)
def test_row_at_the_edge_stays_and_says_so(verb: Verb, names: tuple[str, ...]) -> None:
    state = state_drawn(OUTLINE)
    edited = verb(state, keys(state, *names))
    assert edited.state is state
    assert [problem.rule for problem in edited.problems] == ["refused"]


@pytest.mark.parametrize("verb", [move_up, move_down, move_in, move_out])
def test_nothing_selected_is_no_problem(verb: Verb) -> None:
    state = state_drawn(OUTLINE)
    assert verb(state, ()) == Edited(state)
