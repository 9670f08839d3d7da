"""What the program remembers of its user: looks, language, where windows stood, recent briefings."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path, user_config_path, user_data_path
from PySide6.QtCore import QLocale, QSettings

from briefbook.gui.theme import DARK, LIGHT, Theme
from briefbook.storage.interface_file import interface_languages

MOST_RECENT = 12
SYSTEM = "system"
FIRST_PAGE = ".page.png"
"""How the file of a first page as large as it was shown ends, beside its cover."""


class Preferences:
    """Settings in a file of the user's configuration folder; wrong values in it count as none."""

    def __init__(self, file: Path | None = None) -> None:
        path = file or user_config_path("briefbook") / "window.ini"
        self._settings = QSettings(os.fspath(path), QSettings.Format.IniFormat)

    @property
    def look(self) -> str:
        """`light`, `dark` or `system`."""
        look = str(self._settings.value("look", SYSTEM))
        return look if look in (LIGHT.name, DARK.name) else SYSTEM

    @look.setter
    def look(self, name: str) -> None:
        self._settings.setValue("look", name)

    def theme(self, *, system_is_dark: bool) -> Theme:
        """The theme in force."""
        if self.look == SYSTEM:
            return DARK if system_is_dark else LIGHT
        return DARK if self.look == DARK.name else LIGHT

    @property
    def language(self) -> str:
        """The language of the window: the chosen one, else the system's if the window speaks it, else English."""
        spoken = interface_languages()
        chosen = str(self._settings.value("language", ""))
        if chosen in spoken:
            return chosen
        systems = QLocale.system().name().partition("_")[0]
        return systems if systems in spoken else spoken[0]

    @language.setter
    def language(self, language: str) -> None:
        self._settings.setValue("language", language)

    @property
    def checks_spelling(self) -> bool:
        """Whether words are checked as they are typed, where the system has a dictionary."""
        return bool(self._settings.value("spelling", True, type=bool))

    @checks_spelling.setter
    def checks_spelling(self, is_on: bool) -> None:
        self._settings.setValue("spelling", is_on)

    @property
    def recent(self) -> tuple[Path, ...]:
        """Briefings opened lately that are still there, the last first."""
        stored = self._settings.value("recent", [])
        names = [stored] if isinstance(stored, str) else stored if isinstance(stored, list) else []
        return tuple(Path(str(name)) for name in names if os.path.isfile(str(name)))  # noqa: PTH113 (pathlib raises)

    def remember(self, briefing: Path) -> None:
        """Put a briefing first among the recent ones."""
        here = briefing.absolute()
        paths = [here, *(path for path in self.recent if path != here)]
        self._settings.setValue("recent", [os.fspath(path) for path in paths[:MOST_RECENT]])

    def forget(self, briefing: Path) -> None:
        """Take a briefing from the recent ones; its file stays."""
        self._settings.setValue("recent", [os.fspath(path) for path in self.recent if path != briefing])

    @property
    def library(self) -> Path | None:
        """The library used last."""
        stored = str(self._settings.value("library", ""))
        return Path(stored) if stored and os.path.isdir(stored) else None  # noqa: PTH112 (pathlib raises)

    @library.setter
    def library(self, folder: Path) -> None:
        self._settings.setValue("library", os.fspath(folder.resolve()))

    def kept(self, name: str) -> Any:
        """A part of the window's arrangement, None when there is none."""
        return self._settings.value(f"arrangement/{name}")

    def keep(self, name: str, value: Any) -> None:
        """Remember a part of the window's arrangement."""
        self._settings.setValue(f"arrangement/{name}", value)


def cover_file(briefing: Path) -> Path:
    """Where the picture of a briefing's first page is kept for the start page."""
    return user_cache_path("briefbook") / "covers" / f"{briefing_key(briefing)}.png"


def briefing_key(briefing: Path) -> str:
    """A name for what is remembered of one briefing."""
    return hashlib.sha256(os.fspath(briefing.absolute()).encode(errors="surrogateescape")).hexdigest()[:24]


def sample_folder() -> Path:
    """Where the user's own copy of the sample lies."""
    return user_data_path("briefbook") / "sample"
