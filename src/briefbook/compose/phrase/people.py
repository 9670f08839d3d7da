"""People as sentences name them: name, post on the day, `then` and `former`, native script, pronunciation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from briefbook.compose.phrase.posts import Held, Titled, has_begun, held, held_posts, post_words, titled
from briefbook.compose.phrase.sentence import formed, phrase
from briefbook.compose.phrase.telling import value_of
from briefbook.compose.phrase.value import NOTHING, Value, listed, tidy
from briefbook.compose.scene import Scene
from briefbook.model.dates import When
from briefbook.model.document import Inlines, Run
from briefbook.model.kinds import Named, Person, Post
from briefbook.model.snippet import Snippet

Who = str | Person | Named


def resolved(who: Who, scene: Scene) -> Person | Named | None:
    """The visible person of an id, anybody else as given."""
    return scene.view.of(Person, who) if isinstance(who, str) else who


# --- names -----------------------------------------------------------------------------------------------------------


def name_value(who: Who, scene: Scene, snippet: Snippet | None = None) -> Value:
    """A name for a slot; its trait is the person's gender."""
    person = resolved(who, scene)
    match person:
        case None:
            return NOTHING
        case Named():
            return value_of(person.name, scene, snippet, "name")
        case Person():
            value = value_of(person.label, scene, person, "name", person.gender or "", person.forms)
            trait = {"male": "masc", "female": "fem"}.get(person.gender or "", value.trait)
            return Value(value.inlines, value.form_of, trait).with_fact(person.id)


def name(who: Who, scene: Scene) -> Inlines:
    """The name alone, () for somebody who may not be seen."""
    return name_value(who, scene).inlines


def native(person: Person) -> Inlines:
    """The name in its own script, tagged as that language; () where the name is written so anyway."""
    if person.native is None or (person.label is not None and person.native.text in person.label.texts()):
        return ()
    return (Run(person.native.text, lang=person.native.lang, fact=person.id),)


def pronunciation(person: Person, scene: Scene) -> Inlines:
    """How the name is said, as typed."""
    words, lang = scene.words(person.pronunciation)
    return (Run(words, lang=lang, fact=person.id),) if words else ()


def honorific(person: Person, scene: Scene) -> Inlines:
    """The form of address, as typed."""
    words, lang = scene.words(person.honorific)
    return (Run(words, lang=lang, fact=person.id),) if words else ()


def post_on(person: Person | Named, day: date, scene: Scene) -> Inlines:
    """The post on a day with its country (`Minister of Foreign Affairs of the Islamic Republic of Pakistan`).

    A post that has ended is `former`; () for somebody without one. A formal title takes the country's long name.
    """
    if isinstance(person, Named):
        post = _post_of(person)
        return post_words(Held(post), None, scene) if post else ()
    now = held_posts(person, day, day)
    if now:
        joined = listed((Value(post_words(Held(post), person, scene)) for post in now), ", ", ", ")
        return joined.inlines
    found = held(person, None, scene)
    return post_words(found, person, scene) if found and has_begun(found.post, day) else ()


def _post_of(person: Named) -> Post | None:
    return Post(title=person.post, country=person.country, body=person.body) if person.post else None


def name_with_post(who: Person | Named, scene: Scene) -> Inlines:
    """`Khawaja Asif, Foreign Minister of Pakistan`; the name alone when there is no post."""
    slots = {"name": name_value(who, scene), "post": Value(post_on(who, scene.as_of, scene))}
    return phrase("person.line", slots, scene)


# --- in a sentence ---------------------------------------------------------------------------------------------------


def person_value(
    who: Who, when: When | None, scene: Scene, *, with_post: bool = True, snippet: Snippet | None = None
) -> Value:
    """Somebody in a sentence about a moment (None: about now): post, name, country, in every case the language has."""
    person = resolved(who, scene)
    if person is None:
        return NOTHING
    known = person if isinstance(person, Person) else None
    named = name_value(person, scene, snippet)
    found = held(known, when, scene) if known else None
    if isinstance(person, Named) and (post := _post_of(person)):
        found = Held(post)
    if found is None or not with_post:
        return named
    worded = titled(found, known or snippet, scene)
    if _is_home(found.post, scene):
        worded = replace(worded, of=NOTHING)
    return _whole(worded, named, known.id if known else "", scene)


def _is_home(post: Post, scene: Scene) -> bool:
    """Whether our own country goes without saying, as the language's wording decides."""
    is_ours = post.country is not None and post.country == scene.view.library.settings.home
    return is_ours and scene.wording.term_or("name_home_country", "no") != "yes"


def _whole(post: Titled, named: Value, fact: str, scene: Scene) -> Value:
    def form_of(case: str) -> Inlines | None:
        if (key := f"person.full.{case}") in scene.wording.sentences:
            return formed(key, {**post.slots(), "name": named}, scene)
        title, name_form = post.title.form(case), named.form(case)
        if title is None or name_form is None:
            return None
        return _said(replace(post, title=Value(title)), Value(name_form), scene)

    whole = Value(_said(post, named, scene), form_of, named.trait)
    return whole.with_fact(fact) if fact else whole


def _said(post: Titled, named: Value, scene: Scene) -> Inlines:
    return tidy(phrase("person.full", {**post.slots(), "name": named}, scene))


def people_value(
    people: Iterable[Who], when: When | None, scene: Scene, *, with_posts: bool = True, snippet: Snippet | None = None
) -> Value:
    """Several people in a sentence (`A, B and C`); the trait is plural, or the gender of a single one."""
    values = (person_value(who, when, scene, with_post=with_posts, snippet=snippet) for who in people)
    term = scene.wording.term
    return listed(values, term("list.comma"), term("list.and"))


def person_words(person: Person, scene: Scene) -> Value:
    """The name for a sentence about the person, with native script and pronunciation in brackets.

    Readers of a book in the person's own language need neither.
    """
    if person.native is not None and person.native.lang.split("-")[0] == scene.language.split("-")[0]:
        return name_value(person, scene)
    aside = {"native": Value(native(person)), "said": Value(pronunciation(person, scene))}
    slots = {"name": name_value(person, scene), "aside": Value(phrase("person.aside", aside, scene))}
    return Value(phrase("person.introduced", slots, scene), trait=name_value(person, scene).trait)
