"""What the search knows of a snippet: its words, its name, and what a search can be narrowed by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from briefbook.library.snippet_codec import plain
from briefbook.library.words import folded
from briefbook.model.dates import When
from briefbook.model.marking import MarkingScale

NEVER_SEARCHED = frozenset({"line_number", "owner"})
_NAMES = ("name", "title", "acronym", "area", "region", "measure")
_DAYS = frozenset({"date", "signed", "established", "since", "until", "known", "published"})
_NOT_ITS_OWN = frozenset({"sources", "valid"})


class SearchDocument(NamedTuple):
    """One snippet. `names` and `words` are folded; `newest` is the last day of which it tells, `review` when it must

    be looked at again; both as days since the year 1, 0 for none.
    """

    ident: str
    kind: str
    title: str
    names: tuple[str, ...]
    words: tuple[str, ...]
    id_words: tuple[str, ...]
    countries: tuple[str, ...]
    topics: tuple[str, ...]
    marking: str
    newest: int
    review: int


def document(ident: str, kind: str, body: bytes, others: Iterable[str], scale: MarkingScale) -> SearchDocument:
    """The document of an encoded snippet; `others` are the names of the people and bodies it mentions by id."""
    fields = plain(body)
    names = [text for name in _NAMES for text in _texts(fields.get(name))]
    words = [*_texts(fields), *others]
    return SearchDocument(
        ident,
        kind,
        " ".join(folded(names[0] if names else ident)),
        tuple(dict.fromkeys(word for text in names for word in folded(text))),
        tuple(dict.fromkeys(word for text in words for word in folded(text))),
        tuple(folded(ident)),
        tuple(dict.fromkeys(_countries(fields))),
        tuple(fields.get("topics") or ()),
        scale.level(fields.get("marking")).id,
        max((day for day in _days(fields)), default=0),
        _day(fields.get("review")),
    )


def names_in(body: bytes) -> tuple[str, ...]:
    """What an encoded snippet is called, in all its languages."""
    fields = plain(body)
    return tuple(text for name in _NAMES for text in _texts(fields.get(name)))


def texts_in(body: bytes) -> tuple[str, ...]:
    """Every text and number of an encoded snippet that is searched."""
    return tuple(_texts(plain(body)))


def countries_in(body: bytes) -> tuple[str, ...]:
    """The countries that an encoded snippet is found under."""
    return tuple(dict.fromkeys(_countries(plain(body))))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for name, one in value.items():
            if name not in NEVER_SEARCHED:
                yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
    elif value is not None and not isinstance(value, bool):
        yield str(value)


def _countries(fields: Mapping[str, Any]) -> Iterator[str]:
    """The countries a snippet says it is about, those of its posts and members among them."""
    yield from fields.get("countries") or ()
    for entries in ("posts", "members", "chairs", "participants"):
        for entry in fields.get(entries) or ():
            country = entry.get("country") if isinstance(entry, Mapping) else None
            if country:
                yield country
    yield from fields.get("parties") or ()


def _days(value: Any) -> Iterator[int]:
    """The last days of all dates of what it tells, years of series included, those of its sources not."""
    if isinstance(value, Mapping):
        for name, one in value.items():
            if name in _DAYS:
                yield _day(one)
            elif name == "year" and isinstance(one, int):
                yield date(one, 12, 31).toordinal()
            elif isinstance(one, (Mapping, list)) and name not in _NOT_ITS_OWN:
                yield from _days(one)
    elif isinstance(value, list):
        for one in value:
            yield from _days(one)


def _day(written: object) -> int:
    return When.parse(written).last.toordinal() if isinstance(written, str) else 0
