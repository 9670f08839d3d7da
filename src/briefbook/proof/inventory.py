"""Everything written in a library and a briefing, piece by piece, each with the marking that holds for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefbook.model.briefing import Briefing, Delegation, Edition, Item, ProgrammeLine, Section
from briefbook.model.kinds import Named
from briefbook.model.library import Library
from briefbook.model.localised import Localised
from briefbook.model.marking import MarkingScale
from briefbook.model.snippet import Snippet
from briefbook.model.values import Written

PRIVATE = frozenset({"note", "owner"})
"""Fields that no edition prints, whatever its ceiling."""

_REFERENCES = frozenset({"during", "signed_at", "rests_on", "to", "formerly", "kind"})


class Piece(NamedTuple):
    """Words and their marking. A name (of a person, thing, file, snippet) is sought whole, however short.

    `is_private` words belong in no edition.
    """

    words: str
    marking: str | None
    is_name: bool = False
    is_private: bool = False


def pieces_of_library(library: Library, *, for_theirs: bool = False) -> Iterator[Piece]:
    """Every text, name and id of a library's snippets.

    What must not be said to the other side (`say: no`) is private in a book that is `for_theirs`.
    """
    for snippet in library.snippets.values():
        pieces = _pieces(snippet, library.scale, snippet.marking)
        named = (Piece(snippet.id, library.scale.level(snippet.marking).id, is_name=True), *pieces)
        unsayable = for_theirs and not snippet.say
        yield from (piece._replace(is_private=True) for piece in named) if unsayable else named


def _pieces(value: Written, scale: MarkingScale, marking: str | None) -> Iterator[Piece]:
    inside = marking if isinstance(value, Snippet) else scale.within(marking, getattr(value, "marking", None))
    for name in value.model_fields_set:
        yield from _field(name, getattr(value, name), scale, inside)


def _field(name: str, held: object, scale: MarkingScale, marking: str | None) -> Iterator[Piece]:
    match held:
        case Localised():
            is_name, is_private = name not in _TEXTS, name in PRIVATE
            for said in held.words.values():
                yield Piece(said.text, scale.within(marking, said.marking), is_name, is_private)
            for forms in held.forms.values():
                yield from (Piece(form, marking, is_name, is_private) for form in forms.values())
        case Written():
            yield from _pieces(held, scale, marking)
        case tuple():
            for one in held:
                yield from _field(name, one, scale, marking)
        case str() if name not in _REFERENCES and name not in ("id", "file", "marking", "currency", "lang", "gender"):
            yield Piece(held, marking, is_name=name in ("picture", "text"))
        case _:
            return


_TEXTS = frozenset({"text", "short", "briefly", "mandate", "interest", "economy", "theirs", "lines", "avoid", *PRIVATE})


def pieces_of_briefing(briefing: Briefing, library: Library) -> Iterator[Piece]:
    """Every text of a briefing: section titles and the visit itself for everybody, the rest as marked."""
    scale = library.scale
    lowest = scale.lowest.id
    for value in (briefing.title, briefing.issuer, briefing.prepared, briefing.cleared, briefing.contact):
        yield from _said(value, scale, lowest)
    yield Piece(briefing.reference or "", lowest)
    yield from _visit(briefing, scale)
    for section in briefing.walk():
        yield from _section(section, library)


def pieces_of_copies(edition: Edition, scale: MarkingScale) -> Iterator[Piece]:
    """The recipients of an edition's copies: they print unless a language's words carry a marking of their own."""
    for recipient in edition.copies:
        yield from _said(recipient, scale, scale.lowest.id, is_name=True)


def _said(value: Localised | None, scale: MarkingScale, marking: str | None, is_name: bool = False) -> Iterator[Piece]:
    """Words of the briefing: a language's own marking holds where what it stands in has none, else the higher one."""
    for said in value.words.values() if value else ():
        own = said.marking or marking
        yield Piece(said.text, scale.higher(marking, said.marking) if marking and said.marking else own, is_name)


def _visit(briefing: Briefing, scale: MarkingScale) -> Iterator[Piece]:
    visit, lowest = briefing.visit, scale.lowest.id
    yield from _said(visit.place, scale, lowest)
    yield from _said(visit.purpose, scale, None)
    for point in visit.agenda:
        yield from _said(point, scale, None)
    for line in visit.programme:
        yield from _programme(line, scale)
    for who in (*visit.visitors, visit.host):
        yield from _named(who, scale, who in (visit.principal, visit.host))
    for delegation in visit.delegations:
        yield from _delegation(delegation, scale)


def _programme(line: ProgrammeLine, scale: MarkingScale) -> Iterator[Piece]:
    for value in (line.what, line.place, line.press, line.status):
        yield from _said(value, scale, line.marking or scale.lowest.id)
    for who in line.with_:
        yield from _named(who, scale, False)


def _delegation(delegation: Delegation, scale: MarkingScale) -> Iterator[Piece]:
    for who in delegation.members:
        yield from _named(who, scale, False)


def _named(who: object, scale: MarkingScale, is_principal: bool) -> Iterator[Piece]:
    if isinstance(who, Named):
        marking = scale.lowest.id if is_principal else who.marking
        yield from _said(who.name, scale, marking, is_name=True)
        yield from _said(who.post, scale, marking, is_name=True)


def _section(section: Section, library: Library) -> Iterator[Piece]:
    scale = library.scale
    yield from _said(section.title, scale, scale.lowest.id)
    yield from _said(section.lead, scale, section.marking)
    for item in section.items:
        yield from _item(item, library)


def _item(item: Item, library: Library) -> Iterator[Piece]:
    scale = library.scale
    snippet = library.snippet(getattr(item, "snippet", ""))
    marking = scale.within(snippet.marking, item.marking) if snippet is not None else item.marking
    if item.what == "find":
        marking = item.marking or scale.lowest.id
    for name in ("title", "lead", "text", "alt", "caption"):
        yield from _said(getattr(item, name, None), scale, marking)
    yield Piece(getattr(item, "picture", ""), marking, is_name=True)
