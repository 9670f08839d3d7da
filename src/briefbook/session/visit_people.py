"""People, countries and markings in cells: named as a reader knows them, and read again from the same names."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from briefbook.model.kinds import Body, Named, Person
from briefbook.model.library import Library
from briefbook.session.local_names import country_name, country_names
from briefbook.session.titles import snippet_title, words_in

_BETWEEN = "; "
_PARTS = re.compile(r"[;\n]")


@dataclass(frozen=True)
class Tongue:
    """In which language cells are read and written, and how a date is typed; `window` names countries and markings."""

    library: Library
    language: str
    read_date: Callable[[str], object]
    spoken_date: Callable[[Any], str]
    window: str = "en"


def person_told(who: str | Named, tongue: Tongue) -> tuple[str, str, str]:
    """Name, post, and the country or body; for a person of the library those of the last post."""
    library, language = tongue.library, tongue.language
    if isinstance(who, Named):
        name, post = words_in(who.name, library, language), words_in(who.post, library, language)
        return name, post, party_told(who.country or who.body or "", tongue)
    person = library.snippet(who)
    last = person.posts[-1] if isinstance(person, Person) and person.posts else None
    name = snippet_title(person, library, language) if person is not None else who
    if last is None:
        return name, "", ""
    return name, words_in(last.title, library, language), party_told(last.country or last.body or "", tongue)


def people_told(people: Sequence[str | Named], tongue: Tongue) -> str:
    """The names of several people in one cell."""
    return _BETWEEN.join(person_told(who, tongue)[0] for who in people)


def people_typed(text: str, before: Sequence[Any], tongue: Tongue) -> list[Any] | None:
    """People named in one cell as plain data; who was there already stays with post and country. None for nobody."""
    names = [name.strip() for name in _PARTS.split(text) if name.strip()]
    there = {_name_of(one, tongue).casefold(): one for one in before}
    return [there.get(name.casefold()) or known_person(name, tongue) or {"name": name} for name in names] or None


def known_person(name: str, tongue: Tongue) -> str | None:
    """The id of the person of the library who is called so."""
    called = (one for one in tongue.library.of_kind(Person))
    wanted = name.casefold()
    return next((p.id for p in called if snippet_title(p, tongue.library, tongue.language).casefold() == wanted), None)


def with_name(who: Any, typed: str, tongue: Tongue) -> Any:
    """Somebody by another name, as plain data; the name of a person of the library is that person."""
    known = known_person(typed, tongue)
    if known is not None:
        return known
    fields = dict(who) if isinstance(who, Mapping) else {}
    return {**fields, "name": _said(fields.get("name"), typed or "?", tongue)}


def with_post(who: Any, typed: str, tongue: Tongue) -> dict[str, Any]:
    """Somebody in another post, as plain data; a person of the library is named from then on."""
    fields = _named(who, tongue)
    post = _said(fields.get("post"), typed, tongue) if typed else None
    return {key: one for key, one in {**fields, "post": post}.items() if one is not None}


def with_party(who: Any, typed: str, tongue: Tongue) -> dict[str, Any]:
    """Somebody of another country or body, as plain data."""
    fields = {key: one for key, one in _named(who, tongue).items() if key not in ("country", "body")}
    party = party_typed(typed, tongue)
    return {**fields, **({"country" if len(party) == 2 else "body": party} if party else {})}


def _named(who: Any, tongue: Tongue) -> dict[str, Any]:
    if isinstance(who, Mapping):
        return dict(who)
    name, post, party = person_told(who, tongue)
    return with_party({"name": name, **({"post": post} if post else {})}, party, tongue)


def _name_of(who: Any, tongue: Tongue) -> str:
    return person_told(Named.model_validate(who) if isinstance(who, Mapping) else who, tongue)[0]


def _said(before: Any, typed: str, tongue: Tongue) -> Any:
    first = tongue.library.first_language
    if isinstance(before, Mapping):
        return {**before, tongue.language: typed}
    return typed if tongue.language == first or not before else {first: before, tongue.language: typed}


def party_told(party: str, tongue: Tongue) -> str:
    """What a country or a body is called; itself when nothing has that code or id."""
    name = country_name(party, tongue.window)
    if name:
        return name
    body = tongue.library.snippet(party) if party else None
    return snippet_title(body, tongue.library, tongue.language) if body is not None else party


def party_typed(text: str, tongue: Tongue) -> str:
    """The code of a country or the id of a body that is called so, or has that code; else the words themselves."""
    wanted = text.strip().casefold()
    for language in (tongue.window, tongue.language, "en"):
        for code, name in country_names(language).items():
            if wanted in (name.casefold(), code.casefold()):
                return code
    for body in tongue.library.of_kind(Body):
        names = (snippet_title(body, tongue.library, tongue.language), words_in(body.acronym, tongue.library, "en"))
        if wanted in (body.id.casefold(), *(name.casefold() for name in names if name)):
            return body.id
    return text.strip()


def marking_told(marking: str | None, tongue: Tongue) -> str:
    """What a marking is called, "" for none; itself when the library has none of that word."""
    scale = tongue.library.scale
    return scale.level(marking).label(tongue.window, "") if marking and scale.knows(marking) else marking or ""


def marking_typed(text: str, tongue: Tongue) -> str | None:
    """The marking that is called so in any language, else the words themselves; None for none."""
    wanted = text.strip().casefold()
    for level in tongue.library.scale.levels:
        if wanted in (level.id.casefold(), *(name.casefold() for name in level.names.texts())):
            return level.id
    return text.strip() or None
