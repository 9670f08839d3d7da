"""Localised values: one thing said in one or more languages, each perhaps with its own marking."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from briefbook.model.sentence import Sentence

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
CASES = ("nom", "gen", "dat", "acc", "ins", "prep")
EXPECTED_TEXT = "text, or one text a language: {en: ..., ru: ...}"


@dataclass(frozen=True, slots=True)
class Said:
    """The words of one language: text, its own marking if any, and the hash of the original it was translated from."""

    text: str
    marking: str | None = None
    translated_from: str | None = None


@dataclass(frozen=True, slots=True)
class Localised:
    """Words by language; the key "" holds plain words, which are in the library's first language.

    `forms` gives inflected forms by language and case (CASES), where a rule would get them wrong.
    """

    words: Mapping[str, Said]
    forms: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash(tuple(self.words.items()))

    @classmethod
    def plain(cls, text: str, language: str = "") -> Localised:
        """Words in one language, by default the library's first."""
        return cls({language: Said(text)})

    def said(self, language: str, first: str) -> Said | None:
        """The words in `language` ("" counts as `first`), or None."""
        found = self.words.get(language)
        return self.words.get("") if found is None and language == first else found

    def best(self, language: str, first: str) -> tuple[Said, str] | None:
        """Words for a book in `language` and the language they are in: its own, else the first language's, else any."""
        for candidate in (language, first):
            found = self.said(candidate, first)
            if found is not None:
                return found, candidate
        return next(((said, lang or first) for lang, said in self.words.items()), None)

    def form(self, language: str, case: str) -> str | None:
        """The given inflected form, if the author wrote one."""
        return self.forms.get(language, {}).get(case)

    def texts(self) -> Iterator[str]:
        """Every text in it, forms included."""
        yield from (said.text for said in self.words.values())
        for forms in self.forms.values():
            yield from forms.values()

    def only(self, languages: Mapping[str, Said]) -> Localised | None:
        """The same value with fewer languages, None if none is left; forms of lost languages go too."""
        if not languages:
            return None
        return Localised(languages, {k: v for k, v in self.forms.items() if k in languages or "" in languages})

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Any) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(_validated)


def as_text(value: object) -> str | None:
    """A scalar of a file as text; None for what is no text (lists, mappings, nothing)."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return None
    return str(value) if isinstance(value, (int, Decimal)) else None


def _wrong(detail: str = "") -> PydanticCustomError:
    return PydanticCustomError("text", "{detail}", {"detail": detail, "expected": EXPECTED_TEXT})


def _validated(value: object) -> Localised:
    if isinstance(value, Localised):
        return value
    plain = as_text(value)
    if plain is not None:
        return Localised.plain(plain)
    if not isinstance(value, Mapping) or not value:
        raise _wrong()
    words: dict[str, Said] = {}
    for key, one in value.items():
        if key == "forms":
            continue
        if not isinstance(key, str) or not LANGUAGE.fullmatch(key):
            raise _wrong(Sentence("'{key}' is not a language", key=key))
        words[key] = _said(one, key)
    if not words:
        raise _wrong("forms without the words themselves")
    return Localised(words, _forms(value.get("forms")))


def _said(value: object, language: str) -> Said:
    plain = as_text(value)
    if plain is not None:
        return Said(plain)
    if isinstance(value, Mapping):
        text = as_text(value.get("text"))
        if text is not None and set(value) <= {"text", "marking", "from"}:
            return Said(text, as_text(value.get("marking")), as_text(value.get("from")))
    raise _wrong(Sentence("under '{language}' stands neither text nor {{text, marking, from}}", language=language))


def validated_forms(value: object) -> Mapping[str, Mapping[str, str]]:
    """`{ru: {gen: ..., dat: ...}}` as a mapping; PydanticCustomError when it is something else."""
    return _forms(value)


def _forms(value: object) -> Mapping[str, Mapping[str, str]]:
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        raise _wrong("forms must be {language: {gen: ..., dat: ...}}")
    result: dict[str, dict[str, str]] = {}
    for language, cases in value.items():
        if not isinstance(cases, Mapping):
            raise _wrong("forms must be {language: {gen: ..., dat: ...}}")
        result[str(language)] = {str(case): as_text(word) or "" for case, word in cases.items()}
    return result
