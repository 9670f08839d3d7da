"""What a query can ask of a snippet, whatever its kind: its countries, its people, its dates."""

from __future__ import annotations

from briefbook.model.dates import When
from briefbook.model.kinds import (
    Agreement,
    Body,
    Cooperation,
    Figure,
    Meeting,
    Named,
    Person,
    Point,
    Project,
    Quote,
    Relations,
    Trade,
)
from briefbook.model.library import Library
from briefbook.model.snippet import Snippet


def countries_of(snippet: Snippet, library: Library) -> frozenset[str]:
    """The countries it is about: those it lists, and those of its participants, parties, members, posts and people.

    A point is made by our own side, and so is about the library's own country too.
    """
    found = set(snippet.countries)
    match snippet:
        case Meeting():
            for participant in snippet.participants:
                found |= _countries_of_person(participant, library)
        case Agreement() | Project():
            found |= {party for party in snippet.parties if len(party) == 2 and party.isupper()}
        case Person():
            found |= {post.country for post in snippet.posts if post.country}
        case Body():
            found |= {member.country for member in snippet.members}
        case Quote() if snippet.by is not None:
            found |= _countries_of_person(snippet.by, library)
        case Point():
            found |= {library.settings.home} if library.settings.home else set()
            found |= _countries_of_person(snippet.to, library) if snippet.to else set()
        case _:
            pass
    return frozenset(found)


def _countries_of_person(who: str | Named, library: Library) -> set[str]:
    if isinstance(who, Named):
        return {who.country} if who.country else set()
    person = library.snippet(who)
    return {post.country for post in person.posts if post.country} if isinstance(person, Person) else set()


def people_in(snippet: Snippet) -> tuple[str, ...]:
    """The ids of the people it names, in order."""
    match snippet:
        case Person():
            return (snippet.id,)
        case Meeting():
            return tuple(p for p in snippet.participants if isinstance(p, str))
        case Quote():
            return (snippet.by,) if isinstance(snippet.by, str) else ()
        case Point():
            return (snippet.to,) if snippet.to else ()
        case Body():
            return tuple(chair.person for chair in snippet.chairs if chair.person)
        case _:
            return ()


def dates_of(snippet: Snippet) -> tuple[When, ...]:
    """The dates it carries, none for what has no date."""
    match snippet:
        case Meeting() | Quote():
            return _given(snippet.date)
        case Agreement():
            return _given(snippet.signed)
        case Cooperation():
            return tuple(event.date for event in snippet.events)
        case Relations():
            return _given(snippet.established) + tuple(event.date for event in snippet.events)
        case Body():
            return tuple(session.date for session in snippet.sessions)
        case Trade() | Figure():
            return tuple(entry.period for entry in snippet.series)
        case Project():
            return _given(snippet.since, snippet.until)
        case _:
            return ()


def _given(*dates: When | None) -> tuple[When, ...]:
    return tuple(when for when in dates if when is not None)
