"""Countries as a user knows them: by name, never by code."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from babel import Locale, UnknownLocaleError

from briefbook.library.vocabulary import country_codes
from briefbook.session.anything import FoundCard, matches


@lru_cache(maxsize=8)
def _names(language: str) -> dict[str, str]:
    try:
        territories = Locale.parse(language, sep="-").territories
    except (UnknownLocaleError, ValueError):
        territories = Locale("en").territories
    return {code: str(territories[code]) for code in country_codes() if code in territories}


def country_title(code: str, language: str) -> str:
    """The name of a country, "" for what is no code of one."""
    return _names(language).get(code.upper(), "")


def countries_to_name(sought: str, language: str) -> Iterator[FoundCard]:
    """The countries whose names, or codes, begin with the words sought; without words all, by name."""
    for code, name in sorted(_names(language).items(), key=lambda one: one[1]):
        if matches(sought, f"{name} {code}"):
            yield FoundCard(code, "country", name)
