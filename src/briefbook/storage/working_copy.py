"""A briefing's file while somebody works on it: opened with its content's hash, saved only over what was opened."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefbook.model.briefing import Briefing
from briefbook.model.problem import Problem, error
from briefbook.storage.atomic import OutputError, write_atomically
from briefbook.storage.briefing_file import LARGEST, load_briefing
from briefbook.storage.carried_lines import carried
from briefbook.yaml12.nodes import decode
from briefbook.yaml12.reader import read
from briefbook.yaml12.source import MISSING, read_bounded, shown_path
from briefbook.yaml12.splice import rewrite

CHANGED = "changed-on-disk"
GONE = "gone-from-disk"
EXISTS = "file-exists"
NOT_WRITABLE = "not-writable"
_ATTEMPTS = 5
_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class WorkingCopy:
    """What was read: the briefing, the mapping as it was typed, and the hash of the file's bytes."""

    briefing: Briefing
    typed: Mapping[str, Any]
    digest: str


@dataclass(frozen=True, slots=True)
class SaveResult:
    """The hash of what now stands in the file; "" when nothing was written, and then a problem says why."""

    digest: str = ""
    problems: tuple[Problem, ...] = ()


def digest_of(data: bytes) -> str:
    """The hash by which a file's content is recognised."""
    return hashlib.sha256(data).hexdigest()


def digest_on_disk(path: Path) -> str:
    """The hash of a file's present content, "" when there is no such file or it cannot be read."""
    data = read_bounded(path, LARGEST, shown_path(path))
    return "" if isinstance(data, Problem) else digest_of(data)


def open_working_copy(path: Path) -> tuple[WorkingCopy | None, tuple[Problem, ...]]:
    """Read a briefing to edit it; None with problems when it cannot be used. A file that is being written is awaited.

    See `load_briefing` for the problems.
    """
    problems: tuple[Problem, ...] = ()
    for _ in range(_ATTEMPTS):
        data = read_bounded(path, LARGEST, shown_path(path))
        briefing, problems = load_briefing(path)
        if isinstance(data, Problem) or digest_on_disk(path) != digest_of(data):
            continue
        if briefing is None:
            return None, problems
        return WorkingCopy(briefing, read(data, briefing.file).value, digest_of(data)), problems
    return None, problems or (error("it changes while it is being read", shown_path(path), rule="unsteady"),)


def save_working_copy(path: Path, data: Mapping[str, Any], expected: str | None) -> SaveResult:
    """Make the file say `data`, comments kept, if its content still has the hash `expected` (None: whatever it has).

    A file that changed, is gone or cannot be written is a problem (CHANGED, GONE, NOT_WRITABLE), and nothing is
    written.
    """
    file = shown_path(path)
    old = read_bounded(path, LARGEST, file)
    if isinstance(old, Problem):
        if old.rule != MISSING or path.is_dir():
            return SaveResult(problems=(old,))
        if expected is not None:
            return SaveResult(problems=(error("it is no longer there", file, rule=GONE, hint="save it anew"),))
        return _put(path, rewrite("", data))
    if expected is not None and digest_of(old) != expected:
        hint = "compare the two, then take that version or save over it"
        return SaveResult(
            problems=(error("somebody else has changed it since it was opened", file, rule=CHANGED, hint=hint),)
        )
    return _put(path, _rewritten(old, data, file))


def save_as(path: Path, data: Mapping[str, Any], like: Path, *, overwrite: bool = False) -> SaveResult:
    """Write `data` to another file, with the comments and the layout of `like`; EXISTS unless told to overwrite."""
    file = shown_path(path)
    if path.exists() and not overwrite:
        hint = "choose another name, or overwrite it"
        return SaveResult(problems=(error("there is a file of that name", file, rule=EXISTS, hint=hint),))
    old = read_bounded(like, LARGEST, file)
    return _put(path, rewrite("", data) if isinstance(old, Problem) else _rewritten(old, data, file))


def _rewritten(old: bytes, data: Mapping[str, Any], file: str) -> str | Problem:
    text, problem = decode(old, file)
    if problem is not None:
        return problem
    whole = ("\ufeff" if old.startswith(_MARK) else "") + text
    return carried(whole, rewrite(whole, data))


def _put(path: Path, text: str | Problem) -> SaveResult:
    if isinstance(text, Problem):
        return SaveResult(problems=(text,))
    content = text.encode()
    try:
        write_atomically(path, content)
    except OutputError as wrong:
        hint = "save it under another name or in another folder"
        return SaveResult(problems=(error(wrong.sentence, shown_path(path), rule=NOT_WRITABLE, hint=hint),))
    return SaveResult(digest_of(content))
