"""Where the system keeps hunspell's dictionaries, and which package brings one that is missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

SYSTEM_FOLDERS = (
    Path("/usr/share/hunspell"),
    Path("/usr/share/myspell"),
    Path("/usr/share/myspell/dicts"),
    Path("/usr/local/share/hunspell"),
    Path("/Library/Spelling"),
)
_PREFERRED = {"en": ("en_GB",), "ru": ("ru_RU",), "fr": ("fr_FR", "fr"), "de": ("de_DE",), "es": ("es_ES",)}
"""A house that writes British English wants that dictionary before the American one."""
_PACKAGES = {"en": "hunspell-en-gb", "de": "hunspell-de-de"}


@dataclass(frozen=True, slots=True)
class Dictionary:
    """The files `name.aff` and `name.dic` in a folder."""

    folder: Path
    name: str


def dictionary_of(language: str, folders: Iterable[Path] = SYSTEM_FOLDERS) -> Dictionary | None:
    """The dictionary of a language (`en`, `ru`) that suits best, None when the system has none."""
    there = [found for folder in folders for found in _dictionaries(folder, language)]
    wanted = _PREFERRED.get(language, ())
    return min(there, key=lambda one: (one.name not in wanted, one.name), default=None)


def package_with(language: str) -> str:
    """The Debian package that brings a dictionary of a language."""
    return _PACKAGES.get(language, f"hunspell-{language}")


def _dictionaries(folder: Path, language: str) -> list[Dictionary]:
    if not folder.is_dir():
        return []
    stems = {path.stem for path in folder.glob(f"{language}*.dic") if path.with_suffix(".aff").is_file()}
    return [Dictionary(folder, stem) for stem in stems if stem.replace("-", "_").split("_")[0] == language]
