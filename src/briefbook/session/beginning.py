"""Begin a briefing for a visit: the skeleton of a template filled from the library and saved."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from briefbook.compose.drafting import NewVisit, drafted
from briefbook.library.loader import load_library
from briefbook.model.dates import EXPECTED_DATE, When
from briefbook.model.kinds import Person
from briefbook.model.library import Library
from briefbook.model.problem import Problem, did_you_mean, error, has_errors
from briefbook.model.sentence import Sentence
from briefbook.storage.briefing_file import write_briefing
from briefbook.storage.template_file import find_template, load_template


def begin_briefing(
    path: Path, library_root: Path, template_name: str, visit: NewVisit, as_of: str | None = None
) -> tuple[tuple[Problem, ...], bool]:
    """Write a new briefing at `path`; the problems found and whether it was written.

    Raises OutputError when the file cannot be written.
    """
    library = load_library(library_root)
    fatal = [p for p in library.problems if p.rule.startswith("input-")]
    if fatal:
        return tuple(fatal), False
    problems = [*_unknown_people(visit, library), *_bad_dates(visit, as_of)]
    folder, found = find_template(template_name, path.parent, library.root)
    problems += found
    template = None
    if folder is not None:
        template, found = load_template(folder)
        problems += found
    if template is None or has_errors(problems):
        return tuple(problems), False
    day = When.parse(as_of or visit.start).first
    named = replace(visit, start=str(When.parse(visit.start)), end=visit.end and str(When.parse(visit.end)))
    fields = drafted(named, library, _library_path(path, library_root), template, day)
    if as_of:
        fields["as_of"] = as_of
    write_briefing(path, fields)
    return tuple(problems), True


def _library_path(briefing: Path, library: Path) -> str:
    """The library as the briefing names it: relative to the briefing's folder, with forward slashes."""
    try:
        return Path(os.path.relpath(library.resolve(), briefing.parent.resolve())).as_posix()
    except ValueError:
        return library.resolve().as_posix()


def _unknown_people(visit: NewVisit, library: Library) -> list[Problem]:
    people = [person.id for person in library.of_kind(Person)]
    unknown = [ident for ident in (visit.visitor, visit.host) if not isinstance(library.snippet(ident), Person)]
    return [
        error(
            Sentence("the library has no person '{ident}'", ident=ident),
            rule="unknown-person",
            hint=did_you_mean(ident, people),
        )
        for ident in unknown
    ]


def _bad_dates(visit: NewVisit, as_of: str | None) -> list[Problem]:
    problems = []
    for name, value in (("start", visit.start), ("end", visit.end), ("as-of", as_of)):
        try:
            if value is not None:
                When.parse(value)
        except ValueError:
            problems.append(
                error(
                    Sentence(
                        "--{name} '{value}' is not a date; expected {expected}",
                        name=name,
                        value=value,
                        expected=EXPECTED_DATE,
                    ),
                    rule="date",
                )
            )
    return problems
