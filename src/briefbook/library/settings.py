"""The settings of a library: what stands in its library.yaml."""

from __future__ import annotations

import os
from pathlib import Path

from briefbook.library.folder import SETTINGS, refused_link
from briefbook.library.snippet_reading import LARGEST
from briefbook.model.library import MARKINGS_UNKNOWN, LibrarySettings
from briefbook.model.problem import Problem, error, warning
from briefbook.model.sentence import Sentence
from briefbook.yaml12.lined import LinedMapping, locate
from briefbook.yaml12.source import read_mapping, shown_path
from briefbook.yaml12.validation import Place, validate


def read_settings(root: Path) -> tuple[LibrarySettings, list[Problem]]:
    """The settings of the library under `root`; of a faulty library.yaml everything but the faulty keys is used.

    Where its markings cannot be read, the problem has the rule `MARKINGS_UNKNOWN`.
    """
    path = root / SETTINGS
    file = shown_path(path)
    if not path.exists():
        hint = "make one with name, languages, home and markings"
        return LibrarySettings(), [warning("the library has no library.yaml", file, rule="settings", hint=hint)]
    refusal = refused_link(path, os.path.realpath(root)) if path.is_symlink() else None
    if refusal is not None:
        return LibrarySettings(), [_of_settings(refusal), _unknown_markings(file)]
    mapping, found = read_mapping(path, LARGEST, "the settings of a library", file)
    problems = [_of_settings(problem) for problem in found]
    if mapping is None:
        return LibrarySettings(), [*problems, _unknown_markings(file)]
    validated = validate(LibrarySettings, mapping, Place(file, "library.yaml"))
    problems.extend(validated.problems)
    settings = validated.value or _sound_part(mapping)
    if mapping.get("markings") and not settings.markings:
        problems.append(_unknown_markings(file, locate(mapping, ("markings",))))
    return settings, problems + _doubtful(settings, mapping, file)


def _of_settings(problem: Problem) -> Problem:
    return Problem(problem.severity, problem.message, problem.file, problem.line, "settings", problem.hint)


def _unknown_markings(file: str, line: int = 0) -> Problem:
    message = "the markings of the library cannot be read, so that no book is built from it"
    return error(message, file, line, rule=MARKINGS_UNKNOWN, hint="mend library.yaml")


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
    problems = [
        error(Sentence("the marking '{word}' is listed twice", word=word), file, line, rule="settings")
        for word in twice
    ]
    if len(words) == 1:
        problems.append(warning("there is only one marking, so nothing can be kept back", file, line, rule="settings"))
    return problems
