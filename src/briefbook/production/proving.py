"""Proof of an edition's files: each is opened again and searched for what the edition may not show."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from briefbook.model.briefing import Briefing, Edition
from briefbook.model.library import Library
from briefbook.model.problem import Problem, Severity
from briefbook.model.wording import Wording
from briefbook.production.files import Book, Wanted, made_file
from briefbook.proof.house import base_above, strips_above
from briefbook.proof.inventory import Piece, pieces_of_briefing, pieces_of_copies
from briefbook.proof.permitted import words_from_facts, words_of_principals, words_of_strip, words_of_wording
from briefbook.proof.search import leaks_in
from briefbook.proof.secrets import Secrets, secrets_of


@dataclass(frozen=True, slots=True)
class Proof:
    """What was sought in an edition's files, the leaks that were found (an error each), and what else to know."""

    secrets: Secrets
    leaks: tuple[Problem, ...]
    remarks: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Origins:
    """What an edition was made from; all of it that is marked above its ceiling must not be found.

    `library_pieces` are all texts of the library, as `pieces_of_library` gives them for the edition's readers.
    """

    briefing: Briefing
    edition: Edition
    library: Library
    wording: Wording
    library_pieces: Sequence[Piece]


def prove(origins: Origins, book: Book, files: Mapping[Wanted, bytes]) -> Proof:
    """Search every file of an edition for what it may not show, and the house's own words for what they have of it."""
    strips = [text for strip in (book.template.header, book.template.footer) for text in words_of_strip(strip)]
    secrets = _secrets(origins, book, strips, [wanted.name for wanted in files])
    leaks: list[Problem] = []
    for wanted, content in files.items():
        found = leaks_in(wanted.name, content, secrets, _empty_file(book, wanted))
        leaks.extend(found)
        if found and wanted.extension == "docx":
            leaks.extend(base_above(book.template, secrets))
    said = strips_above(book.template, secrets.without_permission(len(strips)))
    remarks = tuple(one for one in said if one.severity is not Severity.ERROR)
    return Proof(secrets, (*leaks, *(one for one in said if one not in remarks)), remarks)


def _secrets(origins: Origins, book: Book, strips: list[str], names: list[str]) -> Secrets:
    """What is sought; the words of the strips are the first of those permitted."""
    briefing, edition, library = origins.briefing, origins.edition, origins.library
    principals = [who for who in (briefing.visit.principal, briefing.visit.host) if isinstance(who, str)]
    permitted = chain(
        strips,
        words_of_wording(origins.wording),
        words_from_facts(book.document),
        words_of_principals(library, principals, library.scale.ceiling(edition.marking).id),
        names,
    )
    pieces = chain(
        origins.library_pieces,
        pieces_of_briefing(briefing, library),
        pieces_of_copies(edition, library.scale),
    )
    return secrets_of(pieces, library.scale, library.scale.ceiling(edition.marking).id, permitted)


def _empty_file(book: Book, wanted: Wanted) -> Callable[[], bytes]:
    return lambda: made_file(book.emptied(), wanted)[0]
