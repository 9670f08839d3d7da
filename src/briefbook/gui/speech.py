"""Sentences in the language of the window, with the countries, dates and numbers in them as its locale says them."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import QLocale

from briefbook.gui.dates import spoken_date
from briefbook.model.dates import PartialDate, When
from briefbook.model.marking import Marking
from briefbook.model.sentence import CountryCode, LanguageCode, spoken

_LONGEST_CHIP = 14
"""Letters of a marking that leave room for a title."""


def window_language() -> str:
    """The language the window speaks, as a code."""
    return QLocale().name().partition("_")[0]


def said(text: str, translate: Callable[[str], str]) -> str:
    """A sentence, or any other text of the window, in its language."""
    return spoken(text, translate, named)


def named(value: object) -> str:
    """What stands in a sentence and is no text, as the window's locale says it."""
    match value:
        case CountryCode(code):
            return country_called(code)
        case LanguageCode(code):
            return language_called(code)
        case Marking():
            return marking_name(value)
        case When():
            return spoken_date(value)
        case PartialDate():
            return spoken_date(When(value))
        case Decimal() if value.is_finite():
            return QLocale().toString(float(value), "f", max(-int(value.as_tuple().exponent), 0))
        case _:
            return str(value)


def country_called(code: str) -> str:
    """The name of a country, by its code."""
    from briefbook.session.local_names import country_name  # What knows the countries is large.

    return country_name(code, window_language()) or code


def language_called(code: str) -> str:
    """The name of a language, by its code."""
    from briefbook.session import local_names

    return local_names.language_called(code, window_language())


def marking_name(marking: Marking) -> str:
    """What a marking is called in the window's language, as far as the library says it."""
    return marking.label(window_language(), "")


def marking_chip(marking: Marking) -> str:
    """A marking beside a title: its name, or the short mark of a long one."""
    name = marking_name(marking)
    return name if len(name) <= _LONGEST_CHIP else marking.mark(window_language(), "")
