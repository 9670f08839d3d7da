"""Saving a file whole or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path


class OutputError(Exception):
    """A file cannot be written; the message is a finished sentence, what stood there before is unharmed."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path} cannot be written: {reason}")
        self.path = path
        self.reason = reason


def write_atomically(path: Path, data: bytes) -> None:
    """Put `data` into `path`: written beside it, flushed to the disk, then renamed over it.

    Missing folders are made; a link is written through. Raises OutputError on any failure of the system, after
    which the temporary file is gone and the old content untouched.
    """
    target = path
    try:
        target = Path(os.path.realpath(path))
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.is_dir():
            raise OutputError(path, "a folder has that name")
        if target.exists() and not os.access(target, os.W_OK):
            raise OutputError(path, "it is protected against writing")
        _replace(target, data)
    except (OSError, ValueError) as wrong:
        raise OutputError(path, _reason(wrong)) from wrong


def _replace(target: Path, data: bytes) -> None:
    beside = target.with_name(f".{target.name[:60]}.{secrets.token_hex(6)}.tmp")
    try:
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            beside.chmod(target.stat().st_mode & 0o777)
        beside.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
    _settle(target.parent)


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
