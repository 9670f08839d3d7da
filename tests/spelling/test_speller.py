"""The process that knows dictionaries answers, and its end is no end of ours."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefbook.spelling.dictionaries import Dictionary
from briefbook.spelling.speller import Speller

from .dictionary import make_dictionary


@pytest.fixture
def speller() -> Iterator[Speller]:
    made = Speller()
    yield made
    made.close()


def test_dictionaries_tell_wrong_words_and_what_was_meant(speller: Speller, tmp_path: Path) -> None:
    make_dictionary(tmp_path, "en_GB", ["minister", "minister's", "well", "known"])
    make_dictionary(tmp_path, "ru_RU", ["министр", "торговый"], "KOI8-R")
    english, russian = Dictionary(tmp_path, "en_GB"), Dictionary(tmp_path, "ru_RU")

    assert speller.wrong(english, ["minister’s", "minsiter", "well-known", "well-nkown"]) == {"minsiter", "well-nkown"}
    assert speller.wrong(russian, ["министр", "министрр", "ѣдва"]) == {"министрр"}
    assert speller.suggestions(english, "minsiter")[0] == "minister"
    assert speller.wrong(Dictionary(tmp_path, "fr_FR"), ["ministre"]) == frozenset()


def test_nothing_is_wrong_once_it_has_ended(speller: Speller, tmp_path: Path) -> None:
    make_dictionary(tmp_path, "en_GB", ["minister"])
    assert speller.wrong(Dictionary(tmp_path, "en_GB"), ["minsiter"])

    speller.close()

    assert speller.wrong(Dictionary(tmp_path, "en_GB"), ["minsiter"]) == frozenset()
    assert speller.suggestions(Dictionary(tmp_path, "en_GB"), "minsiter") == ()
