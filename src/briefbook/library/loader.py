"""Load a library: its settings, its snippets, and everything that is wrong; one broken file never hides another."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from briefbook.library.file_records import Progress, records_of
from briefbook.library.folder import Found, list_files
from briefbook.library.record_catalogue import Catalogue
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


def silent(_done: int, _of: int) -> None:
    """Nobody asks how far it is."""


def told_in_words(say: Callable[[str], object]) -> Progress:
    """Says how far it is to whoever shows what is being done as words."""

    def tell(done: int, of: int) -> None:
        say(f"Reading the library: {done:,} of {of:,} files")

    return tell


def load_library(root: Path, progress: Progress = silent, before: Library | None = None) -> Library:
    """Read `library.yaml` and every snippet under `root`; of files that did not change since, what was kept of them.

    A root that is missing, no folder or not to be read gives an empty library with a problem whose rule is
    `input-missing` or `input-denied`. Problems of broken files stand in `broken`, all others in `problems`.
    `before` is the library as it was loaded last: of it the snippets that stay the same are taken over.
    """
    problem = _unusable(root)
    if problem is not None:
        return Library(root, problems=(problem,))
    shelf_before = before.snippets if before is not None and isinstance(before.snippets, Shelf) else None
    with _collector_at_rest():
        settings, problems = read_settings(root)
        listing = list_files(root)
        known = shelf_before.buckets if shelf_before is not None else {}
        catalogue, numbers = records_of(listing.files, RecordStore(root), known, progress)
        intake = _Intake(root, settings.scale, catalogue)
        intake.take_all(listing.files, numbers)
        intake.take_problems(listing.problems)
        shelf = intake.shelf()
        if shelf_before is not None:
            shelf.take_over(shelf_before)
        problems += (*intake.problems, *intake.unknown_references())
    return Library(root, settings, shelf, intake.broken, tuple(problems), intake.renamed, dict(intake.kinds))


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
    """The records of a library as they are taken in, file by file, and what is wrong with them together.

    Of most files only path and kind are looked at: a record is taken out only where there is something to tell.
    """

    root: Path
    scale: MarkingScale
    catalogue: Catalogue
    numbers: dict[str, int] = field(default_factory=dict)
    kinds: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    broken: dict[str, tuple[Problem, ...]] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        # How problems name a file is worked out once: it asks the system for the current folder.
        self._before_path = shown_path(self.root / "x")[:-1]
        self._known_markings = {level.id for level in self.scale.levels}  # and lists of them that were looked at

    def take_all(self, files: Sequence[Found], numbers: Sequence[int]) -> None:
        """Take the records of all files in; a second file of the same id is refused with both named."""
        kinds = self.catalogue.kinds
        told = self.catalogue.noted | self.catalogue.broken | self._doubtfully_marked()
        for (_, ident, _), number in zip(files, numbers, strict=True):
            if self.numbers.setdefault(ident, number) != number:
                self._refuse_second(ident, number)
            elif number not in told or self._take_told(number, ident):
                self.kinds[kinds[number]].append(ident)
        for ident in self.broken:
            del self.numbers[ident]

    def shelf(self) -> Shelf:
        """The snippets that were taken in."""
        return Shelf(self.catalogue, self.numbers, self._before_path)

    def _doubtfully_marked(self) -> frozenset[int]:
        """The records among whose markings some are not those of the scale as they stand."""
        buckets = self.catalogue.buckets.items()
        doubtful = (number for number, bucket in buckets if not self._known_markings.issuperset(bucket.markings))
        return frozenset(self.catalogue.of_buckets(doubtful))

    def _file(self, number: int) -> str:
        return self._before_path + self.catalogue.path(number)

    def _refuse_second(self, ident: str, number: int) -> None:
        other = self._file(self.numbers[ident])
        message = Sentence("the id '{ident}' is taken by {other}; this file is left out", ident=ident, other=other)
        hint = "rename one of the two files"
        self.problems.append(error(message, self._file(number), rule="duplicate-id", hint=hint, subject=ident))

    def _take_told(self, number: int, ident: str) -> bool:
        """Take in what is told of a file besides its snippet; whether it has a snippet."""
        record, file = self.catalogue.record(number), self._file(number)
        if record.body is None:
            self.broken[ident] = record.problems(file)
            return False
        if record.notes:
            self.problems += record.problems(file)
            self._take_former(record.formerly, ident, file)
        markings = record.markings
        if markings and markings not in self._known_markings:
            unknown = tuple(unknown_markings(record.marking_lines(), self.scale, Place(file, "", ident)))
            self.problems += unknown
            if not unknown:
                self._known_markings.add(markings)
        return True

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
        of_files = self.numbers.keys() | self.broken.keys()
        for problem in problems:
            ident = problem.subject
            if ident and ident not in of_files and has_errors((problem,)):
                self.broken[ident] = (*self.broken.get(ident, ()), problem)
            else:
                self.problems.append(problem)

    def unknown_references(self) -> Iterator[Problem]:
        """Warnings about ids that no file has; asked when all are taken in."""
        unknown = UnknownReferences(self.numbers)
        known = {*self.numbers, *self.broken, *(former for former, now in self.renamed.items() if now in self.numbers)}
        buckets = self.catalogue.buckets.items()
        doubtful = frozenset(
            self.catalogue.of_buckets(number for number, bucket in buckets if not known.issuperset(bucket.named))
        )
        for ident, number in self.numbers.items() if doubtful else ():
            if number not in doubtful:
                continue
            record = self.catalogue.record(number)
            if record.ids and not known.issuperset(record.named_ids):
                for reference in record.reference_lines():
                    if reference[0] not in known:
                        yield unknown.problem(reference, Place(self._file(number), "", ident))
