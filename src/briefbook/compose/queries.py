"""Answer a `find`: which visible snippets it means, in which order (FORMATS, "A briefing")."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from briefbook.compose.facets import countries_of, dates_of, people_in
from briefbook.compose.view import View
from briefbook.model.briefing import Query
from briefbook.model.kinds import Meeting, Point
from briefbook.model.snippet import Snippet


def found(query: Query, view: View) -> tuple[Snippet, ...]:
    """The snippets an edition sees for a query: filtered by marking and day first, then ordered, then limited."""
    whole = (view.library.snippet(one) for one in view.library.idents(query.kind) if one not in query.without)
    # What is kept back takes countries, dates and people away and adds none: few need to be looked at as they are seen.
    likely = (snippet.id for snippet in whole if snippet is not None and _matches(query, snippet, view))
    visible = map(view.snippet, likely)
    matching = [snippet for snippet in visible if snippet is not None and _matches(query, snippet, view)]
    return tuple(_ordered(matching, query)[: query.limit])


def is_meeting_of(snippet: Snippet, people: Collection[str], first: date, last: date) -> bool:
    """Whether it is a meeting of these people on a day of the visit from first to last: no previous meeting, then."""
    if not isinstance(snippet, Meeting) or snippet.date.start.day is None:
        return False
    return first <= snippet.date.first <= last and set(people) <= snippet.person_ids


def _matches(query: Query, snippet: Snippet, view: View) -> bool:
    return (
        (not query.countries or set(query.countries) <= countries_of(snippet, view.library))
        and (not query.topics or bool(set(query.topics) & set(snippet.topics)))
        and (not query.people or _ids_now(query.people, view) <= _ids_now(people_in(snippet), view))
        and (not query.use or (isinstance(snippet, Point) and snippet.use in query.use))
        and _is_within(query, snippet)
    )


def _ids_now(people: Iterable[str], view: View) -> set[str]:
    return set(map(view.library.id_now, people))


def _is_within(query: Query, snippet: Snippet) -> bool:
    """Whether any of its dates lies between `from` and `to`; undated snippets lie in no period."""
    if query.from_ is None and query.to is None:
        return True
    first = query.from_.first if query.from_ else date.min
    last = query.to.last if query.to else date.max
    return any(when.overlaps(first, last) for when in dates_of(snippet))


def _ordered(snippets: list[Snippet], query: Query) -> list[Snippet]:
    """By date, undated ones last, equal ones by id."""
    dated = [s for s in snippets if dates_of(s)]
    undated = sorted((s for s in snippets if not dates_of(s)), key=lambda s: s.id)
    dated.sort(key=lambda s: s.id)
    if query.order == "newest":
        dated.sort(key=lambda s: max((when.last, when.first) for when in dates_of(s)), reverse=True)
    else:
        dated.sort(key=lambda s: min((when.first, when.last) for when in dates_of(s)))
    return dated + undated
