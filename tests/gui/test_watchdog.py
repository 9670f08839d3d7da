"""The watchdog of the window sees what holds its thread."""

from __future__ import annotations

from time import perf_counter

from pytestqt.qtbot import QtBot

from tests.benchmarks.watchdog import LONG, Gap, Watchdog, table


def test_work_on_the_windows_thread_is_noticed(qtbot: QtBot) -> None:
    dog = Watchdog()

    with dog.watching("working"):
        qtbot.waitUntil(lambda: bool(dog.gaps["working"]))
        until = perf_counter() + 3 * LONG / 1000
        while perf_counter() < until:
            pass
        count = len(dog.gaps["working"])
        qtbot.waitUntil(lambda: len(dog.gaps["working"]) > count)

    assert max(gap.clock for gap in dog.gaps["working"]) > 2 * LONG


def test_table_counts_what_was_too_long() -> None:
    rows = table({"typing": [Gap(1.0, 1.0), Gap(80.0, 10.0), Gap(2.0, 1.0)]})

    assert rows[-1].startswith("| typing | 2.0 | ")
    assert "| 80 | 1 |" in rows[-1]
    assert rows[-1].endswith("| 10 | 0 |")
