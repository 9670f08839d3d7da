"""What a language's grammar does to words that are not in its tables. A language without one stays uninflected."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, Protocol

from briefbook.model.wording import Wording

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


class EnglishGrammar:
    """Articles and the prepositions of places."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording

    def form(self, words: str, form: str, sort: Sort, gender: str) -> str | None:
        if form == "the":
            return self._definite(words)
        if form == "a":
            return self._indefinite(words)
        if form == "in" and sort == "place":
            return self._located(words)
        if form in ("to", "visited") and sort == "place":
            return f"to {self._place(words)}" if form == "to" else self._place(words)
        return words

    def trait(self, words: str) -> str:
        return "other"

    def around(self, form: str, inflected: str) -> tuple[str, str] | None:
        return None

    def counted(self, unit: str, number: Decimal) -> str:
        return unit

    def _definite(self, words: str) -> str:
        """`the` before a common name: several words, or an acronym; not before a name that begins with a determiner."""
        parts = words.split()
        first = parts[0].lower() if parts else ""
        has_own = first in self._wording.words("without_article") or self._is_of_somebody(parts)
        is_bare = len(parts) == 1 and not (words.isupper() and words.isalpha())
        ends = bool(parts) and parts[-1] in self._wording.words("ends_without_article") and " of " not in words
        return words if has_own or is_bare or ends or not parts else f"the {words}"

    def _is_of_somebody(self, parts: list[str]) -> bool:
        """Whether a name owns the rest: `Vienna's proposal`, `President Omarov's visit`; not `UN Secretary's visit`."""
        owner = next((i for i, part in enumerate(parts) if part.endswith(("'s", "’s", "s'", "s’"))), None)
        if owner is None:
            return False
        before = [part.casefold() for part in parts[:owner]]
        return not before or before[-1] in self._wording.words("titles_of_people")

    def _indefinite(self, words: str) -> str:
        first = words.split(maxsplit=1)[0].lower() if words else ""
        if not first or first in self._wording.words("without_article"):
            return words
        return f"an {words}" if first[0] in "aeiou" and not first.startswith(("uni", "eu", "one")) else f"a {words}"

    def _located(self, words: str) -> str:
        return f"at {self._place(words)}" if self._is_building(words) else f"in {words}"

    def _place(self, words: str) -> str:
        has_article = words.lower().startswith("the ")
        return f"the {words}" if self._is_building(words) and not has_article else words

    def _is_building(self, words: str) -> bool:
        """Whether the place is a building: `Reception House`, `the Ministry of Foreign Affairs`."""
        buildings = self._wording.words("places_at")
        parts = words.split(",", maxsplit=1)[0].split()
        before_of = words.split(" of ", maxsplit=1)[0].split()
        return bool(parts) and (parts[-1] in buildings or before_of[-1] in buildings)


class TabularGrammar:
    """Forms made by the patterns of `forms.yaml` alone, then elided and contracted by the language's lists.

    `elisions` and `contractions` hold pairs `before=after`; the first apply before a letter of `elides_before`
    (`de =d’`), the second anywhere (`de le =du `). A form without a pattern is unsure.
    """

    def __init__(self, wording: Wording) -> None:
        self._wording = wording

    def form(self, words: str, form: str, sort: Sort, gender: str) -> str | None:
        pattern = self._wording.forms.get(sort, {}).get(form)
        return self._joined(pattern.replace("{words}", words)) if pattern is not None else None

    def _joined(self, words: str) -> str:
        letters = "".join(self._wording.words("elides_before"))
        for before, after in self._pairs("elisions"):
            words = re.sub(rf"(?<!\w){re.escape(before)}(?=[{re.escape(letters)}])", after, words) if letters else words
        for before, after in self._pairs("contractions"):
            words = re.sub(rf"(?<!\w){re.escape(before)}", after, words)
        return words

    def _pairs(self, key: str) -> Iterator[tuple[str, str]]:
        for pair in self._wording.words(key):
            before, _, after = pair.partition("=")
            yield before, after

    def trait(self, words: str) -> str:
        return "other"

    def around(self, form: str, inflected: str) -> tuple[str, str] | None:
        return None

    def counted(self, unit: str, number: Decimal) -> str:
        return unit


def grammar_of(wording: Wording) -> Grammar:
    """The grammar that the wording names."""
    match wording.grammar:
        case "english":
            return EnglishGrammar(wording)
        case "russian":
            from briefbook.compose.phrase.russian import RussianGrammar

            return RussianGrammar(wording)
        case "tables":
            return TabularGrammar(wording)
        case _:
            return PlainGrammar()
