"""Many records as one piece of bytes: columns that are taken apart at once, texts that wait until somebody asks.

A book needs a few hundred of a hundred thousand bodies, and a list none. The layout: a checksum of all that follows;
the length of the head; the head, which is JSON; then columns, as long as there are records: states, digests, flags;
where the texts end; the texts.
"""

from __future__ import annotations

import json
import zlib
from array import array
from collections.abc import Mapping, Sequence
from itertools import accumulate
from mmap import mmap
from typing import NamedTuple

from briefbook.library.folder import STATE_LENGTH
from briefbook.library.record import Record

DIGEST_LENGTH = 16
_CHECKSUM_LENGTH = 4
_HEAD_LENGTH = 8
_SETTLED, _WHOLE = 1, 2
_TEXTS = 4
_PLACE = "Q"
"""Where a text ends, as this machine writes numbers (`reader_version` knows it)."""


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
    head = {
        "paths": [path for path, _ in files],
        "kinds": [record.kind for record in records],
        "markings": list(dict.fromkeys(record.markings for record in records if record.markings)),
        "named": list(dict.fromkeys(ident for record in records for ident in record.named_ids)),
        "notes": [[number, record.notes.decode()] for number, record in enumerate(records) if record.notes],
    }
    told = json.dumps(head, separators=(",", ":")).encode()
    texts = [text for record in records for text in _texts(record)]
    parts = [len(told).to_bytes(_HEAD_LENGTH, "big"), told]
    parts += (kept.state for _, kept in files)
    parts += (kept.digest for _, kept in files)
    parts.append(bytes(map(_flags, files)))
    parts.append(array(_PLACE, accumulate(map(len, texts), initial=0)).tobytes())
    data = b"".join((*parts, *texts))
    return zlib.crc32(data).to_bytes(_CHECKSUM_LENGTH, "big") + data


def _flags(file: tuple[str, Kept]) -> int:
    kept = file[1]
    return _SETTLED * kept.is_settled | _WHOLE * (kept.record.body is not None)


def _texts(record: Record) -> tuple[bytes, bytes, bytes, bytes]:
    """What of a record is not in a column."""
    return (record.body or b"", record.lines, _written(record.markings), _written(record.ids))


def _written(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _read(written: bytes) -> str:
    return written.decode("utf-8", "surrogatepass")


class Bucket:
    """Packed records, numbered from 0. Nothing in it changes; any thread may ask.

    `kinds` has the kind of each record, "" for a broken file; `notes` the few that have some; `markings` and `named`
    are all those of the records together: a set that holds them all settles the matter for all of them.
    """

    def __init__(self, data: bytes | mmap, mark: object = None) -> None:
        """ValueError when `data` is not what `packed` made. `mark` tells it from another state of the same bucket."""
        self.mark = mark
        self._data = data
        with memoryview(data) as view:
            if zlib.crc32(view[_CHECKSUM_LENGTH:]) != int.from_bytes(view[:_CHECKSUM_LENGTH], "big"):
                raise ValueError("damaged")
        start = _CHECKSUM_LENGTH + _HEAD_LENGTH
        end = start + int.from_bytes(data[_CHECKSUM_LENGTH:start], "big")
        head = json.loads(data[start:end])
        self.paths: Sequence[str] = head["paths"]
        self.kinds: Sequence[str] = head["kinds"]
        self.markings: Sequence[str] = head["markings"]
        self.named = frozenset(head["named"])
        self.notes: Mapping[int, str] = dict(head["notes"])
        self._take_columns(end)

    def _take_columns(self, start: int) -> None:
        count = len(self.paths)
        self._digests_at = start + STATE_LENGTH * count
        flags_at = self._digests_at + DIGEST_LENGTH * count
        places_at = flags_at + count
        self._states_at = start
        self._flags = self._data[flags_at:places_at]
        self._places = array(_PLACE)
        self._texts_at = places_at + (_TEXTS * count + 1) * self._places.itemsize
        self._places.frombytes(self._data[places_at : self._texts_at])

    def __len__(self) -> int:
        return len(self.paths)

    @property
    def states(self) -> list[bytes]:
        """The state of each file when its record was made."""
        data = self._data[self._states_at : self._digests_at]
        return [data[at : at + STATE_LENGTH] for at in range(0, len(data), STATE_LENGTH)]

    @property
    def digests(self) -> bytes:
        """The digests of all files, one behind the other."""
        return self._data[self._digests_at : self._digests_at + DIGEST_LENGTH * len(self)]

    @property
    def unsettled(self) -> list[int]:
        """The records that hold only for a file of the same digest."""
        return [number for number, flags in enumerate(self._flags) if not flags & _SETTLED]

    @property
    def broken(self) -> list[int]:
        """The records of files that give no snippet."""
        return [number for number, flags in enumerate(self._flags) if not flags & _WHOLE]

    def digest(self, number: int) -> bytes:
        """The digest of a file."""
        at = self._digests_at + DIGEST_LENGTH * number
        return self._data[at : at + DIGEST_LENGTH]

    def body(self, number: int) -> bytes | None:
        """An encoded snippet; None for a broken file."""
        return self._text(number, 0) if self._flags[number] & _WHOLE else None

    def record(self, number: int) -> Record:
        """A record with all its texts."""
        lines, markings, ids = (self._text(number, which) for which in range(1, _TEXTS))
        notes = self.notes.get(number, "").encode()
        return Record(self.kinds[number], self.body(number), notes, _read(markings), _read(ids), lines)

    def kept(self, number: int) -> Kept:
        """A record with what it was made of."""
        at = self._states_at + STATE_LENGTH * number
        is_settled = bool(self._flags[number] & _SETTLED)
        return Kept(self._data[at : at + STATE_LENGTH], self.digest(number), is_settled, self.record(number))

    def _text(self, number: int, which: int) -> bytes:
        at = _TEXTS * number + which
        return self._data[self._texts_at + self._places[at] : self._texts_at + self._places[at + 1]]
