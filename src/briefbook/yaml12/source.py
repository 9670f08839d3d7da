"""Files of the user: how problems name them, and reading one without blocking or filling the memory."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any

from briefbook.model.problem import Problem, error
from briefbook.model.sentence import Phrase, Sentence
from briefbook.yaml12.reader import Read, read

MISSING = "input-missing"
DENIED = "input-denied"


def shown_path(path: Path) -> str:
    """The path as problems name it: relative to the current folder when it lies below it, else as it was given."""
    try:
        here = os.path.realpath(Path.cwd())
    except OSError:
        return path.as_posix()
    whole = os.path.normpath(os.path.join(here, path))  # noqa: PTH118 (pathlib has no normpath)
    if whole.startswith(here + os.sep):
        return Path(whole[len(here) + 1 :]).as_posix()
    return path.as_posix()


def read_bounded(path: Path | str, largest: int, file: str) -> bytes | Problem:
    """The content of a regular file of at most `largest` bytes; else a problem, the rest of the file unread.

    Pipes and devices are refused without waiting for them. The rules MISSING and DENIED say that there is no such
    file, or no right to read it.
    """
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as wrong:
        return unreadable(wrong, file)
    try:
        status = os.fstat(handle)
        if stat.S_ISDIR(status.st_mode):
            return unreadable(IsADirectoryError(), file)
        if not stat.S_ISREG(status.st_mode):
            message = "found a pipe or a device, expected a file"
            return error(message, file, rule=DENIED)
        data = _content(handle, status.st_size, largest + 1)
    except OSError as wrong:
        return unreadable(wrong, file)
    finally:
        os.close(handle)
    return data if len(data) <= largest else _too_large(largest, file)


def _content(handle: int, expected: int, most: int) -> bytes:
    """What an open file holds, at most so many bytes; it may have grown since it was asked for its size."""
    data = os.read(handle, min(expected + 1, most))
    while len(data) < most and (more := os.read(handle, most - len(data))):
        data += more
    return data


def _too_large(largest: int, file: str) -> Problem:
    size = f"{largest / 2**20:g} MiB"
    return error(
        Sentence("the file is larger than {size} and was not read", size=size), file, rule="too-large", hint="split it"
    )


def unreadable(wrong: OSError | ValueError, file: str) -> Problem:
    """The problem of a file or folder that the system does not let us read."""
    if isinstance(wrong, (FileNotFoundError, NotADirectoryError)):
        return error("there is no such file or folder", file, rule=MISSING, hint="check the path")
    if isinstance(wrong, IsADirectoryError):
        return error("found a folder, expected a file", file, rule=MISSING, hint="check the path")
    if isinstance(wrong, PermissionError):
        return error("you have no right to read it", file, rule=DENIED, hint="ask its owner for the right to read")
    reason = Phrase(getattr(wrong, "strerror", None) or str(wrong))
    return error(Sentence("it cannot be read: {reason}", reason=reason), file, rule=DENIED)


def read_file(path: Path, largest: int, file: str = "") -> Read:
    """Read a YAML file of at most `largest` bytes; `file` is its name in problems (else `shown_path`)."""
    name = file or shown_path(path)
    data = read_bounded(path, largest, name)
    return Read(None, (data,)) if isinstance(data, Problem) else read(data, name)


def read_mapping(path: Path, largest: int, what: str, file: str = "") -> tuple[Any, tuple[Problem, ...]]:
    """The mapping a YAML file holds, or None with a problem; `what` says what it should be, such as "a snippet"."""
    name = file or shown_path(path)
    return as_mapping(read_file(path, largest, name), what, name)


def as_mapping(found: Read, what: str, name: str) -> tuple[Any, tuple[Problem, ...]]:
    """The mapping that a text holds, as `read_mapping` tells it."""
    if isinstance(found.value, dict):
        return found.value, found.problems
    if found.problems:
        return None, found.problems
    holds = Phrase("nothing" if found.value is None else "a list" if isinstance(found.value, list) else "only a text")
    message = Sentence("found {holds}, expected {what} as lines of 'key: value'", holds=holds, what=Phrase(what))
    return None, (error(message, name, 1, rule="empty" if found.value is None else "type"),)
