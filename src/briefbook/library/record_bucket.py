"""Many records as one piece of bytes: to take them apart again costs a tenth of asking a database for each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from briefbook.library.folder import STATE_LENGTH
from briefbook.library.record import Record

DIGEST_LENGTH = 16
_HEAD_LENGTH = 8
_NONE = -1


class Kept(NamedTuple):
    """A file's record; `state` and `digest` of the file it was made of.

    `is_settled`: the file had not been touched for a while when it was read, so that a later change shows in its
    times. Else only the digest of its bytes tells.
    """

    state: bytes
    digest: bytes
    is_settled: bool
    record: Record


def packed(files: Sequence[tuple[str, Kept]]) -> bytes:
    """The records of some files, by their paths."""
    records = [kept.record for _, kept in files]
    columns = [
        [path for path, _ in files],
        [int(kept.is_settled) for _, kept in files],
        [record.kind for record in records],
        [record.markings for record in records],
        [record.ids for record in records],
        [record.notes.decode() for record in records],
        [_NONE if record.body is None else len(record.body) for record in records],
        [len(record.lines) for record in records],
    ]
    head = json.dumps(columns, separators=(",", ":")).encode()
    parts = [len(head).to_bytes(_HEAD_LENGTH, "big"), head]
    parts += (kept.state for _, kept in files)
    parts += (kept.digest for _, kept in files)
    parts += (record.body or b"" for record in records)
    parts += (record.lines for record in records)
    return b"".join(parts)


def unpacked(data: bytes) -> Iterator[tuple[str, Kept]]:
    """The records again, in the order they were given; ValueError when it is not what `packed` made."""
    start = _HEAD_LENGTH + int.from_bytes(data[:_HEAD_LENGTH], "big")
    paths, settled, kinds, markings, ids, notes, bodies, lines = json.loads(data[_HEAD_LENGTH:start])
    count = len(paths)
    states = _cut(data, start, [STATE_LENGTH] * count)
    start += STATE_LENGTH * count
    digests = _cut(data, start, [DIGEST_LENGTH] * count)
    start += DIGEST_LENGTH * count
    lengths = [max(length, 0) for length in bodies]
    texts: list[bytes | None] = list(_cut(data, start, lengths))
    if _NONE in bodies:
        texts = [None if length == _NONE else text for text, length in zip(texts, bodies, strict=True)]
    notes = [note.encode() for note in notes]
    places = _cut(data, start + sum(lengths), lines)
    records = map(Record, kinds, texts, notes, markings, ids, places)
    return zip(paths, map(Kept, states, digests, map(bool, settled), records), strict=True)


def _cut(data: bytes, start: int, lengths: Iterable[int]) -> list[bytes]:
    return [data[one:other] for one, other in pairwise(accumulate(lengths, initial=start))]
