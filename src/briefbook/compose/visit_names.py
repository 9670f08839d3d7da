"""Who and what a visit names: whether the library knows them (FORMATS, "The command line")."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from babel import Locale

from briefbook.compose.phrase.places import is_country
from briefbook.model.briefing import Briefing
from briefbook.model.kinds import Body, Named, Participant, Person
from briefbook.model.library import Library
from briefbook.model.problem import Problem, did_you_mean, error
from briefbook.model.sentence import Sentence

Report = Callable[[Problem], None]

_NO_COUNTRY = "ZZ"
"""What CLDR calls an unknown region."""

_UNKNOWN_PRINCIPAL = "the principal visitor '{who}' is not a person of the library"
_UNKNOWN_HOST = "the host '{who}' is not a person of the library"
_UNKNOWN_PERSON = "'{who}' is not a person of the library and is left out"
_UNKNOWN_SIDE = "'{side}' is neither a country nor a body of the library"
_HOW_TO_NAME = "give the id of a person, or {name, post, country}"
_HOW_TO_PLACE = "use the two letters of ISO 3166-1, or the id of a body"


def check_principals(briefing: Briefing, library: Library, report: Report) -> None:
    """Errors for a principal or host whom nobody knows: the book is refused."""
    for who, unknown in ((briefing.visit.principal, _UNKNOWN_PRINCIPAL), (briefing.visit.host, _UNKNOWN_HOST)):
        _check_person(who, unknown, briefing.visit.line_number, briefing, library, report)


def check_names(briefing: Briefing, library: Library, report: Report) -> None:
    """Errors for everybody else whom the visit names and nobody knows, and for sides: they are left out."""
    for who, line in _others(briefing):
        _check_person(who, _UNKNOWN_PERSON, line, briefing, library, report)
    visit = briefing.visit
    sides = [(side, visit.line_number) for side in (visit.from_, visit.to) if side]
    sides += [(one.of, one.line_number or visit.line_number) for one in visit.delegations]
    for side, line in sides:
        if not _is_side(side, library):
            bodies = [body.id for body in library.of_kind(Body)]
            hint = did_you_mean(side, bodies) or _HOW_TO_PLACE
            report(error(Sentence(_UNKNOWN_SIDE, side=side), briefing.file, line, rule="unknown-side", hint=hint))


def _others(briefing: Briefing) -> Iterator[tuple[Participant, int]]:
    visit = briefing.visit
    yield from ((who, visit.line_number) for who in visit.visitors[1:])
    if visit.invited_by is not None:
        yield visit.invited_by, visit.line_number
    for line in visit.programme:
        yield from ((who, line.line_number) for who in line.with_)
    for delegation in visit.delegations:
        yield from ((who, delegation.line_number or visit.line_number) for who in delegation.members)


def _check_person(
    who: Participant, unknown: str, line: int, briefing: Briefing, library: Library, report: Report
) -> None:
    if isinstance(who, Named) or isinstance(library.snippet(who), Person):
        return
    for problem in library.broken.get(who, ()):
        report(problem)
    hint = did_you_mean(who, [person.id for person in library.of_kind(Person)]) or _HOW_TO_NAME
    rule = "unknown-person" if unknown is _UNKNOWN_PERSON else "unknown-principal"
    report(error(Sentence(unknown, who=who), briefing.file, line, rule=rule, hint=hint))


def _is_side(side: str, library: Library) -> bool:
    if is_country(side):
        return side in Locale("en").territories and side != _NO_COUNTRY
    return isinstance(library.snippet(side), Body)
