"""The records of a library kept between two runs of the program, so that only files that changed are read again.

It is a cache: whatever is wrong with it, the files themselves are read, and nobody hears of it. Each of its files is
replaced whole and never changed, so that any number of processes may read and write it at the same time without
waiting for each other: who has opened one keeps what was in it. A record is believed only for a file of the very same
size, inode and times, and only by the very same program.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
import time
import zlib
from collections.abc import Iterable, Mapping
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import NamedTuple

from briefbook.library.cache_folder import cache_folder, forget
from briefbook.library.reader_version import reader_version
from briefbook.library.record_bucket import Bucket, Kept, packed

_FOLDER = "records-{}"
_UNFINISHED = ".new"
_ABANDONED_AFTER = 600.0
"""Seconds after which a file is taken for that of a process that ended while it wrote."""
_BUCKETS = 64
"""Into so many the files are dealt by their paths: of a large library a small part is written when a file changes."""
_MAPPED_FROM = 1 << 18
"""Bytes: a larger bucket stays in its file until parts of it are asked for."""


class _Mark(NamedTuple):
    """Tells a file of the store from one that took its place."""

    inode: int
    changed: int
    size: int


def bucket_of(path: str) -> int:
    """The number of the bucket that has the record of a file."""
    return zlib.crc32(path.encode("utf-8", "surrogateescape")) % _BUCKETS


class RecordStore:
    """The records of the library under `root`, by the paths of its files relative to it."""

    def __init__(self, root: Path) -> None:
        self.root = str(root)
        folder = cache_folder(root)
        self._folder = folder / _FOLDER.format(reader_version()) if folder is not None else None

    def read(self, known: Mapping[int, Bucket] | None = None) -> dict[int, Bucket]:
        """Every bucket that is there and whole; of `known` those that nobody has replaced since."""
        found: dict[int, Bucket] = {}
        if self._folder is not None and self._folder.is_dir():
            for number in range(_BUCKETS):
                bucket = _opened(self._folder / str(number), (known or {}).get(number))
                if bucket is not None:
                    found[number] = bucket
        return found

    def write(self, number: int, files: Iterable[tuple[str, Kept]]) -> Bucket:
        """Keep these records in a bucket from now on; the bucket, which holds them even if nothing can be kept."""
        data = packed(list(files))
        if self._folder is not None:
            with contextlib.suppress(OSError):
                self._make_room(self._folder)
                path = self._folder / str(number)
                _replace(path, data)
                return _opened(path, None) or Bucket(data)
        return Bucket(data)

    def _make_room(self, folder: Path) -> None:
        """The folder, without what other versions of the program kept."""
        if not folder.is_dir():
            forget(folder.parent, _FOLDER.format("*"), but=folder.name)
            folder.mkdir(0o700, exist_ok=True)

    def sweep(self) -> None:
        """Delete what processes left that ended while they wrote."""
        if self._folder is None:
            return
        for path in self._folder.glob(f"*{_UNFINISHED}"):
            with contextlib.suppress(OSError):
                if path.stat().st_mtime < time.time() - _ABANDONED_AFTER:
                    path.unlink()


def _opened(path: Path, known: Bucket | None) -> Bucket | None:
    """The bucket in a file, `known` if it is still that; None where there is none or it is damaged."""
    try:
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            mark = _Mark(status.st_ino, status.st_mtime_ns, status.st_size)
            if known is not None and known.mark == mark:
                return known
            is_large = status.st_size >= _MAPPED_FROM
            return Bucket(mmap(file.fileno(), 0, access=ACCESS_READ) if is_large else file.read(), mark)
    except (OSError, ValueError, TypeError, LookupError):
        return None


def _replace(path: Path, data: bytes) -> None:
    """Put bytes in place of a file at once. Whether a power cut leaves them whole, the checksum tells."""
    handle, name = tempfile.mkstemp(_UNFINISHED, f"{path.name}.", path.parent)  # Nobody else may read it.
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
