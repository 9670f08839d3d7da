"""Sections and editions longer than the pages they were given."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from briefbook.checks.material import Material
from briefbook.checks.outline import outline
from briefbook.model.problem import Problem, warning
from briefbook.model.sentence import Sentence

_TENTH = Decimal("0.1")


def exceeded_budgets(material: Material) -> Iterator[Problem]:
    """A warning for every section that takes more pages than its `budget`, a twentieth of a page forgiven."""
    for outlined in outline(material):
        budget, pages = outlined.section.budget, material.section_pages.get(outlined.key)
        if budget is None or pages is None:
            continue
        taken = Decimal(str(pages))
        if taken - budget > _TENTH / 2:
            best = outlined.section.title
            title = next(iter(best.texts()), outlined.key) if best else outlined.key
            message = Sentence(
                "the section '{title}' takes {taken} pages; its budget is {budget}",
                title=title,
                taken=taken.quantize(_TENTH),
                budget=budget,
            )
            hint = "shorten it, take its short length, or raise the budget"
            place = (material.briefing.file, outlined.section.line_number)
            yield warning(message, *place, rule="page-budget", hint=hint, subject=outlined.key)


def exceeded_limit(material: Material) -> Iterator[Problem]:
    """A warning for an edition that takes more pages than its template allows."""
    count, limit = material.page_count, material.page_limit
    if count is not None and limit is not None and count > limit:
        message = Sentence(
            "the edition '{edition}' takes {count} pages; its template allows {limit}",
            edition=material.edition.name,
            count=count,
            limit=limit,
        )
        hint = "leave rows out of it, take their short length, or choose another template"
        place = (material.briefing.file, material.edition.line_number)
        yield warning(message, *place, rule="page-limit", hint=hint)
