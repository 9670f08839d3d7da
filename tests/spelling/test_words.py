"""What is checked of a text, and which names are known in all their cases."""

from __future__ import annotations

import pytest

from briefbook.spelling.words import checked_words, is_form_of, name_stems


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The minister’s plane", "en", ["The", "minister’s", "plane"]),
        ("well-known co-operation", "en", ["well-known", "co-operation"]),
        ("trade {{ trade('RU', 'PK').growth }} grew", "en", ["trade", "grew"]),
        ("see https://example.org/pagge or [here](docs/pagge.html)", "en", ["see", "or", "here"]),
        ("write to asif@example.org", "en", ["write", "to"]),
        ("the A320 of the SCO", "en", ["the", "of", "the"]),
        ("Лавров met him", "en", ["met", "him"]),
        ("визит Mr Khan в Москву", "ru", ["визит", "Москву"]),
        ("торгово-экономический", "ru", ["торгово-экономический"]),
        ("a", "en", []),
    ],
)
def test_prose_of_the_language_is_checked(text: str, language: str, expected: list[str]) -> None:
    assert [word for _, word in checked_words(text, language)] == expected


def test_places_are_those_in_the_text() -> None:
    text = "{{ facts }} and more"

    assert [text[start : start + len(word)] for start, word in checked_words(text, "en")] == ["and", "more"]


@pytest.mark.parametrize("word", ["Лавров", "Лаврова", "Лавровым", "Россией", "Khar’s", "Хины", "Хиной", "Асифу"])
def test_name_is_known_in_its_cases(word: str) -> None:
    assert is_form_of(word, name_stems(["Сергей Лавров", "Россия", "Hina Khar", "Хина", "Асиф"]))


@pytest.mark.parametrize("word", ["Лаврв", "лавров", "Асифметика", "Khars", "Andd"])
def test_what_only_begins_like_a_name_is_not_known(word: str) -> None:
    assert not is_form_of(word, name_stems(["Сергей Лавров", "Асиф", "Hina Khar", "And"]))
