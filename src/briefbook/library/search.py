"""Find snippets by their words: every text of a snippet, in any language, best first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from briefbook.model.library import Library
from briefbook.model.localised import Localised
from briefbook.model.snippet import Snippet

_WORD = re.compile(r"\w+")
_EXTRACT = 90
_SHORTEST_STEM = 4
_LONGEST_ENDING = 2
_MOST_DIFFERENT = 3
_NEVER_SEARCHED = frozenset({"file", "line_number", "owner"})
_EXACT, _INFLECTED, _BEGINNING = 4, 3, 2
_IN_LABEL = 3
_FOR_ID = 2


@dataclass(frozen=True, slots=True)
class FoundSnippet:
    """A snippet that has all the words; `extract` is where they stand, `title` its name in the first language."""

    id: str
    kind: str
    title: str
    extract: str
    file: str
    score: int


def find(
    library: Library, words: str, kinds: tuple[str, ...] = (), countries: tuple[str, ...] = ()
) -> tuple[FoundSnippet, ...]:
    """Snippets that have every one of the words, exactly, inflected or as a beginning; ё counts as е.

    `kinds` and `countries` (all of them) narrow the search. The order is by score, then by id. No words: nothing.
    """
    sought = tuple(dict.fromkeys(folded(words)))
    if not sought:
        return ()
    results = []
    for snippet in library.snippets.values():
        if (kinds and snippet.kind not in kinds) or not set(countries) <= set(countries_of(snippet)):
            continue
        found = _found(snippet, sought, library.first_language)
        if found is not None:
            results.append(found)
    return tuple(sorted(results, key=lambda one: (-one.score, one.id)))


def folded(text: str) -> list[str]:
    """The words of a text as they are compared: without case, ё as е."""
    return _WORD.findall(text.casefold().replace("ё", "е"))


def is_inflected(one: str, other: str) -> bool:
    """Whether two words differ only at their ends, as the forms of one word do in English and Russian."""
    shorter = min(len(one), len(other))
    common = max(_SHORTEST_STEM, shorter - _LONGEST_ENDING)
    return abs(len(one) - len(other)) <= _MOST_DIFFERENT and shorter >= common and one[:common] == other[:common]


def countries_of(snippet: Snippet) -> Iterator[str]:
    """The countries a snippet says it is about, those of its posts and members among them."""
    yield from snippet.countries
    for entries in ("posts", "members", "chairs", "participants"):
        for entry in getattr(snippet, entries, ()):
            country = getattr(entry, "country", None)
            if country:
                yield country
    yield from getattr(snippet, "parties", ())


def _found(snippet: Snippet, sought: tuple[str, ...], first: str) -> FoundSnippet | None:
    texts = tuple(_texts(snippet))
    labels = tuple(snippet.label.texts()) if snippet.label else ()
    everywhere, in_name, in_file_name = (set(folded(" ".join(some))) for some in (texts, labels, (snippet.id,)))
    score = 0
    for word in sought:
        best, in_label, in_id = (_best(word, words) for words in (everywhere, in_name, in_file_name))
        if not best and not in_id:
            return None
        score += best + _IN_LABEL * in_label + _FOR_ID * in_id
    label = snippet.label.best(first, first) if snippet.label else None
    title = label[0].text if label else snippet.id
    return FoundSnippet(snippet.id, snippet.kind, title, _extract(texts, sought), snippet.file, score)


def _best(sought: str, words: set[str]) -> int:
    return max((_likeness(sought, word) for word in words), default=0)


def _likeness(sought: str, word: str) -> int:
    if word == sought:
        return _EXACT
    if is_inflected(word, sought):
        return _INFLECTED
    return _BEGINNING if word.startswith(sought) else 0


def _texts(value: object) -> Iterator[str]:
    """Every text in a value of a model, in the order of its fields."""
    match value:
        case str():
            yield value
        case Localised():
            yield from value.texts()
        case BaseModel():
            for name in type(value).model_fields:
                if name not in _NEVER_SEARCHED:
                    yield from _texts(getattr(value, name))
        case tuple() | list():
            for one in value:
                yield from _texts(one)
        case Mapping():
            for one in value.values():
                yield from _texts(one)
        case _:
            yield from _number(value)


def _number(value: Any) -> Iterator[str]:
    if value is not None and not isinstance(value, bool):
        yield str(value)


def _extract(texts: tuple[str, ...], sought: tuple[str, ...]) -> str:
    """The part of a text that holds most of the words, cut at words."""
    best, most = "", 0
    for text in texts:
        words = set(folded(text))
        count = sum(any(_likeness(one, word) for word in words) for one in sought)
        if count > most:
            best, most = " ".join(text.split()), count
    if not best:
        return ""
    at = next(m.start() for m in _WORD.finditer(best) if any(_likeness(s, w) for w in folded(m[0]) for s in sought))
    start = best.rfind(" ", 0, max(0, at - _EXTRACT // 3)) + 1 if len(best) > _EXTRACT else 0
    end = start + _EXTRACT if len(best) - start <= _EXTRACT else best.rfind(" ", at + 1, start + _EXTRACT)
    end = end if end > at else start + _EXTRACT
    return ("… " if start else "") + best[start:end].strip() + (" …" if end < len(best) else "")
