"""Somebody named without a post, of whom a minister would ask who it is."""

from __future__ import annotations

from collections.abc import Iterator

from briefbook.checks.material import Material
from briefbook.checks.people import named_in
from briefbook.model.kinds import Named, Person
from briefbook.model.problem import Problem, warning
from briefbook.model.sentence import Mention, Sentence

RULE = "no-post"


def people_without_post(material: Material) -> Iterator[Problem]:
    """A warning for everybody in the visit or in a snippet who has no post, or only posts still to come."""
    seen: set[str] = set()
    for who, (file, line, subject) in named_in(material):
        if isinstance(who, Named):
            if who.post is None:
                name = next(iter(who.name.texts()), "")
                hint = "add the post, and of which country or body"
                message = Sentence("'{name}' is named without a post", name=name)
                yield warning(message, file, line, rule=RULE, hint=hint, subject=subject)
            continue
        person = material.original(who)
        if isinstance(person, Person) and person.id not in seen:
            seen.add(person.id)
            yield from _without(person, material)


def _without(person: Person, material: Material) -> Iterator[Problem]:
    last = material.briefing.visit.last
    if not any(post.from_ is None or post.from_.first <= last for post in person.posts):
        message = Sentence("'{person}' is named in the book but has no post", person=Mention(person.id))
        hint = "add a post with its title, the country or body, and since when"
        yield warning(message, person.file, person.line_number, rule=RULE, hint=hint, subject=person.id)
