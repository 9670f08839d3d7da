"""The arguments of `build` where they are as plain as nearly always: read without importing what reads all others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from briefbook.cli.ordering import Asked

_COMMAND = "build"
_WITH_WORD: Final = frozenset({"--edition", "--to", "--language", "--layout", "--section-starts", "--output"})
_MAY_REPEAT: Final = "--edition"
_SWITCH: Final = "--certificate"


def plainly_asked(arguments: Sequence[str]) -> Asked | None:
    """What `build` is asked for; None where it is another command, or anything is unknown, missing or unusual.

    Nothing is refused here: what is no plain order is for typer, who knows how to help.
    """
    if not arguments or arguments[0] != _COMMAND:
        return None
    briefings: list[Path] = []
    words: dict[str, list[str]] = {}
    rest = iter(arguments[1:])
    for argument in rest:
        if not argument.startswith("-"):
            briefings.append(Path(argument))
        elif argument == _SWITCH:
            words[_SWITCH] = []
        elif not _take_word(argument, rest, words):
            return None
    return _asked(briefings, words) if briefings and all(arguments) else None


def _take_word(argument: str, rest: Iterator[str], words: dict[str, list[str]]) -> bool:
    """Note an option and its word, `--option word` or `--option=word`; False where that is not what it is."""
    option, is_joined, word = argument.partition("=")
    if option not in _WITH_WORD or (option in words and option != _MAY_REPEAT):
        return False
    word = word if is_joined else next(rest, "")
    words.setdefault(option, []).append(word)
    return bool(word) and not word.startswith("-")


def _asked(briefings: Sequence[Path], words: Mapping[str, Sequence[str]]) -> Asked:
    def word(option: str) -> str | None:
        return words[option][0] if option in words else None

    output = word("--output")
    return Asked(
        tuple(briefings),
        tuple(words.get(_MAY_REPEAT, ())),
        word("--to"),
        word("--language"),
        word("--layout"),
        word("--section-starts"),
        Path(output) if output is not None else None,
        with_certificate=_SWITCH in words,
    )
