"""A pointer on a page means the row there or the nearer one, never a third."""

from __future__ import annotations

from itertools import pairwise

import pytest

from briefbook.build import load_sources
from briefbook.session.page_places import Drawn, Edits, Patch, edits, patches, pointed_at
from briefbook.session.preview import LiveBook, compose_live
from briefbook.session.preview_lines import BookLines
from briefbook.session.state import State, state_of
from briefbook.session.tree import ROOT
from briefbook.storage.shipped import resources


@pytest.fixture(scope="module")
def sample() -> tuple[State, LiveBook]:
    sources, _ = load_sources(resources() / "sample" / "visits" / "asif-2018.yaml")
    assert sources is not None
    state = state_of(sources.briefing)
    return state, compose_live(sources, state.briefing, "full")


def parts_of(book: LiveBook) -> list[tuple[Patch, ...]]:
    lines = BookLines(book)
    return [patches(page, lines.page(at), book.blocks) for at, page in enumerate(book.pages.pages, 1)]


def test_between_two_rows_one_of_them_is_meant(sample: tuple[State, LiveBook]) -> None:
    _, book = sample
    gaps = 0
    for parts in parts_of(book):
        rows = sorted((one for one in parts if one.key != ROOT), key=lambda one: one.top)
        for above, below in pairwise(rows):
            if below.top - above.bottom < 2:
                continue
            gaps += 1
            x = max(above.left, below.left) + 1
            near = (below.top - above.bottom) / 4
            meant = pointed_at(parts, x, above.bottom + near), pointed_at(parts, x, below.top - near)
            assert {one.key for one in meant if one is not None} <= {above.key, below.key}
    assert gaps > 20


@pytest.mark.parametrize(
    ("x", "y", "key"),
    [(50, 105, 1), (50, 118, 1), (50, 124, 2), (-20, 105, 1), (-60, 105, None), (50, 200, None), (50, 40, None)],
)
def test_nothing_is_meant_far_from_every_row(x: float, y: float, key: int | None) -> None:
    parts = (Patch(0, 100, 100, 110, 1), Patch(0, 130, 100, 140, 2), Patch(0, 30, 100, 50, ROOT))

    found = pointed_at(parts, x, y)

    assert (found.key if found is not None else None) == key


def test_inside_a_chart_its_row_is_meant_and_its_facts_are_edited(sample: tuple[State, LiveBook]) -> None:
    state, book = sample
    every = [one for parts in parts_of(book) for one in parts if one.key != ROOT]
    (chart, *_) = (one for one in every if one.drawn is Drawn.CHART)
    (words, *_) = (one for one in every if one.drawn is Drawn.WORDS and not state.nodes[one.key].is_section)
    parts = next(parts for parts in parts_of(book) if chart in parts)

    middle = pointed_at(parts, (chart.left + chart.right) / 2, (chart.top + chart.bottom) / 2)

    assert middle is not None
    assert middle.key == chart.key
    assert edits(chart, state) is Edits.FACTS
    assert edits(words, state) is Edits.WORDS
