"""What panels call things: kinds of rows and snippets, kinds of visits, people."""

from __future__ import annotations

from briefbook.gui.editor import Tr
from briefbook.model.briefing import Item, Section, SnippetItem, Visit
from briefbook.model.kinds import Named
from briefbook.model.library import Library
from briefbook.session.titles import words_in

KIND_NAMES = {
    "section": "Section",
    "find": "Query",
    "picture": "Picture",
    "break": "Page break",
    "text": "Text",
    "missing": "Not in the library",
    "person": "Person",
    "body": "Organisation",
    "country": "Country",
    "relations": "Relations",
    "meeting": "Meeting",
    "agreement": "Agreement",
    "trade": "Trade",
    "figure": "Figure",
    "cooperation": "Cooperation",
    "project": "Project",
    "regional": "Regional issue",
    "point": "Point",
    "quote": "Quotation",
}
"""The names of kinds in English, the keys of their translations."""


def kind_name(kind: str, tr: Tr) -> str:
    """A kind of row or snippet as a user calls it."""
    return tr(KIND_NAMES.get(kind, kind))


VISIT_KINDS = {
    "state": "State visit",
    "official": "Official visit",
    "working": "Working visit",
    "private": "Private visit",
    "transit": "Stopover",
}
"""The names of kinds of visit in English, the keys of their translations."""


def kind_of(value: Section | Item, library: Library) -> str:
    """The kind of a row, a key of KIND_NAMES."""
    match value:
        case Section():
            return "section"
        case SnippetItem():
            snippet = library.snippet(value.snippet)
            return snippet.kind if snippet else "missing"
        case _:
            return value.what


def who_meets(visit: Visit, library: Library, language: str) -> str:
    """The principal and the host."""
    return " → ".join(person_name(who, library, language) for who in (visit.principal, visit.host))


def person_name(who: str | Named, library: Library, language: str) -> str:
    """A person's name in a language, the id of one that the library does not have."""
    if isinstance(who, Named):
        return words_in(who.name, library, language)
    person = library.snippet(who)
    return words_in(person.label, library, language) if person and person.label else who


def visit_kind(kind: str, tr: Tr) -> str:
    """A kind of visit as a user calls it."""
    return tr(VISIT_KINDS.get(kind, kind))
