"""A new tree arrives as few moves, and the model never says anything untrue on the way."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from briefbook.gui.outline.difference import Shape, longest_rising, transform
from briefbook.gui.outline.lines import OutlineLine
from briefbook.gui.outline.model import OutlineModel
from briefbook.session.outline import Row
from briefbook.session.tree import ROOT

Tree = dict[int, list[int]]


class Counter:
    """Takes the steps, and counts them."""

    def __init__(self, shape: Shape) -> None:
        self.shape = shape
        self.steps: list[str] = []

    def put(self, parent: int, at: int, key: int) -> None:
        self.steps.append("put")
        self.shape.put(parent, at, key)

    def move(self, key: int, parent: int, at: int) -> None:
        self.steps.append("move")
        old = self.shape.parents[key]
        self.shape.move(key, parent, at - 1 if old == parent and self.shape.place(key) < at else at)

    def take(self, parent: int, first: int, last: int) -> None:
        self.steps.append("take")
        self.shape.take(parent, first, last)


def shaped(tree: Tree) -> Counter:
    counter = Counter(Shape())
    transform(counter.shape, tree, counter)
    counter.steps.clear()
    return counter


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    """Sections 1 to 4 in any nesting, items 11 to 22 anywhere in them."""
    sections = draw(st.lists(st.integers(1, 4), unique=True))
    tree: Tree = {ROOT: []}
    for section in sections:
        tree[draw(st.sampled_from(list(tree)))].append(section)
        tree[section] = []
    for item in draw(st.lists(st.integers(11, 22), unique=True)):
        if sections:
            tree[draw(st.sampled_from(sections))].append(item)
    return in_preorder(tree)


def in_preorder(tree: Tree) -> Tree:
    ordered: Tree = {}

    def walk(key: int) -> None:
        ordered[key] = tree[key]
        for child in tree[key]:
            if child in tree:
                walk(child)

    walk(ROOT)
    return ordered


def lines_of(tree: Tree) -> list[OutlineLine]:
    def walk(parent: int, depth: int) -> list[OutlineLine]:
        found = []
        for key in tree[parent]:
            kind = "section" if key in tree else "text"
            found.append(OutlineLine(Row(key, parent, depth, kind, str(key))))
            found += walk(key, depth + 1) if key in tree else []
        return found

    return walk(ROOT, 0)


def keys_in(model: OutlineModel, index: QModelIndex = QModelIndex()) -> list[int]:  # noqa: B008
    found = []
    for row in range(model.rowCount(index)):
        child = model.index(row, 0, index)
        found += [model.key(child), *keys_in(model, child)]
    return found


@given(trees(), trees())
def test_any_tree_becomes_any_other(before: Tree, after: Tree) -> None:
    counter = shaped(before)

    transform(counter.shape, after, counter)

    assert {key: keys for key, keys in counter.shape.children.items() if key in after} == after
    assert set(counter.shape.parents) == {key for keys in after.values() for key in keys}


@given(trees())
def test_the_same_tree_takes_no_step(tree: Tree) -> None:
    counter = shaped(tree)

    transform(counter.shape, tree, counter)

    assert counter.steps == []


def test_one_row_dragged_is_one_move() -> None:
    counter = shaped({ROOT: [1, 2], 1: [11, 12, 13], 2: [14]})

    transform(counter.shape, {ROOT: [1, 2], 1: [11, 13], 2: [14, 12]}, counter)

    assert counter.steps == ["move"]


@given(st.lists(st.integers(0, 20), unique=True))
def test_longest_rising_rises(numbers: Sequence[int]) -> None:
    chosen = [numbers[index] for index in sorted(longest_rising(numbers))]

    assert chosen == sorted(chosen)
    assert bool(chosen) == bool(numbers)


@settings(max_examples=25)
@given(st.lists(trees(), min_size=2, max_size=4))
def test_model_tells_views_the_truth(qapp: object, steps: list[Tree]) -> None:
    model = OutlineModel(lambda line: line.row.title)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    for tree in steps:
        model.apply(lines_of(tree))

        assert keys_in(model) == [line.row.key for line in lines_of(tree)]
    tester.deleteLater()


def test_unchanged_rows_are_not_painted_again(qtbot: QtBot) -> None:
    model = OutlineModel(lambda line: line.row.title)
    model.apply(lines_of({ROOT: [1], 1: [11, 12]}))
    changed: list[int] = []
    model.dataChanged.connect(lambda first, _last: changed.append(model.key(first)))
    lines = lines_of({ROOT: [1], 1: [11, 12]})

    model.apply([*lines[:-1], OutlineLine(Row(12, 1, 1, "text", "other"))])

    assert changed == [12]
