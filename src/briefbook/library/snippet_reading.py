"""One file to one snippet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from briefbook.library.folder import UNREADABLE
from briefbook.model.kinds import KINDS
from briefbook.model.problem import Problem, did_you_mean, error, has_errors
from briefbook.model.sentence import Listed, Phrase, Sentence
from briefbook.model.snippet import Snippet
from briefbook.yaml12.lined import LinedMapping, locate
from briefbook.yaml12.reader import Read, read
from briefbook.yaml12.source import DENIED, MISSING, as_mapping, read_bounded, shown_path
from briefbook.yaml12.validation import Place, validate

LARGEST = 1024 * 1024
_READ_BEFORE = frozenset({"kind"})


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of a file: the snippet (None if it is broken), its problems, the mapping it was made of."""

    snippet: Snippet | None
    problems: tuple[Problem, ...]
    mapping: LinedMapping | None = None


def read_snippet(path: Path) -> Reading:
    """Read a snippet file; its id is the file's stem. Nothing is raised, everything wrong is a problem."""
    file = shown_path(path)
    return reading_of(read_bounded(path, LARGEST, file), path.stem, file)


def reading_of(data: bytes | Problem, ident: str, file: str) -> Reading:
    """What comes of the bytes of a snippet file, or of the problem that they could not be had."""
    text = Read(None, (data,)) if isinstance(data, Problem) else read(data, file)
    mapping, problems = as_mapping(text, "a snippet", file)
    problems = tuple(_of_library(problem, ident) for problem in problems)
    if mapping is None:
        return Reading(None, problems)
    kind, wrong = _kind(mapping, file, ident)
    if kind is None:
        return Reading(None, (*problems, *wrong), mapping)
    fields = mapping.without(_READ_BEFORE)
    place = Place(file, f"the {kind.kind}", ident)
    validated = validate(kind, fields, place, {"id": ident, "file": file})
    found = (*problems, *validated.problems)
    return Reading(None if has_errors(found) else validated.value, found, mapping)


def _of_library(problem: Problem, ident: str) -> Problem:
    """A library file that cannot be read is a broken snippet; it does not stop the program."""
    rule = UNREADABLE if problem.rule in (MISSING, DENIED) else problem.rule
    return replace(problem, rule=rule, subject=ident)


def _kind(mapping: Mapping[Any, Any], file: str, ident: str) -> tuple[type[Snippet] | None, tuple[Problem, ...]]:
    named = mapping.get("kind")
    kind = KINDS.get(named) if isinstance(named, str) else None
    if kind is not None:
        return kind, ()
    kinds = Sentence("kinds are {kinds}", kinds=Listed(map(Phrase, KINDS)))
    line = locate(mapping, ("kind",))
    if "kind" not in mapping:
        is_briefing = "briefing" in mapping or "visit" in mapping
        hint = "it looks like a briefing; keep briefings outside the library" if is_briefing else kinds
        return None, (error("the snippet needs 'kind'", file, line, rule="kind", hint=hint, subject=ident),)
    message = Sentence("kind: found '{named}', expected a kind of snippet", named=named)
    hint = did_you_mean(str(named), KINDS) or kinds
    return None, (error(message, file, line, rule="kind", hint=hint, subject=ident),)
