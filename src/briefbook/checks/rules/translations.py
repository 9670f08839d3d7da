"""Translations that are older than the original they were made from. Missing ones the composer finds as it prints."""

from __future__ import annotations

from collections.abc import Iterator

from briefbook.checks.acknowledging import fingerprint, is_fingerprint_of
from briefbook.checks.material import Material
from briefbook.checks.outline import outline
from briefbook.checks.passages import fields_in
from briefbook.model.localised import Localised
from briefbook.model.problem import Problem, warning
from briefbook.model.sentence import LanguageCode, Sentence

RULE = "older-translation"

_Placed = tuple[Localised, tuple[str, int], str]


def older_translations(material: Material) -> Iterator[Problem]:
    """A warning for every text in the book's language whose `from` is the hash of none of its other languages."""
    for text, place, subject in _texts(material):
        said = text.words.get(material.language)
        if said is None or said.translated_from is None:
            continue
        originals = [other.text for language, other in text.words.items() if language != material.language]
        if originals and not any(is_fingerprint_of(said.translated_from, one) for one in originals):
            message = Sentence(
                "the text in '{language}' is older than the original it was translated from",
                language=LanguageCode(material.language),
            )
            original = text.said(material.first_language, material.first_language)
            current = fingerprint(original.text if original else originals[0])
            hint = Sentence("bring the translation up to date and set its 'from' to {hash}", hash=current)
            yield warning(message, *place, rule=RULE, hint=hint, subject=subject)


def _texts(material: Material) -> Iterator[_Placed]:
    file = material.briefing.file
    for _, text, line in fields_in(material.briefing.visit):
        yield text, (file, line), "visit"
    for outlined in outline(material):
        section = outlined.section
        for words in (section.title, section.lead):
            if words is not None:
                yield words, (file, section.line_number), outlined.key
        for one in outlined.items:
            yield from ((text, (file, line), one.key) for _, text, line in fields_in(one.item))
    for ident, snippet in material.shown.items():
        yield from ((text, (snippet.file, line), ident) for _, text, line in fields_in(snippet))
