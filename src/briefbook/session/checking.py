"""Check a briefing or a library: everything that is wrong, nothing written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from briefbook.build import Sources, compose_edition, load_sources
from briefbook.checks.material import Material
from briefbook.checks.running import run_checks
from briefbook.compose.composer import Composed
from briefbook.library.loader import load_library
from briefbook.model.briefing import Briefing, Edition
from briefbook.model.document import Document
from briefbook.model.library import Library
from briefbook.model.pages import Pages
from briefbook.model.problem import Problem, in_order
from briefbook.model.snippet import Snippet
from briefbook.session.section_pages import section_pages


def check_library(root: Path) -> tuple[tuple[Problem, ...], bool]:
    """The problems of a library, and whether it could not be read at all."""
    found = problems_of(load_library(root))
    return in_order(found), any(p.rule.startswith("input-") for p in found)


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
    material = material_of(sources.briefing, edition, sources.library, composed.shown, document, pages)
    judged = run_checks(material)
    return (*without_echo(composed.problems, judged), *problems, *judged)


def without_echo(composed: Iterable[Problem], judged: Iterable[Problem]) -> tuple[Problem, ...]:
    """What the composer said, without what the checks say better: it speaks for builds that are not checked."""
    said = {problem.rule for problem in judged}
    return tuple(problem for problem in composed if problem.rule != "empty-edition" or problem.rule not in said)


def material_of(
    briefing: Briefing,
    edition: Edition,
    library: Library,
    shown: Mapping[str, Snippet],
    document: Document,
    pages: Pages,
) -> Material:
    """What the checks look at in an edition that was composed and laid out."""
    as_of, lengths = briefing.as_of_for(edition), section_pages(document, pages)
    return Material(briefing, edition, library, shown, document, as_of, document.language, lengths)
