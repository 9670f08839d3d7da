"""Translations that are missing, or older than the original they were made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefbook.checks.acknowledging import fingerprint, is_fingerprint_of
from briefbook.checks.material import Material
from briefbook.checks.outline import outline
from briefbook.checks.passages import fields_in
from briefbook.model.kinds import Quote
from briefbook.model.localised import Localised
from briefbook.model.problem import Problem, Severity, warning

_WORDINGS = frozenset({"text", "short", "briefly"})


@dataclass(frozen=True, slots=True)
class _Text:
    """A text with its place. `is_own` are words printed as typed; the composer speaks of what it phrases."""

    words: Localised
    file: str
    line: int
    subject: str
    is_own: bool = True
    is_quotation: bool = False


def missing_and_older_translations(material: Material) -> Iterator[Problem]:
    """A warning for every text that the book's language lacks or that is older than its original.

    A quotation is printed as it was spoken: its missing translation is a hint only.
    """
    seen: set[tuple[str, int]] = set()
    for text in _texts(material):
        is_given = material.language in text.words.words or _is_plain_in(text.words, material)
        if is_given and _is_older(text.words, material):
            message = f"the text in '{material.language}' is older than the original it was translated from"
            current = fingerprint(_original(text.words, material))
            hint = f"bring the translation up to date and set its 'from' to {current}"
            yield warning(message, text.file, text.line, rule="older-translation", hint=hint, subject=text.subject)
        elif not is_given and text.is_own and (text.subject, text.line) not in seen:
            seen.add((text.subject, text.line))
            yield _missing(text, material)


def _texts(material: Material) -> Iterator[_Text]:
    yield from _of_briefing(material)
    for ident, snippet in material.shown.items():
        for name, words, line in fields_in(snippet):
            yield _Text(words, snippet.file, line, ident, name in _WORDINGS, isinstance(snippet, Quote))


def _of_briefing(material: Material) -> Iterator[_Text]:
    briefing = material.briefing
    yield from (_Text(words, briefing.file, line, "visit") for _, words, line in fields_in(briefing.visit))
    for outlined in outline(material):
        section = outlined.section
        owned = (words for words in (section.title, section.lead) if words is not None)
        yield from (_Text(words, briefing.file, section.line_number, outlined.key) for words in owned)
        for one in outlined.items:
            written = (part for part in fields_in(one.item) if part[0] != "base")
            yield from (_Text(words, briefing.file, line, one.key) for _, words, line in written)


def _is_plain_in(text: Localised, material: Material) -> bool:
    """Whether it is plain words in the book's language, or of no language: figures, codes, ids of snippets."""
    if "" not in text.words:
        return False
    plain = text.words[""].text
    is_word = any(letter.isalpha() for letter in plain) and not (len(plain) == 2 and plain.isupper())
    return material.language == material.first_language or not is_word or material.original(plain) is not None


def _original(text: Localised, material: Material) -> str:
    said = text.said(material.first_language, material.first_language)
    return said.text if said else ""


def _is_older(text: Localised, material: Material) -> bool:
    said = text.words.get(material.language)
    if said is None or said.translated_from is None:
        return False
    originals = [other.text for language, other in text.words.items() if language != material.language]
    return bool(originals) and not any(is_fingerprint_of(said.translated_from, one) for one in originals)


def _missing(text: _Text, material: Material) -> Problem:
    given = ", ".join(f"'{language or material.first_language}'" for language in text.words.words)
    message = f"a text is not given in '{material.language}', only in {given}"
    severity = Severity.HINT if text.is_quotation else Severity.WARNING
    hint = f"add '{material.language}: ...' to it"
    return Problem(severity, message, text.file, text.line, "missing-translation", hint, text.subject)
