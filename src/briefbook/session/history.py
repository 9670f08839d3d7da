"""Undo and redo: labelled snapshots of one frozen value, the present one among them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Generic, TypeVar

S = TypeVar("S")
LIMIT = 500


@dataclass(frozen=True, slots=True)
class Step(Generic[S]):
    """What an edit left behind. `target` names what was typed into, "" for an edit that merges with no other.

    `number` is unique within a history; a merged step gets a new one.
    """

    state: S
    label: str = ""
    target: str = ""
    number: int = 0
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class History(Generic[S]):
    """The way from the oldest state still known to the newest, and where on it we stand.

    `past` is what undo goes back through (the newest last), `future` what redo brings back (the next first). At most
    `limit` steps are kept. `saved` is the number of the step that was saved last.
    """

    present: Step[S]
    past: tuple[Step[S], ...] = ()
    future: tuple[Step[S], ...] = ()
    saved: int = 0
    newest: int = 0
    limit: int = LIMIT
    is_sealed: bool = False

    @classmethod
    def beginning(cls, state: S, limit: int = LIMIT) -> History[S]:
        """A history in which nothing has happened; the state counts as saved."""
        return cls(Step(state), limit=limit)

    @property
    def state(self) -> S:
        """The present state."""
        return self.present.state

    @property
    def undo_label(self) -> str:
        """The name of the step that undo takes back, "" when there is none."""
        return self.present.label if self.past else ""

    @property
    def redo_label(self) -> str:
        """The name of the step that redo brings back, "" when there is none."""
        return self.future[0].label if self.future else ""

    @property
    def is_modified(self) -> bool:
        """Whether the present state is another than the saved one."""
        return self.present.number != self.saved

    @property
    def steps(self) -> tuple[Step[S], ...]:
        """Every state still known, oldest first."""
        return (*self.past, self.present, *self.future)

    def after(self, state: S, label: str, target: str = "", at: datetime | None = None) -> History[S]:
        """The history with one more step; what had been undone is forgotten.

        A step of the same label and target as the present one becomes part of it, unless that one was saved, sealed
        or just brought back.
        """
        step = Step(state, label, target, self.newest + 1, at)
        is_typing = bool(target) and (label, target) == (self.present.label, self.present.target)
        is_open = bool(self.past) and not self.future and not self.is_sealed and self.is_modified
        past = self.past if is_typing and is_open else (*self.past, self.present)[-self.limit :]
        return replace(self, present=step, past=past, future=(), newest=step.number, is_sealed=False)

    def sealed(self) -> History[S]:
        """The history whose present step is finished: what is typed next is a step of its own."""
        return replace(self, is_sealed=True)

    def undone(self) -> History[S]:
        """One step back; unchanged when there is none."""
        if not self.past:
            return self
        future = (self.present, *self.future)
        return replace(self, present=self.past[-1], past=self.past[:-1], future=future, is_sealed=True)

    def redone(self) -> History[S]:
        """One step forward; unchanged when there is none."""
        if not self.future:
            return self
        past = (*self.past, self.present)
        return replace(self, present=self.future[0], past=past, future=self.future[1:], is_sealed=True)

    def gone_to(self, number: int) -> History[S]:
        """The history standing at the step of that number; unchanged when it is not known any more."""
        steps = self.steps
        place = next((index for index, step in enumerate(steps) if step.number == number), None)
        if place is None:
            return self
        return replace(self, present=steps[place], past=steps[:place], future=steps[place + 1 :], is_sealed=True)

    def amended(self, state: S) -> History[S]:
        """The present state replaced by one that is no step of its own: another selection, a stamp."""
        return replace(self, present=replace(self.present, state=state))

    def amended_throughout(self, change: Callable[[S], S]) -> History[S]:
        """Every state changed alike, for what undo must not take back."""
        past, present, future = (
            tuple(replace(step, state=change(step.state)) for step in steps)
            for steps in (self.past, (self.present,), self.future)
        )
        return replace(self, past=past, present=present[0], future=future)

    def marked_saved(self, number: int | None = None) -> History[S]:
        """The present state counts as the saved one, or that of the step of a number."""
        return replace(self, saved=self.present.number if number is None else number)

    def marked_unsaved(self) -> History[S]:
        """No state counts as saved: what stands on the disk is another."""
        return replace(self, saved=-1)
