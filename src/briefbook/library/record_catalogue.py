"""The kept records of all files of a library, numbered through, without taking them out of their buckets."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import accumulate

from briefbook.library.record import Record
from briefbook.library.record_bucket import Bucket, Kept


class Catalogue:
    """Records by number. Nothing in it changes; any thread may ask."""

    def __init__(self, buckets: Mapping[int, Bucket]) -> None:
        """`buckets` by the numbers under which they are stored."""
        self.buckets = dict(sorted(buckets.items()))
        self._in_order = tuple(self.buckets.values())
        self._begins = [*accumulate(map(len, self._in_order), initial=0)]

    def __len__(self) -> int:
        return self._begins[-1]

    @cached_property
    def kinds(self) -> list[str]:
        """The kind of each record, "" for a broken file."""
        return [kind for bucket in self._in_order for kind in bucket.kinds]

    @cached_property
    def unsettled(self) -> frozenset[int]:
        """The records that hold only for a file of the same digest."""
        return frozenset(self._numbered(bucket.unsettled for bucket in self._in_order))

    @cached_property
    def broken(self) -> frozenset[int]:
        """The records of files that give no snippet."""
        return frozenset(self._numbered(bucket.broken for bucket in self._in_order))

    @cached_property
    def noted(self) -> frozenset[int]:
        """The records of files with problems or former ids."""
        return frozenset(self._numbered(bucket.notes for bucket in self._in_order))

    def numbers(self) -> dict[str, int]:
        """The number of each file's record, by the file's path."""
        paths = (path for bucket in self._in_order for path in bucket.paths)
        return {path: number for number, path in enumerate(paths)}

    def states(self) -> list[bytes]:
        """The state of each file when its record was made."""
        return [state for bucket in self._in_order for state in bucket.states]

    def of_buckets(self, numbers: Iterable[int]) -> Iterator[int]:
        """The records in some buckets."""
        places = {number: place for place, number in enumerate(self.buckets)}
        for place in map(places.__getitem__, numbers):
            yield from range(self._begins[place], self._begins[place + 1])

    def path(self, number: int) -> str:
        """The path of a record's file."""
        bucket, inside = self._locate(number)
        return bucket.paths[inside]

    def digest(self, number: int) -> bytes:
        """The digest of a record's file."""
        bucket, inside = self._locate(number)
        return bucket.digest(inside)

    def body(self, number: int) -> bytes | None:
        """An encoded snippet; None for a broken file."""
        bucket, inside = self._locate(number)
        return bucket.body(inside)

    def record(self, number: int) -> Record:
        """A record with all its texts."""
        bucket, inside = self._locate(number)
        return bucket.record(inside)

    def kept(self, number: int) -> Kept:
        """A record with what it was made of."""
        bucket, inside = self._locate(number)
        return bucket.kept(inside)

    def _locate(self, number: int) -> tuple[Bucket, int]:
        place = bisect_right(self._begins, number) - 1
        return self._in_order[place], number - self._begins[place]

    def _numbered(self, inside: Iterable[Iterable[int]]) -> Iterator[int]:
        """Numbers inside of each bucket as numbers of all."""
        for begin, some in zip(self._begins, inside, strict=False):
            yield from (begin + one for one in some)
