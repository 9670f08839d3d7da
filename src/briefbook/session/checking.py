"""Check a briefing or a library: everything that is wrong, nothing written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from briefbook.build import Sources, compose_edition, load_sources
from briefbook.checks.acknowledging import Accepted
from briefbook.checks.judgement import Verdict
from briefbook.checks.material import Material
from briefbook.checks.running import RULES_OF_A_LIBRARY, judged
from briefbook.checks.whole_library import material_of_library
from briefbook.compose.composer import Composed
from briefbook.library.file_records import Progress
from briefbook.library.loader import load_library, silent
from briefbook.model.briefing import Briefing, Edition
from briefbook.model.document import Document
from briefbook.model.library import Library
from briefbook.model.pages import Pages
from briefbook.model.problem import Problem, in_order
from briefbook.model.snippet import Snippet
from briefbook.model.template import Template
from briefbook.session.section_pages import section_pages


@dataclass(frozen=True, slots=True)
class Checked:
    """What is wrong in a briefing or a library.

    `acknowledged` are the problems that somebody has accepted, each once, by file and line. `is_refused` says that the
    library cannot be read at all, or that a build of the briefing would be refused.
    """

    problems: tuple[Problem, ...]
    acknowledged: tuple[Accepted, ...] = ()
    is_refused: bool = False


def check_library(root: Path, today: date, reading: Progress = silent) -> Checked:
    """The problems of a library's files and of what they say on a day."""
    library = load_library(root, reading)
    found = problems_of(library)
    if any(problem.rule.startswith("input-") for problem in found):
        return Checked(in_order(found), is_refused=True)
    said = (
        problem
        for language in library.settings.languages
        for problem in judged(material_of_library(library, today, language), RULES_OF_A_LIBRARY).problems
    )
    return Checked(in_order((*found, *said)))


def problems_of(library: Library) -> tuple[Problem, ...]:
    """Everything that is wrong in a library's files."""
    return (*library.problems, *(p for problems in library.broken.values() for p in problems))


def check_briefing(path: Path, reading: Progress = silent) -> Checked:
    """The problems of every edition of a briefing and of its library."""
    sources, problems = load_sources(path, reading)
    if sources is None:
        return Checked(in_order(problems), is_refused=True)
    found: list[Problem] = []
    accepted: list[Accepted] = []
    is_refused = False
    for edition in sources.briefing.all_editions:
        composed = compose_edition(sources, edition)
        if composed is None or composed.document is None:
            is_refused = True
            found.extend(composed.problems if composed else ())
        else:
            verdict = _verdict(sources, edition, composed, composed.document)
            found.extend(verdict.problems)
            accepted.extend(verdict.acknowledged)
    every = in_order((*sources.problems, *found, *problems_of(sources.library)))
    return Checked(every, _each_once(accepted), is_refused)


def _verdict(sources: Sources, edition: Edition, composed: Composed, document: Document) -> Verdict:
    """What the checks say of an edition, and what composing it and laying it out found."""
    from briefbook.typeset.layout import lay_out

    pages, problems = lay_out(document, composed.template)
    material = material_of(
        sources.briefing, edition, sources.library, composed.shown, document, composed.template, pages
    )
    said = judged(material)
    every = (*without_echo(composed.problems, said.problems), *problems, *said.problems)
    return Verdict(every, said.acknowledged)


def _each_once(accepted: Iterable[Accepted]) -> tuple[Accepted, ...]:
    """What is accepted in several editions stands once."""
    by_problem = {one.problem: one for one in accepted}
    return tuple(by_problem[problem] for problem in in_order(by_problem))


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
