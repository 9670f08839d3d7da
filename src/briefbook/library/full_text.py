"""Search in a library: who has all the words, best first, in milliseconds for a hundred thousand snippets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import tantivy
from tantivy import FieldType, Occur, Query

from briefbook.library.search_index import DATED, index_of, schema
from briefbook.library.words import folded, stem
from briefbook.model.library import Library

_EXACT, _FORM, _BEGINNING = 4.0, 3.0, 2.0
_IN_NAME = 3.0
_FOR_ID = 2.0


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for. No words: everything, by name. Each filter, when given, must be met: one of the kinds and

    markings, all of the countries and topics, something dated on or after `since`, to be reviewed by `review_by`.
    """

    words: str = ""
    kinds: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    markings: tuple[str, ...] = ()
    since: int = 0
    review_by: int = 0


@dataclass(frozen=True, slots=True)
class Hits:
    """The ids of what was found, best first, with their scores, and how many there are in all."""

    idents: tuple[tuple[str, float], ...]
    total: int


class FullText:
    """The index of one library as it was read. Any thread may search."""

    def __init__(self, library: Library) -> None:
        """Open the index and bring it up to date; the first time this takes a while (10 s for 100,000 snippets)."""
        self._library = library
        self._schema = schema()
        index = index_of(library, self._schema)
        index.reload()
        self._searcher = index.searcher()

    def search(self, sought: Sought, most: int) -> Hits:
        """The best `most` hits; equal ones newest first, then by id."""
        words = tuple(dict.fromkeys(folded(sought.words)))
        must = [self._word(word) for word in words] + list(self._filters(sought))
        query = Query.boolean_query([(Occur.Must, one) for one in must]) if must else Query.all_query()
        if words:
            found = self._searcher.search(query, limit=max(most, 1), weight_by_field="newest")
        else:
            found = self._searcher.search(query, limit=max(most, 1), order_by_field="title", order=tantivy.Order.Asc)
        hits = [(self._ident(place), float(score) if words else 0.0) for score, place in found.hits]
        known = [(ident, score) for ident, score in hits if ident in self._library.snippets]
        total = int(getattr(found, "count", 0))  # Its published types lack it.
        return Hits(tuple(sorted(known, key=lambda hit: (-round(hit[1], 6), hit[0])) if words else known), total)

    def choices(self, name: str) -> tuple[str, ...]:
        """The values of a filter that the library has: "kind", "country" or "topic"."""
        return tuple(sorted(term for term, count in self._searcher.terms_with_prefix(name, "", Query.all_query())))

    def _ident(self, place: tantivy.DocAddress) -> str:
        return str(self._searcher.doc(place).get_first("id"))

    def _word(self, word: str) -> Query:
        """One of the ways in which a snippet may have a word."""
        anywhere = self._in_field("words", word, 1.0)
        named = self._in_field("names", word, _IN_NAME)
        by_id = Query.disjunction_max_query(self._as_it_stands("id_words", word, _FOR_ID))
        return Query.boolean_query([(Occur.Should, one) for one in (anywhere, named, by_id)])

    def _in_field(self, field: str, word: str, factor: float) -> Query:
        by_stem = Query.const_score_query(self._term(f"{field}_stems", stem(word)), _FORM * factor)
        return Query.disjunction_max_query([*self._as_it_stands(field, word, factor), by_stem])

    def _as_it_stands(self, field: str, word: str, factor: float) -> list[Query]:
        ways = [Query.const_score_query(self._term(field, word), _EXACT * factor)]
        if len(word) > 1:
            beginning = Query.regex_query(self._schema, field, f"{word}.*")
            ways.append(Query.const_score_query(beginning, _BEGINNING * factor))
        return ways

    def _term(self, field: str, value: str) -> Query:
        return Query.term_query(self._schema, field, value, "basic")

    def _filters(self, sought: Sought) -> Iterator[Query]:
        filters: list[Query] = []
        for field, values in (("kind", sought.kinds), ("marking", sought.markings)):
            if values:
                filters.append(Query.term_set_query(self._schema, field, list(values)))
        for field, values in (("country", sought.countries), ("topic", sought.topics)):
            filters += (self._term(field, one) for one in values)
        if sought.since:
            filters.append(self._range("newest", DATED + sought.since, None))
        if sought.review_by:
            filters.append(self._range("review", 1, sought.review_by))
        return (Query.const_score_query(one, 0.0) for one in filters)

    def _range(self, field: str, lower: int | None, upper: int | None) -> Query:
        return Query.range_query(self._schema, field, FieldType.Unsigned, lower, upper)
