"""Words of a snippet that the library or the world does not know: markings and country codes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from babel import Locale

from briefbook.model.marking import MarkingScale
from briefbook.model.problem import Problem, did_you_mean, warning
from briefbook.model.snippet import Snippet
from briefbook.yaml12.lined import LinedMapping, locate

_COUNTRY_KEYS = frozenset({"country", "countries"})
_TAKES_COUNTRIES_OR_IDS = frozenset({"parties", "about"})


def unknown_words(snippet: Snippet, mapping: LinedMapping | None, scale: MarkingScale) -> list[Problem]:
    """Warnings about markings the library does not list (they count as the highest) and codes of no country."""
    if mapping is None:
        return []
    return list(_inside(mapping, snippet, scale))


def _inside(value: object, snippet: Snippet, scale: MarkingScale) -> Iterator[Problem]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if isinstance(inner, (Mapping, list)) and key not in _COUNTRY_KEYS:
                yield from _inside(inner, snippet, scale)
            elif key == "marking" and inner is not None:
                yield from _marking(str(inner), locate(value, (key,)), snippet, scale)
            elif key in _COUNTRY_KEYS:
                for code in inner if isinstance(inner, list) else (inner,):
                    yield from _country(str(code), locate(value, (key,)), snippet)
    elif isinstance(value, list):
        for inner in value:
            yield from _inside(inner, snippet, scale)


def _marking(word: str, line: int, snippet: Snippet, scale: MarkingScale) -> Iterator[Problem]:
    if scale.knows(word.strip()):
        return
    known = [level.id for level in scale.levels]
    message = f"the marking '{word}' is none of this library's and is treated as {scale.highest.id}"
    hint = did_you_mean(word, known) or "its markings are " + ", ".join(known)
    yield warning(message, snippet.file, line, rule="unknown-marking", hint=hint, subject=snippet.id)


def _country(code: str, line: int, snippet: Snippet) -> Iterator[Problem]:
    known = country_codes()
    if code.strip().upper() in known:
        return
    message = f"'{code}' is the code of no country"
    hint = did_you_mean(code.upper(), known) or "codes are those of ISO 3166-1, such as GB"
    yield warning(message, snippet.file, line, rule="unknown-country", hint=hint, subject=snippet.id)


@cache
def country_codes() -> frozenset[str]:
    """The two-letter codes of countries and of the European Union and United Nations, as Babel knows them."""
    not_countries = {"EZ", "QO", "XA", "XB", "ZZ"}
    codes = (str(code) for code in Locale("en").territories)
    return frozenset(code for code in codes if code.isalpha()) - not_countries
