"""One person in two spellings: in own words, in delegations, or in two snippets."""

from __future__ import annotations

import operator
from collections.abc import Iterator
from dataclasses import dataclass

from briefbook.checks.material import Material
from briefbook.checks.passages import passages
from briefbook.checks.people import named_in, people_of
from briefbook.checks.reading.names import NamePair, is_other_spelling, is_same, pairs_in, pairs_of
from briefbook.model.kinds import Named, Person
from briefbook.model.problem import Correction, Problem, warning
from briefbook.model.sentence import Sentence

RULE = "two-spellings"


@dataclass(frozen=True, slots=True)
class _KnownName:
    """A name as the library spells it, with its pairs of neighbouring words."""

    ident: str
    name: str
    pairs: tuple[NamePair, ...]


def two_spellings(material: Material) -> Iterator[Problem]:
    """A warning for every name in a text or list of people that is a known person's, spelled otherwise."""
    known = _known(material)
    exact = _spelled_so(material)
    for text, (file, line, subject) in _texts(material):
        for found in pairs_in(text):
            if (found.first.casefold(), found.second.casefold()) in exact:
                continue
            one = _meant(found, known)
            if one is not None:
                message = Sentence("'{found}' is spelled '{name}' elsewhere in the book", found=found, name=one.name)
                hint = Sentence('write {{{{ person("{ident}") }}}}, or the same spelling everywhere', ident=one.ident)
                right = _respelled(found, one)
                correction = Correction(str(found), right, material.language) if right else None
                yield warning(message, file, line, rule=RULE, hint=hint, subject=subject, correction=correction)


def _respelled(found: NamePair, one: _KnownName) -> str:
    """The pair as the name has it; "" where its words have cases that would have to be kept."""
    pair = _pair_meant(found, one)
    return str(pair) if pair is not None and str(pair).isascii() else ""


def _texts(material: Material) -> Iterator[tuple[str, tuple[str, int, str]]]:
    for passage in passages(material):
        yield passage.words, (passage.file, passage.line, passage.subject)
    for who, place in named_in(material):
        best = who.name.best(material.language, material.first_language) if isinstance(who, Named) else None
        if best is not None:
            yield best[0].text, place


def _known(material: Material) -> tuple[_KnownName, ...]:
    found = []
    for person in people_of(material):
        best = person.label.best(material.language, material.first_language) if person.label else None
        if best is not None:
            found.append(_KnownName(person.id, best[0].text, pairs_of(best[0].text)))
    return tuple(found)


def _spelled_so(material: Material) -> frozenset[tuple[str, str]]:
    """The pairs of words in names and given forms of everybody in the library, who are then themselves."""
    names = [
        text
        for one in material.library.of_kind(Person)
        if one.label is not None
        for text in (*one.label.texts(), *(form for cases in one.forms.values() for form in cases.values()))
    ]
    return frozenset((pair.first.casefold(), pair.second.casefold()) for name in names for pair in pairs_of(name))


def _meant(found: NamePair, known: tuple[_KnownName, ...]) -> _KnownName | None:
    return next((one for one in known if _pair_meant(found, one) is not None), None)


def _pair_meant(found: NamePair, one: _KnownName) -> NamePair | None:
    for pair in one.pairs:
        words = ((found.first, pair.first), (found.second, pair.second))
        same = [is_same(*both) for both in words]
        other = [is_other_spelling(*both) for both in words]
        if any(other) and all(map(operator.or_, same, other)):
            return pair
    return None
