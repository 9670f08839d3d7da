"""What is known of the spelling of words: asked beside the window, remembered, the user's own words counted in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from briefbook.gui.editor import Editor
from briefbook.gui.jobs import Lane
from briefbook.gui.preferences import Preferences
from briefbook.model.sentence import spoken
from briefbook.session.own_words import OwnWords
from briefbook.spelling.dictionaries import SYSTEM_FOLDERS, Dictionary, dictionary_of
from briefbook.storage.atomic import OutputError

if TYPE_CHECKING:
    from briefbook.model.library import Library
    from briefbook.spelling.speller import Speller

_REST = 150
"""Milliseconds in which words are gathered before they are asked about."""
_AT_ONCE = 400
"""Words of one question, so that the first answers come soon."""


@dataclass
class _Language:
    """What is known of the words of a language; `waiting` in the order of asking."""

    dictionary: Dictionary
    wrong: dict[str, bool] = field(default_factory=dict)
    waiting: dict[str, None] = field(default_factory=dict)
    names: frozenset[str] | None = None


class SpellCheck(QObject):
    """Shared by the fields of a window. `learned`: more is known of a language's words than before."""

    learned = Signal(str)
    switched = Signal(bool)

    def __init__(
        self,
        editor: Editor,
        preferences: Preferences,
        parent: QObject | None = None,
        own_words: OwnWords | None = None,
        folders: Iterable[Path] = SYSTEM_FOLDERS,
    ) -> None:
        super().__init__(parent)
        self._editor, self._preferences = editor, preferences
        self._own = own_words or OwnWords()
        self._folders = tuple(folders)
        self._languages: dict[str, _Language | None] = {}
        self._speller: Speller | None = None
        self._checking, self._suggesting = Lane("spelling", self), Lane("suggestions", self)
        self._soon = QTimer(self, singleShot=True, interval=_REST)
        self._soon.timeout.connect(self._ask)
        editor.library_changed.connect(self._forget)

    @property
    def is_on(self) -> bool:
        """Whether the user wants words checked as they type."""
        return self._preferences.checks_spelling

    def switch(self, is_on: bool | None = None) -> None:
        """Check from now on, or no more; by default the other of what is."""
        self._preferences.checks_spelling = not self.is_on if is_on is None else is_on
        self.switched.emit(self.is_on)

    def has_dictionary(self, language: str) -> bool:
        """Whether the system has a dictionary of a language."""
        return self._language(language) is not None

    def is_wrong(self, language: str, word: str) -> bool:
        """Whether a word is known to be wrong; one not asked about yet is not, and is asked about."""
        known = self._language(language)
        if known is None or not self.is_on:
            return False
        is_wrong = known.wrong.get(word)
        if is_wrong is None:
            known.waiting[word] = None
            if not self._checking.is_busy and not self._soon.isActive():
                self._soon.start()
        return bool(is_wrong) and not self._own.knows(language, word)

    def suggest(self, language: str, word: str, then: Callable[[tuple[str, ...]], None]) -> None:
        """Tell `then`, later, what may have been meant."""
        known = self._language(language)
        if known is not None:
            dictionary, speller = known.dictionary, self._asked()
            self._suggesting.run(lambda: speller.suggestions(dictionary, word), then)

    def add(self, language: str, word: str) -> None:
        """Put a word into the user's own dictionary."""
        try:
            self._own.add(language, word)
        except OutputError as wrong:
            self._editor.say(spoken(wrong.sentence, self._editor.tr))
        self.learned.emit(language)

    def close(self) -> None:
        """End asking."""
        self._soon.stop()
        if self._speller is not None:
            self._speller.close()
        self._checking.close()
        self._suggesting.close()

    def _language(self, language: str) -> _Language | None:
        if language not in self._languages:
            found = dictionary_of(language, self._folders)
            self._languages[language] = None if found is None else _Language(found)
        return self._languages[language]

    def _asked(self) -> Speller:
        from briefbook.spelling.speller import Speller

        if self._speller is None:
            self._speller = Speller()
            self.destroyed.connect(self._speller.close)
        return self._speller

    def _forget(self) -> None:
        """Other people may have come into the library."""
        for language, known in self._languages.items():
            if known is not None:
                known.names = None
                known.wrong = {word: is_wrong for word, is_wrong in known.wrong.items() if not is_wrong}
                self.learned.emit(language)

    def _ask(self) -> None:
        for language, known in self._languages.items():
            if known is not None and known.waiting:
                words = tuple(known.waiting)[:_AT_ONCE]
                speller, library, names, dictionary = self._asked(), self._editor.library, known.names, known.dictionary
                self._checking.run(
                    lambda: _judged(speller, dictionary, words, names or _names(library, language)),  # noqa: B023
                    lambda found: self._learn(language, words, *found),  # noqa: B023
                )
                return

    def _learn(self, language: str, words: tuple[str, ...], wrong: frozenset[str], names: frozenset[str]) -> None:
        known = self._language(language)
        if known is not None:
            known.names = names
            for word in words:
                known.wrong[word] = word in wrong
                known.waiting.pop(word, None)
        self.learned.emit(language)
        self._ask()


def _judged(
    speller: Speller, dictionary: Dictionary, words: tuple[str, ...], names: frozenset[str]
) -> tuple[frozenset[str], frozenset[str]]:
    """Which words are wrong, and the names that were counted as right."""
    from briefbook.spelling.words import is_form_of

    wrong = speller.wrong(dictionary, words)
    return frozenset(word for word in wrong if not is_form_of(word, names)), names


def _names(library: Library, language: str) -> frozenset[str]:
    from briefbook.session.known_names import known_names

    return known_names(library, language)
