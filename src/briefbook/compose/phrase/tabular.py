"""A language whose forms are patterns of its wording, elided and contracted by lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefbook.compose.phrase.grammar import PlainGrammar, Sort
from briefbook.model.wording import Wording


class TabularGrammar(PlainGrammar):
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
