"""Sentence patterns: what a translator writes, and code fills in.

`{place}` is a slot, `{place.in}` a form of it. `[ ... ]` is left out when a slot in it has nothing to say;
`[ in {x.prep}| ({x})]` takes the first wording whose forms can be made. `{who?fem:вела|other:вёл}` chooses by what
the slot's value is (its gender, its plural category).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_TOKEN = re.compile(r"\{[^{}]*\}|[\[\]|]|[^{}\[\]|]+|[{}]")
_SLOT = re.compile(r"\{(\w+)(?:\.(\w+))?\}")
_CHOICE = re.compile(r"\{(\w+)\?([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Literal:
    """Words that stand as they are."""

    text: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A value, in one of its forms ("" for the plain one)."""

    name: str
    form: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several words, by what the slot's value is; the option `other` serves for everything else."""

    name: str
    options: Mapping[str, str]

    def __hash__(self) -> int:
        return hash((self.name, tuple(self.options.items())))


@dataclass(frozen=True, slots=True)
class Group:
    """Words that may be left out; the first wording that can be formed is used."""

    wordings: tuple[tuple[Part, ...], ...]


Part = Literal | Slot | Choice | Group


@dataclass(frozen=True, slots=True)
class Pattern:
    """A parsed pattern."""

    parts: tuple[Part, ...]

    @classmethod
    def parse(cls, text: str) -> Pattern:
        """Read a pattern; ValueError says what is wrong with it."""
        tokens = _Tokens(_TOKEN.findall(text))
        wordings = _wordings(tokens)
        if tokens.next is not None:
            raise ValueError("a closing bracket ] without its opening one")
        if len(wordings) != 1:
            raise ValueError("a | outside brackets")
        return cls(wordings[0])

    def slots(self) -> frozenset[str]:
        """The names of all its slots."""
        return frozenset(_names(self.parts))


class _Tokens:
    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._at = 0

    @property
    def next(self) -> str | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def take(self) -> str:
        self._at += 1
        return self._tokens[self._at - 1]


def _wordings(tokens: _Tokens) -> tuple[tuple[Part, ...], ...]:
    found: list[list[Part]] = [[]]
    while tokens.next is not None and tokens.next != "]":
        token = tokens.take()
        if token == "|":
            found.append([])
        elif token == "[":
            found[-1].append(_group(tokens))
        else:
            found[-1].append(_single(token))
    return tuple(tuple(wording) for wording in found)


def _group(tokens: _Tokens) -> Group:
    wordings = _wordings(tokens)
    if tokens.next is None:
        raise ValueError("an opening bracket [ without its closing one")
    tokens.take()
    return Group(wordings)


def _single(token: str) -> Part:
    if slot := _SLOT.fullmatch(token):
        return Slot(slot[1], slot[2] or "")
    if choice := _CHOICE.fullmatch(token):
        return Choice(choice[1], _options(choice[2]))
    if token[0] in "{}":
        raise ValueError(f"'{token}' is neither a slot nor a choice")
    return Literal(token)


def _options(text: str) -> Mapping[str, str]:
    options: dict[str, str] = {}
    for option in text.split("|"):
        name, colon, words = option.partition(":")
        if not colon:
            raise ValueError(f"the option '{option}' needs a name, a colon and its words")
        options[name.strip()] = words
    if "other" not in options:
        raise ValueError("a choice needs the option 'other'")
    return options


def _names(parts: tuple[Part, ...]) -> Iterator[str]:
    for part in parts:
        match part:
            case Slot() | Choice():
                yield part.name
            case Group():
                for wording in part.wordings:
                    yield from _names(wording)
            case Literal():
                pass
