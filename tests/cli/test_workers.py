"""Processes that build briefings side by side, and what becomes of a briefing that takes its process with it."""

from __future__ import annotations

import multiprocessing
import os
import signal
from dataclasses import replace
from pathlib import Path

import pytest

from briefbook.build import Order
from briefbook.cli.batch import carry_out_all
from briefbook.cli.exits import Exit
from briefbook.cli.outcome import Outcome
from briefbook.cli.workers import Workers
from briefbook.production.stock import Stock
from tests.support.folders import write_visit

SECTIONS = """
- title: Objectives
  items:
    - {text: Words that everybody may read., marking: OPEN}
"""


class _Fatal(tuple[str, ...]):
    """The names of editions that no process survives the receipt of."""

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return os._exit, (9,)


@pytest.fixture
def orders(tmp_path: Path) -> list[Order]:
    """Three orders of one text file each; the second ends every process that it is given to."""
    text = write_visit(tmp_path, SECTIONS).read_text("utf-8")
    paths = [tmp_path / f"{name}.yaml" for name in ("one", "two", "three")]
    for path in paths:
        path.write_text(text, "utf-8")
    made = [Order(path, tmp_path / "out", ("full",), ("txt",)) for path in paths]
    made[1] = replace(made[1], editions=_Fatal(("full",)))
    return made


def test_briefing_that_ends_every_process_is_named_and_stops_no_other(orders: list[Order]) -> None:
    with Workers(2, Stock()) as workers:
        outcomes = dict(workers.outcomes(orders, lambda _order, _step: None))
    assert [outcomes[number].code for number in range(3)] == [Exit.DONE, Exit.PROBLEMS, Exit.DONE]
    (said,) = outcomes[1].said
    assert said.startswith(f"{orders[1].briefing}: error: the process that built it ended before its time")
    assert len(outcomes[0].written) == len(outcomes[2].written) == 1


def test_process_killed_while_it_has_no_order_is_replaced(orders: list[Order]) -> None:
    with Workers(2, Stock()) as workers:
        for child in multiprocessing.active_children():
            assert child.pid is not None
            os.kill(child.pid, signal.SIGKILL)
            child.join()
        outcomes = dict(workers.outcomes([orders[0], orders[2]], lambda _order, _step: None))
    assert [outcome.code for outcome in outcomes.values()] == [Exit.DONE, Exit.DONE]


def test_no_process_is_left_behind(orders: list[Order]) -> None:
    before = set(multiprocessing.active_children())
    with Workers(2, Stock()) as workers:
        list(workers.outcomes(orders, lambda _order, _step: None))
    outcomes = carry_out_all([orders[0], orders[2]], 2, lambda _done, _words: None)
    assert isinstance(next(outcomes), Outcome)
    outcomes.close()
    assert set(multiprocessing.active_children()) == before


@pytest.mark.parametrize("jobs", [1, 2])
def test_it_is_told_that_a_library_is_being_read(orders: list[Order], jobs: int) -> None:
    told: list[tuple[int, str]] = []
    list(carry_out_all([orders[0], orders[2]], jobs, lambda done, words: told.append((done, words))))
    assert any(words.startswith("one.yaml: Reading") for _, words in told)
    assert any(words.startswith("three.yaml: Reading") for _, words in told)
    assert told[-1][0] == 2
