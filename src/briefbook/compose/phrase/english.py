"""English: articles and the prepositions of places."""

from __future__ import annotations

import re

from briefbook.compose.phrase.grammar import PlainGrammar, Sort
from briefbook.model.wording import Wording

_NUMERAL = re.compile(r"\d+|[IVXLC]+")


class EnglishGrammar(PlainGrammar):
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

    def _definite(self, words: str) -> str:
        """`the` before a common name: several words, or an acronym; not before a name that begins with a determiner."""
        parts = words.split()
        first = parts[0].lower() if parts else ""
        has_own = first in self._wording.words("without_article") or self._is_of_somebody(parts)
        is_bare = self._is_name_alone(parts)
        ends = bool(parts) and parts[-1] in self._wording.words("ends_without_article") and " of " not in words
        return words if has_own or is_bare or ends or not parts else f"the {words}"

    def _is_name_alone(self, parts: list[str]) -> bool:
        """No common noun is in it: `Ramadan`, an acronym spoken as a word (`NATO`), a numbered one (`COP 28`)."""
        if not parts:
            return True
        is_acronym = parts[0].isupper() and parts[0].isalpha() and len(parts[0]) > 1
        if len(parts) == 1:
            return not is_acronym or parts[0] in self._wording.words("spoken_as_words")
        return is_acronym and len(parts) == 2 and _NUMERAL.fullmatch(parts[1]) is not None

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
