"""The house's own words: what a template prints by itself although the edition may not show it."""

from __future__ import annotations

import zipfile
from xml.etree.ElementTree import ParseError

from briefbook.model.problem import Problem, error, warning
from briefbook.model.sentence import Sentence
from briefbook.model.template import Template
from briefbook.proof.opening import texts_in
from briefbook.proof.permitted import words_of_strip
from briefbook.proof.secrets import Secrets
from briefbook.proof.words import words_of

LONGEST_PHRASE = 12
"""Words; no name of a ministry or a department with its country is longer, and what is longer is somebody's wording."""


def strips_above(template: Template, secrets: Secrets) -> tuple[Problem, ...]:
    """What the header and the footer of template.yaml have in common with what an edition may not show.

    A house may print its own name even where a restricted text has it too, which is a warning; more than
    LONGEST_PHRASE words in a row are a leak. A single word says nothing. `secrets` permit none of these words.
    """
    found = (
        _judged(template, name, max((secrets.longest_in(words_of(text)) for text in words_of_strip(strip)), default=0))
        for name, strip in (("header", template.header), ("footer", template.footer))
    )
    return tuple(problem for problem in found if problem is not None)


def _judged(template: Template, strip: str, longest: int) -> Problem | None:
    if longest < 2:
        return None
    message = Sentence(
        "the {strip} of the template has {count} word(s) in a row that this edition may not show",
        strip=Sentence(strip),
        count=longest,
    )
    if longest > LONGEST_PHRASE:
        hint = "take them out of the template; nothing was written"
        return error(message, template.file, rule="leak", hint=hint)
    hint = "change them, or keep them in a snippet that this edition may show if they are no secret"
    return warning(message, template.file, rule="house-words", hint=hint)


def base_above(template: Template, secrets: Secrets) -> tuple[Problem, ...]:
    """An error for each place of the template's Word file that holds what an edition may not show; none without one.

    A Word file may have been somebody's letter once: nothing in it is taken for the house's own phrase.
    """
    path = template.base_docx
    try:
        texts = tuple(texts_in(path.read_bytes(), "docx")) if path is not None else ()
    except (OSError, zipfile.BadZipFile, ParseError, KeyError):
        return ()
    counts = ((one.place, len(secrets.found_in(words_of(one.text)))) for one in texts)
    return tuple(
        error(
            Sentence(
                "the template's Word file has {count} run(s) of words that this edition may not show", count=count
            ),
            str(path),
            rule="leak",
            hint=Sentence(
                "found in {place}; take them out in Word, a name of the house may stand in the header of template.yaml",
                place=place,
            ),
        )
        for place, count in counts
        if count
    )
