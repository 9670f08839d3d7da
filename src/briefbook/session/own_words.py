"""The user's own dictionary: words that they say are right, a file a language in their configuration folder."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_config_path

from briefbook.spelling.words import plain
from briefbook.storage.atomic import write_atomically


class OwnWords:
    """One word a line, in UTF-8, so that it can be edited and carried to another machine."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or user_config_path("briefbook") / "words"
        self._known: dict[str, frozenset[str]] = {}

    def knows(self, language: str, word: str) -> bool:
        """Whether the user said that a word is right; one in small letters holds at the beginning of a sentence too."""
        known = self._words(language)
        whole = plain(word)
        return whole in known or whole.lower() in known

    def add(self, language: str, word: str) -> None:
        """Remember a word. Raises OutputError when the file cannot be written; it is known until the end anyway."""
        words = self._read(language) | self._words(language) | {plain(word)}
        self._known[language] = words
        write_atomically(self._file(language), "".join(f"{one}\n" for one in sorted(words)).encode())

    def _words(self, language: str) -> frozenset[str]:
        if language not in self._known:
            self._known[language] = self._read(language)
        return self._known[language]

    def _read(self, language: str) -> frozenset[str]:
        try:
            lines = self._file(language).read_text("utf-8", errors="replace").splitlines()
        except OSError:
            return frozenset()
        return frozenset(line.strip() for line in lines if line.strip())

    def _file(self, language: str) -> Path:
        return self._folder / f"{language}.txt"
