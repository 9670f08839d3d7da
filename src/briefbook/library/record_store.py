"""The records of a library kept between two runs of the program, so that only files that changed are read again.

It is a cache: whatever is wrong with it, the files themselves are read, and nobody hears of it. Each process opens it
for itself; SQLite's locks keep writers apart. A record is believed only for a file of the very same size, inode and
times, and only by the very same program.
"""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from briefbook.library.cache_folder import cache_folder, forget
from briefbook.library.reader_version import reader_version
from briefbook.library.record_bucket import Kept, packed, unpacked

_FILE = "records-{}.sqlite"
_PATIENCE = 5.0
"""Seconds to wait for another process that is writing."""
_TABLE = "create table if not exists buckets (number integer primary key, records blob, checksum integer)"
_BUCKETS = 64
"""Into so many the files are dealt by their paths: of a large library a small part is written when a file changes."""
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})


class RecordStore:
    """The records of the library under `root`, by the paths of its files relative to it."""

    def __init__(self, root: Path) -> None:
        folder = cache_folder(root)
        self._path = folder / _FILE.format(reader_version()) if folder is not None else None

    def read(self) -> dict[str, Kept]:
        """Everything that was kept and is whole."""
        found: dict[str, Kept] = {}
        if self._path is not None and self._path.exists():
            with self._unharmed(), self._connection() as connection:
                for _, data, checksum in connection.execute("select number, records, checksum from buckets"):
                    if zlib.crc32(data) == checksum:
                        found.update(unpacked(data))
        return found

    def write(self, all_kept: Mapping[str, Kept], changed: Iterable[str]) -> None:
        """Keep these records from now on; `changed` are the paths of those that are new, other or gone."""
        numbers = {_bucket(path) for path in changed}
        dealt: dict[int, list[tuple[str, Kept]]] = {number: [] for number in numbers}
        for path, kept in all_kept.items():
            number = _bucket(path)
            if number in numbers:
                dealt[number].append((path, kept))
        if self._path is None or not numbers:
            return
        with self._unharmed():
            if not self._path.exists():
                forget(self._path.parent, _FILE.format("*"), but=self._path.name)
                os.close(os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600))
            with self._connection() as connection, connection:
                connection.execute(_TABLE)
                for number, files in dealt.items():
                    data = packed(files)
                    connection.execute("replace into buckets values (?, ?, ?)", (number, data, zlib.crc32(data)))

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        assert self._path is not None
        with closing(sqlite3.connect(self._path, timeout=_PATIENCE)) as connection:
            connection.execute("pragma synchronous = off")  # What a power cut spoils, the checksums tell.
            yield connection

    @contextmanager
    def _unharmed(self) -> Iterator[None]:
        """Whatever goes wrong with the cache stays in here; a file that is no good is thrown away."""
        try:
            yield
        except sqlite3.Error as wrong:
            if getattr(wrong, "sqlite_errorcode", 0) & 0xFF not in _BUSY and self._path is not None:
                forget(self._path.parent, self._path.name)
        except (OSError, ValueError, TypeError, OverflowError):
            return


def _bucket(path: str) -> int:
    return zlib.crc32(path.encode("utf-8", "surrogateescape")) % _BUCKETS
