"""The snippets of a library by id, each made of its record when it is first asked for."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from briefbook.library.record import Record
from briefbook.library.record_bucket import Bucket
from briefbook.library.record_catalogue import Catalogue
from briefbook.library.snippet_codec import decoded, encoded
from briefbook.model.library import Library
from briefbook.model.snippet import Snippet


class Shelf(Mapping[str, Snippet]):
    """Many snippets are never looked at: a record costs a twentieth of one. Any thread may ask."""

    def __init__(self, catalogue: Catalogue, numbers: Mapping[str, int], before_path: str) -> None:
        """`numbers` gives the record of each id; `before_path` stands before a file's path where problems name it."""
        self._catalogue = catalogue
        self._numbers = numbers
        self._before_path = before_path
        self._made: dict[str, Snippet] = {}

    def __getitem__(self, ident: str) -> Snippet:
        made = self._made.get(ident)
        if made is None:
            made = self._made.setdefault(ident, decoded(self.body(ident), ident, self._file(ident)))
        return made

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)

    def __contains__(self, ident: object) -> bool:
        return ident in self._numbers

    @property
    def buckets(self) -> Mapping[int, Bucket]:
        """Where the records are, by the numbers under which they are stored."""
        return self._catalogue.buckets

    def records(self) -> Iterator[tuple[str, Record, bytes]]:
        """Id, record and digest of the file of every snippet."""
        catalogue = self._catalogue
        return ((ident, catalogue.record(one), catalogue.digest(one)) for ident, one in self._numbers.items())

    def body(self, ident: str) -> bytes:
        """The encoded snippet of that id."""
        body = self._catalogue.body(self._numbers[ident])
        assert body is not None
        return body

    def fingerprint(self) -> bytes:
        """Another one whenever another file is there, or a file says something else; no record is looked at for it."""
        told = hashlib.blake2b(digest_size=16)
        for bucket in self.buckets.values():
            told.update("\0".join(bucket.paths).encode("utf-8", "surrogateescape"))
            told.update(bucket.digests)
        return told.digest()

    def is_same(self, other: Shelf) -> bool:
        """Whether both hold the same snippets in the same files; none is made for it, and what they share not read."""
        if self._before_path != other._before_path or list(self._numbers) != list(other._numbers):
            return False
        shared = {number for number, bucket in self.buckets.items() if other.buckets.get(number) is bucket}
        mine, theirs = (
            {catalogue.path(one): one for one in catalogue.of_buckets(catalogue.buckets.keys() - shared)}
            for catalogue in (self._catalogue, other._catalogue)
        )
        return mine.keys() == theirs.keys() and all(self._says(mine[path], other, theirs[path]) for path in mine)

    def take_over(self, before: Shelf) -> None:
        """Take the snippets that another shelf has made, where they would be the same."""
        for ident, made in list(before._made.items()):
            mine, theirs = self._numbers.get(ident), before._numbers[ident]
            if mine is not None and self._says(mine, before, theirs) and self._file(ident) == before._file(ident):
                self._made.setdefault(ident, made)

    def _says(self, mine: int, other: Shelf, theirs: int) -> bool:
        """Whether two records are of the same snippet; files that differ may say the same."""
        here, there = self._catalogue, other._catalogue
        return here.digest(mine) == there.digest(theirs) or here.body(mine) == there.body(theirs)

    def _file(self, ident: str) -> str:
        return self._before_path + self._catalogue.path(self._numbers[ident])


def says_the_same(one: Library, other: Library) -> bool:
    """Whether two readings of a library found the same snippets, settings and problems."""
    told, told_there = ((lib.settings, lib.problems, lib.broken, lib.renamed) for lib in (one, other))
    if told != told_there:
        return False
    mine, theirs = one.snippets, other.snippets
    if isinstance(mine, Shelf) and isinstance(theirs, Shelf):
        return mine.is_same(theirs)
    return mine == theirs


def body_of(library: Library, ident: str) -> bytes:
    """The encoded snippet of that id, however the library came about."""
    snippets = library.snippets
    return snippets.body(ident) if isinstance(snippets, Shelf) else encoded(snippets[ident])
