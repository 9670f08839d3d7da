"""Names that need no dictionary: the library's people, bodies and countries, and all countries of the world."""

from __future__ import annotations

from collections.abc import Iterator

from babel import Locale, UnknownLocaleError

from briefbook.model.kinds import Body, CountryProfile, Person
from briefbook.model.library import Library
from briefbook.model.localised import Localised
from briefbook.spelling.words import name_stems


def known_names(library: Library, language: str) -> frozenset[str]:
    """Stems of the names that are right in texts of a language."""
    return name_stems((*_of_library(library), *_of_countries(language)))


def _of_library(library: Library) -> Iterator[str]:
    for kind in (Person, Body, CountryProfile):
        for snippet in library.of_kind(kind):
            names = [snippet.label, getattr(snippet, "acronym", None), getattr(snippet, "capital", None)]
            yield from (one.text for name in names if isinstance(name, Localised) for one in name.words.values())


def _of_countries(language: str) -> Iterator[str]:
    try:
        yield from map(str, Locale(language).territories.values())
    except UnknownLocaleError:
        return
