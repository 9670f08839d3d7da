"""What one edition may see: the library under a ceiling and on a day. Everything downstream asks here alone."""

from __future__ import annotations

from datetime import date
from typing import TypeVar, cast

from briefbook.compose.redact import bare_person, redacted
from briefbook.compose.weights import markings_inside
from briefbook.model.kinds import Person
from briefbook.model.library import Library
from briefbook.model.snippet import Snippet

AnySnippet = TypeVar("AnySnippet", bound=Snippet)


class View:
    """The visible library: snippets at or below the ceiling and known on the day, without the fields that are not.

    Snippets are cut down when first asked for and kept, so that a large library costs only what a book uses.
    """

    def __init__(
        self,
        library: Library,
        ceiling: str,
        as_of: date,
        always: frozenset[str] = frozenset(),
        *,
        for_theirs: bool = False,
    ) -> None:
        """`always` are the ids of principal and host, whose names and posts are shown under any ceiling.

        `for_theirs`: the edition is handed to the other side, so nothing with `say: no` is visible.
        """
        self.library = library
        self.for_theirs = for_theirs
        self.always = always
        self.ceiling = ceiling
        self.as_of = as_of
        self._seen: dict[str, Snippet | None] = {}
        self._of_kind: dict[type[Snippet], tuple[Snippet, ...]] = {}
        self._weights: dict[str, str] = {}

    def sees_as(self, other: View) -> bool:
        """Whether it sees what another sees, as it sees it."""
        mine = (self.ceiling, self.as_of, self.always, self.for_theirs)
        return self.library is other.library and mine == (
            other.ceiling,
            other.as_of,
            other.always,
            other.for_theirs,
        )

    @property
    def first_language(self) -> str:
        """The language of plain values."""
        return self.library.first_language

    def permits(self, *markings: str | None) -> bool:
        """Whether something with all these markings may be seen; None counts as the highest."""
        return self.library.scale.permits(self.ceiling, markings)

    def snippet(self, ident: str) -> Snippet | None:
        """The visible snippet of that id, None when there is none or it may not be seen."""
        found = self.library.snippet(ident)
        if found is None:
            return None
        if found.id not in self._seen:
            may_say = found.say or not self.for_theirs
            seen = redacted(found, self.library.scale, self.ceiling, self.as_of) if may_say else None
            if seen is None and isinstance(found, Person) and found.id in self.always:
                seen = bare_person(found, self.library.scale, self.ceiling, self.as_of)
            self._seen[found.id] = seen
        return self._seen[found.id]

    def of(self, kind: type[AnySnippet], ident: str) -> AnySnippet | None:
        """The visible snippet of that id if it is of the kind."""
        found = self.snippet(ident)
        return found if isinstance(found, kind) else None

    def all(self, kind: type[AnySnippet]) -> tuple[AnySnippet, ...]:
        """All visible snippets of a kind, by id."""
        found = self._of_kind.get(kind)
        if found is None:
            idents = sorted(snippet.id for snippet in self.library.of_kind(kind))
            found = self._of_kind[kind] = tuple(filter(None, map(self.snippet, idents)))
        return cast(tuple[AnySnippet, ...], found)

    def weight(self, ident: str) -> str:
        """The highest marking of what may be seen of a snippet and of those it names; never too low, where it is
        printed in part perhaps higher than need be."""
        if ident not in self._weights:
            scale, marking = self.library.scale, self._marking(ident)
            inside = () if marking is None else markings_inside(self.snippet(ident), self._marking)
            self._weights[ident] = scale.higher(scale.lowest.id, *((marking,) if marking else ()), *inside)
        return self._weights[ident]

    def _marking(self, ident: str) -> str | None:
        """Of a visible snippet; None of others, and of a principal of whom only what always prints is seen."""
        found = self.snippet(ident) if self.library.snippet(ident) is not None else None
        is_whole = found is not None and self.permits(found.marking)
        return self.library.scale.level(found.marking).id if found is not None and is_whole else None
