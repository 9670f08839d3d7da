"""Slow work beside the window: results come back in the window's thread, stale ones never."""

from __future__ import annotations

from threading import Event, current_thread

from pytestqt.qtbot import QtBot

from briefbook.gui.jobs import Lane, Report


def test_result_arrives_in_the_windows_thread(qtbot: QtBot) -> None:
    lane = Lane("test")
    threads = []

    lane.run(current_thread, lambda worker: threads.extend([worker, current_thread()]))
    qtbot.waitUntil(lambda: len(threads) == 2)

    assert threads[0] is not threads[1]
    assert threads[1] is current_thread()
    lane.close()


def test_newest_wish_makes_those_before_it_stale(qtbot: QtBot) -> None:
    lane = Lane("test")
    started, go = Event(), Event()
    results: list[str] = []

    def slow() -> str:
        started.set()
        go.wait(10)
        return "old"

    lane.run(slow, results.append)
    started.wait(10)
    lane.run(lambda: "between", results.append)
    lane.run(lambda: "new", results.append)
    go.set()
    qtbot.waitUntil(lambda: not lane.is_busy)

    assert results == ["new"]
    lane.close()


def test_cancelled_work_ends_at_its_next_report_and_tells_nobody(qtbot: QtBot) -> None:
    lane = Lane("test")
    started, go, ended = Event(), Event(), Event()
    steps: list[str] = []
    results: list[str] = []

    def work(report: Report) -> str:
        try:
            report("one")
            started.set()
            go.wait(10)
            report("two")
        finally:
            ended.set()
        return "done"

    lane.run_reporting(work, results.append, steps.append)
    started.wait(10)
    qtbot.waitUntil(lambda: steps == ["one"])
    lane.cancel()
    go.set()
    ended.wait(10)
    lane.close(wait=True)

    assert (steps, results) == (["one"], [])


def test_bug_in_the_work_is_told_and_the_lane_goes_on(qtbot: QtBot) -> None:
    lane = Lane("test")
    results: list[int] = []

    with qtbot.waitSignal(lane.failed) as failed:
        lane.run(lambda: 1 // 0, results.append)
    lane.run(lambda: 2, results.append)
    qtbot.waitUntil(lambda: results == [2])

    assert isinstance(failed.args[0], ZeroDivisionError)
    lane.close()
