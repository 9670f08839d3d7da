"""Rubbish goes, and what stays is not looked through while somebody works."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from briefbook.gui.collecting import MANY, QUIET, YOUNG, WindowCollector


class Knot:
    """Rubbish in a circle."""

    def __init__(self) -> None:
        self.other = [self]


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[WindowCollector]:
    made = WindowCollector()
    gc.collect()
    gc.freeze()
    yield made
    made.deleteLater()
    gc.unfreeze()
    gc.collect()


def test_new_rubbish_goes_at_the_next_look(collector: WindowCollector) -> None:
    gone = weakref.ref(Knot())
    kept = [[number] for number in range(YOUNG)]

    collector.look()

    assert gone() is None
    assert gc.get_freeze_count() >= len(kept)


def test_a_few_new_objects_are_not_worth_a_look(collector: WindowCollector) -> None:
    knot = weakref.ref(Knot())

    collector.look()

    assert knot() is not None


def test_what_was_set_aside_is_looked_through_when_nobody_works(collector: WindowCollector) -> None:
    knot = Knot()
    kept = [[number] for number in range(MANY)]
    collector.look()
    gone = weakref.ref(knot)
    del knot

    for _ in range(QUIET):
        collector.look()

    assert gone() is None
    assert len(kept) == MANY
