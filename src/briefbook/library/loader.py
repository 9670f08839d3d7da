"""Load a library: its settings, its snippets, and everything that is wrong; one broken file never hides another."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from briefbook.library.file_records import Progress, records_of
from briefbook.library.folder import Found, list_files
from briefbook.library.record_bucket import Kept
from briefbook.library.record_store import RecordStore
from briefbook.library.references import UnknownReferences
from briefbook.library.settings import read_settings
from briefbook.library.shelf import Shelf
from briefbook.library.vocabulary import unknown_markings
from briefbook.model.library import Library
from briefbook.model.marking import MarkingScale
from briefbook.model.problem import Problem, error, has_errors, warning
from briefbook.model.sentence import Phrase, Sentence
from briefbook.yaml12.source import DENIED, MISSING, shown_path
from briefbook.yaml12.validation import Place


def _silent(_done: int, _of: int) -> None:
    """Nobody asks how far it is."""


def load_library(root: Path, progress: Progress = _silent, before: Library | None = None) -> Library:
    """Read `library.yaml` and every snippet under `root`; of files that did not change since, what was kept of them.

    A root that is missing, no folder or not to be read gives an empty library with a problem whose rule is
    `input-missing` or `input-denied`. Problems of broken files stand in `broken`, all others in `problems`.
    `before` is the library as it was loaded last: of it the snippets that stay the same are taken over.
    """
    problem = _unusable(root)
    if problem is not None:
        return Library(root, problems=(problem,))
    with _collector_at_rest():
        settings, problems = read_settings(root)
        listing = list_files(root)
        store = RecordStore(root)
        records = records_of(root, listing.files, store.read(), progress)
        if records.changed:
            store.write(records.lasting, records.changed)
        intake = _Intake(root, settings.scale)
        for found in listing.files:
            intake.take(found, records.all[found.path])
        intake.take_problems(listing.problems)
        shelf = Shelf(intake.records)
        if before is not None and isinstance(before.snippets, Shelf):
            shelf.take_over(before.snippets)
        problems += (*intake.problems, *intake.unknown_references())
    return Library(root, settings, shelf, intake.broken, tuple(problems), intake.renamed, intake.kinds)


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Python's garbage collector off while many values are made: it would go over all of them again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _unusable(root: Path) -> Problem | None:
    file = shown_path(root)
    try:
        if not root.exists():
            return error("there is no such library folder", file, rule=MISSING, hint="check the path")
        if not root.is_dir():
            message = "found a file, expected the folder of a library"
            return error(message, file, rule=MISSING, hint="give the folder that holds library.yaml")
        next(root.iterdir(), None)
    except (OSError, ValueError) as wrong:
        reason = Phrase(getattr(wrong, "strerror", None) or "it is no path")
        return error(Sentence("the library folder cannot be read: {reason}", reason=reason), file, rule=DENIED)
    return None


@dataclass
class _Intake:
    """The records of a library as they are taken in, file by file, and what is wrong with them together."""

    root: Path
    scale: MarkingScale
    records: dict[str, tuple[Kept, str]] = field(default_factory=dict)
    kinds: dict[str, list[str]] = field(default_factory=dict)
    broken: dict[str, tuple[Problem, ...]] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        # How problems name a file is worked out once: it asks the system for the current folder.
        self._before_path = shown_path(self.root / "x")[:-1]
        self._known_markings = {level.id for level in self.scale.levels}  # and lists of them that were looked at

    def take(self, found: Found, kept: Kept) -> None:
        """Take a file's record in; a second file of the same id is refused with both named."""
        path, ident, _ = found
        file = self._before_path + path
        if self.files.setdefault(ident, file) is not file:
            message = Sentence(
                "the id '{ident}' is taken by {other}; this file is left out", ident=ident, other=self.files[ident]
            )
            hint = "rename one of the two files"
            self.problems.append(error(message, file, rule="duplicate-id", hint=hint, subject=ident))
            return
        record = kept.record
        kind, body, notes, markings, _, _ = record
        if body is None:
            self.broken[ident] = record.problems(file)
            return
        self.records[ident] = (kept, file)
        if kind not in self.kinds:
            self.kinds[kind] = []
        self.kinds[kind].append(ident)
        if notes:
            self.problems += record.problems(file)
            self._take_former(record.formerly, ident, file)
        if markings and markings not in self._known_markings:
            unknown = tuple(unknown_markings(record.marking_lines(), self.scale, Place(file, "", ident)))
            self.problems += unknown
            if not unknown:
                self._known_markings.add(markings)

    def _take_former(self, formerly: Iterable[str], ident: str, file: str) -> None:
        for former in formerly:
            taken = self.renamed.setdefault(former, ident)
            if taken != ident:
                message = Sentence(
                    "'{former}' is said to be the former id of '{taken}' too", former=former, taken=taken
                )
                self.problems.append(warning(message, file, rule="formerly", subject=ident))

    def take_problems(self, problems: Iterable[Problem]) -> None:
        """Links and folders that cannot be used; one that would be a snippet stays known as broken."""
        for problem in problems:
            ident = problem.subject
            if ident and ident not in self.files and has_errors((problem,)):
                self.broken[ident] = (*self.broken.get(ident, ()), problem)
            else:
                self.problems.append(problem)

    def unknown_references(self) -> Iterator[Problem]:
        """Warnings about ids that no file has; asked when all are taken in."""
        unknown = UnknownReferences(self.records)
        known = {*self.records, *self.broken, *(former for former, now in self.renamed.items() if now in self.records)}
        for ident, (kept, file) in self.records.items():
            record = kept.record
            if record.ids and not known.issuperset(record.named_ids):
                for reference in record.reference_lines():
                    if reference[0] not in known:
                        yield unknown.problem(reference, Place(file, "", ident))
