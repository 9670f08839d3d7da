"""The wording of a language: everything a book says by itself, as data that a translator can read and change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from briefbook.model.pattern import Pattern

Forms = Mapping[str, str]
FIXED_WORDS = (
    "contents",
    "page",
    "page_of",
    "note",
    "figure",
    "table",
    "chart",
    "picture",
    "marking",
    "draft",
    "sources",
    "copy_of",
)
_NO_FORMS: Forms = {}


@dataclass(frozen=True)
class Wording:
    """One language. `locale` is that of Babel (`en_GB`), `grammar` names the rules of inflection ("plain": none).

    `sentences` holds the patterns of each kind of sentence, the best first; `terms` labels and single words;
    `dates` how dates are written (`{day}`, `{month}`, `{month_gen}`, `{month_prep}`, `{year}`, with a 2 for the end);
    `countries` and `places` forms by country code and by the name of the place; `lists` series of words (months in
    a case, ordinals from first, words with a rule of their own); `forms` how a language of grammar "tables" makes
    forms: by sort of word (`noun`, `name`, `place`) and name of the form, a pattern with `{words}`.
    `spaces_before` and `spaces_after` are the spaces that belong to a sign (`?`, `«`).
    What a language has not is taken from the one it `borrows` from, "" for a complete one.
    """

    language: str
    locale: str
    grammar: str = "plain"
    quotes: tuple[str, str] = ("“", "”")
    inner_quotes: tuple[str, str] = ("‘", "’")
    borrows: str = ""
    spaces_before: Mapping[str, str] = field(default_factory=dict)
    spaces_after: Mapping[str, str] = field(default_factory=dict)
    sentences: Mapping[str, tuple[Pattern, ...]] = field(default_factory=dict)
    terms: Mapping[str, str] = field(default_factory=dict)
    dates: Mapping[str, str] = field(default_factory=dict)
    countries: Mapping[str, Forms] = field(default_factory=dict)
    places: Mapping[str, Forms] = field(default_factory=dict)
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    forms: Mapping[str, Forms] = field(default_factory=dict)

    def term(self, key: str) -> str:
        """The word or label of that key; the key in readable form when the language has none."""
        return self.term_or(key, key.rsplit(".", 1)[-1].replace("_", " "))

    def term_or(self, key: str, default: str) -> str:
        """The word or label of that key, else the default."""
        return self.terms.get(key, default)

    def patterns(self, key: str) -> tuple[Pattern, ...]:
        """The patterns of a kind of sentence, the best first; where there is no `a.b.c`, those of `a.b`."""
        while key not in self.sentences and "." in key:
            key = key.rsplit(".", 1)[0]
        return self.sentences.get(key, ())

    def country(self, code: str) -> Forms:
        """The forms of a country's name, none for an unknown code."""
        return self.countries.get(code, _NO_FORMS)

    def place(self, name: str) -> Forms:
        """The forms of a place's name, none for one that is neither in that table nor a country."""
        return self.places.get(name) or self._countries_by_name.get(name, _NO_FORMS)

    @cached_property
    def _countries_by_name(self) -> Mapping[str, Forms]:
        return {forms["name"]: forms for forms in self.countries.values() if "name" in forms}

    def words(self, key: str) -> tuple[str, ...]:
        """A list of words, empty when the language has none."""
        return self.lists.get(key, ())

    def quoted(self, text: str) -> str:
        """The text in the language's quotation marks."""
        return f"{self.quotes[0]}{text}{self.quotes[1]}"

    def fixed_words(self) -> Mapping[str, str]:
        """The few words that writers need themselves (`Document.words`)."""
        return {key: self.term(key) for key in FIXED_WORDS}
