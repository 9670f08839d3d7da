"""Cut a snippet down to what an edition may see: by marking and by what was known on its day.

Nothing that is cut here can reach a document, so no writer has to be trusted (FORMATS, "Marking" and "What time does").
"""

from __future__ import annotations

import operator
from datetime import date
from typing import Any

from briefbook.model.dates import When
from briefbook.model.kinds import (
    Agreement,
    Body,
    Chair,
    Event,
    Figure,
    FigureEntry,
    KeyFigure,
    Meeting,
    Member,
    Person,
    Post,
    Project,
    Quote,
    Relations,
    SeriesEntry,
    Session,
    Trade,
    TradeEntry,
)
from briefbook.model.localised import Localised
from briefbook.model.marking import MarkingScale
from briefbook.model.snippet import Snippet
from briefbook.model.values import Source, Written

_ALWAYS_SHOWN = ("id", "file", "line_number", "name", "title", "native", "honorific", "gender", "posts", "forms")


class _Dropped:
    """Stands for a value that may not be seen."""


_DROPPED = _Dropped()


def redacted(snippet: Snippet, scale: MarkingScale, ceiling: str, as_of: date) -> Snippet | None:
    """The snippet without what is marked above the ceiling or was not known on `as_of`; None if nothing may be seen."""
    if not scale.permits(ceiling, (snippet.marking,)):
        return None
    timely = _known_part(snippet, as_of)
    if timely is None:
        return None
    private = {name: None for name in ("note", "owner") if getattr(timely, name) is not None}
    cut = _Cut(scale, ceiling, snippet.marking).of(timely.model_copy(update=private) if private else timely)
    return cut if isinstance(cut, Snippet) and _still_says_something(cut) else None


def bare_person(person: Person, scale: MarkingScale, ceiling: str, as_of: date) -> Person:
    """Name and posts alone, which a principal and a host always show (FORMATS, "Marking").

    A post or a language that carries a marking of its own above the ceiling is cut all the same; a name of which
    nothing would be left stays whole.
    """
    cut = _Cut(scale, ceiling, scale.lowest.id)
    parts = {name: cut.of(getattr(person, name)) for name in _ALWAYS_SHOWN}
    kept = {name: part for name, part in parts.items() if part is not _DROPPED}
    if kept.get("name") is None and kept.get("title") is None:
        kept |= {"name": person.name, "title": person.title}
    timely = _known_part(Person.model_construct(**kept), as_of)
    assert isinstance(timely, Person)
    return timely


# --- time ------------------------------------------------------------------------------------------------------------


def _is_known(known: When | None, own: When | None, as_of: date) -> bool:
    """Whether a fact was known: from `known`, else from the end of its own date, always if it has neither."""
    if known is not None:
        return known.first <= as_of
    return own is None or own.last <= as_of


def _own_date(value: Written) -> When | None:
    match value:
        case Meeting() | Event() | Session() | Quote() | KeyFigure():
            return value.date
        case Agreement():
            return value.signed
        case TradeEntry() | FigureEntry():
            return value.period
        case _:
            return None


def _dated_from(value: Written) -> When | None:
    """When something began that cannot be known before: a post, a membership, the publication of a source."""
    match value:
        case Post() | Chair():
            return value.from_
        case Member():
            return value.since
        case Source():
            # what was published later cannot have been a source on that day
            return value.date
        case _:
            return None


def _not_yet_over(value: Written, as_of: date) -> dict[str, None]:
    """Ends that lay in the future on the day, and so were not known: of posts, memberships, chairs; entry in force."""
    match value:
        case Post() | Chair() if value.to is not None and value.to.last > as_of:
            return {"to": None}
        case Member() if value.until is not None and value.until.last > as_of:
            return {"until": None}
        case Agreement() if isinstance(value.in_force, When) and value.in_force.last > as_of:
            return {"in_force": None}
        case _:
            return {}


def _known_part(value: Written, as_of: date) -> Any:
    """The value without what was not yet known; None if it was not known itself."""
    known = value.published if isinstance(value, SeriesEntry) else getattr(value, "known", None)
    if not _is_known(known, _own_date(value), as_of):
        return None
    begun = _dated_from(value)
    if begun is not None and begun.first > as_of:
        return None
    changes: dict[str, Any] = dict(_not_yet_over(value, as_of))
    if isinstance(value, Relations) and value.established is not None and value.established.first > as_of:
        changes["established"] = None
    for name in value.model_fields_set:
        held = getattr(value, name)
        if isinstance(held, tuple) and any(isinstance(one, Written) for one in held):
            parts = (_known_part(one, as_of) if isinstance(one, Written) else one for one in held)
            kept = tuple(part for part in parts if part is not None)
            if len(kept) != len(held) or not all(map(operator.is_, kept, held)):
                changes[name] = kept
    return value.model_copy(update=changes) if changes else value


# --- marking ---------------------------------------------------------------------------------------------------------


class _Cut:
    """Removes everything in a snippet that is marked above a ceiling."""

    def __init__(self, scale: MarkingScale, ceiling: str, marking: str | None) -> None:
        self.scale = scale
        self.ceiling = ceiling
        self.marking = marking

    def of(self, value: Any) -> Any:
        """The value as far as it may be seen, `_DROPPED` if not at all."""
        match value:
            case Localised():
                return self._words(value)
            case Written():
                return self._model(value)
            case tuple():
                kept = tuple(k for one in value if (k := self.of(one)) is not _DROPPED)
                return value if all(map(operator.is_, kept, value)) and len(kept) == len(value) else kept
            case _:
                return value

    def _permits(self, marking: str | None) -> bool:
        return self.scale.permits(self.ceiling, (self.scale.within(self.marking, marking),))

    def _words(self, value: Localised) -> Any:
        kept = {language: said for language, said in value.words.items() if self._permits(said.marking)}
        return value if len(kept) == len(value.words) else value.only(kept) or _DROPPED

    def _model(self, value: Written) -> Any:
        if not isinstance(value, Snippet) and not self._permits(getattr(value, "marking", None)):
            return _DROPPED
        changes: dict[str, Any] = {}
        for name in value.model_fields_set:
            held = getattr(value, name)
            kept = self.of(held)
            if kept is _DROPPED:
                field = type(value).model_fields[name]
                if field.is_required():
                    return _DROPPED
                changes[name] = field.get_default(call_default_factory=True)
            elif kept is not held:
                changes[name] = kept
        return value.model_copy(update=changes) if changes else value


def _still_says_something(snippet: Snippet) -> bool:
    """Whether what is left can stand alone: a series with a year, a named person, body, agreement or project."""
    match snippet:
        case Trade() | Figure():
            return bool(snippet.series)
        case Person() | Project():
            return snippet.label is not None
        case Body():
            return snippet.label is not None or snippet.acronym is not None
        case Agreement():
            return snippet.label is not None or snippet.instrument is not None
        case Quote():
            return snippet.text is not None
        case _:
            return True
