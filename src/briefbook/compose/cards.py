"""Cards: what stands under a name; for a country its facts as a table, for a person a portrait beside them."""

from __future__ import annotations

from dataclasses import replace

from briefbook.compose.noting import noted
from briefbook.compose.phrase.cards import beside_portrait, country_card
from briefbook.compose.phrase.people import name
from briefbook.compose.select import Entry
from briefbook.compose.stage import Stage
from briefbook.compose.statements import entry_blocks, facts_of
from briefbook.compose.unread_expressions import words_without_expressions
from briefbook.model.briefing import Length
from briefbook.model.document import Block, Picture, Table, text_of
from briefbook.model.kinds import CountryProfile, Person


def card_blocks(entry: Entry, length: Length, stage: Stage) -> tuple[Block, ...]:
    """What a card says. Own words, where there are any, stand instead of the facts; a portrait stays beside nothing."""
    snippet = stage.face(entry.snippet)
    if entry.words is not None or snippet.own_words(length) is not None:
        return entry_blocks(entry, length, stage)
    made: Table | None = None
    match snippet:
        case CountryProfile() if length == "full":
            made = country_card(snippet, stage.scene)
        case Person() if (portrait := _portrait(snippet, entry, stage)) is not None:
            made = beside_portrait(portrait, facts_of(snippet, stage.scene, length))
        case _:
            return entry_blocks(entry, length, stage)
    return (_as_entry(made, entry, stage),) if made.rows else ()


def _portrait(person: Person, entry: Entry, stage: Stage) -> Picture | None:
    if not person.picture:
        return None
    loaded, problems = stage.picture(person.picture, person.line_number)
    for problem in problems:
        stage.scene.report(replace(problem, file=person.file))
    if loaded is None:
        return None
    named = words_without_expressions(text_of(name(person, stage.scene)), entry.origin, stage.scene)
    alt = stage.scene.wording.term("portrait").format(name=named)
    return Picture(loaded.data, loaded.format, loaded.pixels, alt, name=person.picture, origin=entry.origin)


def _as_entry(made: Table, entry: Entry, stage: Stage) -> Table:
    """The table as this entry's, its sources at the end of the last words."""
    *rows, last = (replace(row, origin=entry.origin) for row in made.rows)
    return replace(made, rows=(*rows, noted(last, entry, stage, at_end=True)), origin=entry.origin)
