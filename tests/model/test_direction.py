"""Which languages are written from right to left."""

from __future__ import annotations

import pytest

from briefbook.model.direction import is_right_to_left


@pytest.mark.parametrize("tag", ["ar", "ar-SA", "UR", "he", "uz-Arab", "pa-arab-PK", "ff-Adlm", "ug", "syr"])
def test_language_is_written_from_right_to_left(tag: str) -> None:
    assert is_right_to_left(tag)


@pytest.mark.parametrize("tag", ["", "en", "ru", "ku", "uz-Cyrl", "ks-Deva", "az-Latn-IR", "sd-deva"])
def test_language_is_written_from_left_to_right(tag: str) -> None:
    assert not is_right_to_left(tag)
