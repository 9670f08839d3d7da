"""Somebody whose post changes after the day the book is written for and before the visit is over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from briefbook.checks.material import Material
from briefbook.checks.people import people_of
from briefbook.model.dates import When
from briefbook.model.kinds import Person, Post
from briefbook.model.problem import Problem, warning
from briefbook.model.sentence import Mention, Sentence
from briefbook.model.snippet import Snippet

RULE = "office-holder"
HINT = "set 'as_of' to a later day and read the book again"
LEAVES = "'{person}' leaves the post of {post} on {day}, before the visit is over; the book is written for {as_of}"
TAKES = "'{person}' takes the post of {post} on {day}, before the visit is over; the book is written for {as_of}"
FOLLOWED = "'{person}' is followed as {post} by '{successor}' on {day}; the book is written for {as_of}"


def changed_office_holders(material: Material) -> Iterator[Problem]:
    """A warning for every post that is left or taken between `as_of` and the last day of the visit.

    A successor known to the library counts too, even where nobody entered the end of the predecessor's post.
    """
    as_of, last = material.as_of, material.briefing.visit.last
    people = people_of(material)
    for person in people:
        for post in person.posts:
            if _is_held(post, as_of) and post.to is not None and as_of <= post.to.last < last:
                yield _problem(person, LEAVES, material, post, post.to, _holder(post, last, material))
            elif post.from_ is not None and as_of < post.from_.first <= last:
                yield _problem(person, TAKES, material, post, post.from_)
    yield from _successors(people, material)


def _successors(people: tuple[Person, ...], material: Material) -> Iterator[Problem]:
    held = {
        key: person
        for person in people
        for post in person.posts
        if post.to is None and _is_held(post, material.as_of)
        for key in _keys(post)
    }
    if not held:
        return
    last = material.briefing.visit.last
    for other in material.library.of_kind(Person):
        for post in other.posts:
            if post.from_ is None or not material.as_of < post.from_.first <= last:
                continue
            person = next((held[key] for key in _keys(post) if key in held), None)
            if person is not None and person.id != other.id:
                yield _problem(person, FOLLOWED, material, post, post.from_, other)


def _holder(post: Post, day: date, material: Material) -> Snippet | None:
    """Who has the same post on a day, as far as the library knows."""
    keys = frozenset(_keys(post))
    people = (one for one in material.library.snippets.values() if isinstance(one, Person))
    return next(
        (one for one in people for held in one.posts if _is_held(held, day) and not keys.isdisjoint(_keys(held))), None
    )


def _is_held(post: Post, day: date) -> bool:
    begun = post.from_ is None or post.from_.first <= day
    return begun and (post.to is None or post.to.last >= day)


def _keys(post: Post) -> Iterator[tuple[str, str]]:
    where = post.country or post.body
    if where:
        yield from ((where, said.text.casefold()) for said in post.title.words.values())


def _title(post: Post, material: Material) -> str:
    best = post.title.best(material.language, material.first_language)
    return best[0].text if best else ""


def _problem(
    person: Person, pattern: str, material: Material, post: Post, day: When, successor: Snippet | None = None
) -> Problem:
    message = Sentence(
        pattern,
        person=Mention(person.id),
        post=_title(post, material),
        day=day,
        as_of=material.as_of,
        successor=Mention(successor.id if successor else ""),
    )
    return warning(message, person.file, person.line_number, rule=RULE, hint=HINT, subject=person.id)
