"""Placeholders in a template's running header and footer: those that nothing will ever be put into."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from briefbook.model.problem import Problem, did_you_mean, warning
from briefbook.model.sentence import Listed, Sentence
from briefbook.model.template import PLACEHOLDERS

_BRACED = re.compile(r"\{([^{}]*)\}")


def unknown_placeholders(template: Mapping[Any, Any], file: str) -> Iterator[Problem]:
    """A warning for each unknown placeholder of one template file as it was read: it would be printed as it stands."""
    for strip in ("header", "footer"):
        parts = template.get(strip)
        if not isinstance(parts, Mapping):
            continue
        lines = getattr(parts, "key_lines", {})
        for part, words in parts.items():
            texts = words.values() if isinstance(words, Mapping) else (words,)
            unknown = dict.fromkeys(name for text in texts for name in _BRACED.findall(str(text)))
            places = (name for name in unknown if name not in PLACEHOLDERS)
            yield from (_unknown(name, f"{strip}.{part}", file, lines.get(part, 0)) for name in places)


def _unknown(name: str, place: str, file: str, line: int) -> Problem:
    known = Sentence("there are {known}", known=Listed("{" + one + "}" for one in PLACEHOLDERS))
    message = Sentence(
        "{place}: '{{{name}}}' is no placeholder and would be printed as it stands", place=place, name=name
    )
    hint = did_you_mean(name, PLACEHOLDERS) or known
    return warning(message, file, line, rule="placeholder", hint=hint)
