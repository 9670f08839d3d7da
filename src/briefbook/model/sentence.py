"""Sentences that can be said in another language: a pattern in English, and what was put into it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
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


@dataclass(frozen=True, slots=True)
class LanguageCode:
    """A language in a sentence, by its code; a window says its name."""

    code: str

    def __str__(self) -> str:
        return self.code


@dataclass(frozen=True, slots=True)
class MarkingWord:
    """A marking of the library in a sentence, by its word in files; a window says its name."""

    word: str

    def __str__(self) -> str:
        return self.word


@dataclass(frozen=True, slots=True)
class FieldName:
    """A key of a file in a sentence, of a list with the place in it (from 1); a window says the name of the field."""

    key: str
    place: int = 0

    def __str__(self) -> str:
        return f"{self.key} {self.place}" if self.place else self.key

    def spoken(self, translate: Callable[[str], str]) -> str:
        """The name of the field, as forms have it."""
        name = translate(field_label(self.key))
        return f"{name} {self.place}" if self.place else name


_LABELS = {"lang": "Language", "url": "Web address"}
"""Keys that are no words of a user's."""


def field_label(key: str) -> str:
    """A key of a file as the English name of a field."""
    return _LABELS.get(key) or key.replace("_", " ").capitalize()


class Phrase(str):
    """Words of the program inside a sentence, to be translated as they stand; any other text is what somebody wrote."""

    __slots__ = ()


def of_program(text: str) -> str:
    """A text of the program as it stands in a sentence."""
    return text if isinstance(text, Sentence) else Phrase(text)


class Listed(tuple[Any, ...]):
    """Several values in a sentence, said one after another."""

    __slots__ = ()
    between = ", "

    def __str__(self) -> str:
        return self.between.join(map(str, self))

    def __format__(self, _how: str) -> str:
        return str(self)


class Together(Listed):
    """Several sentences said as one."""

    __slots__ = ()
    between = "; "


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
                    return value.between.join(said(one) for one in value)
                case FieldName():
                    return value.spoken(translate)
                case Phrase():
                    return translate(value)
                case str():
                    return value
                case _:
                    return name(value)

        return translate(self.pattern).format(**{key: said(value) for key, value in self.values.items()})


def either(choices: Sequence[str]) -> str:
    """Sentences or phrases as "this, that or the other"; at least one."""
    *before, last = choices
    if not before:
        return last
    return Sentence("{one} or {other}", one=Sentence("{parts}", parts=Listed(before)), other=last)


def together(sentences: Iterable[str]) -> str:
    """Several sentences as one; "" for none."""
    several = tuple(map(of_program, sentences))
    return several[0] if len(several) == 1 else Sentence("{all}", all=Together(several)) if several else ""


def _filled(pattern: str, values: Mapping[str, Any]) -> Sentence:
    return Sentence(pattern, **values)


def spoken(text: str, translate: Callable[[str], str], name: Callable[[Any], str] = str) -> str:
    """A text in the language of a window, as far as its pattern is known there."""
    return text.spoken(translate, name) if isinstance(text, Sentence) else translate(text)
