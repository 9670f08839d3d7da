"""The people of an edition: those of the visit, and those its snippets name."""

from __future__ import annotations

from collections.abc import Iterator

from briefbook.checks.material import Material
from briefbook.model.kinds import Body, Meeting, Named, Person, Point, Quote
from briefbook.model.snippet import Snippet


def people_of(material: Material) -> tuple[Person, ...]:
    """The people who have a snippet, each once, those of the visit first; posts and names as the library has them."""
    idents = [who for who, _ in named_in(material) if isinstance(who, str)]
    found = (material.original(ident) for ident in dict.fromkeys(idents))
    return tuple(one for one in found if isinstance(one, Person))


def named_in(material: Material) -> Iterator[tuple[str | Named, tuple[str, int, str]]]:
    """Everybody named, with the place (file, line, subject) that names them."""
    yield from _of_visit(material)
    for ident, snippet in material.shown.items():
        place = (snippet.file, snippet.line_number, ident)
        yield from ((who, place) for who in _of_snippet(snippet))


def _of_visit(material: Material) -> Iterator[tuple[str | Named, tuple[str, int, str]]]:
    visit, file = material.briefing.visit, material.briefing.file
    lowest = material.scale.lowest.id
    for who in (*visit.visitors, visit.host, *([visit.invited_by] if visit.invited_by is not None else [])):
        yield who, (file, _line(who, visit.line_number), "visit")
    for side in visit.delegations:
        yield from ((who, (file, _line(who, side.line_number), "visit")) for who in side.members)
    for line in visit.programme:
        if material.permits(line.marking or lowest):
            yield from ((who, (file, _line(who, line.line_number), "programme")) for who in line.with_)


def _line(who: str | Named, otherwise: int) -> int:
    return who.line_number or otherwise if isinstance(who, Named) else otherwise


def _of_snippet(snippet: Snippet) -> tuple[str | Named, ...]:
    match snippet:
        case Person():
            return (snippet.id,)
        case Meeting():
            return snippet.participants
        case Quote() if snippet.by is not None:
            return (snippet.by,)
        case Point() if snippet.to is not None:
            return (snippet.to,)
        case Body():
            return tuple(chair.person for chair in snippet.chairs if chair.person)
        case _:
            return ()
