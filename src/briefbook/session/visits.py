"""Begin a briefing from what an officer knows of a visit, be the people in the library or not, and with none at all."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from briefbook.compose.drafting import NewVisit, drafted
from briefbook.library.loader import load_library
from briefbook.model.dates import When
from briefbook.model.kinds import Person
from briefbook.model.library import Library
from briefbook.model.localised import LANGUAGE
from briefbook.model.problem import Problem, error, has_errors
from briefbook.session.titles import snippet_title, words_in
from briefbook.storage.atomic import OutputError
from briefbook.storage.briefing_file import write_briefing
from briefbook.storage.shipped import templates
from briefbook.storage.template_file import find_template, load_template

SETTINGS = "library.yaml"
USUAL = "visit-brief"
_NOT_IN_NAMES = re.compile(r"[^\w-]+")


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person of the library by `id`, or one who is not in it by `name` (and perhaps `country`)."""

    id: str = ""
    name: str = ""
    country: str | None = None

    @property
    def is_known(self) -> bool:
        """Whether anybody is named at all."""
        return bool(self.id or self.name.strip())

    def as_data(self) -> str | dict[str, Any]:
        """As a briefing's file names them."""
        if self.id:
            return self.id
        return {"name": self.name.strip(), **({"country": self.country} if self.country else {})}


@dataclass(frozen=True, slots=True)
class Plan:
    """What is known of a visit when its briefing is begun. Dates are as FORMATS writes them."""

    library: Path
    briefing: Path
    template: str
    visitor: Somebody
    host: Somebody
    start: str
    end: str | None = None
    kind: str = "working"
    place: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person of the library to choose from: their name, what they are, and the country of their last post."""

    id: str
    name: str
    post: str
    country: str | None


@dataclass(frozen=True, slots=True)
class Format:
    """A house format to choose from."""

    name: str
    title: str


def candidates(library: Library, language: str) -> tuple[Candidate, ...]:
    """The people of a library by name."""
    found = (_candidate(person, library, language) for person in library.of_kind(Person))
    return tuple(sorted(found, key=lambda one: one.name.casefold()))


def _candidate(person: Person, library: Library, language: str) -> Candidate:
    last = next((post for post in reversed(person.posts) if post.country), None)
    post = words_in(last.title, library, language) if last else ""
    return Candidate(person.id, snippet_title(person, library, language), post, last.country if last else None)


def formats(language: str) -> tuple[Format, ...]:
    """The shipped house formats that a briefing can begin with, the usual one first: those that say its sections."""
    return tuple(sorted(_formats(language), key=lambda one: one.name != USUAL))


def _formats(language: str) -> Iterator[Format]:
    for folder in sorted(templates().iterdir()):
        if (folder / "template.yaml").is_file():
            template, _ = load_template(folder)
            if template is not None and template.skeleton:
                title = template.title.best(language, "en") if template.title else None
                yield Format(template.name, title[0].text if title else template.name)


def is_library(folder: Path) -> bool:
    """Whether a folder has a library's settings."""
    return (folder / SETTINGS).is_file()


def start_library(folder: Path, name: str, languages: tuple[str, ...], home: str | None) -> None:
    """Make an empty library. Raises OutputError when it cannot be written."""
    if is_library(folder):
        return
    known = [language for language in languages if LANGUAGE.fullmatch(language)]
    fields: dict[str, Any] = {"name": name, "languages": known or ["en"]}
    if home:
        fields["home"] = home
    fields["markings"] = ["OPEN", "RESTRICTED"]
    write_briefing(folder / SETTINGS, fields)


def suggested_file(library: Path, visitor: str, start: str) -> Path:
    """A free name for a briefing, in the folder of visits beside the library."""
    name = _NOT_IN_NAMES.sub("-", visitor.rpartition(" ")[2].lower()).strip("-") or "visit"
    folder = library.resolve().parent / "visits"
    first = folder / f"{name}-{start[:7]}.yaml"
    number = 2
    free = first
    while free.exists():
        free = first.with_stem(f"{first.stem}-{number}")
        number += 1
    return free


def begin(plan: Plan) -> tuple[Problem, ...]:
    """Write the briefing of a plan, filled from the library; problems, and nothing is written, when that cannot be."""
    library = load_library(plan.library)
    problems = [problem for problem in library.problems if problem.rule.startswith("input-")]
    if not (plan.visitor.is_known and plan.host.is_known):
        problems.append(error("somebody must come and somebody must receive", rule="visitor", hint="name both"))
    if plan.briefing.exists():
        problems.append(error("there is a file of that name", str(plan.briefing), rule="file-exists"))
    folder, found = find_template(plan.template, plan.briefing.parent, library.root)
    problems += found
    template = None
    if folder is not None:
        template, found = load_template(folder)
        problems += found
    if template is None or has_errors(problems):
        return tuple(problems)
    fields = drafted(_visit(plan), library, _way(plan.briefing, plan.library), template, When.parse(plan.start).first)
    people = {"visitors": [plan.visitor.as_data()], "host": plan.host.as_data()}
    fields["visit"] = {"kind": plan.kind, **people, **_without(fields["visit"], "kind", *people)}
    try:
        write_briefing(plan.briefing, fields)
    except OutputError as wrong:
        return (error(wrong.sentence, rule="not-writable", hint="choose another folder"),)
    return ()


def _visit(plan: Plan) -> NewVisit:
    end = None if plan.end == plan.start else plan.end
    countries = {"from_": plan.visitor.country, "to": plan.host.country}
    visit = NewVisit(plan.visitor.id, plan.host.id, plan.start, end, kind=plan.kind, **countries)
    return replace(visit, place=plan.place or None, language=plan.language)


def _without(fields: dict[str, Any], *names: str) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if key not in names}


def _way(briefing: Path, library: Path) -> str:
    try:
        return Path(os.path.relpath(library.resolve(), briefing.parent.resolve())).as_posix()
    except ValueError:
        return library.resolve().as_posix()
