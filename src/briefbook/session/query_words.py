"""What a query looks for, in the words of who reads it: "Points to respond: Russia, Pakistan"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from briefbook.model.briefing import Query
from briefbook.model.sentence import CountryCode, Listed, Sentence

KINDS = {
    "person": "People",
    "body": "Organisations",
    "country": "Countries",
    "relations": "Relations",
    "meeting": "Meetings",
    "agreement": "Agreements",
    "trade": "Trade",
    "figure": "Figures",
    "cooperation": "Cooperation",
    "project": "Projects",
    "regional": "Regional issues",
    "point": "Points",
    "quote": "Quotations",
    "text": "Texts",
}
"""What snippets of a kind are called together."""
USES = {
    "objective": "Objectives",
    "raise": "Points to make",
    "respond": "Points to respond",
    "press": "Press lines",
}
"""What points of a use are called."""


def query_words(query: Query, name: Callable[[str], str]) -> Sentence:
    """A sentence that a window says in its own language; `name` is what a person is called, by the id."""
    head = _subject(query)
    whom = (*map(CountryCode, query.countries), *map(name, query.people))
    if whom:
        head = Sentence("{what}: {whom}", what=head, whom=Listed(whom))
    return Sentence("{parts}", parts=Listed((head, *_limits(query))))


def _subject(query: Query) -> Sentence:
    kinds = (_called(kind, KINDS) for kind in query.kind if kind != "point" or not query.use)
    what = (*kinds, *(_called(use, USES) for use in query.use))
    match what:
        case ():
            return Sentence("Everything")
        case (one,):
            return one
        case _:
            return Sentence("{what}", what=Listed(what))


def _called(word: str, names: Mapping[str, str]) -> Sentence:
    return Sentence(names[word]) if word in names else Sentence("“{word}”", word=word)


def _limits(query: Query) -> Iterator[Sentence]:
    if query.topics:
        yield Sentence("on {topics}", topics=Listed(f"“{one}”" for one in query.topics))
    if query.from_ is not None and query.to is not None:
        yield Sentence("{first} to {last}", first=query.from_, last=query.to)
    elif query.from_ is not None:
        yield Sentence("since {day}", day=query.from_)
    elif query.to is not None:
        yield Sentence("until {day}", day=query.to)
    if query.order == "oldest":
        yield Sentence("oldest first")
    elif query.limit is not None and query.limit > 1:
        yield Sentence("newest first")
    if query.limit == 1:
        yield Sentence("only the newest" if query.order == "newest" else "only the oldest")
    elif query.limit is not None:
        yield Sentence("at most {count}", count=query.limit)
