"""The system's dictionaries are found, and the best of several is taken."""

from __future__ import annotations

from pathlib import Path

from briefbook.spelling.dictionaries import dictionary_of, package_with

from .dictionary import make_dictionary


def test_british_english_comes_before_american(tmp_path: Path) -> None:
    for name in ("en_AU", "en_US", "en_GB"):
        make_dictionary(tmp_path, name, ["word"])

    found = dictionary_of("en", [tmp_path])

    assert found is not None
    assert found.name == "en_GB"


def test_any_dictionary_of_the_language_is_better_than_none(tmp_path: Path) -> None:
    make_dictionary(tmp_path / "second", "pt-BR", ["palavra"])

    found = dictionary_of("pt", [tmp_path / "missing", tmp_path / "second"])

    assert found is not None
    assert (found.folder, found.name) == (tmp_path / "second", "pt-BR")


def test_language_without_a_dictionary_has_none(tmp_path: Path) -> None:
    make_dictionary(tmp_path, "enm", ["worde"])  # Middle English is no English.
    (tmp_path / "en_GB.dic").write_text("1\nword\n", "utf-8")  # Without its rules.

    assert dictionary_of("en", [tmp_path]) is None


def test_missing_dictionary_has_a_package() -> None:
    assert [package_with(language) for language in ("en", "ru")] == ["hunspell-en-gb", "hunspell-ru"]
