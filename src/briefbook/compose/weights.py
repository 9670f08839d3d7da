"""The markings written inside a value: how high it must be marked where it is printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefbook.model.localised import Localised
from briefbook.model.values import Written

_UNPRINTED = frozenset({"note", "owner", "rests_on", "formerly", "id", "file", "kind", "marking"})

MarkingOf = Callable[[str], str | None]
"""The marking of a snippet that a word names; None where the word is no visible snippet's id."""


def markings_inside(value: object, named: MarkingOf) -> Iterator[str]:
    """The markings of fields, list entries and languages inside a value, and of the snippets that it names."""
    match value:
        case Localised():
            yield from (said.marking for said in value.words.values() if said.marking is not None)
        case Written():
            for name in value.model_fields_set - _UNPRINTED:
                yield from _held(getattr(value, name), named)
        case tuple():
            for one in value:
                yield from _held(one, named)
        case str() if (marking := named(value)) is not None:
            yield marking
        case _:
            return


def _held(value: object, named: MarkingOf) -> Iterator[str]:
    own = getattr(value, "marking", None)
    if own is not None:
        yield own
    yield from markings_inside(value, named)
