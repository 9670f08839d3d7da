"""References from one snippet to another that lead nowhere."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from briefbook.model.kinds import (
    Agreement,
    Body,
    CountryProfile,
    Meeting,
    Person,
    Point,
    Quote,
)
from briefbook.model.problem import Problem, did_you_mean, warning
from briefbook.model.sentence import FieldName, Sentence
from briefbook.model.snippet import Snippet
from briefbook.yaml12.lined import LinedMapping, Step, locate
from briefbook.yaml12.validation import Place

Path = tuple[str, tuple[Step, ...]]
Reference = tuple[str, str, int]
"""An id, the key under which a snippet names it, and the line."""
_MANY = 2000
_ALIKE = 2


def references(snippet: Snippet, mapping: LinedMapping) -> tuple[Reference, ...]:
    """Every id of another snippet that a snippet names."""
    return tuple((ident, str(path[0]), locate(mapping, path)) for ident, path in _references(snippet))


def named_ids(snippet: Snippet) -> tuple[str, ...]:
    """The ids of other snippets that a snippet names, each once."""
    return tuple(dict.fromkeys(ident for ident, _ in _references(snippet)))


class UnknownReferences:
    """Tells of ids that a library does not have."""

    def __init__(self, known: Collection[str]) -> None:
        self._known = known
        self._alike: dict[str, list[str]] = {}

    def problem(self, reference: Reference, place: Place) -> Problem:
        """The warning about an id that no file of the library has, at its line."""
        ident, key, line = reference
        message = Sentence("{key}: the library has no '{ident}'", key=FieldName(key), ident=ident)
        hint = did_you_mean(ident, self._candidates(ident))
        return warning(message, place.file, line, rule="unknown-reference", hint=hint, subject=place.subject)

    def _candidates(self, ident: str) -> Iterable[str]:
        """All ids, of very many those that begin alike: comparing letter by letter would take seconds."""
        if len(self._known) <= _MANY:
            return self._known
        if not self._alike:
            for one in self._known:
                self._alike.setdefault(one[:_ALIKE], []).append(one)
        return self._alike.get(ident[:_ALIKE], [])[:_MANY]


def _references(snippet: Snippet) -> Iterator[Path]:
    match snippet:
        case Person():
            yield from ((post.body, ("posts", i, "body")) for i, post in enumerate(snippet.posts) if post.body)
        case Body():
            yield from ((one.person, ("chairs", i, "person")) for i, one in enumerate(snippet.chairs) if one.person)
        case Meeting():
            yield from _people("participants", snippet.participants)
            yield from _one("during", snippet.during)
        case Agreement():
            yield from _one("signed_at", snippet.signed_at)
        case Point():
            yield from _one("to", snippet.to)
            yield from ((ident, ("rests_on", i)) for i, ident in enumerate(snippet.rests_on))
        case Quote():
            yield from _people("by", (snippet.by,))
        case CountryProfile():
            yield from ((one, ("figures", i)) for i, one in enumerate(snippet.figures) if isinstance(one, str))
        case _:
            return


def _one(key: str, ident: str | None) -> Iterator[Path]:
    if ident is not None:
        yield ident, (key,)


def _people(key: str, people: tuple[object, ...]) -> Iterator[Path]:
    """Ids of people; whoever has no snippet may stand there as a name with spaces, which no id has."""
    yield from ((one, (key, i)) for i, one in enumerate(people) if isinstance(one, str) and " " not in one)
