"""Records of many files: those kept for files that did not change; the others are read, many by several processes."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from briefbook.library.folder import UNREADABLE, Found
from briefbook.library.record import record_of
from briefbook.library.record_bucket import DIGEST_LENGTH, Bucket, Kept
from briefbook.library.record_catalogue import Catalogue
from briefbook.library.record_store import RecordStore, bucket_of
from briefbook.library.snippet_reading import LARGEST, reading_of
from briefbook.model.problem import Problem
from briefbook.yaml12.source import read_bounded

Progress = Callable[[int, int], None]
"""Is told how many of the files that must be read have been read, from 0 on, and how many they are.

Where it raises, the reading ends; what was read is kept.
"""

_SETTLED_AFTER = 3_000_000_000
"""Nanoseconds: the coarsest clock of a file system in use (FAT) counts in two seconds."""
_WORTH_PROCESSES = 4000
_AT_ONCE = 250
_NONE = -1


class _Task(NamedTuple):
    """A file to be looked at; `kept` is what was kept of it, if anything."""

    found: Found
    kept: Kept | None


def records_of(
    files: Sequence[Found], store: RecordStore, known: Mapping[int, Bucket], progress: Progress
) -> tuple[Catalogue, list[int]]:
    """The records of all files and of no others, those of changed files made anew and stored; their numbers by file.

    `known` are buckets that somebody still holds, so that they need not be opened again.
    """
    buckets = store.read(known)
    catalogue = Catalogue(buckets)
    by_path = catalogue.numbers()
    numbers = [by_path.get(found.path, _NONE) for found in files]
    tasks = list(_doubtful(files, numbers, catalogue))
    gone = by_path.keys() - {found.path for found in files} if len(by_path) > len(files) - numbers.count(_NONE) else ()
    if not tasks and not gone:
        return catalogue, numbers
    fresh: dict[str, Kept] = {}
    try:
        progress(0, len(tasks))
        for read in _read_all(store.root, tasks):
            fresh.update(read)
            progress(len(fresh), len(tasks))
    finally:  # Whoever breaks it off goes on from here the next time.
        _renew(buckets, store, [(task, fresh[task.found.path]) for task in tasks if task.found.path in fresh], gone)
    catalogue = Catalogue(buckets)
    return catalogue, [*map(catalogue.numbers().__getitem__, (found.path for found in files))]


def _renew(
    buckets: dict[int, Bucket], store: RecordStore, read: Iterable[tuple[_Task, Kept]], gone: Iterable[str]
) -> None:
    """Put what is other than it was kept into the buckets and the store."""
    changed = {task.found.path: kept for task, kept in read if kept != task.kept}
    for number, dealt in _dealt(changed, gone).items():
        stay = buckets.get(number)
        of_bucket = [] if stay is None else [(path, stay.kept(at)) for at, path in enumerate(stay.paths)]
        left = [(path, kept) for path, kept in of_bucket if path not in dealt]
        renewed = [(path, kept) for path, kept in dealt.items() if kept is not None]
        buckets[number] = store.write(number, [*left, *renewed])
    store.sweep()


def _doubtful(files: Sequence[Found], numbers: Sequence[int], catalogue: Catalogue) -> Iterator[_Task]:
    """The files whose records are not to be believed."""
    states, unsettled = catalogue.states(), catalogue.unsettled
    for found, number in zip(files, numbers, strict=True):
        if number == _NONE:
            yield _Task(found, None)
        elif states[number] != found.state or number in unsettled:
            yield _Task(found, catalogue.kept(number))


def _dealt(changed: Mapping[str, Kept], gone: Iterable[str]) -> dict[int, dict[str, Kept | None]]:
    """What is other than it was kept, by buckets; None for what is gone."""
    dealt: dict[int, dict[str, Kept | None]] = {}
    for path, kept in (*changed.items(), *((path, None) for path in gone)):
        dealt.setdefault(bucket_of(path), {})[path] = kept
    return dealt


_Read = list[tuple[str, Kept]]


def _read_all(root: str, tasks: Sequence[_Task]) -> Iterator[_Read]:
    parts = [tasks[start : start + _AT_ONCE] for start in range(0, len(tasks), _AT_ONCE)]
    if len(tasks) < _WORTH_PROCESSES or (os.cpu_count() or 1) < 2:
        yield from (_read_part(root, part) for part in parts)
        return
    yield from _read_by_processes(root, parts)


def _read_by_processes(root: str, parts: Sequence[Sequence[_Task]]) -> Iterator[_Read]:
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


def _read_part(root: str, part: Sequence[_Task]) -> _Read:
    return [_read_one(root, task) for task in part]


def _read_one(root: str, task: _Task) -> tuple[str, Kept]:
    """A file's record, the kept one if the bytes are still the same.

    What a file that could not be opened gives is never believed: it may be readable next time.
    """
    found, kept = task
    is_settled = found.touched < time.time_ns() - _SETTLED_AFTER
    data = read_bounded(f"{root}{os.sep}{found.path}", LARGEST, found.path)
    digest = bytes(DIGEST_LENGTH)
    if not isinstance(data, Problem):
        digest = hashlib.blake2b(data, digest_size=DIGEST_LENGTH).digest()
    if kept is not None and any(digest) and digest == kept.digest:
        return found.path, Kept(found.state, digest, is_settled, kept.record)
    reading = reading_of(data, found.ident, found.path)
    is_unreadable = any(problem.rule == UNREADABLE for problem in reading.problems)
    return found.path, Kept(found.state, digest, is_settled and not is_unreadable, record_of(reading, found.ident))
