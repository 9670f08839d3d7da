"""People as sentences name them: name, post on the day, `then` and `former`, native script, pronunciation."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from briefbook.compose.phrase.places import body_value, country_value
from briefbook.compose.phrase.sentence import phrase
from briefbook.compose.phrase.telling import value_of
from briefbook.compose.phrase.value import NOTHING, Value, listed, marked, tidy
from briefbook.compose.scene import Scene
from briefbook.model.dates import When
from briefbook.model.document import Inlines, Run
from briefbook.model.kinds import Body, Named, Person, Post
from briefbook.model.localised import Localised, Said
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
            trait = {"male": "masc", "female": "fem"}.get(person.gender or "", "other")
            return Value(value.inlines, value.form_of, trait).with_fact(person.id)


def name(who: Who, scene: Scene) -> Inlines:
    """The name alone, () for somebody who may not be seen."""
    return name_value(who, scene).inlines


def native(person: Person) -> Inlines:
    """The name in its own script, tagged as that language."""
    return (Run(person.native.text, lang=person.native.lang, fact=person.id),) if person.native else ()


def pronunciation(person: Person, scene: Scene) -> Inlines:
    """How the name is said, as typed."""
    words, lang = scene.words(person.pronunciation)
    return (Run(words, lang=lang, fact=person.id),) if words else ()


def honorific(person: Person, scene: Scene) -> Inlines:
    """The form of address, as typed."""
    words, lang = scene.words(person.honorific)
    return (Run(words, lang=lang, fact=person.id),) if words else ()


# --- posts -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Held:
    """A post as somebody held it at a moment: `then` if no longer on the book's day, `former` without a moment."""

    post: Post
    manner: str = ""


def held_posts(person: Person, first: date, last: date) -> tuple[Post, ...]:
    """The posts held on any of some days, in the order typed."""
    return tuple(p for p in person.posts if _begins(p) <= last and _ends(p) >= first)


def _begins(post: Post) -> date:
    return post.from_.first if post.from_ else date.min


def _ends(post: Post) -> date:
    return post.to.last if post.to else date.max


def held(person: Person, when: When | None, scene: Scene) -> Held | None:
    """The post to name: that held on the day of an event, else that of the book's day, else the last one, `former`."""
    if when is not None:
        at_event = _at_event(person, when)
        if at_event is None:
            return None
        is_then = _ends(at_event) < scene.as_of and when.last <= scene.as_of
        return Held(at_event, "then" if is_then else "")
    now = held_posts(person, scene.as_of, scene.as_of)
    if now:
        return Held(now[0])
    past = [post for post in person.posts if _ends(post) < scene.as_of]
    return Held(max(past, key=_ends), "former") if past else None


def _at_event(person: Person, when: When) -> Post | None:
    """Of several in the same days (a month in which a post changed hands), the one that covers most of them."""
    found = held_posts(person, when.first, when.last)
    return max(found, key=lambda p: min(_ends(p), when.last) - max(_begins(p), when.first), default=None)


def _title_value(
    held_post: Held, title: Localised, person: Person | None, scene: Scene, owner: Snippet | None
) -> Value:
    """The title, `then` or `former` before it."""
    plain = value_of(title, scene, person or owner)
    if not held_post.manner:
        return plain
    term = scene.wording.term
    pattern = scene.wording.term_or(f"{held_post.manner}.{plain.trait}", term(held_post.manner))
    words, lang = scene.words(title)
    if lang:
        return Value((Run(pattern.format(title="")), *plain.inlines)) if pattern.endswith("{title}") else plain
    forms = {case: pattern.format(title=form) for case, form in title.forms.get(scene.language, {}).items()}
    whole = Localised({scene.language: Said(pattern.format(title=words))})
    return value_of(whole, scene, person or owner) if not forms else plain


def _without_country(post: Post, scene: Scene) -> Localised:
    """The title; a country at its end goes, because the sentence names it itself."""
    words, lang = scene.words(post.title)
    if not post.country or lang:
        return post.title
    forms = scene.wording.country(post.country)
    of = scene.wording.term_or("of", "")
    for key in ("long", "name", "long_gen", "gen"):
        ending = " " + (of if "gen" not in key else "") + forms.get(key, "\0")
        if words.endswith(ending):
            return Localised({scene.language: Said(words.removesuffix(ending))})
    return post.title


def _names_country(words: str, post: Post, scene: Scene) -> bool:
    """Whether the title itself says whose post it is (`Pakistani ambassador`)."""
    if not post.country:
        return False
    forms = scene.wording.country(post.country)
    own = (forms.get(key, "") for key in ("name", "gen", "adjective"))
    return any(word and word.removeprefix("the ").casefold() in words.casefold() for word in own)


def _of_value(post: Post, title: str, scene: Scene, *, formal: bool = False) -> Value:
    """The country or body of a post; nothing where the title names it."""
    if post.body:
        body = scene.view.of(Body, post.body)
        return body_value(body, scene, brief=True) if body else NOTHING
    if not post.country or _names_country(title, post, scene):
        return NOTHING
    return country_value(post.country, scene, formal=formal)


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
    return post_words(found, person, scene) if found and _begins(found.post) <= day else ()


def _post_of(person: Named) -> Post | None:
    return Post(title=person.post, country=person.country, body=person.body) if person.post else None


def post_words(held_post: Held, person: Person | None, scene: Scene) -> Inlines:
    """A post with its country or body, as a line of a list; a title that names its country stays as typed."""
    title = _title_value(held_post, held_post.post.title, person, scene, None)
    words, _ = scene.words(held_post.post.title)
    formal = any(re.search(mark, words) for mark in scene.wording.words("formal_posts"))
    of = _of_value(held_post.post, _plain(title), scene, formal=formal)
    return marked(phrase("person.post", {"title": title, "of": of}, scene), person.id if person else "")


def _plain(value: Value) -> str:
    return "".join(i.text for i in value.inlines if isinstance(i, Run))


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
    title = _title_value(found, _without_country(found.post, scene), known, scene, snippet)
    of = _of_value(found.post, _plain(title), scene)
    if found.post.country and found.post.country == scene.view.library.settings.home and not found.post.body:
        of = of if scene.wording.term_or("name_home_country", "no") == "yes" else NOTHING
    return _whole(title, named, of, known.id if known else "", scene)


def _whole(title: Value, named: Value, of: Value, fact: str, scene: Scene) -> Value:
    def form_of(case: str) -> Inlines | None:
        title_form, name_form = title.form(case), named.form(case)
        if title_form is None or name_form is None:
            return None
        return _said(Value(title_form), Value(name_form), of, scene)

    whole = Value(_said(title, named, of, scene), form_of, named.trait)
    return whole.with_fact(fact) if fact else whole


def _said(title: Value, named: Value, of: Value, scene: Scene) -> Inlines:
    return tidy(phrase("person.full", {"title": title, "name": named, "of": of}, scene))


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
