"""What should have stood in the place of a wrong value, in the words of the people who write the files."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from briefbook.model.sentence import Listed, Phrase, Sentence, of_program
from briefbook.yaml12.lined import Step

_WHOLE = frozenset({"needs", "visitors"})
_KINDS: Mapping[str, str] = {
    "int": "a whole number",
    "float": "a number",
    "decimal": "a number",
    "bool": "yes or no",
    "string": "text",
    "tuple": "a list",
    "list": "a list",
    "dict": "keys and values",
    "mapping": "keys and values",
    "model": "keys and values",
    "date": "a day such as 2018-02-20",
}
_BOUNDS: Mapping[str, tuple[str, str]] = {
    "greater_than_equal": ("ge", "a number from {bound} up"),
    "greater_than": ("gt", "a number above {bound}"),
    "less_than_equal": ("le", "a number up to {bound}"),
    "less_than": ("lt", "a number below {bound}"),
}
_PATTERNS: Mapping[str, str] = {r"^#[0-9a-fA-F]{6}$": "a colour such as #1f4e8c"}
_QUOTED = re.compile(r"'([^']*)'")


@dataclass(frozen=True, slots=True)
class Mistake:
    """One finding of the validation: where in the file, of which type, with what context; what stood there.

    `missing` is the key that is not there, "" for a value that is wrong.
    """

    path: tuple[Step, ...]
    type: str
    context: Mapping[str, Any]
    found: object
    missing: str = ""

    @property
    def is_about_whole(self) -> bool:
        """Whether a mapping as a whole lacks something, rather than one value being wrong."""
        return self.type in _WHOLE

    @property
    def detail(self) -> str:
        """What the model found wrong, where it says so itself."""
        detail: str = self.context.get("detail", "")
        return of_program(detail)

    @property
    def words(self) -> tuple[str, ...]:
        """The words allowed, where only some are."""
        return tuple(_QUOTED.findall(str(self.context.get("expected", "")))) if self.type == "literal_error" else ()


def expected(mistake: Mistake) -> str:
    """What was expected, as the end of a sentence."""
    if mistake.type == "literal_error":
        words = mistake.words
        return Phrase(words[0]) if len(words) == 1 else Sentence("one of {words}", words=Listed(map(Phrase, words)))
    if "expected" in mistake.context:
        wanted: str = mistake.context["expected"]
        return of_program(wanted)
    if mistake.type in _BOUNDS:
        key, sentence = _BOUNDS[mistake.type]
        return Sentence(sentence, bound=mistake.context.get(key))
    if mistake.type == "string_pattern_mismatch":
        return Phrase(_PATTERNS.get(str(mistake.context.get("pattern")), "text of another form"))
    return Phrase(_KINDS.get(mistake.type.partition("_")[0], "another value"))
