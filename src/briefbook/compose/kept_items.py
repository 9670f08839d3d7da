"""What is worth keeping between two compositions of a briefing that is being edited: snippets seen, items shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from briefbook.compose.present import shown
from briefbook.compose.select import Chosen
from briefbook.compose.stage import Stage
from briefbook.compose.typography import typographic
from briefbook.compose.view import View
from briefbook.model.document import Block
from briefbook.model.picture import LoadedPicture
from briefbook.model.problem import Problem

Show = Callable[[Chosen, int, Stage], tuple[Block, ...]]


@dataclass(frozen=True, slots=True)
class _Shown:
    """How an item was shown, and what was reported meanwhile."""

    chosen: Chosen
    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...]


class KeptItems:
    """Hand the same one to `compose` for every state of a briefing, and only items that changed are phrased anew.

    An item is known by being the same object; all is forgotten when anything else changes that phrasing looks at. It
    holds what the last two compositions showed. It is not to be used by two threads at once.
    """

    def __init__(self) -> None:
        self._view: View | None = None
        self._surroundings: Stage | None = None
        self._items: dict[tuple[int, int], _Shown] = {}
        self._before: dict[tuple[int, int], _Shown] = {}

    def view(self, view: View) -> View:
        """The view of the last composition if it sees the same: it has cut down its snippets already."""
        if self._view is None or not self._view.sees_as(view):
            self._view = view
        return self._view

    def begin(self, stage: Stage) -> None:
        """A composition on this stage begins."""
        bare = replace(stage, scene=replace(stage.scene, report=_to_nobody), picture=_no_picture)
        self._before = self._items if bare == self._surroundings else {}
        self._items, self._surroundings = {}, bare

    def shown(self, chosen: Chosen, level: int, stage: Stage) -> tuple[Block, ...]:
        """The same as `present.shown`, as it is printed."""
        key = (id(chosen.item), level)
        kept = self._before.get(key)
        if kept is None or kept.chosen.item is not chosen.item or kept.chosen != chosen:
            problems: list[Problem] = []
            blocks = shown(chosen, level, replace(stage, scene=replace(stage.scene, report=problems.append)))
            blocks = typographic(blocks, stage.scene)
            kept = _Shown(chosen, blocks, tuple(problems))
        self._items[key] = kept
        for problem in kept.problems:
            stage.scene.report(problem)
        return kept.blocks


def _to_nobody(_problem: Problem) -> None:
    """In the place of a report, so that two stages can be compared."""


def _no_picture(_name: str, _line: int) -> tuple[LoadedPicture | None, tuple[Problem, ...]]:
    return None, ()
