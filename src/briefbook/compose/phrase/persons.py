"""A person in sentences: the posts of the day, and at full length those before."""

from __future__ import annotations

from collections.abc import Iterator

from briefbook.compose.phrase.dates import date_value
from briefbook.compose.phrase.people import honorific, person_words
from briefbook.compose.phrase.posts import Held, held, held_posts, post_words
from briefbook.compose.phrase.sentence import sentence
from briefbook.compose.phrase.value import Value
from briefbook.compose.scene import Scene
from briefbook.model.document import Inlines
from briefbook.model.kinds import Person, Post


def person_sentences(person: Person, scene: Scene, length: str) -> tuple[Inlines, ...]:
    """Who it is on the day; at full length earlier posts and the form of address."""
    introduced = person_words(person, scene)
    made = list(_present(person, introduced, scene))
    if length == "full":
        made.extend(_earlier(person, scene, is_only=not made))
        made.append(sentence("person.address", {"words": Value(honorific(person, scene))}, scene, person.id))
    elif not made:
        made.extend(_former(person, introduced, scene))
    if not any(made):
        made = [sentence("person.name", {"name": introduced}, scene, person.id)]
    return tuple(words for words in made if words)


def _present(person: Person, introduced: Value, scene: Scene) -> Iterator[Inlines]:
    for index, post in enumerate(held_posts(person, scene.as_of, scene.as_of)):
        yield sentence(
            "person.also" if index else "person.is", _slots(post, person, introduced, scene), scene, person.id
        )


def _former(person: Person, introduced: Value, scene: Scene) -> Iterator[Inlines]:
    found = held(person, None, scene)
    if found is not None:
        yield sentence("person.was", _slots(found.post, person, introduced, scene), scene, person.id)


def _earlier(person: Person, scene: Scene, *, is_only: bool) -> Iterator[Inlines]:
    now = held_posts(person, scene.as_of, scene.as_of)
    past = [post for post in person.posts if post not in now and post.to and post.to.last < scene.as_of]
    past.sort(key=lambda post: post.to.last if post.to else scene.as_of, reverse=True)
    for index, post in enumerate(past):
        key = "person.was" if is_only and index == 0 else "person.earlier"
        yield sentence(key, _slots(post, person, person_words(person, scene), scene), scene, person.id)


def _slots(post: Post, person: Person, introduced: Value, scene: Scene) -> dict[str, Value]:
    return {
        "name": introduced,
        "post": Value(post_words(Held(post), person, scene)),
        "since": date_value(post.from_, scene),
        "until": date_value(post.to, scene),
    }
