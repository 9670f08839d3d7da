"""What is worth keeping between two compositions of a briefing that is being edited."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from briefbook.compose.by_identity import ByIdentity
from briefbook.compose.kept_blocks import KeptBlocks
from briefbook.compose.present import shown
from briefbook.compose.select import Chosen, Part, Report
from briefbook.compose.stage import Stage
from briefbook.compose.typography import typographic
from briefbook.compose.view import View
from briefbook.model.briefing import Briefing, Edition, Section
from briefbook.model.document import Block, Inlines
from briefbook.model.picture import LoadedPicture
from briefbook.model.problem import Problem
from briefbook.model.snippet import Snippet

V = TypeVar("V")
Show = Callable[[Chosen, int, Stage], tuple[Block, ...]]
Around = tuple[tuple[Block, ...], tuple[Block, ...]]
"""The blocks before and after the sections."""


@dataclass(frozen=True, slots=True)
class _Told(Generic[V]):
    """What was made, and what was reported meanwhile."""

    made: V
    problems: tuple[Problem, ...]

    def again(self, report: Report) -> V:
        for problem in self.problems:
            report(problem)
        return self.made


@dataclass(frozen=True, slots=True)
class _Frame:
    """What the parts around the sections were made from."""

    header: Briefing
    title: Inlines
    snippets: tuple[Snippet, ...]

    def is_as(self, other: _Frame) -> bool:
        same = len(self.snippets) == len(other.snippets) and all(map(_is, self.snippets, other.snippets))
        return same and self.title == other.title and self.header == other.header


class KeptItems:
    """Hand the same one to `compose` for every state of a briefing, and only what changed is chosen and phrased anew.

    A section or an item is known by being the same object; all is forgotten when anything else changes that phrasing
    looks at. It is not to be used by two threads at once.
    """

    def __init__(self) -> None:
        self._view: View | None = None
        self._surroundings: tuple[object, ...] = ()
        self._forget()

    def _forget(self) -> None:
        self._parts: ByIdentity[_Told[Part | None]] = ByIdentity()
        self._sections: ByIdentity[_Told[tuple[Block, ...]]] = ByIdentity()
        self._items: ByIdentity[tuple[Chosen, _Told[tuple[Block, ...]]]] = ByIdentity()
        self._around: tuple[_Frame, _Told[Around]] | None = None
        self.blocks = KeptBlocks()

    def view(self, view: View) -> View:
        """The view of the last composition if it sees the same: it has cut down its snippets already."""
        if self._view is None or not self._view.sees_as(view):
            self._view = view
        return self._view

    def begin(self, stage: Stage, briefing: Briefing, edition: Edition) -> None:
        """A composition on this stage begins."""
        bare = replace(stage, scene=replace(stage.scene, report=_to_nobody), picture=_no_picture)
        surroundings = (bare, edition, tuple(one.name for one in briefing.all_editions))
        if surroundings != self._surroundings:
            self._forget()
        self._surroundings = surroundings
        for kept in (self._parts, self._sections, self._items, self.blocks):
            kept.turn()

    def part(self, section: Section, key: str, report: Report, make: Callable[[Report], Part | None]) -> Part | None:
        """What the edition shows of a section that has this key."""
        return _recalled(self._parts, section, key, make).again(report)

    def section(self, part: Part, stage: Stage, make: Callable[[Part, Stage], tuple[Block, ...]]) -> tuple[Block, ...]:
        """The blocks of a section that stands directly in the briefing."""
        told = _recalled(self._sections, part, None, lambda report: make(part, _reporting(stage, report)))
        return told.again(stage.scene.report)

    def shown(self, chosen: Chosen, level: int, stage: Stage) -> tuple[Block, ...]:
        """The same as `present.shown`, as it is printed."""
        known = self._items.get(chosen.item, level)
        if known is None or known[0] != chosen:
            told = _recorded(lambda report: _printed(chosen, level, _reporting(stage, report)))
            known = self._items.put(chosen.item, level, (chosen, told))
        return known[1].again(stage.scene.report)

    def around(
        self,
        briefing: Briefing,
        title: Inlines,
        snippets: tuple[Snippet, ...],
        report: Report,
        make: Callable[[Report], Around],
    ) -> Around:
        """The parts around the sections, which say nothing of these but which snippets they show."""
        frame = _Frame(briefing.model_copy(update={"sections": ()}), title, snippets)
        if self._around is None or not self._around[0].is_as(frame):
            self._around = frame, _recorded(make)
        return self._around[1].again(report)


def _printed(chosen: Chosen, level: int, stage: Stage) -> tuple[Block, ...]:
    return typographic(shown(chosen, level, stage), stage.scene)


def _recalled(kept: ByIdentity[_Told[V]], source: object, key: Hashable, make: Callable[[Report], V]) -> _Told[V]:
    return kept.of(source, key, lambda: _recorded(make))


def _recorded(make: Callable[[Report], V]) -> _Told[V]:
    problems: list[Problem] = []
    made = make(problems.append)
    return _Told(made, tuple(problems))


def _reporting(stage: Stage, report: Report) -> Stage:
    return replace(stage, scene=replace(stage.scene, report=report))


def _is(one: object, other: object) -> bool:
    return one is other


def _to_nobody(_problem: Problem) -> None:
    """In the place of a report, so that two stages can be compared."""


def _no_picture(_name: str, _line: int) -> tuple[LoadedPicture | None, tuple[Problem, ...]]:
    return None, ()
