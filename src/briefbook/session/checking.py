"""Check a briefing or a library: everything that is wrong, nothing written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from briefbook.build import Sources, compose_edition, load_sources
from briefbook.checks.material import Material
from briefbook.checks.running import RULES_OF_A_LIBRARY, judged, run_checks
from briefbook.checks.whole_library import material_of_library
from briefbook.compose.composer import Composed
from briefbook.library.loader import load_library
from briefbook.model.briefing import Briefing, Edition
from briefbook.model.document import Document
from briefbook.model.library import Library
from briefbook.model.pages import Pages
from briefbook.model.problem import Problem, in_order
from briefbook.model.snippet import Snippet
from briefbook.model.template import Template
from briefbook.session.section_pages import section_pages


def check_library(root: Path, today: date) -> tuple[tuple[Problem, ...], bool]:
    """The problems of a library's files and of what they say on a day; and whether it could not be read at all."""
    library = load_library(root)
    found = problems_of(library)
    if any(problem.rule.startswith("input-") for problem in found):
        return in_order(found), True
    said = (
        problem
        for language in library.settings.languages
        for problem in judged(material_of_library(library, today, language), RULES_OF_A_LIBRARY).problems
    )
    return in_order((*found, *said)), False


def problems_of(library: Library) -> tuple[Problem, ...]:
    """Everything that is wrong in a library's files."""
    return (*library.problems, *(p for problems in library.broken.values() for p in problems))


def check_briefing(path: Path) -> tuple[tuple[Problem, ...], bool]:
    """The problems of every edition of a briefing and of its library, and whether a build of it would be refused."""
    sources, problems = load_sources(path)
    if sources is None:
        return in_order(problems), True
    found: list[Problem] = []
    refused = False
    for edition in sources.briefing.all_editions:
        composed = compose_edition(sources, edition)
        if composed is None or composed.document is None:
            refused = True
            found.extend(composed.problems if composed else ())
        else:
            found.extend(_problems_of(sources, edition, composed, composed.document))
    return in_order((*sources.problems, *found, *problems_of(sources.library))), refused


def _problems_of(sources: Sources, edition: Edition, composed: Composed, document: Document) -> tuple[Problem, ...]:
    from briefbook.typeset.layout import lay_out

    pages, problems = lay_out(document, composed.template)
    material = material_of(
        sources.briefing, edition, sources.library, composed.shown, document, composed.template, pages
    )
    said = run_checks(material)
    return (*without_echo(composed.problems, said), *problems, *said)


def without_echo(composed: Iterable[Problem], verdict: Iterable[Problem]) -> tuple[Problem, ...]:
    """What the composer said, without what the checks say better: it speaks for builds that are not checked."""
    said = {problem.rule for problem in verdict}
    return tuple(problem for problem in composed if problem.rule != "empty-edition" or problem.rule not in said)


def material_of(
    briefing: Briefing,
    edition: Edition,
    library: Library,
    shown: Mapping[str, Snippet],
    document: Document,
    template: Template,
    pages: Pages,
) -> Material:
    """What the checks look at in an edition that was composed and laid out."""
    return Material(
        briefing,
        edition,
        library,
        shown,
        document,
        briefing.as_of_for(edition),
        document.language,
        section_pages(document, pages),
        pages.count,
        template.pages,
    )
