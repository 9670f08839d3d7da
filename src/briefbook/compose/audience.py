"""What a book for outside eyes leaves unsaid, whatever its marking: whose promise is late, why a country matters."""

from __future__ import annotations

from briefbook.model.kinds import Body, CountryProfile, Meeting, Outcome, Person, Point, Regional, Session
from briefbook.model.snippet import Snippet


def for_outside(snippet: Snippet) -> Snippet:
    """The snippet without what is written for our own side (a template with `internal: no`, an edition for theirs)."""
    match snippet:
        case Meeting() if snippet.outcomes:
            return snippet.model_copy(update={"outcomes": _agreed(snippet.outcomes)})
        case Body() if snippet.sessions:
            return snippet.model_copy(update={"sessions": tuple(_session(one) for one in snippet.sessions)})
        case CountryProfile():
            return snippet.model_copy(update={"interest": None})
        case Regional():
            return snippet.model_copy(update={"theirs": None, "lines": (), "avoid": ()})
        case Point():
            return snippet.model_copy(update={"to": None, "likelihood": None})
        case Person():
            return snippet.model_copy(update={"honorific": None, "pronunciation": None})
        case _:
            return snippet


def _agreed(outcomes: tuple[Outcome, ...]) -> tuple[Outcome, ...]:
    """What was agreed, without who owes it, by when, and how it stands."""
    return tuple(one.model_copy(update={"by": None, "due": None, "status": None}) for one in outcomes)


def _session(session: Session) -> Session:
    return session.model_copy(update={"outcomes": _agreed(session.outcomes)})
