"""The user's own dictionary is kept, language by language."""

from __future__ import annotations

from pathlib import Path

from briefbook.session.own_words import OwnWords


def test_word_is_known_next_time_in_its_language(tmp_path: Path) -> None:
    OwnWords(tmp_path).add("en", "briefer")
    OwnWords(tmp_path).add("en", "Pak-Stream")

    again = OwnWords(tmp_path)

    assert again.knows("en", "briefer")
    assert again.knows("en", "Briefer")
    assert again.knows("en", "Pak-Stream")
    assert not again.knows("en", "pak-stream")
    assert not again.knows("ru", "briefer")
    assert (tmp_path / "en.txt").read_text("utf-8") == "Pak-Stream\nbriefer\n"


def test_words_that_another_window_added_stay(tmp_path: Path) -> None:
    first, second = OwnWords(tmp_path), OwnWords(tmp_path)
    assert not first.knows("en", "one")
    second.add("en", "one")

    first.add("en", "two")

    assert OwnWords(tmp_path).knows("en", "one")
