"""What a row of the outline or a card of the library is called, from the words a user knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from briefbook.model.briefing import FindItem, Item, PictureItem, Section, SnippetItem, TextItem
from briefbook.model.kinds import Body, Figure, Meeting, Named, Quote
from briefbook.model.library import Library
from briefbook.model.localised import Localised
from briefbook.model.snippet import Snippet
from briefbook.session.local_names import country_name, day_name
from briefbook.session.query_words import query_words

_LONGEST = 90
_MARKS = re.compile(r"(\{\{.*?\}\})|[*_`>#]+|\[\^[^\]]*\]")
_SPACES = re.compile(r"\s+")
_BULLET = re.compile(r"\n?^[ \t]*[-+*][ \t]+", re.MULTILINE)
_RULE_OF_TABLE = re.compile(r"^[ \t]*\|[ \t|:-]+$", re.MULTILINE)
_CELL = re.compile(r"[ \t]*\n?(?<!\\)\|[ \t]*")
_BETWEEN = " · "


def title_of(value: Section | Item, library: Library, language: str) -> str:
    """The title of a row: its own, else what its snippet is called, else its first words; "" for a page break.

    That of a query is a `Sentence`. Expressions stand in first words as they are typed (`row_titles` says them).
    """
    own = words_in(value.title, library, language)
    if own:
        return own
    match value:
        case SnippetItem():
            snippet = library.snippet(value.snippet)
            return snippet_title(snippet, library, language) if snippet else value.snippet
        case TextItem():
            return first_words(words_in(value.text, library, language))
        case FindItem():
            return query_words(value.find, lambda who: _person(who, library, language))
        case PictureItem():
            described = value.caption or value.alt
            return words_in(described, library, language) or PurePosixPath(value.picture).name
        case _:
            return ""


def snippet_title(snippet: Snippet, library: Library, language: str) -> str:
    """What a snippet is called: name or title with a capital, else facts that tell it apart, else its first words."""
    named = words_in(snippet.label, library, language)
    if named:
        return named[:1].upper() + named[1:]
    parts = tuple(part for part in _telling(snippet, library, language) if part)
    if parts:
        return ", ".join(parts)
    for words in (snippet.briefly, snippet.short, snippet.text):
        if words is not None:
            return first_words(words_in(words, library, language))
    return _countries(snippet, language) or snippet.id


def words_in(words: Localised | None, library: Library, language: str) -> str:
    """Words in a language, else in the library's first, else in any; "" for none."""
    best = words.best(language, library.first_language) if words else None
    return best[0].text if best else ""


def _telling(snippet: Snippet, library: Library, language: str) -> Iterator[str]:
    match snippet:
        case Meeting():
            yield " – ".join(_person(who, library, language) for who in snippet.participants)
            yield words_in(snippet.place or snippet.occasion, library, language)
            yield day_name(snippet.date, language)
        case Quote():
            yield _person(snippet.by, library, language) if snippet.by else ""
            yield day_name(snippet.date, language) if snippet.date else ""
        case Figure():
            yield words_in(snippet.measure, library, language)
            yield _countries(snippet, language)
        case Body():
            yield words_in(snippet.acronym, library, language)
        case _:
            return


def _countries(snippet: Snippet, language: str) -> str:
    return " – ".join(country_name(code, language) or code for code in snippet.countries)


def _person(who: str | Named, library: Library, language: str) -> str:
    if isinstance(who, Named):
        return words_in(who.name, library, language)
    person = library.snippet(who)
    return words_in(person.label, library, language) if person else who


def first_words(text: str) -> str:
    """The beginning of a text without its marks, cut at a word."""
    beginning = _in_line(text.lstrip()[: 4 * _LONGEST].partition("\n\n")[0])
    line = _SPACES.sub(" ", _MARKS.sub(lambda found: found[1] or "", beginning)).strip()
    if len(line) <= _LONGEST:
        return line
    return line[:_LONGEST].rpartition(" ")[0].rstrip(",;:–- ") + "…"


def _in_line(block: str) -> str:
    """The entries of a list and the cells of a table one after another; any other block as it is."""
    if _BULLET.match(block):
        return _BULLET.sub(_BETWEEN, block).removeprefix(_BETWEEN)
    if block.startswith("|"):
        cells = _CELL.split(_RULE_OF_TABLE.sub("", block))
        return _BETWEEN.join(cell for cell in cells if cell.strip())
    return block
