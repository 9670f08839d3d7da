"""Terms that the library never prints."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefbook.checks.material import Material
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
    terms = [text for one in material.library.settings.forbidden for text in one.texts() if text.strip()]
    patterns = [(term, _pattern(term)) for term in dict.fromkeys(terms)]
    seen: set[tuple[str, str]] = set()
    for text, origin in printed_texts(material.document) if patterns else ():
        for term, pattern in patterns:
            match = pattern.search(text)
            if match is None or (term, origin.item or text) in seen:
                continue
            seen.add((term, origin.item or text))
            snippet = material.original(origin.snippet) if origin.snippet else None
            told = (
                "'{words}' must not be printed: the library forbids '{term}'"
                if snippet is None
                else "'{words}' in '{snippet}' must not be printed: the library forbids '{term}'"
            )
            message = Sentence(told, words=match[0], term=term, snippet=Mention(origin.snippet))
            place = (origin.file or material.briefing.file, origin.line)
            hint = "use another word"
            yield error(message, *place, rule=RULE, hint=hint, subject=origin.snippet or origin.item)


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
