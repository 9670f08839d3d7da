"""Saving a file whole or not at all."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from briefbook.model.sentence import Phrase, Sentence

_TOKEN_BYTES = 6
LONGEST_SAVE = timedelta(hours=1)
"""What a save wrote last so long ago is left of one that was killed."""


class OutputError(Exception):
    """A file cannot be written; `sentence` is the message, finished. What stood there before is unharmed."""

    def __init__(self, path: Path, reason: str) -> None:
        self.sentence = Sentence("{path} cannot be written: {reason}", path=path, reason=Phrase(reason))
        super().__init__(self.sentence)
        self.path = path
        self.reason = reason


def write_atomically(path: Path, data: bytes) -> None:
    """Put `data` into `path`: written beside it, flushed to the disk, then renamed over it.

    Missing folders are made; a link is written through. Raises OutputError on any failure of the system, after
    which the temporary file is gone and the old content untouched.
    """
    write_together({path: data})


def write_together(files: Mapping[Path, bytes]) -> None:
    """Put several files in their places, each whole: either all of them or, as far as the system lets us, none.

    All are on the disk before the first takes its name. Where one cannot take it, the others give theirs back to what
    stood there before. Raises OutputError as `write_atomically` does.
    """
    moves: list[_Move] = []
    try:
        for path, data in files.items():
            with _said_of(path):
                moves.append(_staged(path, data))
        for done, move in enumerate(moves):
            with _said_of(move.asked):
                try:
                    move.carry_out(keeps_old=len(moves) > 1)
                except BaseException:
                    for earlier in reversed(moves[:done]):
                        earlier.take_back()
                    raise
    finally:
        for move in moves:
            move.clear()
    for folder in dict.fromkeys(move.target.parent for move in moves):
        _settle(folder)


def sweep_beside(path: Path, now: datetime) -> None:
    """Remove what a save of `path` that was killed left beside it, if no save can be at work on it any more.

    Only plain files whose names `write_together` could have given are touched; a second name of the old content goes
    only while the file itself is there.
    """
    target = Path(os.path.realpath(path))
    ours = re.compile(re.escape(_stem(target)) + rf"\.[0-9a-f]{{{2 * _TOKEN_BYTES}}}\.(tmp|old)")
    oldest = (now - LONGEST_SAVE).timestamp()
    with contextlib.suppress(OSError):
        for left in target.parent.iterdir():
            if ours.fullmatch(left.name) and target.is_file():
                with contextlib.suppress(OSError):
                    found = left.lstat()
                    if stat.S_ISREG(found.st_mode) and found.st_mtime < oldest:
                        left.unlink()


def _stem(target: Path) -> str:
    return f".{target.name[:60]}"


@dataclass(frozen=True, slots=True)
class _Move:
    """A file that lies complete beside its target; `old` is a second name of what stood there, if anything did."""

    asked: Path
    target: Path
    beside: Path
    old: Path
    was_there: bool

    def carry_out(self, *, keeps_old: bool) -> None:
        if keeps_old and self.was_there:
            with contextlib.suppress(OSError):
                os.link(self.target, self.old)
        self.beside.replace(self.target)

    def take_back(self) -> None:
        """Restore what stood there; where the system knows no second names, the new file stays."""
        with contextlib.suppress(OSError):
            if not self.was_there:
                self.target.unlink()
            elif self.old.exists():
                self.old.replace(self.target)

    def clear(self) -> None:
        for left in (self.beside, self.old):
            with contextlib.suppress(OSError):
                left.unlink()


@contextlib.contextmanager
def _said_of(path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as wrong:
        raise OutputError(path, _reason(wrong)) from wrong


def _staged(path: Path, data: bytes) -> _Move:
    target = Path(os.path.realpath(path))
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.is_dir():
        raise OutputError(path, "a folder has that name")
    if target.exists() and not os.access(target, os.W_OK):
        raise OutputError(path, "it is protected against writing")
    stem = target.with_name(f"{_stem(target)}.{secrets.token_hex(_TOKEN_BYTES)}")
    beside, old = (stem.with_name(stem.name + ending) for ending in (".tmp", ".old"))
    move = _Move(path, target, beside, old, target.exists())
    try:
        handle = os.open(move.beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            move.beside.chmod(target.stat().st_mode & 0o777)
    except BaseException:
        move.clear()
        raise
    return move


def _settle(folder: Path) -> None:
    """Make the renaming itself durable; some file systems cannot, and the file is whole all the same."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _reason(wrong: OSError | ValueError) -> str:
    if isinstance(wrong, PermissionError):
        return "you have no right to write there"
    if isinstance(wrong, (NotADirectoryError, FileExistsError)):
        return "a part of its path is a file, not a folder"
    return (getattr(wrong, "strerror", None) or str(wrong)).lower()
