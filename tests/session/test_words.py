"""Words as people type and paste them."""

from __future__ import annotations

import pytest

from briefbook.model.localised import Localised, Said
from briefbook.session.words import printable, with_words


@pytest.mark.parametrize(
    ("before", "language", "after"),
    [
        (None, "en", Localised({"": Said("new")})),
        (None, "ru", Localised({"ru": Said("new")})),
        (Localised({"": Said("old")}), "en", Localised({"": Said("new")})),
        (Localised({"": Said("old")}), "ru", Localised({"en": Said("old"), "ru": Said("new")})),
        (Localised({"en": Said("old", "OPEN", "hash")}), "en", Localised({"en": Said("new", "OPEN", "hash")})),
    ],
)
def test_words_are_said_in_their_language(before: Localised | None, language: str, after: Localised) -> None:
    assert with_words(before, "new", language, "en") == after


def test_language_without_words_goes() -> None:
    both = Localised({"en": Said("a"), "ru": Said("b")})
    assert with_words(both, " ", "ru", "en") == Localised({"en": Said("a")})
    assert with_words(Localised.plain("a"), "", "en", "en") is None


def test_pasted_line_ends_are_alike_and_control_characters_gone() -> None:
    assert printable("one\r\ntwo\x0bthree\rfour\x00\ufefffive\u00a0six\tseven") == (
        "one\ntwo\nthree\nfourfive\u00a0six\tseven"
    )
