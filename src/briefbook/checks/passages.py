"""Somebody's own words in an edition: each text once, in the book's language, with the place where it was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from briefbook.checks.material import Material
from briefbook.checks.outline import outline, outlined_items
from briefbook.checks.reading.keeping import kept
from briefbook.model.briefing import Item, SnippetItem, TextItem
from briefbook.model.dates import When
from briefbook.model.kinds import Cooperation, CountryProfile, KeyFigure, Person, Relations
from briefbook.model.localised import Localised, Said
from briefbook.model.snippet import Snippet
from briefbook.model.values import Source, Written

HELD = "\ue000"
"""Stands in a passage's words for an expression, which the program words itself."""

_LINK = re.compile(r"\[([^\]\[]*)\]\([^)\s]*\)")
_NOTE_REFERENCE = re.compile(r"\[\^[^\]]+\]:?")
_EMPHASIS = re.compile(r"(?<!\\)[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}")
_NAMES = frozenset(
    {"name", "place", "acronym", "pronunciation", "honorific", "unit", "forms", "sources", "note", "owner"}
)
_WORDINGS = frozenset({"text", "short", "briefly"})


@dataclass(frozen=True)
class Passage:
    """A text as typed. `subject` is the snippet's id or the item's key; `snippet` is None for the briefing's words.

    `dated` is the date of the event that the text tells.
    """

    source: str
    language: str
    file: str
    line: int
    subject: str
    field: str = "text"
    snippet: Snippet | None = None
    dated: When | None = None

    @cached_property
    def words(self) -> str:
        """The words without markup; HELD where an expression stands."""
        return _bare(self.source)


@kept
def _bare(source: str) -> str:
    return _EMPHASIS.sub("", _NOTE_REFERENCE.sub("", _LINK.sub(r"\1", _held(source))))


def _held(source: str) -> str:
    """The text with HELD for every `{{ ... }}`, at a cost that grows with its length alone."""
    parts: list[str] = []
    at = 0
    while (start := source.find("{{", at)) >= 0 and (end := source.find("}}", start + 2)) >= 0:
        parts += (source[at:start], HELD)
        at = end + 2
    return "".join((*parts, source[at:]))


@lru_cache(maxsize=1)
def passages(material: Material) -> tuple[Passage, ...]:
    """All own words of the edition: the visit's, the sections', then those of the snippets it shows.

    Kept for the material looked at last, which every rule asks.
    """
    return (*_of_visit(material), *_of_sections(material), *_of_snippets(material))


def fields_in(value: Written) -> Iterator[tuple[str, Localised, int]]:
    """Every text inside a value of a file, names and sources left out: the name of its field, the text, its line."""
    for name in sorted(value.model_fields_set - _NAMES):
        held = getattr(value, name)
        for one in held if isinstance(held, tuple) else (held,):
            if isinstance(one, Localised):
                yield name, one, value.line_number
            elif isinstance(one, Written) and not isinstance(one, Source):
                yield from fields_in(one)


def _best(words: Localised | None, material: Material) -> tuple[Said, str] | None:
    return words.best(material.language, material.first_language) if words else None


def _of_visit(material: Material) -> Iterator[Passage]:
    visit = material.briefing.visit
    lowest = material.scale.lowest.id
    for name, words in (("purpose", visit.purpose), *(("agenda", one) for one in visit.agenda)):
        yield from _own(material, name, words, None, visit.line_number, "visit")
    for line in visit.programme:
        marking = line.marking or lowest
        for name, words in (("what", line.what), ("press", line.press), ("status", line.status)):
            yield from _own(material, name, words, marking, line.line_number, "programme")


def _of_sections(material: Material) -> Iterator[Passage]:
    for outlined in outline(material):
        section = outlined.section
        lowest = material.scale.lowest.id
        yield from _own(material, "title", section.title, lowest, section.line_number, outlined.key)
        yield from _own(material, "lead", section.lead, section.marking, section.line_number, outlined.key)
        for one in outlined.items:
            yield from _of_item(material, one.key, one.item)


def _of_item(material: Material, key: str, item: Item) -> Iterator[Passage]:
    marking = item.marking
    snippet = None
    if isinstance(item, SnippetItem):
        snippet = material.shown.get(item.snippet)
        if snippet is None:
            return
        marking = material.scale.within(snippet.marking, item.marking)
    for name, words in (("title", item.title), ("lead", item.lead)):
        yield from _own(material, name, words, marking, item.line_number, key)
    if isinstance(item, SnippetItem | TextItem):
        yield from _own(material, "text", item.text, marking, item.line_number, key, snippet)


def _own(
    material: Material,
    name: str,
    words: Localised | None,
    marking: str | None,
    line: int,
    subject: str,
    snippet: Snippet | None = None,
) -> Iterator[Passage]:
    """The briefing's own words as far as the edition sees them."""
    if words is None:
        return
    kept = {lang: said for lang, said in words.words.items() if material.permits(_effective(said, marking, material))}
    best = _best(words.only(kept), material)
    if best is not None:
        said, language = best
        yield Passage(said.text, language, material.briefing.file, line, subject, name, snippet)


def _effective(said: Said, marking: str | None, material: Material) -> str | None:
    if said.marking is None or marking is None:
        return said.marking or marking
    return material.scale.higher(marking, said.marking)


def _of_snippets(material: Material) -> Iterator[Passage]:
    replaced = _replaced(material)
    for ident, snippet in material.shown.items():
        if isinstance(snippet, Person):
            continue
        if isinstance(snippet, CountryProfile):
            yield from _key_figures(snippet, material)
        for name, words, line in fields_in(snippet):
            best = _best(words, material)
            if best is not None and not (ident in replaced and name in _WORDINGS):
                said, language = best
                yield Passage(said.text, language, snippet.file, line, ident, name, snippet, _dated(snippet, words))


def _dated(snippet: Snippet, words: Localised) -> When | None:
    """The date of the event that some words of a snippet tell."""
    events = snippet.events if isinstance(snippet, Relations | Cooperation) else ()
    return next((event.date for event in events if event.text is words), None)


def _key_figures(profile: CountryProfile, material: Material) -> Iterator[Passage]:
    """Each key figure as one sentence: what it is, how much, when."""
    for figure in profile.figures:
        if isinstance(figure, KeyFigure):
            parts = [
                best[0].text for words in (figure.name, figure.value, figure.unit) if (best := _best(words, material))
            ]
            sentence = " ".join((*parts, f"({figure.date})" if figure.date else ""))
            yield Passage(sentence, material.language, profile.file, figure.line_number, profile.id, "figures", profile)


def _replaced(material: Material) -> frozenset[str]:
    """The ids of snippets whose own words the edition replaces wherever it names them."""
    named = [one.item for one in outlined_items(material) if isinstance(one.item, SnippetItem)]
    replaced = {item.snippet for item in named if item.text is not None}
    return frozenset(replaced - {item.snippet for item in named if item.text is None})
