"""Records of many files: those kept for files that did not change; the others are read, many by several processes."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from briefbook.library.folder import UNREADABLE, Found
from briefbook.library.record import record_of
from briefbook.library.record_bucket import DIGEST_LENGTH, Kept
from briefbook.library.snippet_reading import LARGEST, reading_of
from briefbook.model.problem import Problem
from briefbook.yaml12.source import read_bounded

Progress = Callable[[int, int], None]
"""Is told how many of the files that must be read have been read, and how many they are."""

_SETTLED_AFTER = 3_000_000_000
"""Nanoseconds: the coarsest clock of a file system in use (FAT) counts in two seconds."""
_WORTH_PROCESSES = 4000
_AT_ONCE = 500


@dataclass
class Records:
    """The record of each file by its path. `changed` are the paths for which something else should be kept now."""

    all: dict[str, Kept] = field(default_factory=dict)
    changed: set[str] = field(default_factory=set)
    passing: set[str] = field(default_factory=set)

    @property
    def lasting(self) -> dict[str, Kept]:
        """Those that the same bytes will give again; a file that could not be opened may be readable next time."""
        return {path: kept for path, kept in self.all.items() if path not in self.passing}


class _Task(NamedTuple):
    """A file to be looked at; `kept` is what was kept of it, if anything."""

    found: Found
    kept: Kept | None


def records_of(root: Path, files: Sequence[Found], kept: Mapping[str, Kept], progress: Progress) -> Records:
    """A record for every file."""
    records = Records()
    tasks: list[_Task] = []
    for found in files:
        known = kept.get(found.path)
        if known is not None and known.state == found.state and known.is_settled:
            records.all[found.path] = known
        else:
            tasks.append(_Task(found, known))
    done = 0
    for read in _read_all(root, tasks):
        for path, one, is_lasting in read:
            records.all[path] = one
            records.changed.add(path)
            if not is_lasting:
                records.passing.add(path)
        done += len(read)
        progress(done, len(tasks))
    records.changed.update(path for path in kept if path not in records.all)
    return records


_Read = list[tuple[str, Kept, bool]]


def _read_all(root: Path, tasks: Sequence[_Task]) -> Iterator[_Read]:
    parts = [tasks[start : start + _AT_ONCE] for start in range(0, len(tasks), _AT_ONCE)]
    if len(tasks) < _WORTH_PROCESSES or (os.cpu_count() or 1) < 2:
        yield from (_read_part(root, part) for part in parts)
        return
    yield from _read_by_processes(root, parts)


def _read_by_processes(root: Path, parts: Sequence[Sequence[_Task]]) -> Iterator[_Read]:
    # Imported here because only a large library that is read for the first time needs them.
    import gc
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    context = multiprocessing.get_context("spawn")
    done = 0
    try:
        with ProcessPoolExecutor(min(os.cpu_count() or 1, len(parts)), context, initializer=gc.disable) as pool:
            for read in pool.map(_read_part, [root] * len(parts), parts):
                done += 1
                yield read
    except BrokenProcessPool:  # One was ended from outside, for want of memory perhaps: this one goes on alone.
        yield from (_read_part(root, part) for part in parts[done:])


def _read_part(root: Path, part: Sequence[_Task]) -> _Read:
    return [_read_one(root, task) for task in part]


def _read_one(root: Path, task: _Task) -> tuple[str, Kept, bool]:
    """A file's record, the kept one if the bytes are still the same; whether it may be kept."""
    found, kept = task
    is_settled = found.touched < time.time_ns() - _SETTLED_AFTER
    data = read_bounded(f"{root}{os.sep}{found.path}", LARGEST, found.path)
    digest = bytes(DIGEST_LENGTH)
    if not isinstance(data, Problem):
        digest = hashlib.blake2b(data, digest_size=DIGEST_LENGTH).digest()
    if kept is not None and any(digest) and digest == kept.digest:
        return found.path, Kept(found.state, digest, is_settled, kept.record), True
    reading = reading_of(data, found.ident, found.path)
    is_lasting = all(problem.rule != UNREADABLE for problem in reading.problems)
    return found.path, Kept(found.state, digest, is_settled, record_of(reading, found.ident)), is_lasting
