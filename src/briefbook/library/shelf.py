"""The snippets of a library by id, each made of its record when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefbook.library.record_bucket import Kept
from briefbook.library.snippet_codec import encoded
from briefbook.model.library import Library
from briefbook.model.snippet import Snippet


class Shelf(Mapping[str, Snippet]):
    """Many snippets are never looked at: a record costs a twentieth of one. Any thread may ask."""

    def __init__(self, records: Mapping[str, tuple[Kept, str]]) -> None:
        """`records` gives the record and the file (as problems name it) of each id."""
        self._records = records
        self._made: dict[str, Snippet] = {}

    def __getitem__(self, ident: str) -> Snippet:
        made = self._made.get(ident)
        if made is None:
            kept, file = self._records[ident]
            made = self._made.setdefault(ident, kept.record.snippet(ident, file))
        return made

    def __iter__(self) -> Iterator[str]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)

    def __contains__(self, ident: object) -> bool:
        return ident in self._records

    def all_kept(self) -> Iterator[tuple[str, Kept]]:
        """What every snippet is made of, by its id."""
        return ((ident, kept) for ident, (kept, _) in self._records.items())

    def body(self, ident: str) -> bytes:
        """The encoded snippet of that id."""
        body = self._records[ident][0].record.body
        assert body is not None
        return body

    def is_same(self, other: Shelf) -> bool:
        """Whether both hold the same snippets in the same files; none is made for it."""
        return len(self) == len(other) and all(map(_is_same, self._records.items(), other._records.items()))

    def take_over(self, before: Shelf) -> None:
        """Take the snippets that another shelf has made, where they would be the same."""
        for ident, made in list(before._made.items()):
            mine, theirs = self._records.get(ident), before._records[ident]
            if mine is not None and _is_same((ident, mine), (ident, theirs)):
                self._made.setdefault(ident, made)


def _is_same(one: tuple[str, tuple[Kept, str]], other: tuple[str, tuple[Kept, str]]) -> bool:
    (ident, (kept, file)), (other_ident, (other_kept, other_file)) = one, other
    return ident == other_ident and file == other_file and kept.record.body == other_kept.record.body


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
