"""Load a library: its settings, its snippets, and everything that is wrong; one broken file never hides another."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from briefbook.library.folder import SETTINGS, list_files
from briefbook.library.references import unknown_references
from briefbook.library.snippet_reading import LARGEST, Reading, read_snippet
from briefbook.library.vocabulary import unknown_words
from briefbook.model.library import Library, LibrarySettings
from briefbook.model.problem import Problem, error, has_errors, warning
from briefbook.model.snippet import Snippet
from briefbook.yaml12.lined import LinedMapping, locate
from briefbook.yaml12.source import DENIED, MISSING, read_mapping, shown_path
from briefbook.yaml12.validation import Place, validate


def load_library(root: Path) -> Library:
    """Read every snippet under `root` and `library.yaml`.

    A root that is missing, no folder or not to be read gives an empty library with a problem whose rule is
    `input-missing` or `input-denied`. Problems of broken files stand in `broken`, all others in `problems`.
    """
    problem = _unusable(root)
    if problem is not None:
        return Library(root, problems=(problem,))
    with _collector_at_rest():
        settings, problems = _settings(root)
        listing = list_files(root)
        shelf = _Shelf()
        for path in listing.files:
            shelf.take(path, read_snippet(path))
        for one in listing.problems:
            shelf.take_problem(one)
        problems += shelf.problems
        library = Library(root, settings, shelf.snippets, shelf.broken, (), shelf.renamed)
        for ident, reading in shelf.readings.items():
            problems += reading.problems
            problems += unknown_words(library.snippets[ident], reading.mapping, settings.scale)
            problems += unknown_references(library.snippets[ident], reading.mapping, library)
    return Library(root, settings, shelf.snippets, shelf.broken, tuple(problems), shelf.renamed)


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
        reason = getattr(wrong, "strerror", None) or "it is no path"
        return error(f"the library folder cannot be read: {reason}", file, rule=DENIED)
    return None


def _settings(root: Path) -> tuple[LibrarySettings, list[Problem]]:
    """The settings; of a faulty library.yaml everything but the faulty keys is used."""
    path = root / SETTINGS
    file = shown_path(path)
    if not path.exists():
        hint = "make one with name, languages, home and markings"
        return LibrarySettings(), [warning("the library has no library.yaml", file, rule="settings", hint=hint)]
    mapping, found = read_mapping(path, LARGEST, "the settings of a library", file)
    problems = [_of_settings(problem) for problem in found]
    if mapping is None:
        return LibrarySettings(), problems
    validated = validate(LibrarySettings, mapping, Place(file, "library.yaml"))
    problems.extend(validated.problems)
    settings = validated.value or _sound_part(mapping)
    return settings, problems + _doubtful(settings, mapping, file)


def _of_settings(problem: Problem) -> Problem:
    return Problem(problem.severity, problem.message, problem.file, problem.line, "settings", problem.hint)


def _sound_part(mapping: LinedMapping) -> LibrarySettings:
    """The settings without the keys whose values are wrong."""
    sound = LinedMapping(mapping.line_number)
    for key, value in mapping.items():
        if validate(LibrarySettings, {key: value}, Place("", "")).value is not None:
            sound[key] = value
    return LibrarySettings.model_validate(sound)


def _doubtful(settings: LibrarySettings, mapping: LinedMapping, file: str) -> list[Problem]:
    """Settings that are well-formed but cannot be meant."""
    words = [marking.id for marking in settings.markings]
    twice = sorted({word for word in words if words.count(word) > 1})
    line = locate(mapping, ("markings",))
    problems = [error(f"the marking '{word}' is listed twice", file, line, rule="settings") for word in twice]
    if len(words) == 1:
        problems.append(warning("there is only one marking, so nothing can be kept back", file, line, rule="settings"))
    return problems


@dataclass
class _Shelf:
    """Snippets as they are read, by id."""

    snippets: dict[str, Snippet] = field(default_factory=dict)
    readings: dict[str, Reading] = field(default_factory=dict)
    broken: dict[str, tuple[Problem, ...]] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    files: dict[str, Path] = field(default_factory=dict)

    def take(self, path: Path, reading: Reading) -> None:
        """Put a file's reading on the shelf; a second file of the same id is refused with both named."""
        ident = path.stem
        if ident in self.files:
            first = shown_path(self.files[ident])
            message = f"the id '{ident}' is taken by {first}; this file is left out"
            hint = "rename one of the two files"
            self.problems.append(error(message, shown_path(path), rule="duplicate-id", hint=hint, subject=ident))
            return
        self.files[ident] = path
        if reading.snippet is None:
            self.broken[ident] = reading.problems
            return
        self.snippets[ident] = reading.snippet
        self.readings[ident] = reading
        self._take_former(reading.snippet)

    def _take_former(self, snippet: Snippet) -> None:
        for former in snippet.formerly:
            taken = self.renamed.setdefault(former, snippet.id)
            if taken != snippet.id:
                message = f"'{former}' is said to be the former id of '{taken}' too"
                self.problems.append(warning(message, snippet.file, rule="formerly", subject=snippet.id))

    def take_problem(self, problem: Problem) -> None:
        """A link or folder that cannot be used; one that would be a snippet stays known as broken."""
        ident = problem.subject
        if ident and ident not in self.files and has_errors((problem,)):
            self.broken[ident] = (*self.broken.get(ident, ()), problem)
        else:
            self.problems.append(problem)
