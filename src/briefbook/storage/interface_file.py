"""The words of the window in other languages: a folder of YAML files a language, keyed by the English sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from briefbook.storage.shipped import resources

LARGEST = 1024 * 1024
ENGLISH = "en"


def interface_languages() -> tuple[str, ...]:
    """The languages the window speaks, English first."""
    folder = resources() / "interface"
    spoken = {file.parent.name for file in folder.glob("*/*.yaml")}
    return (ENGLISH, *sorted(spoken - {ENGLISH}))


def words(language: str) -> Callable[[str], str]:
    """What turns an English sentence of the window into a language; a sentence without a translation stays English."""
    translations = translated(resources() / "interface" / language) if language != ENGLISH else {}
    return lambda sentence: translations.get(sentence, sentence)


def translated(folder: Path) -> Mapping[str, str]:
    """All translations of a language's folder; files that cannot be read say nothing.

    What reads YAML is imported here: a window that speaks English opens without it.
    """
    from briefbook.model.localised import as_text
    from briefbook.yaml12.source import read_file

    found: dict[str, str] = {}
    for path in sorted(folder.glob("*.yaml")):
        mapping = read_file(path, LARGEST).value
        if isinstance(mapping, Mapping):
            pairs = ((str(key), as_text(value)) for key, value in mapping.items())
            found.update({key: value for key, value in pairs if value})
    return MappingProxyType(found)
