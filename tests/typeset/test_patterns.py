"""Patterns for hyphenation, judged by pyphen's own reading of them."""

from __future__ import annotations

import re
from pathlib import Path

import pyphen
import pytest

from briefbook.typeset.patterns import read_patterns
from tests.support.documents import LOREM, RUSSIAN

WORDS = sorted(
    set(re.findall(r"[^\W\d_]+", (LOREM + RUSSIAN).lower())) | {"representation", "сотрудничество", "ab", ""}
)


@pytest.mark.parametrize("language", ["en_GB", "en_US", "ru_RU", "uk_UA", "de_DE", "hu_HU"])
def test_words_are_parted_where_pyphen_parts_them(language: str) -> None:
    patterns = read_patterns(language)
    judge = pyphen.HyphDict(Path(pyphen.LANGUAGES[language]))

    assert patterns is not None
    assert [patterns.positions(word) for word in WORDS] == [judge.positions(word) for word in WORDS]


def test_a_language_may_be_named_without_its_country() -> None:
    patterns = read_patterns("de")

    assert patterns is not None
    assert patterns.positions("zusammenarbeit")


def test_a_language_without_patterns_has_none() -> None:
    assert read_patterns("xx") is None
