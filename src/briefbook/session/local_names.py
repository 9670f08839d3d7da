"""Countries and days as a language calls them, for titles: never a code, never the way a file writes a date."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from briefbook.library.vocabulary import country_codes
from briefbook.model.dates import PartialDate, When


@lru_cache(maxsize=8)
def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en")


@lru_cache(maxsize=8)
def country_names(language: str) -> Mapping[str, str]:
    """The names of all countries by their codes."""
    territories = _locale(language).territories
    return {code: str(territories[code]) for code in country_codes() if code in territories}


def country_name(code: str, language: str) -> str:
    """The name of a country, "" for what is no code of one."""
    return country_names(language).get(code.upper(), "")


def language_called(code: str, language: str) -> str:
    """The name of a language in a language, the code itself for one that nobody knows."""
    return str(_locale(language).languages.get(code.partition("-")[0], code))


@lru_cache(maxsize=4096)
def day_name(when: When, language: str) -> str:
    """A date, or two with a dash: "21 September 2017", "сентябрь 2017", "2017"."""
    ends = [when.start] if when.end is None else [when.start, when.end]
    return " – ".join(_day(one, _locale(language)) for one in ends)


def _day(one: PartialDate, locale: Locale) -> str:
    if one.month is None:
        return str(one.year)
    form = "LLLL y" if one.day is None else "d MMMM y"
    return str(format_date(date(one.year, one.month, one.day or 1), form, locale=locale))
