"""Facts as tables: one group of snippets of a kind, a row each (a series: a row for each year)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from briefbook.compose.phrase.agreements import full_name, signing
from briefbook.compose.phrase.background import about_value
from briefbook.compose.phrase.dates import date_text, date_value
from briefbook.compose.phrase.facts import sentences
from briefbook.compose.phrase.meetings import standing
from briefbook.compose.phrase.people import honorific, name, native, people_value, post_on, pronunciation, resolved
from briefbook.compose.phrase.places import party_value, place
from briefbook.compose.phrase.sentence import phrase
from briefbook.compose.phrase.seriestables import series_table
from briefbook.compose.phrase.telling import plain_value
from briefbook.compose.phrase.typed import typed, typed_value
from briefbook.compose.phrase.value import Value, capitalised, listed, marked
from briefbook.compose.scene import Scene
from briefbook.model.dates import When
from briefbook.model.document import Alignment, Cell, Column, Inline, Inlines, LineBreak, Origin, Row, Run, Table, plain
from briefbook.model.kinds import (
    Agreement,
    Body,
    Cooperation,
    Event,
    Figure,
    Meeting,
    Named,
    Outcome,
    Person,
    Point,
    Project,
    Quote,
    Regional,
    Relations,
    Trade,
)
from briefbook.model.snippet import Snippet


@dataclass(frozen=True)
class Head:
    """A column to be: the term of its heading, its relative width, how it aligns."""

    term: str
    weight: float = 1
    align: Alignment = "start"


Cells = tuple[Inlines, ...]


def table(snippets: tuple[Snippet, ...], scene: Scene) -> Table:
    """A table of snippets of one kind (mixed kinds: subject and facts). Columns without content are left out.

    A series makes a row for each year, a body one for each session, events one for each event; else a row a snippet.
    """
    first = snippets[0] if snippets else None
    match first:
        case Trade() | Figure() if len(snippets) == 1:
            return series_table(first, scene)
        case None:
            return Table((), ())
        case _:
            heads, lines = _of_kind(snippets, first, scene)
            if isinstance(first, Body | Cooperation | Relations) and len(snippets) > 1:
                heads, lines = _with_subject(heads, lines, scene)
            return _made(heads, lines, scene)


def _with_subject(heads: tuple[Head, ...], lines: list[_Line], scene: Scene) -> tuple[tuple[Head, ...], list[_Line]]:
    """A first column that says which body, area or relations a row is about; named in its first row only."""
    if heads[0].term == "column.title":
        return heads, lines
    named: list[_Line] = []
    for index, line in enumerate(lines):
        is_first = index == 0 or lines[index - 1].snippet is not line.snippet
        subject = _subject(line.snippet, scene) if is_first else ()
        named.append(_Line(line.snippet, (subject, *line.cells)))
    return (Head("column.title", 1.6), *heads), named


def _subject(snippet: Snippet, scene: Scene) -> Inlines:
    """What a row is about: a body by its acronym, what has no title by its countries, its issue or its use."""
    if isinstance(snippet, Relations) and snippet.label is None:
        return capitalised(_parties(snippet.countries, scene))
    if snippet.label is None and isinstance(snippet, Regional):
        return capitalised(about_value(snippet, scene).inlines)
    if snippet.label is None and isinstance(snippet, Point):
        return plain(scene.wording.term(f"use.{snippet.use}"))
    label = snippet.acronym if isinstance(snippet, Body) and snippet.acronym else snippet.label
    return capitalised(plain_value(label, scene, snippet).inlines)


def _of_kind(snippets: tuple[Snippet, ...], first: Snippet, scene: Scene) -> tuple[tuple[Head, ...], list[_Line]]:
    for kind, heads, line in _kinds():
        if isinstance(first, kind) and all(isinstance(snippet, kind) for snippet in snippets):
            made = [one for snippet in snippets for one in line(snippet, scene)]
            if made:
                return heads, made
    return (Head("column.title", 1), Head("column.facts", 3)), [_general(snippet, scene) for snippet in snippets]


@dataclass(frozen=True)
class _Line:
    snippet: Snippet
    cells: Cells


_Lines = Callable[[Snippet, Scene], Iterable[_Line]]


def _kinds() -> tuple[tuple[type[Snippet], tuple[Head, ...], _Lines], ...]:
    return (
        (Meeting, (Head("column.date", 1.5), Head("column.ours", 2.2), Head("column.theirs", 2.2), *_WHERE), _meeting),
        (Person, (Head("column.name", 1.4), Head("column.post", 1.6)), _person),
        (Agreement, (Head("column.agreement", 3), *_SIGNED, Head("column.parties", 1.3), *_FORCE), _agreement),
        (Body, (Head("column.number", 1.6), Head("column.date", 1.2), Head("column.place_only", 1), *_OUTCOMES), _body),
        (Project, (Head("column.project", 2.5), Head("column.parties", 1.5), *_STANDING), _project),
        (Cooperation, (Head("column.date", 1), Head("column.text", 3)), _events),
        (Relations, (Head("column.date", 1), Head("column.text", 3)), _relations),
    )


_WHERE = (Head("column.place", 2.2), Head("column.outcomes", 2.5))
_SIGNED = (Head("column.signed", 1.2), Head("column.place_only", 1))
_FORCE = (Head("column.force", 1), Head("column.status", 1))
_OUTCOMES = (Head("column.outcomes", 2),)
_STANDING = (Head("column.since", 1), Head("column.status", 1.5))


def _made(heads: tuple[Head, ...], lines: list[_Line], scene: Scene) -> Table:
    kept = [i for i in range(len(heads)) if any(line.cells[i] for line in lines)]
    columns = tuple(Column(heads[i].align, heads[i].weight) for i in kept)
    header = Row(tuple(Cell(plain(scene.wording.term(heads[i].term)), is_header=True) for i in kept))
    rows = tuple(
        Row(tuple(Cell(marked(line.cells[i], line.snippet.id)) for i in kept), Origin(snippet=line.snippet.id))
        for line in lines
    )
    return Table(columns, rows, (header,))


def _lines_of(parts: Iterable[Inlines]) -> Inlines:
    """Several words in a cell, a line each."""
    joined: list[Inline] = []
    for part in parts:
        if part:
            joined.extend(((LineBreak(),) if joined else ()) + part)
    return tuple(joined)


# --- meetings --------------------------------------------------------------------------------------------------------


def _meeting(snippet: Snippet, scene: Scene) -> Iterable[_Line]:
    assert isinstance(snippet, Meeting)
    ours, theirs = _by_side(snippet, scene)
    occasion = capitalised(plain_value(snippet.occasion, scene, snippet).inlines)
    form = plain(scene.wording.term(f"form.{snippet.form}"))
    where = _lines_of((_where(snippet, form, scene), occasion))
    outcomes = _outcomes(snippet.outcomes, snippet, scene)
    yield _Line(snippet, (plain(date_text(snippet.date, scene)), ours, theirs, where, outcomes))


def _where(meeting: Meeting, form: Inlines, scene: Scene) -> Inlines:
    """The place; what happens at a distance is named instead."""
    return place(meeting.place, scene) or (form if meeting.form in ("call", "video", "message") else ())


def _by_side(meeting: Meeting, scene: Scene) -> tuple[Inlines, Inlines]:
    """The participants of our own side and the others, each a line."""
    home = scene.view.library.settings.home
    sides: tuple[list[Inlines], list[Inlines]] = ([], [])
    for who in meeting.participants:
        words = people_value((who,), meeting.date, scene, snippet=meeting).inlines
        sides[0 if _is_of(who, home, meeting.date, scene) else 1].append(capitalised(words))
    return _lines_of(sides[0]), _lines_of(sides[1])


def _is_of(who: str | Named, home: str | None, when: When, scene: Scene) -> bool:
    person = resolved(who, scene)
    if isinstance(person, Named):
        return person.country is not None and person.country == home
    posts = person.posts if person else ()
    countries = {post.country for post in posts if post.country}
    return home is not None and home in countries


def _outcomes(outcomes: Iterable[Outcome], snippet: Snippet, scene: Scene) -> Inlines:
    return _lines_of(_outcome(outcome, snippet, scene) for outcome in outcomes)


def _outcome(outcome: Outcome, snippet: Snippet, scene: Scene) -> Inlines:
    slots = {"text": typed_value(outcome.text, scene, snippet), "due": date_value(outcome.due, scene)}
    slots["label"] = Value(plain(scene.wording.term(f"outcome.{outcome.by or 'both'}")))
    return capitalised(phrase(f"outcome.{standing(outcome, scene)}", slots, scene))


# --- people, agreements, projects ------------------------------------------------------------------------------------


def _person(snippet: Snippet, scene: Scene) -> Iterable[_Line]:
    assert isinstance(snippet, Person)
    said = pronunciation(snippet, scene)
    lines = [
        tuple(Run(i.text, bold=True, lang=i.lang) for i in name(snippet, scene) if isinstance(i, Run)),
        native(snippet),
        (Run("["), *said, Run("]")) if said else (),
        honorific(snippet, scene),
    ]
    yield _Line(snippet, (_lines_of(lines), capitalised(post_on(snippet, scene.as_of, scene))))


def _agreement(snippet: Snippet, scene: Scene) -> Iterable[_Line]:
    assert isinstance(snippet, Agreement)
    when, where = signing(snippet, scene)
    match snippet.in_force:
        case When():
            force = date_text(snippet.in_force, scene)
        case None:
            force = ""
        case _:
            force = scene.wording.term("force.yes" if snippet.in_force else "force.no")
    cells = (
        capitalised(plain_value(full_name(snippet, scene), scene, snippet).inlines),
        plain(date_text(when, scene)) if when else (),
        place(where, scene),
        _parties(snippet.parties, scene),
        plain(force),
        plain_value(snippet.status, scene, snippet).inlines,
    )
    yield _Line(snippet, cells)


def _parties(parties: tuple[str, ...], scene: Scene) -> Inlines:
    return listed((party_value(one, scene) for one in parties), ", ", ", ").inlines


def _project(snippet: Snippet, scene: Scene) -> Iterable[_Line]:
    assert isinstance(snippet, Project)
    cells = (
        capitalised(plain_value(snippet.label, scene, snippet).inlines),
        _parties(snippet.parties, scene),
        plain(date_text(snippet.since, scene)) if snippet.since else (),
        plain_value(snippet.status, scene, snippet).inlines,
    )
    yield _Line(snippet, cells)


# --- sessions and events ---------------------------------------------------------------------------------------------


def _body(snippet: Snippet, scene: Scene) -> Iterable[_Line]:
    assert isinstance(snippet, Body)
    for session in sorted(snippet.sessions, key=lambda one: one.date.first):
        number = plain(str(session.number)) if session.number is not None else ()
        cells = (
            number,
            plain(date_text(session.date, scene)),
            place(session.place, scene),
            _outcomes(session.outcomes, snippet, scene),
        )
        yield _Line(snippet, cells)


def _events(snippet: Snippet, scene: Scene) -> Iterable[_Line]:
    assert isinstance(snippet, Cooperation)
    yield from (_event(event, snippet, scene) for event in snippet.events)


def _relations(snippet: Snippet, scene: Scene) -> Iterable[_Line]:
    assert isinstance(snippet, Relations)
    if snippet.established is not None:
        words = plain(scene.wording.term("established"))
        yield _Line(snippet, (plain(date_text(snippet.established, scene)), words))
    yield from (_event(event, snippet, scene) for event in snippet.events)


def _event(event: Event, snippet: Snippet, scene: Scene) -> _Line:
    words = typed_value(event.text, scene, snippet).inlines
    return _Line(snippet, (plain(date_text(event.date, scene)), capitalised(words)))


def _general(snippet: Snippet, scene: Scene) -> _Line:
    """Subject and facts; own words, where there are any, come first."""
    own = typed(snippet.own_words("full"), scene, snippet)
    facts = (own,) if own else sentences(snippet, scene)
    if not facts:
        facts = (typed(snippet.short or snippet.briefly, scene, snippet),)
    if isinstance(snippet, Quote):
        facts = (*facts, plain("–"), *sentences(snippet, scene)) if sentences(snippet, scene) else facts
    joined: list[Inline] = []
    for fact in facts:
        joined.extend(((Run(" "),) if joined else ()) + fact)
    subject = _subject(snippet, scene) if joined or snippet.label is not None else ()
    return _Line(snippet, (subject, tuple(joined)))
