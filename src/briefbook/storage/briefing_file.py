"""Briefing files: reading one, writing a new one, changing one without losing a comment."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from briefbook.model.briefing import FORMAT_VERSION, Briefing
from briefbook.model.problem import Problem, error, has_errors
from briefbook.model.sentence import Sentence
from briefbook.storage.atomic import write_atomically
from briefbook.yaml12.emitter import emit
from briefbook.yaml12.nodes import decode
from briefbook.yaml12.reader import read
from briefbook.yaml12.source import read_bounded, read_mapping, shown_path
from briefbook.yaml12.splice import rewrite
from briefbook.yaml12.validation import Place, validate

LARGEST = 4 * 1024 * 1024


def load_briefing(path: Path) -> tuple[Briefing | None, tuple[Problem, ...]]:
    """Read a briefing; None when the file is missing, unreadable, of a newer format, or wrong anywhere.

    A file that is missing or may not be read gives a problem with the rule `input-missing` or `input-denied`.
    """
    file = shown_path(path)
    mapping, problems = read_mapping(path, LARGEST, "a briefing", file)
    if mapping is None:
        return None, problems
    newer = newer_format(mapping, "briefing", FORMAT_VERSION, file)
    if newer is not None:
        return None, (newer,)
    validated = validate(Briefing, mapping, Place(file, "the briefing"), {"path": path, "file": file})
    found = (*problems, *validated.problems)
    return (None if has_errors(found) else validated.value), found


def newer_format(mapping: Mapping[Any, Any], key: str, known: int, file: str) -> Problem | None:
    """An error if a file says under `key` that its format is newer than those that Briefbook knows."""
    version = mapping.get(key, known)
    line = getattr(mapping, "key_lines", {}).get(key, 1)
    if isinstance(version, int) and version > known:
        message = Sentence(
            "it has format {version}; this Briefbook reads formats up to {known}", version=version, known=known
        )
        return error(message, file, line, rule="newer-format", hint="open it with a newer Briefbook")
    return None


def write_briefing(path: Path, data: Mapping[str, Any]) -> None:
    """Write a new briefing of plain data, keys in the order given, an empty line before every larger part.

    Raises OutputError when it cannot be written.
    """
    parts: list[str] = []
    for key, value in data.items():
        is_part = isinstance(value, (Mapping, list, tuple)) and bool(value)
        parts.append(("\n" if is_part and parts else "") + emit({key: value}))
    write_atomically(path, "".join(parts).encode())


def save_briefing(path: Path, data: Mapping[str, Any]) -> tuple[Problem, ...]:
    """Make a briefing's file say `data`, its comments and layout kept; a new file is written by `write_briefing`.

    A file that cannot be read any more is a problem and is not overwritten. Raises OutputError when it cannot be
    written.
    """
    if not path.exists():
        write_briefing(path, data)
        return ()
    file = shown_path(path)
    old = read_bounded(path, LARGEST, file)
    if isinstance(old, Problem):
        return (old,)
    text, problem = decode(old, file)
    if problem is not None:
        return (problem,)
    problems = read(old, file).problems
    if has_errors(problems):
        return problems
    mark = "\ufeff" if old.startswith(b"\xef\xbb\xbf") else ""
    write_atomically(path, rewrite(mark + text, data).encode())
    return ()
