"""Sentences that can be said in another language: a pattern in English, and what was put into it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Mention:
    """Something a sentence names by its id: a snippet, or a row of a briefing, and where it is typed.

    As text it is `file:line`, or the id where it has no file. A window says its title in place of it.
    """

    ident: str
    file: str = ""
    line: int = 0

    def __str__(self) -> str:
        if not self.file:
            return self.ident
        return f"{self.file}:{self.line}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class CountryCode:
    """A country in a sentence, by its code; a window says its name."""

    code: str

    def __str__(self) -> str:
        return self.code


class Listed(tuple[Any, ...]):
    """Several values in a sentence, said one after another."""

    __slots__ = ()

    def __str__(self) -> str:
        return ", ".join(map(str, self))

    def __format__(self, _how: str) -> str:
        return str(self)


class Sentence(str):
    """English text that remembers its pattern (`str.format`) and the values in it; some may be sentences themselves.

    It is a text like any other to whoever prints it. `spoken` says it in the language of a window.
    """

    pattern: str
    values: Mapping[str, Any]

    def __new__(cls, pattern: str, **values: Any) -> Sentence:
        """Fill a pattern: `Sentence("the section '{title}' has no content", title=title)`."""
        made = super().__new__(cls, pattern.format(**values))
        made.pattern = pattern
        made.values = values
        return made

    def __reduce__(self) -> tuple[Callable[..., Sentence], tuple[str, Mapping[str, Any]]]:
        return _filled, (self.pattern, self.values)

    def spoken(self, translate: Callable[[str], str], name: Callable[[Any], str] = str) -> str:
        """The sentence with its pattern and the sentences inside it translated.

        `name` says what is no text: what is mentioned, countries, dates, numbers.
        """

        def said(value: Any) -> str:
            match value:
                case Sentence():
                    return value.spoken(translate, name)
                case Listed():
                    return ", ".join(said(one) for one in value)
                case str():
                    return value
                case _:
                    return name(value)

        return translate(self.pattern).format(**{key: said(value) for key, value in self.values.items()})


def _filled(pattern: str, values: Mapping[str, Any]) -> Sentence:
    return Sentence(pattern, **values)


def spoken(text: str, translate: Callable[[str], str], name: Callable[[Any], str] = str) -> str:
    """A text in the language of a window, as far as its pattern is known there."""
    return text.spoken(translate, name) if isinstance(text, Sentence) else translate(text)
