"""Check a briefing or a library: everything that is wrong, nothing written."""

from __future__ import annotations

from pathlib import Path

from briefbook.build import Order, compose_edition, load_sources, made_ready
from briefbook.library.loader import load_library
from briefbook.model.problem import Problem, in_order


def check_library(root: Path) -> tuple[tuple[Problem, ...], bool]:
    """The problems of a library, and whether it could not be read at all."""
    library = load_library(root)
    found = [*library.problems, *(p for problems in library.broken.values() for p in problems)]
    return in_order(found), any(p.rule.startswith("input-") for p in found)


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
            continue
        _, problems = made_ready(Order(path), edition, composed.document, composed.template, lambda _step: None)
        found.extend((*composed.problems, *problems))
    library_problems, _ = check_library(sources.library.root)
    return in_order((*sources.problems, *found, *library_problems)), refused
