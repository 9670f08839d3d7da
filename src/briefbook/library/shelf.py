"""The snippets of a library by id, each made of its record when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefbook.library.record import Record
from briefbook.model.snippet import Snippet


class Shelf(Mapping[str, Snippet]):
    """Many snippets are never looked at: a record costs a twentieth of one. Any thread may ask."""

    def __init__(self, records: Mapping[str, tuple[Record, str]]) -> None:
        """`records` gives the record and the file (as problems name it) of each id."""
        self._records = records
        self._made: dict[str, Snippet] = {}

    def __getitem__(self, ident: str) -> Snippet:
        made = self._made.get(ident)
        if made is None:
            record, file = self._records[ident]
            made = self._made.setdefault(ident, record.snippet(ident, file))
        return made

    def __iter__(self) -> Iterator[str]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)

    def __contains__(self, ident: object) -> bool:
        return ident in self._records

    def record(self, ident: str) -> Record:
        """What a snippet is made of."""
        return self._records[ident][0]

    def take_over(self, before: Shelf) -> None:
        """Take the snippets that another shelf has made, where they would be the same."""
        for ident, made in list(before._made.items()):
            if self._records.get(ident) == before._records[ident]:
                self._made.setdefault(ident, made)
