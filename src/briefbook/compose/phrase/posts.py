"""Posts: which one somebody held on a day, and its title with its country or body around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from babel import Locale, UnknownLocaleError

from briefbook.compose.phrase.places import body_value, country_value
from briefbook.compose.phrase.sentence import phrase
from briefbook.compose.phrase.telling import value_of
from briefbook.compose.phrase.value import NOTHING, Value, marked
from briefbook.compose.scene import Scene
from briefbook.model.dates import When
from briefbook.model.document import Inlines, Run
from briefbook.model.kinds import Body, Person, Post
from briefbook.model.localised import Localised, Said
from briefbook.model.snippet import Snippet


@dataclass(frozen=True)
class Held:
    """A post as somebody held it at a moment: `then` if no longer on the book's day, `former` without a moment."""

    post: Post
    manner: str = ""


def held_posts(person: Person, first: date, last: date) -> tuple[Post, ...]:
    """The posts held on any of some days, in the order typed."""
    return tuple(p for p in person.posts if _begins(p) <= last and _ends(p) >= first)


def has_begun(post: Post, day: date) -> bool:
    """Whether the post was taken up by that day."""
    return _begins(post) <= day


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


@dataclass(frozen=True)
class Titled:
    """A post in words: the title in every case, the country or the body it belongs to, what follows them.

    `rest` is the second half of a title that has one (`to Russia` of `Ambassador to Russia`).
    """

    title: Value
    of: Value = NOTHING
    body: Value = NOTHING
    rest: Value = NOTHING

    def slots(self) -> dict[str, Value]:
        """The values under the names that sentences use."""
        return {"title": self.title, "of": self.of, "body": self.body, "rest": self.rest}


def titled(held_post: Held, person: Snippet | None, scene: Scene, *, formal: bool = False) -> Titled:
    """The title for a sentence: a country at its end is left to the sentence, one inside it is not said again."""
    post = held_post.post
    title = post.title if formal else _without_country(post, scene)
    words, lang = scene.words(title)
    whole = _with_manner(held_post.manner, title, person, scene)
    if post.body:
        body = scene.view.of(Body, post.body)
        return Titled(whole, body=body_value(body, scene, brief=True) if body else NOTHING)
    if not post.country or _names_country(words, lang, post.country, scene):
        return Titled(whole)
    of = country_value(post.country, scene, formal=formal and _is_formal(words, scene))
    first, rest = ("", "") if lang else _halves(words, scene)
    if not rest:
        return Titled(whole, Value(of.inlines) if lang else of)
    begun = _with_manner(held_post.manner, Localised({scene.language: Said(first)}), person, scene)
    return Titled(begun, of, rest=Value((Run(rest),)))


def _is_formal(words: str, scene: Scene) -> bool:
    return any(re.search(mark, words) for mark in scene.wording.words("formal_posts"))


def _halves(words: str, scene: Scene) -> tuple[str, str]:
    """`Ambassador`, `to Russia`; no second half for most titles."""
    parts = words.split(" ")
    targets = scene.wording.words("title_targets")
    at = next((i for i, part in enumerate(parts) if i and part in targets), len(parts))
    return " ".join(parts[:at]), " ".join(parts[at:])


def _with_manner(manner: str, title: Localised, person: Snippet | None, scene: Scene) -> Value:
    """The title, `then` or `former` before it and inflected with it."""
    plain = value_of(title, scene, person)
    if not manner:
        return plain
    is_woman = isinstance(person, Person) and person.gender == "female"
    pattern = scene.wording.term_or(f"{manner}.woman", "") if is_woman else ""
    pattern = pattern or scene.wording.term_or(f"{manner}.{plain.trait}", scene.wording.term(manner))
    words, lang = scene.words(title)
    if lang:
        return Value((Run(pattern.format(title="")), *plain.inlines))
    return value_of(Localised({scene.language: Said(pattern.format(title=words))}), scene, person)


def _without_country(post: Post, scene: Scene) -> Localised:
    """The title; a country at its end goes, because the sentence names it itself."""
    words, lang = scene.words(post.title)
    if not post.country or lang:
        return post.title
    forms = scene.wording.country(post.country)
    of = scene.wording.term_or("of", "")
    endings = [forms.get(key) for key in ("long_gen", "gen")]
    endings += [f"{of}{forms[key]}" for key in ("long", "name") if of and key in forms]
    for ending in (f" {one}" for one in endings if one):
        if words.endswith(ending):
            return Localised({scene.language: Said(words.removesuffix(ending))})
    return post.title


def _names_country(words: str, lang: str, code: str, scene: Scene) -> bool:
    """Whether the title itself says whose post it is (`Pakistani ambassador`)."""
    forms = scene.wording.country(code)
    own = [forms.get(key, "") for key in ("name", "gen", "adjective")]
    if lang:
        own = [_territory(code, lang)]
    return any(word and word.removeprefix("the ").casefold() in words.casefold() for word in own)


def _territory(code: str, lang: str) -> str:
    """A country's name in the language of a title that is not in the book's language."""
    try:
        return str(Locale.parse(lang, sep="-").territories.get(code, ""))
    except (UnknownLocaleError, ValueError):
        return ""


def post_words(held_post: Held, person: Person | None, scene: Scene) -> Inlines:
    """A post with its country or body, as a line of a list; a title that names its country stays as typed."""
    words = phrase("person.post", titled(held_post, person, scene, formal=True).slots(), scene)
    return marked(words, person.id if person else "")
