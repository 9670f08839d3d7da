"""Countries named in a sentence, adjectives and Russian cases included."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from babel import Locale, UnknownLocaleError

from briefbook.checks.reading.keeping import kept

OUTSIDE = "OUTSIDE"
"""Stands for any group of countries or part of the world."""

_IRREGULAR = {
    "en": {
        "US": "United States|America|American|U\\.S\\.|US|USA",
        "GB": "Britain|British|UK",
        "FR": "French",
        "NL": "Dutch",
        "TR": "Turkey|Turkish",
        "ES": "Spanish",
        "CH": "Swiss",
        "DK": "Danish",
        "GR": "Greek",
        "PL": "Polish",
        "IE": "Irish",
        "KR": "Korea|Korean",
        "EU": "EU|European Union",
        "AE": "Emirates|UAE",
        "SA": "Saudi",
        OUTSIDE: "EAEU|EEU|SCO|BRICS|ASEAN|OPEC|CIS|OECD|G7|G20|"
        "Eurasian|Asian?|African?|European?|Gulf|Middle East|World",
    },
    "ru": {
        "US": "США|американск\\w*",
        "GB": "Британи\\w|британск\\w*",
        "CN": "КНР",
        "EU": "ЕС|Евросоюз\\w*",
        "AE": "ОАЭ|Эмират\\w*",
        "ZA": "ЮАР|южноафриканск\\w*",
        "DE": "ФРГ",
        "BY": "Белорусси\\w|белорусск\\w*",
        "KG": "Киргизи\\w|киргизск\\w*|кыргызск\\w*",
        "KR": "Коре\\w|корейск\\w*",
        "SA": "саудовск\\w*",
        OUTSIDE: (
            "ЕАЭС|ШОС|БРИКС|АСЕАН|СНГ|ОПЕК|ОЭСР|Евраз\\w+|Ази\\w+|азиатск\\w+|Африк\\w*|африканск\\w+|Европ\\w*|европейск\\w+|"
            "Ближн\\w+ Восток\\w*|Залив\\w*"
        ),
    },
}
_BEGINNINGS = {"en": "[A-Z]", "ru": "[А-ЯЁ]|[а-яё]+ск"}
"""What every name of a country or its adjective begins with, so that most words are passed over at once."""

_VOWELS = {"en": "aeiouy", "ru": "аеёиоуыэюяьй"}
_SHORTEST_STEM = 4


@dataclass(frozen=True, slots=True)
class CountryMention:
    """A country where it stands in a sentence."""

    code: str
    start: int
    end: int


@kept
def countries_named(sentence: str, language: str) -> tuple[CountryMention, ...]:
    """The countries a sentence names, from left to right. Languages unknown here name none."""
    pattern, codes = _pattern(language.partition("-")[0])
    if pattern is None:
        return ()
    found = (
        CountryMention(codes[str(match.lastgroup)], match.start(), match.end()) for match in pattern.finditer(sentence)
    )
    return tuple(found)


@cache
def _pattern(language: str) -> tuple[re.Pattern[str] | None, dict[str, str]]:
    if language not in _VOWELS:
        return None, {}
    try:
        territories = Locale(language).territories
    except UnknownLocaleError:  # pragma: no cover - Babel carries both
        return None, {}
    names = {str(code): str(name) for code, name in territories.items() if len(str(code)) == 2 and str(code).isalpha()}
    irregular = _IRREGULAR[language]
    parts: dict[str, str] = {}
    for code in sorted(names.keys() | irregular.keys(), key=lambda one: -len(names.get(one, ""))):
        choices = [irregular[code]] if code in irregular else []
        if code in names:
            choices.append(_forms(names[code], language))
        parts[code] = "|".join(choices)
    joined = "|".join(f"(?P<c{code}>{part})" for code, part in parts.items())
    return re.compile(rf"(?<!\w)(?={_BEGINNINGS[language]})(?:{joined})(?!\w)"), {f"c{code}": code for code in parts}


def _forms(name: str, language: str) -> str:
    """A name with its endings: `Росси` for Россия and России, `росси` with `ск` for российский."""
    stem = name
    while len(stem) > _SHORTEST_STEM and stem[-1].lower() in _VOWELS[language]:
        stem = stem[:-1]
    escaped = re.escape(stem)
    if language == "ru":
        lowered = re.escape(stem[0].lower() + stem[1:])
        return rf"{escaped}[а-яё]{{0,3}}|(?:{escaped}|{lowered})[а-яё]{{0,3}}ск[а-яё]*"
    return rf"{escaped}\w{{0,4}}"
