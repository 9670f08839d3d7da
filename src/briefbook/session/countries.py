"""Countries as a user looks for them: by name, never by code."""

from __future__ import annotations

from collections.abc import Iterator

from briefbook.session.anything import FoundCard, matches
from briefbook.session.local_names import country_names


def countries_to_name(sought: str, language: str) -> Iterator[FoundCard]:
    """The countries whose names, or codes, begin with the words sought; without words all, by name."""
    for code, name in sorted(country_names(language).items(), key=lambda one: one[1]):
        if matches(sought, f"{name} {code}"):
            yield FoundCard(code, "country", name)


def country_code(typed: str, language: str) -> str:
    """The code of a country that is typed by its name in a language, or by its code; other words as they are."""
    sought = typed.strip().casefold()
    named = (code for code, name in country_names(language).items() if sought in (name.casefold(), code.casefold()))
    return next(named, typed.strip())
