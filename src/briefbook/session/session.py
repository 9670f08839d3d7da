"""One briefing being edited: named steps with undo, saving without overwriting anybody, work that survives a crash."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import Concatenate, ParamSpec

from briefbook.model.briefing import Briefing, Draft, Moment
from briefbook.model.problem import Problem, error
from briefbook.model.sentence import Sentence
from briefbook.session.history import History
from briefbook.session.relocation import relocated
from briefbook.session.saving import Saving, SavingAs
from briefbook.session.state import Edited, State, state_of
from briefbook.storage.atomic import OutputError, sweep_beside
from briefbook.storage.lock_file import Lock, acquire, holder
from briefbook.storage.owner import Owner
from briefbook.storage.recovery import Kept, discard, keep, left_behind, recovery_file, recovery_folder
from briefbook.storage.versions import Version, versions_of
from briefbook.storage.working_copy import (
    NOT_WRITABLE,
    SaveResult,
    WorkingCopy,
    digest_on_disk,
    open_working_copy,
)
from briefbook.yaml12.source import shown_path

P = ParamSpec("P")
Verb = Callable[Concatenate[State, P], Edited]
IN_USE = "in-use"


class EditOutsideStep(RuntimeError):
    """A bug: something changed the briefing outside `with session.edit(...)`, so that undo would not know of it."""


class Disk(Enum):
    """How the file on the disk stands to what was opened or saved last."""

    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where unsaved work is kept, and the clock that stamps drafts, locks and steps (local civil time)."""

    recovery: Path
    now: Callable[[], datetime] = datetime.now

    @property
    def versions(self) -> Path:
        """Where what saves have replaced is kept."""
        return self.recovery.with_name("versions")

    @classmethod
    def of_user(cls) -> Surroundings:
        """The user's own state folder and the clock on the wall."""
        return cls(recovery_folder())


@dataclass(frozen=True, slots=True)
class Opened:
    """A session, or None with problems; who has the briefing open already; what crashes left, the newest first."""

    session: Session | None
    problems: tuple[Problem, ...] = ()
    held_by: Lock | None = None
    unsaved: tuple[Kept, ...] = ()


def open_session(path: Path, surroundings: Surroundings | None = None) -> Opened:
    """Open a briefing for editing and take the lock beside it when nobody holds it; problems as of `load_briefing`."""
    around = surroundings or Surroundings.of_user()
    copy, problems = open_working_copy(path)
    if copy is None:
        return Opened(None, problems)
    session = Session(copy, around)
    said = session.state.data  # Worked out once here; from now on an edit and an autosave pay for what changed.
    held_by = session.take_lock()
    if held_by is None:
        sweep_beside(path, around.now())
    unsaved = []
    for kept in left_behind(around.recovery, path):
        if kept.typed == said:
            discard(kept.file)
        else:
            unsaved.append(kept)
    return Opened(session, problems, held_by, tuple(unsaved))


class Session:
    """The briefing in one window. Everything it hands out is frozen; it belongs to one thread."""

    def __init__(self, copy: WorkingCopy, surroundings: Surroundings) -> None:
        self.path = copy.briefing.path
        self.history = History.beginning(state_of(copy.briefing, copy.typed))
        self.surroundings = surroundings
        self._digest = copy.digest
        self._draft = copy.briefing.draft
        self._before_step: State | None = None
        self._lock: Lock | None = None
        self._listeners: list[Callable[[], None]] = []
        self._kept_in = recovery_file(surroundings.recovery, self.path, secrets.token_hex(6))

    # --- what there is ------------------------------------------------------------------------------------------------

    @property
    def state(self) -> State:
        """The present state."""
        return self.history.state

    @property
    def briefing(self) -> Briefing:
        """The present briefing; a draft has the number and the time of the last save, whatever was undone since."""
        briefing = self.state.briefing
        if briefing.draft is None or self._draft is None:
            return briefing
        return briefing.model_copy(update={"draft": self._draft})

    @property
    def is_modified(self) -> bool:
        """Whether there is something to save."""
        return self.history.is_modified

    @property
    def is_draft(self) -> bool:
        """Whether its pages say DRAFT."""
        return self.state.header.draft is not None

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call `listener` after every change of state, selection or saved state; returns how to end it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    # --- editing ------------------------------------------------------------------------------------------------------

    @contextmanager
    def edit(self, label: str, target: str = "") -> Iterator[None]:
        """A named step: what `apply` does inside is one undo. Steps of the same label and target merge (typing).

        A step inside a step belongs to the outer one. An exception takes everything back.
        """
        if self._before_step is not None:
            yield
            return
        before = self._before_step = self.state
        history = self.history
        try:
            yield
        except BaseException:
            self.history = history
            raise
        finally:
            self._before_step = None
        after = self.state
        if _says_the_same(before, after):
            self.history = history.amended(after)
        else:
            self.history = _lightened(history.amended(before)).after(after, label, target, self.surroundings.now())
        if after is not before:
            self._tell()

    def apply(
        self, verb: Callable[Concatenate[State, P], Edited], *args: P.args, **kwargs: P.kwargs
    ) -> tuple[Problem, ...]:
        """Do a verb on the state; the problems say what was refused. Raises EditOutsideStep outside `edit`."""
        if self._before_step is None:
            raise EditOutsideStep("use `with session.edit(...)`")
        edited = verb(self.state, *args, **kwargs)
        self.history = self.history.amended(edited.state)
        return edited.problems

    def select(self, keys: Iterable[int], current: int | None = None) -> None:
        """Select rows; no step of its own, but undo brings back the selection there was."""
        self.history = self.history.amended(self.state.selecting(keys, current))
        self._tell()

    def pause_typing(self) -> None:
        """What is typed from now on is a step of its own (the caret moved, a while went by)."""
        self.history = self.history.sealed()

    def undo(self) -> None:
        """Take the last step back."""
        self._move_to(_lightened(self.history).undone())

    def redo(self) -> None:
        """Bring the next step again."""
        self._move_to(_lightened(self.history).redone())

    def go_to(self, number: int) -> None:
        """Back or forth to the step of that number (`history.steps`)."""
        self._move_to(_lightened(self.history).gone_to(number))

    def _move_to(self, history: History[State]) -> None:
        if self._before_step is not None:
            raise EditOutsideStep("undo and redo stand outside a step")
        self.history = history
        self._tell()

    def _tell(self) -> None:
        for listener in tuple(self._listeners):
            listener()

    # --- the file -----------------------------------------------------------------------------------------------------

    def save(self, *, overwrite: bool = False) -> tuple[Problem, ...]:
        """Save, comments kept; a draft gets the next number and the time.

        Nothing is written and a problem says so (CHANGED, GONE of `working_copy`) when the file is not what was
        opened, unless told to overwrite it.
        """
        saving = self.begin_save(overwrite=overwrite)
        return self.end_save(saving, saving.write())

    def begin_save(self, *, overwrite: bool = False) -> Saving:
        """What `save` writes, for a job beside the window; `end_save` takes what came of it."""
        draft, state = self._stamped()
        self.history = self.history.sealed()
        expected = None if overwrite else self._digest
        return self._saving(self.path, state, expected, draft)

    def end_save(self, saving: Saving, result: SaveResult) -> tuple[Problem, ...]:
        """The file was written, or not: problems as `save` tells them. Edits made meanwhile are unsaved."""
        if result.digest:
            self._digest = result.digest
            self._draft = saving.draft
            self.history = self.history.marked_saved(saving.step)
            if not self.is_modified:
                discard(self._kept_in)
            self._tell()
        return result.problems

    def save_as(self, path: Path, *, overwrite: bool = False) -> tuple[Problem, ...]:
        """Save as another file and go on working there; the way to the library is kept.

        A file that exists (EXISTS) is overwritten only when told; one that somebody has open (IN_USE) never is.
        """
        if path.resolve() == self.path.resolve():
            return self.save(overwrite=overwrite)
        saving = self.begin_save_as(path, overwrite=overwrite)
        return (saving,) if isinstance(saving, Problem) else self.end_save_as(saving, saving.write())

    def begin_save_as(self, path: Path, *, overwrite: bool = False) -> SavingAs | Problem:
        """What `save_as` writes, for a job beside the window; `end_save_as` takes what came of it."""
        held = holder(path)
        if held is not None:
            message = Sentence("{user} has it open", user=held.owner.user)
            return error(message, shown_path(path), rule=IN_USE, hint="choose another name")
        draft, state = self._stamped()
        begun = self._saving(path, relocated(state, path), None, draft)
        return SavingAs(**vars(begun), like=self.path, overwrites=overwrite)

    def end_save_as(self, saving: SavingAs, result: SaveResult) -> tuple[Problem, ...]:
        """The other file was written, and is worked on from now on; or it was not: problems as `save_as` tells them."""
        if result.digest:
            self.close()
            self.path = path = saving.path
            self.history = self.history.amended_throughout(lambda one: relocated(one, path))
            self._kept_in = recovery_file(self.surroundings.recovery, path, secrets.token_hex(6))
            self.take_lock()
        return self.end_save(saving, result)

    def _saving(self, path: Path, state: State, expected: str | None, draft: Draft | None) -> Saving:
        step, around = self.history.present.number, self.surroundings
        return Saving(path, state.data, expected, draft, step, around.versions, around.now())

    def _stamped(self) -> tuple[Draft | None, State]:
        if not self.is_draft:
            return self._draft, self.state
        now = self.surroundings.now()
        number = self._draft.number + 1 if self._draft else 1
        draft = Draft(number=number, saved=Moment(day=now.date(), at=f"{now:%H:%M}"))
        return draft, replace(self.state, header=self.state.header.model_copy(update={"draft": draft}))

    def look_at_disk(self) -> Disk:
        """Whether somebody else changed the file, or took it away, since it was opened or saved."""
        digest = digest_on_disk(self.path)
        if digest == self._digest:
            return Disk.SAME
        return Disk.CHANGED if digest else Disk.GONE

    def state_on_disk(self) -> tuple[State | None, tuple[Problem, ...]]:
        """What the file says now, rows that are in both with the same keys: to be compared (`comparison`)."""
        copy, problems = open_working_copy(self.path)
        return (None if copy is None else state_of(copy.briefing, copy.typed, self.state)), problems

    def take_disk_version(self) -> tuple[Problem, ...]:
        """Go over to what the file says now, as a step that undo takes back; problems only when it cannot be used."""
        copy, problems = open_working_copy(self.path)
        if copy is None:
            return problems
        with self.edit("Take the version on disk"):
            self.apply(lambda state: Edited(state_of(copy.briefing, copy.typed, state)))
        self._digest = copy.digest
        self._draft = copy.briefing.draft
        self.history = self.history.marked_saved()
        self._tell()
        return ()

    def earlier_versions(self) -> tuple[Version, ...]:
        """What the file said before it was saved, of the last day and the last before it; the newest first."""
        return versions_of(self.surroundings.versions, self.path)

    def go_back_to(self, version: Version) -> tuple[Problem, ...]:
        """Go over to an earlier version, as a step that undo takes back; problems only when it cannot be used."""
        copy, problems = open_working_copy(version.file)
        if copy is None:
            return problems
        with self.edit("Go back to an earlier version"):
            here = copy.briefing.model_copy(update={"path": self.path, "file": self.state.header.file})
            self.apply(lambda state: Edited(state_of(here, copy.typed, state)))
        return ()

    # --- unsaved work, and who has the file open ----------------------------------------------------------------------

    def unsaved(self) -> Kept | None:
        """The working state as it would be kept, None when everything is saved. Frozen, so that a job may keep it."""
        if not self.is_modified:
            return None
        owner, now = Owner.this_process(), self.surroundings.now()
        return Kept(self._kept_in, self.path.absolute(), owner, now, self._digest, self.state.data)

    def autosave(self) -> tuple[Problem, ...]:
        """Keep unsaved work in the user's own folder; what was kept goes when everything is saved."""
        kept = self.unsaved()
        if kept is None:
            discard(self._kept_in)
            return ()
        try:
            keep(kept)
        except OutputError as wrong:
            return (error(wrong.sentence, rule=NOT_WRITABLE, hint="save the briefing soon"),)
        return ()

    def is_from_this_file(self, kept: Kept) -> bool:
        """Whether unsaved work began from what the file says now; else somebody changed the file after the crash."""
        return kept.digest == self._digest

    def recover(self, kept: Kept) -> tuple[Problem, ...]:
        """Go over to unsaved work, as a step that undo takes back; problems only when it cannot be used or kept.

        It is kept on until it is saved.
        """
        briefing, problems = kept.read()
        if briefing is None:
            return problems
        with self.edit("Recover unsaved work"):
            here = briefing.model_copy(update={"path": self.path, "file": self.state.header.file})
            self.apply(lambda state: Edited(state_of(here, kept.typed, state)))
        trouble = self.autosave()
        if not trouble:
            discard(kept.file)
        return trouble

    def take_lock(self) -> Lock | None:
        """Take the lock beside the briefing if nobody has it; returns who has."""
        if self._lock is None:
            self._lock, held_by = acquire(self.path, self.surroundings.now())
            return held_by
        return None

    def close(self) -> None:
        """End the session: the lock goes, and with it unsaved work that was kept. Ask first whether to save."""
        discard(self._kept_in)
        if self._lock is not None:
            self._lock.release()
            self._lock = None


def _lightened(history: History[State]) -> History[State]:
    """The history whose present state is left behind: a copy without the large indexes it made when asked."""
    return history.amended(replace(history.state))


def _says_the_same(before: State, after: State) -> bool:
    return after.root is before.root and after.header is before.header and after.taken is before.taken
