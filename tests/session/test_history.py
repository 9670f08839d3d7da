"""Undo and redo: named, merged while typing, aware of what was saved, bounded."""

from __future__ import annotations

from briefbook.session.history import History


def typed(*steps: tuple[str, str]) -> History[int]:
    """A history with these labels and targets, the states counted from 1."""
    history = History.beginning(0)
    for number, (label, target) in enumerate(steps, 1):
        history = history.after(number, label, target)
    return history


def test_nothing_to_undo_in_the_beginning() -> None:
    history = History.beginning(0)
    assert (history.undo_label, history.redo_label, history.is_modified) == ("", "", False)
    assert history.undone() is history
    assert history.redone() is history


def test_steps_go_back_and_forth_with_their_names() -> None:
    history = typed(("Move", ""), ("Rename", "")).undone()
    assert (history.state, history.undo_label, history.redo_label) == (1, "Move", "Rename")
    assert history.redone().state == 2
    assert history.undone().state == 0


def test_new_step_forgets_what_was_undone() -> None:
    history = typed(("Move", ""), ("Rename", "")).undone().after(9, "Delete")
    assert history.redo_label == ""
    assert history.undone().state == 1


def test_typing_into_one_place_is_one_step() -> None:
    history = typed(("Move", ""), ("Typing", "a"), ("Typing", "a"), ("Typing", "a"))
    assert history.state == 4
    assert history.undone().state == 1


def test_typing_elsewhere_is_another_step() -> None:
    assert typed(("Typing", "a"), ("Typing", "b")).undone().state == 1


def test_steps_without_a_target_never_merge() -> None:
    assert typed(("Move", ""), ("Move", "")).undone().state == 1


def test_typing_after_a_pause_an_undo_or_a_save_is_a_new_step() -> None:
    history = typed(("Typing", "a"))
    assert history.sealed().after(2, "Typing", "a").undone().state == 1
    assert history.marked_saved().after(2, "Typing", "a").undone().state == 1
    both = typed(("Typing", "a"), ("Move", "")).undone()
    assert both.after(9, "Typing", "a").undone().state == 1


def test_undo_back_to_the_saved_state_is_not_modified() -> None:
    history = typed(("Move", "")).marked_saved().after(2, "Rename")
    assert history.is_modified
    assert not history.undone().is_modified
    assert history.undone().undone().is_modified


def test_saved_state_that_was_cut_off_never_comes_back() -> None:
    history = typed(("Move", ""), ("Rename", "")).marked_saved().undone().after(9, "Delete")
    assert history.is_modified
    assert history.undone().is_modified
    assert history.undone().undone().is_modified


def test_merged_typing_is_modified_again() -> None:
    history = typed(("Typing", "a"), ("Typing", "a")).marked_saved()
    assert history.after(3, "Typing", "a").is_modified


def test_memory_is_bounded() -> None:
    history = History.beginning(0, limit=3)
    for number in range(1, 10):
        history = history.after(number, "Move")
    assert [step.state for step in history.steps] == [6, 7, 8, 9]
    assert history.undone().undone().undone().undone().state == 6


def test_any_step_is_reached_by_its_number() -> None:
    history = typed(("A", ""), ("B", ""), ("C", ""))
    numbers = [step.number for step in history.steps]
    back = history.gone_to(numbers[1])
    assert (back.state, back.undo_label, back.redo_label) == (1, "A", "B")
    assert back.gone_to(numbers[3]).state == 3
    assert back.gone_to(99) is back


def test_amending_is_no_step() -> None:
    history = typed(("Move", "")).marked_saved().amended(7)
    assert (history.state, history.is_modified, history.undone().state) == (7, False, 0)


def test_what_undo_must_not_take_back_changes_everywhere() -> None:
    history = typed(("A", ""), ("B", "")).undone().amended_throughout(lambda state: state + 10)
    assert [step.state for step in history.steps] == [10, 11, 12]


def test_nothing_counts_as_saved_when_the_disk_says_otherwise() -> None:
    history = typed(("A", "")).marked_saved().marked_unsaved()
    assert history.is_modified
    assert history.undone().is_modified
