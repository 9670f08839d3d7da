"""Terms that the library never prints."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefbook.checks.material import Material
from briefbook.checks.passages import passages
from briefbook.checks.printed import printed_texts
from briefbook.model.problem import Problem, error
from briefbook.model.sentence import Mention, Sentence

RULE = "forbidden-term"
_LATIN_ENDINGS = "(?:s|es|'s|’s|n|ns|an|ans|ed|ing)?"
_LONG_WORD = 5
_VOWELS = "аеёиоуыэюяйь"


def forbidden_terms(material: Material) -> Iterator[Problem]:
    """An error for every term of the library's `forbidden` that the edition prints.

    Terms are whole words, small and capital letters alike, with the endings of their inflection.
    """
    file = material.briefing.file
    texts = (
        (text, (origin.file or file, origin.line), origin.snippet, origin.item)
        for text, origin in printed_texts(material.document)
    )
    return _in_texts(texts, material)


def forbidden_words(material: Material) -> Iterator[Problem]:
    """The same in the words of the snippets themselves, whatever book they come into."""
    texts = ((one.words, (one.file, one.line), one.subject, f"{one.subject} {one.field}") for one in passages(material))
    return _in_texts(texts, material)


def _in_texts(texts: Iterable[tuple[str, tuple[str, int], str, str]], material: Material) -> Iterator[Problem]:
    """Texts are given with their place, their snippet and their item; a term is told once an item."""
    terms = [text for one in material.library.settings.forbidden for text in one.texts() if text.strip()]
    patterns = [(term, _pattern(term)) for term in dict.fromkeys(terms)]
    seen: set[tuple[str, str]] = set()
    for text, place, ident, item in texts if patterns else ():
        for term, pattern in patterns:
            match = pattern.search(text)
            if match is None or (term, item or text) in seen:
                continue
            seen.add((term, item or text))
            yield _problem(match[0], term, place, ident if material.original(ident) else "", item)


def _problem(words: str, term: str, place: tuple[str, int], ident: str, item: str) -> Problem:
    pattern = (
        "'{words}' in '{snippet}' must not be printed: the library forbids '{term}'"
        if ident
        else "'{words}' must not be printed: the library forbids '{term}'"
    )
    message = Sentence(pattern, words=words, term=term, snippet=Mention(ident))
    return error(message, *place, rule=RULE, hint="use another word", subject=ident or item)


def _pattern(term: str) -> re.Pattern[str]:
    words = r"[\s\u00a0-]+".join(_word(word) for word in term.split())
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)


def _word(word: str) -> str:
    """A word with its endings: a Russian one gives up its last vowel for another ending, a short one takes few."""
    if not word[-1].isalpha():
        return re.escape(word)
    if re.search("[а-яё]", word.lower()):
        if word[-1].lower() in _VOWELS and len(word) >= _LONG_WORD:
            return rf"{re.escape(word[:-1])}(?:{re.escape(word[-1])}\w{{0,2}}|[{_VOWELS}]\w{{0,2}})"
        return rf"{re.escape(word)}\w{{0,3}}" if len(word) >= _LONG_WORD else rf"{re.escape(word)}[{_VOWELS}]?\w?"
    return re.escape(word) + (_LATIN_ENDINGS if len(word) >= _LONG_WORD else "(?:s|'s|’s)?")
