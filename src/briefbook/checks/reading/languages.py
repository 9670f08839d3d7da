"""The vocabulary of a language by its tag."""

from __future__ import annotations

from collections.abc import Mapping

from briefbook.checks.reading import english, russian
from briefbook.checks.reading.vocabulary import Vocabulary

_BY_LANGUAGE: Mapping[str, Vocabulary] = {"en": english.VOCABULARY, "ru": russian.VOCABULARY}


def vocabulary(language: str) -> Vocabulary:
    """The words of a language; those of English where we have none, so that signs and figures are still read."""
    return _BY_LANGUAGE.get(language.partition("-")[0], english.VOCABULARY)
