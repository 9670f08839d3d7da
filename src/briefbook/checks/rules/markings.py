"""Markings in the briefing that the library does not list."""

from __future__ import annotations

from collections.abc import Iterator

from briefbook.checks.material import Material
from briefbook.model.localised import Localised
from briefbook.model.problem import Problem, did_you_mean, warning
from briefbook.model.sentence import Listed, MarkingWord, Sentence
from briefbook.model.values import Written


def unknown_markings(material: Material) -> Iterator[Problem]:
    """A warning for every marking in the visit and the sections that is none of the library's.

    The library's own files are looked at when they are read, the edition's marking when it is composed.
    """
    briefing, scale = material.briefing, material.scale
    known = [level.id for level in scale.levels]
    for word, line in dict.fromkeys(one for part in (briefing.visit, *briefing.sections) for one in _markings(part)):
        if not scale.knows(word):
            message = Sentence(
                "the marking '{word}' is none of this library's and is treated as {highest}",
                word=word,
                highest=MarkingWord(scale.highest.id),
            )
            hint = did_you_mean(word, known) or Sentence(
                "its markings are {markings}", markings=Listed(map(MarkingWord, known))
            )
            yield warning(message, briefing.file, line, rule="unknown-marking", hint=hint)


def _markings(value: Written) -> Iterator[tuple[str, int]]:
    """Every marking inside a value of the briefing, that of single languages included, with its line."""
    own = getattr(value, "marking", None)
    if isinstance(own, str):
        yield own, value.line_number
    for name in sorted(value.model_fields_set):
        held = getattr(value, name)
        for one in held if isinstance(held, tuple) else (held,):
            if isinstance(one, Localised):
                yield from ((said.marking, value.line_number) for said in one.words.values() if said.marking)
            elif isinstance(one, Written):
                yield from _markings(one)
