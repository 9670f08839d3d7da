"""Forms of a language made from its folder alone: by patterns, the article of the first noun, elision, contraction."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from briefbook.compose.phrase.grammar import PlainGrammar, Sort
from briefbook.model.wording import Wording

_TRAITS = ("masculine", "masc"), ("feminine", "fem"), ("neuter", "neut"), ("plural", "plural")
_WORD = re.compile(r"[^\s’',;:()]+")
_ROMAN = "[IVXLC]+"


class TabularGrammar(PlainGrammar):
    """Forms made by the patterns of `forms.yaml` alone, then elided and contracted by the language's lists.

    `{words}` in a pattern are the words as they stand, `{the}` those with the article of their first noun, which the
    lists `masculine`, `feminine`, `neuter` and `plural` know. A form without a pattern is unsure, and so is `{the}` of
    a noun that no list has; a place or a person's name takes no article then.
    """

    def __init__(self, wording: Wording) -> None:
        self._wording = wording
        self._articles = dict(self._pairs("articles"))
        self._passed_over = frozenset(wording.words("before_nouns"))
        endings = "|".join(wording.words("ordinal_endings"))
        self._ordinal = re.compile(rf"(?:\d+|{_ROMAN})(?:{endings})" if endings else r"(?!)")

    def form(self, words: str, form: str, sort: Sort, gender: str) -> str | None:
        pattern = self._wording.forms.get(sort, {}).get(form)
        if pattern is None:
            return None
        with_article = self._with_article(words, sort) if "{the}" in pattern else words
        if with_article is None:
            return None
        return self.joined(pattern.replace("{the}", with_article).replace("{words}", words))

    def joined(self, words: str) -> str:
        """Words put side by side, elided and contracted."""
        if self._elided is not None:
            words = self._elided.sub(lambda match: self._elisions[match[0]], words)
        for before, after in self._pairs("contractions"):
            words = re.sub(rf"(?<!\w){re.escape(before)}", after, words)
        return words

    def trait(self, words: str) -> str:
        """The gender or number of the first noun that a list has, of the words that may stand before one."""
        for word in _WORD.findall(words):
            low = word.casefold()
            if (trait := self._nouns.get(low)) is not None:
                return trait
            if low not in self._passed_over and not self._ordinal.fullmatch(word):
                break
        return "other"

    def _with_article(self, words: str, sort: Sort) -> str | None:
        if words.casefold().startswith(self._determiners):
            return words
        article = self._articles.get(self.trait(words))
        if article is None:
            return words if sort in ("place", "name") else None
        return f"{article}{words}"

    @cached_property
    def _nouns(self) -> dict[str, str]:
        return {noun: trait for key, trait in _TRAITS for noun in self._wording.words(key)}

    @cached_property
    def _determiners(self) -> tuple[str, ...]:
        """What words begin with that have their article already, elided or not."""
        articles = tuple(self._articles.values())
        return (*articles, *(after for before, after in self._pairs("elisions") if before in articles))

    @cached_property
    def _elisions(self) -> dict[str, str]:
        return dict(self._pairs("elisions"))

    @cached_property
    def _elided(self) -> re.Pattern[str] | None:
        letters = "".join(self._wording.words("elides_before"))
        if not letters or not self._elisions:
            return None
        kept = "|".join(re.escape(word) for word in self._wording.words("elides_not_before"))
        unless = rf"(?!(?i:{kept})\b)" if kept else ""
        words = "|".join(map(re.escape, self._elisions))
        return re.compile(rf"(?<!\w)(?:{words})(?=[{re.escape(letters)}]){unless}")

    def _pairs(self, key: str) -> Iterator[tuple[str, str]]:
        for pair in self._wording.words(key):
            before, _, after = pair.partition("=")
            yield before, after
