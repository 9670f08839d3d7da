"""Asks hunspell about words, in a process of its own.

The library holds Python's lock while it seeks suggestions, for a second and more, and it is C++ that reads dictionaries
made by others: in a process of its own it can neither hold the window up nor take an hour of edits down with it.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import Lock
from typing import TYPE_CHECKING

from briefbook.spelling.dictionaries import Dictionary
from briefbook.spelling.words import parts, plain

if TYPE_CHECKING:
    from hunspell import Hunspell

_MOST_SUGGESTED = 7


class Speller:
    """The process begins with the first question and ends with `close`, or with the one that asks. Any thread may ask.

    Once it has fallen it is not begun again, and no word is wrong any more.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._asking: Connection | None = None
        self._process: BaseProcess | None = None
        self._has_fallen = False

    def wrong(self, dictionary: Dictionary, words: Iterable[str]) -> frozenset[str]:
        """Those of the words that the dictionary does not know."""
        answer = self._ask(dictionary, "wrong", tuple(words))
        return frozenset(answer)

    def suggestions(self, dictionary: Dictionary, word: str) -> tuple[str, ...]:
        """What may have been meant, the likeliest first."""
        return self._ask(dictionary, "suggest", (word,))

    def close(self) -> None:
        """End the process without waiting for an answer; from now on every answer is nothing."""
        self._has_fallen = True
        if self._process is not None:
            self._process.terminate()

    def _ask(self, dictionary: Dictionary, wish: str, words: tuple[str, ...]) -> tuple[str, ...]:
        with self._lock:
            if self._has_fallen:
                return ()
            try:
                if self._asking is None:
                    self._process, self._asking = _begin()
                self._asking.send((dictionary, wish, words))
                answer: tuple[str, ...] = self._asking.recv()
            except (EOFError, OSError):
                self._has_fallen = True
                return ()
            return answer


def _begin() -> tuple[BaseProcess, Connection]:
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_answer, args=(there,), name="briefbook-speller", daemon=True)
    process.start()
    there.close()
    return process, here


def _answer(asked: Connection) -> None:
    """Answer until whoever asks has gone."""
    from hunspell import Hunspell, HunspellFilePathError

    known: dict[Dictionary, Hunspell | None] = {}
    while True:
        try:
            dictionary, wish, words = asked.recv()
        except EOFError:
            return
        if dictionary not in known:
            try:
                known[dictionary] = Hunspell(dictionary.name, hunspell_data_dir=str(dictionary.folder))
            except HunspellFilePathError:
                known[dictionary] = None
        hunspell = known[dictionary]
        if hunspell is None:
            asked.send(())
        elif wish == "suggest":
            asked.send(_suggested(hunspell, *words))
        else:
            asked.send(tuple(word for word in words if not _is_right(hunspell, word)))


def _is_right(hunspell: Hunspell, word: str) -> bool:
    """Whether a word is right as a whole, or all parts of a word with hyphens are."""
    whole = plain(word)
    try:
        return bool(hunspell.spell(whole)) or ("-" in whole and all(map(hunspell.spell, parts(whole))))
    except UnicodeEncodeError:  # The dictionary has no such letter, and so no opinion.
        return True


def _suggested(hunspell: Hunspell, word: str) -> tuple[str, ...]:
    try:
        return tuple(hunspell.suggest(plain(word)))[:_MOST_SUGGESTED]
    except UnicodeEncodeError:
        return ()
