"""Texts that may stand in a book whatever is kept back: the wording, the template's words, sentences from facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass

from briefbook.model.document import Document, Run
from briefbook.model.kinds import Person
from briefbook.model.library import Library
from briefbook.model.localised import Localised
from briefbook.model.template import StripWords
from briefbook.model.wording import Wording


def words_of_wording(wording: Wording) -> Iterator[str]:
    """Every word that Briefbook may print by itself."""
    yield from _strings(wording)


def words_of_strip(strip: StripWords) -> Iterator[str]:
    """The words of a running header or footer of the house."""
    yield from _localised((strip.start, strip.centre, strip.end))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _strings(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _strings(getattr(value, field.name))


def words_from_facts(document: Document) -> Iterator[str]:
    """What the program itself worded from visible facts, and the title it made."""
    yield document.metadata.title
    yield from _fact_runs(document.blocks)


def _fact_runs(value: object) -> Iterator[str]:
    """The words of neighbouring runs that come from facts, group by group."""
    if isinstance(value, tuple):
        if any(isinstance(one, Run) for one in value):
            yield "".join(one.text for one in value if isinstance(one, Run) and one.fact)
        for one in value:
            yield from _fact_runs(one)
    elif not isinstance(value, Run):
        for name in getattr(value, "__dataclass_fields__", ()):
            yield from _fact_runs(getattr(value, name))


def words_of_principals(library: Library, idents: Iterable[str], ceiling: str) -> Iterator[str]:
    """Names and posts of principal and host, which print under any ceiling (FORMATS, "Marking").

    Posts that carry a marking of their own above it do not.
    """
    scale = library.scale
    for ident in idents:
        person = library.snippet(ident)
        if isinstance(person, Person):
            yield from _localised((person.name, person.title, person.honorific))
            for post in person.posts:
                for said in post.title.words.values():
                    if scale.permits(ceiling, (post.marking or scale.lowest.id, said.marking or scale.lowest.id)):
                        yield said.text
            if person.native is not None:
                yield person.native.text


def _localised(values: Iterable[Localised | None]) -> Iterator[str]:
    for value in values:
        if value is not None:
            yield from value.texts()
