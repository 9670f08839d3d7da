"""References from one snippet to another that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from briefbook.model.kinds import (
    Agreement,
    Body,
    CountryProfile,
    Meeting,
    Person,
    Point,
    Quote,
)
from briefbook.model.library import Library
from briefbook.model.problem import Problem, did_you_mean, warning
from briefbook.model.snippet import Snippet
from briefbook.yaml12.lined import LinedMapping, Step, locate

Reference = tuple[str, tuple[Step, ...]]


def unknown_references(snippet: Snippet, mapping: LinedMapping | None, library: Library) -> list[Problem]:
    """A warning for every id in the snippet that no file of the library has, at its line."""
    problems = []
    for ident, path in _references(snippet):
        if library.snippet(ident) is not None or ident in library.broken:
            continue
        message = f"{path[0]}: the library has no '{ident}'"
        hint = did_you_mean(ident, library.snippets)
        line = locate(mapping, path)
        problems.append(warning(message, snippet.file, line, rule="unknown-reference", hint=hint, subject=snippet.id))
    return problems


def _references(snippet: Snippet) -> Iterator[Reference]:
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


def _one(key: str, ident: str | None) -> Iterator[Reference]:
    if ident is not None:
        yield ident, (key,)


def _people(key: str, people: tuple[object, ...]) -> Iterator[Reference]:
    """Ids of people; whoever has no snippet may stand there as a name with spaces, which no id has."""
    yield from ((one, (key, i)) for i, one in enumerate(people) if isinstance(one, str) and " " not in one)
