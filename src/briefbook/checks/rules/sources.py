"""Facts without a source, and own sentences that might want one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefbook.checks.material import Material
from briefbook.checks.outline import outlined_items
from briefbook.model.briefing import TextItem
from briefbook.model.kinds import (
    Agreement,
    Body,
    Cooperation,
    CountryProfile,
    Event,
    Figure,
    FigureEntry,
    KeyFigure,
    Meeting,
    Note,
    Person,
    Point,
    Project,
    Regional,
    Relations,
    Trade,
    TradeEntry,
)
from briefbook.model.problem import Problem, Severity, warning
from briefbook.model.sentence import Mention, Sentence
from briefbook.model.snippet import Snippet

RULE = "no-source"
HINT = "add a source with its title, its date and, if there is one, its address"
_FIGURE = re.compile(r"\d")
_NOTE_OR_LINK = re.compile(r"\[\^|\]\(|\{\{")

_Part = TradeEntry | FigureEntry | Event | KeyFigure


def missing_sources(material: Material) -> Iterator[Problem]:
    """A warning for every fact of the edition that names no source; a hint where somebody's own words have none.

    Sources are looked for in the library, so that one the edition may not see counts. People, points and planned
    positions need none.
    """
    for ident in material.shown:
        snippet = material.original(ident)
        if snippet is not None and not snippet.sources:
            yield from _of_snippet(snippet, material)
    for one in outlined_items(material):
        if isinstance(one.item, TextItem) and _states_figures(one.item, material):
            place = (material.briefing.file, one.item.line_number)
            message = "a sentence of this briefing states a figure and names no source"
            hint = "name the source in a note [^1], or keep the fact in the library"
            yield Problem(Severity.HINT, message, *place, rule=RULE, hint=hint, subject=one.key)


def _of_snippet(snippet: Snippet, material: Material) -> Iterator[Problem]:
    match snippet:
        case Person() | Point():
            return
        case Trade() | Figure() | Relations() | CountryProfile() if _parts(snippet):
            yield from _of_parts(snippet, material)
        case Note() | Regional():
            message = Sentence("'{snippet}' names no source", snippet=Mention(snippet.id))
            place = (snippet.file, snippet.line_number)
            yield Problem(Severity.HINT, message, *place, rule=RULE, hint=HINT, subject=snippet.id)
        case Body() if not snippet.sessions and not snippet.mandate and not snippet.members:
            return
        case Meeting() | Agreement() | Project() | Cooperation() | Body() | Relations() | CountryProfile():
            yield _missing(
                snippet,
                Sentence("the facts of '{snippet}' name no source", snippet=Mention(snippet.id)),
                snippet.line_number,
            )
        case _:
            yield _missing(
                snippet, Sentence("'{snippet}' names no source", snippet=Mention(snippet.id)), snippet.line_number
            )


def _of_parts(snippet: Snippet, material: Material) -> Iterator[Problem]:
    """Of facts in a row, each may have its own source."""
    shown = {line for line, _ in _parts(material.shown[snippet.id])}
    bare = [line for line, part in _parts(snippet) if not part.sources and line in shown]
    if len(bare) == len(_parts(snippet)):
        yield _missing(
            snippet,
            Sentence("the facts of '{snippet}' name no source", snippet=Mention(snippet.id)),
            snippet.line_number,
        )
        return
    for line, part in _parts(snippet):
        if not part.sources and line in shown:
            year = part.year if isinstance(part, TradeEntry | FigureEntry) else None
            pattern = "'{snippet}': what it says in line {line} names no source"
            if year is not None:
                pattern = "'{snippet}': what it says of {year} names no source"
            yield _missing(snippet, Sentence(pattern, snippet=Mention(snippet.id), year=year, line=line), line)


def _parts(snippet: Snippet) -> list[tuple[int, _Part]]:
    match snippet:
        case Trade() | Figure():
            return [(entry.line_number, entry) for entry in snippet.series]
        case Relations():
            return [(event.line_number, event) for event in snippet.events]
        case CountryProfile():
            return [(one.line_number, one) for one in snippet.figures if isinstance(one, KeyFigure)]
        case _:
            return []


def _unsourced(snippet: Snippet) -> Sentence:
    return Sentence("the facts of '{snippet}' name no source", snippet=Mention(snippet.id))


def _missing(snippet: Snippet, message: str, line: int) -> Problem:
    return warning(message, snippet.file, line, rule=RULE, hint=HINT, subject=snippet.id)


def _states_figures(item: TextItem, material: Material) -> bool:
    best = item.text.best(material.language, material.first_language)
    return best is not None and bool(_FIGURE.search(best[0].text)) and not _NOTE_OR_LINK.search(best[0].text)
