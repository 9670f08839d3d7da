"""Snippets that are out of date, not yet valid, or due for review on the visit's days."""

from __future__ import annotations

from collections.abc import Iterator

from briefbook.checks.material import Material
from briefbook.model.problem import Problem, warning
from briefbook.model.sentence import Mention, Sentence
from briefbook.model.snippet import Snippet


def out_of_date(material: Material) -> Iterator[Problem]:
    """A warning for every snippet that does not hold on each day of the visit, or wants a review by then."""
    for snippet in material.shown.values():
        yield from _validity(snippet, material)
        visit = material.briefing.visit
        if snippet.review is not None and snippet.review.first <= visit.last:
            message = Sentence(
                "'{snippet}' is due for review on {day}, not later than the visit",
                snippet=Mention(snippet.id),
                day=snippet.review,
            )
            hint = "look at it again and set 'review' to a later day"
            yield _at(snippet, message, "review-due", hint)


def _validity(snippet: Snippet, material: Material) -> Iterator[Problem]:
    valid, visit = snippet.valid, material.briefing.visit
    if valid is None:
        return
    if valid.to is not None and valid.to.last < visit.last:
        message = Sentence(
            "'{snippet}' is valid to {day}; the visit lasts to {last}",
            snippet=Mention(snippet.id),
            day=valid.to,
            last=visit.last,
        )
        yield _at(snippet, message, "out-of-date", "bring it up to date, or take it out of the book")
    if valid.from_ is not None and valid.from_.first > visit.first:
        message = Sentence(
            "'{snippet}' is valid from {day}; the visit begins on {first}",
            snippet=Mention(snippet.id),
            day=valid.from_,
            first=visit.first,
        )
        yield _at(snippet, message, "out-of-date", "take it out of the book, or correct 'valid'")


def _at(snippet: Snippet, message: str, rule: str, hint: str) -> Problem:
    return warning(message, snippet.file, snippet.line_number, rule=rule, hint=hint, subject=snippet.id)
