"""Work that may wait is done in steps, between what the user does."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from briefbook.gui.turns import BUDGET, Turns


def test_steps_wait_for_the_event_loop_and_come_in_order(qtbot: QtBot) -> None:
    done: list[str] = []
    turns = Turns()

    def steps() -> Iterator[None]:
        for step in range(2):
            done.append(f"first {step}")
            yield

    turns.put("first", steps())
    turns.call("second", lambda: done.append("second"))

    assert done == []
    qtbot.waitUntil(lambda: not turns.is_busy)
    assert done == ["first 0", "first 1", "second"]


def test_what_is_asked_for_again_begins_anew(qtbot: QtBot) -> None:
    done: list[str] = []
    turns = Turns()

    turns.call("words", lambda: done.append("old"))
    turns.call("words", lambda: done.append("new"))
    turns.finish()

    assert done == ["new"]
    assert not turns.is_busy


def test_one_long_step_is_a_turn_of_its_own(qtbot: QtBot) -> None:
    seen: list[str] = []
    turns = Turns()

    def steps() -> Iterator[None]:
        for name in ("one", "two", "three"):
            until = perf_counter() + 2 * BUDGET
            while perf_counter() < until:
                pass
            seen.append(name)
            QTimer.singleShot(0, lambda name=name: seen.append(f"after {name}"))
            yield

    turns.put("long", steps())
    qtbot.waitUntil(lambda: len(seen) == 6)

    assert seen.index("after one") < seen.index("three")


def test_a_step_may_ask_for_its_own_work_again(qtbot: QtBot) -> None:
    done: list[int] = []
    turns = Turns()

    def work() -> None:
        done.append(len(done))
        if len(done) < 3:
            turns.call("again", work)

    turns.call("again", work)
    qtbot.waitUntil(lambda: len(done) == 3)

    assert not turns.is_busy
