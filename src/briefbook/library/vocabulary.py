"""Words of a snippet that the library or the world does not know: markings and country codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from babel import Locale

from briefbook.model.marking import MarkingScale
from briefbook.model.problem import Problem, did_you_mean, warning
from briefbook.model.sentence import Listed, MarkingWord, Sentence
from briefbook.yaml12.lined import LinedMapping, locate
from briefbook.yaml12.validation import Place

_COUNTRY_KEYS = frozenset({"country", "countries"})
_MARKING_KEYS = frozenset({"marking"})

Mention = tuple[str, int]
"""A word and the line it stands in."""


def marking_words(mapping: LinedMapping) -> tuple[Mention, ...]:
    """Every marking that a snippet's file names, with its line."""
    return tuple(_named(mapping, _MARKING_KEYS))


def unknown_countries(mapping: LinedMapping, place: Place) -> list[Problem]:
    """Warnings about codes of no country."""
    codes = _named(mapping, _COUNTRY_KEYS)
    return [_no_country(code, line, place) for code, line in codes if code.strip().upper() not in country_codes()]


def unknown_markings(words: Iterable[Mention], scale: MarkingScale, place: Place) -> Iterator[Problem]:
    """Warnings about markings the library does not list; they count as the highest."""
    known = [level.id for level in scale.levels]
    for word, line in words:
        if not scale.knows(word.strip()):
            message = Sentence(
                "the marking '{word}' is none of this library's and is treated as {highest}",
                word=word,
                highest=MarkingWord(scale.highest.id),
            )
            hint = did_you_mean(word, known) or Sentence(
                "its markings are {known}", known=Listed(map(MarkingWord, known))
            )
            yield warning(message, place.file, line, rule="unknown-marking", hint=hint, subject=place.subject)


def _named(value: object, keys: frozenset[str]) -> Iterator[Mention]:
    """The words that stand under some keys, however deep, one by one with its line."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in keys:
                line = locate(value, (key,))
                words = inner if isinstance(inner, list) else (inner,)
                yield from ((str(word), line) for word in words if word is not None)
            elif isinstance(inner, (dict, list)):
                yield from _named(inner, keys)
    elif isinstance(value, list):
        for inner in value:
            if isinstance(inner, (dict, list)):
                yield from _named(inner, keys)


def _no_country(code: str, line: int, place: Place) -> Problem:
    message = Sentence("'{code}' is the code of no country", code=code)
    hint = did_you_mean(code.upper(), country_codes()) or "codes are those of ISO 3166-1, such as GB"
    return warning(message, place.file, line, rule="unknown-country", hint=hint, subject=place.subject)


@cache
def country_codes() -> frozenset[str]:
    """The two-letter codes of countries and of the European Union and United Nations, as Babel knows them."""
    not_countries = {"EZ", "QO", "XA", "XB", "ZZ"}
    codes = (str(code) for code in Locale("en").territories)
    return frozenset(code for code in codes if code.isalpha()) - not_countries
