"""Dated facts of any kind as one timeline: meetings, agreements, sessions and events in the order of their days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefbook.compose.phrase.agreements import full_name, signing
from briefbook.compose.phrase.dates import date_text
from briefbook.compose.phrase.people import people_value
from briefbook.compose.phrase.places import body_value, place
from briefbook.compose.phrase.telling import plain_value
from briefbook.compose.phrase.typed import typed_value
from briefbook.compose.phrase.value import capitalised, marked
from briefbook.compose.scene import Scene
from briefbook.model.dates import When
from briefbook.model.document import Cell, Column, Inlines, LineBreak, Origin, Row, Run, Table, plain
from briefbook.model.kinds import Agreement, Body, Cooperation, Meeting, Relations
from briefbook.model.snippet import Snippet

_DATES, _WORDS = Column(weight=1.3), Column(weight=4.2)


@dataclass(frozen=True)
class Moment:
    """One mark of a timeline: when, what happened, and the snippet that says so."""

    when: When
    words: Inlines
    snippet: Snippet


def timeline(snippets: Iterable[Snippet], scene: Scene) -> Table:
    """A row for each dated fact, the earliest first; facts of one day stay in the order given."""
    moments = sorted(
        (moment for snippet in snippets for moment in moments_of(snippet, scene)), key=lambda one: one.when.first
    )
    rows = (
        Row(
            (
                Cell(plain(date_text(moment.when, scene)), is_header=True),
                Cell(marked(capitalised(moment.words), moment.snippet.id)),
            ),
            Origin(snippet=moment.snippet.id),
        )
        for moment in moments
    )
    return Table((_DATES, _WORDS), tuple(rows), look="timeline")


def moments_of(snippet: Snippet, scene: Scene) -> Iterator[Moment]:
    """The dated facts of a snippet; none for kinds without any."""
    match snippet:
        case Meeting():
            people = people_value(snippet.participants, snippet.date, scene, snippet=snippet).inlines
            around = _joined(place(snippet.place, scene), plain_value(snippet.occasion, scene, snippet).inlines)
            yield Moment(snippet.date, _lines(people, capitalised(around)), snippet)
        case Agreement():
            when, where = signing(snippet, scene)
            if when is not None:
                name = plain_value(full_name(snippet, scene), scene, snippet).inlines
                yield Moment(when, _lines(name, place(where, scene)), snippet)
        case Body():
            for session in snippet.sessions:
                words = _joined(body_value(snippet, scene, brief=True).inlines, _number(session.number, scene))
                yield Moment(session.date, _lines(words, place(session.place, scene)), snippet)
        case Relations() | Cooperation():
            if isinstance(snippet, Relations) and snippet.established is not None:
                yield Moment(snippet.established, plain(scene.wording.term("established")), snippet)
            for event in snippet.events:
                yield Moment(event.date, typed_value(event.text, scene, snippet).inlines, snippet)
        case _:
            return


def _number(number: int | None, scene: Scene) -> Inlines:
    return plain(f"{scene.wording.term('column.number')}\u00a0{number}") if number is not None else ()


def _joined(first: Inlines, second: Inlines) -> Inlines:
    return (*first, Run(", "), *second) if first and second else first or second


def _lines(first: Inlines, second: Inlines) -> Inlines:
    return (*first, LineBreak(), *second) if first and second else first or second
