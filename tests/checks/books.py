"""Books as the checks see them: composed for real from a briefing and a library."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any

from briefbook.build import load_sources
from briefbook.checks.material import Material
from briefbook.checks.running import run_checks
from briefbook.compose.composer import Materials, compose
from briefbook.compose.view import View
from briefbook.model.briefing import Briefing
from briefbook.model.library import Library
from briefbook.model.problem import Problem, Severity
from briefbook.model.template import Template
from briefbook.model.wording import Wording
from briefbook.storage.shipped import resources, templates
from briefbook.storage.template_file import load_template
from briefbook.storage.wording_file import load_wording
from tests.support import libraries

SOURCE = {"title": "Ministry circular", "date": "2018-01"}


def material(
    briefing: Briefing,
    library: Library,
    edition: str = "full",
    language: str = "en",
    pages: Mapping[str, Decimal] | None = None,
) -> Material:
    """One edition of a briefing composed from a library, with what it shows of it."""
    chosen = briefing.edition(edition)
    assert chosen is not None
    materials = Materials(
        library, _template(chosen.template or briefing.template), _wording(language), lambda _name, _line: (None, ())
    )
    composed = compose(briefing, chosen, language, materials)
    assert composed.document is not None, composed.problems
    as_of = briefing.as_of_for(chosen)
    ceiling = library.scale.ceiling(chosen.marking).id
    view = View(library, ceiling, as_of, for_theirs=chosen.for_ == "theirs")
    seen = {ident: view.snippet(ident) for ident in sorted(composed.used)}
    shown = {ident: snippet for ident, snippet in seen.items() if snippet is not None}
    return Material(briefing, chosen, library, shown, composed.document, as_of, language, pages or {})


@cache
def _template(name: str) -> Template:
    template, problems = load_template(templates() / name)
    assert template is not None, problems
    return template


@cache
def _wording(language: str) -> Wording:
    wording, problems = load_wording(resources() / "wording" / language)
    assert wording is not None, problems
    return wording


def book(
    snippets: Mapping[str, Mapping[str, Any]],
    items: Sequence[Mapping[str, Any]] | None = None,
    *,
    edition: str = "full",
    language: str = "en",
    settings: Mapping[str, Any] | None = None,
    **fields: Any,
) -> Material:
    """A book of the visit of 20 February 2018 that shows the snippets, OPEN and with a source unless they say more."""
    defaults = {"marking": "OPEN", "sources": [SOURCE]}
    filled = {ident: {**defaults, **one} for ident, one in snippets.items()}
    shown = [{"snippet": ident} for ident, one in filled.items() if one["kind"] != "person"]
    section = {"title": {"en": "Section", "ru": "Раздел"}, "items": shown if items is None else list(items)}
    sections = fields.pop("sections", [section])
    made = libraries.briefing(sections, **fields)
    return material(made, libraries.library(filled, **(settings or {})), edition, language)


def sample(name: str, edition: str, language: str) -> Material:
    """An edition of one of the sample visits."""
    sources, problems = load_sources(resources() / "sample" / "visits" / f"{name}.yaml")
    assert sources is not None, problems
    return material(sources.briefing, sources.library, edition, language)


def found(made: Material, rule: str | None = None) -> list[Problem]:
    """The problems of a book, those of one rule if it is named."""
    return [problem for problem in run_checks(made) if rule in (None, problem.rule)]


def alarms(made: Material) -> list[str]:
    """What is more than a hint, as it is printed."""
    return [str(problem) for problem in run_checks(made) if problem.severity is not Severity.HINT]


def text_item(words: str, **more: Any) -> dict[str, Any]:
    """Free words of the briefing, for everybody to see."""
    return {"text": words, "marking": "OPEN", **more}
