"""What a grammar is: what a language does to words that are not in its tables. Without one they stay uninflected."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, Protocol

Sort = Literal["noun", "name", "place"]


class Grammar(Protocol):
    """Rules of one language; they only answer when they are sure."""

    def form(self, words: str, form: str, sort: Sort, gender: str) -> str | None:
        """Words in a named form (`the`, `in`, `gen` ...), None when the rule is not sure.

        `sort` says what they are: a noun phrase (post, body, occasion), a person's name, a place; `gender` is that
        of the person, "" if unknown.
        """

    def trait(self, words: str) -> str:
        """The gender or number of a noun phrase that choices look at: masc, fem, neut, plural; `other` if unsure."""

    def around(self, form: str, inflected: str) -> tuple[str, str] | None:
        """For a form with a preposition: the case it needs and the preposition before an inflected word, or None."""

    def counted(self, unit: str, number: Decimal) -> str:
        """What a number counts, in the form that stands after that number; as typed if unsure."""

    def joined(self, words: str) -> str:
        """Words that the program puts side by side, as they stand together (`millions d’euros`)."""


class PlainGrammar:
    """No rules: every form is unsure, so that uninflected wordings are used."""

    def form(self, words: str, form: str, sort: Sort, gender: str) -> str | None:
        return None

    def trait(self, words: str) -> str:
        return "other"

    def around(self, form: str, inflected: str) -> tuple[str, str] | None:
        return None

    def counted(self, unit: str, number: Decimal) -> str:
        return unit

    def joined(self, words: str) -> str:
        return words
