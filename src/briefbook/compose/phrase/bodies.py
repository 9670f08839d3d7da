"""Bodies in words: what they are for, who belongs to them, who chairs them, their sessions."""

from __future__ import annotations

from collections.abc import Iterator

from briefbook.compose.phrase.dates import date_value
from briefbook.compose.phrase.meetings import outcome_sentences
from briefbook.compose.phrase.numbers import ordinal
from briefbook.compose.phrase.people import person_value
from briefbook.compose.phrase.places import body_value, country_value, place_value
from briefbook.compose.phrase.sentence import sentence
from briefbook.compose.phrase.telling import value_of
from briefbook.compose.phrase.typed import typed_value
from briefbook.compose.phrase.value import NOTHING, Value, listed
from briefbook.compose.scene import Scene
from briefbook.model.document import Inlines
from briefbook.model.kinds import Body, Member, Session
from briefbook.model.localised import Localised, Said

_FEW = 3


def body_sentences(body: Body, scene: Scene, length: str) -> tuple[Inlines, ...]:
    """Mandate, members, chair, then the sessions in order; shorter lengths keep the latest and the next."""
    made: list[Inlines] = []
    full = length == "full"
    if full:
        made.append(_mandate(body, scene))
        made.extend(_membership(body, scene))
        made.extend(_chairs(body, scene))
    made.extend(_sessions(body, scene, full))
    if not any(made):
        made = [*_membership(body, scene), _name_alone(body, scene)]
    return tuple(words for words in made if words)


def _names(body: Body, scene: Scene) -> dict[str, Value]:
    """The full name and the brief one; the brief one serves where there is no other."""
    acronym = value_of(body.acronym, scene, body) if body.label is not None else NOTHING
    return {"body": body_value(body, scene), "brief": body_value(body, scene, brief=True), "acronym": acronym}


def _name_alone(body: Body, scene: Scene) -> Inlines:
    return sentence("body.name", _names(body, scene), scene, body.id)


def _mandate(body: Body, scene: Scene) -> Inlines:
    slots = {**_names(body, scene), "mandate": typed_value(body.mandate, scene, body)}
    return sentence("body.mandate", slots, scene, body.id)


# --- members and chairs ----------------------------------------------------------------------------------------------


def _membership(body: Body, scene: Scene) -> Iterator[Inlines]:
    """The members that the visit is about, each with its quality and time; all members in one sentence when many."""
    present = [member for member in body.members if member.until is None or member.until.last >= scene.as_of]
    own = [member for member in present if member.country in _sides(scene)]
    if not own and len(present) <= _FEW:
        own = present
    own = [member for member in own if member.since is not None or member.as_ is not None]
    yield from (_member(member, "body.member", body, scene) for member in own)
    past = [member for member in body.members if member not in present and member.country in _sides(scene)]
    yield from (_member(member, "body.member_was", body, scene) for member in past)
    members = [member for member in present if _is_full(member, scene)]
    if any(member not in own for member in members):
        term = scene.wording.term
        named = listed((country_value(m.country, scene) for m in members), term("list.comma"), term("list.and"))
        yield sentence("body.members", {**_names(body, scene), "members": named}, scene, body.id)


def _is_full(member: Member, scene: Scene) -> bool:
    """Whether it counts among the members: an observer or a partner does not."""
    quality, lang = scene.words(member.as_)
    return not quality or bool(lang) or scene.wording.term("member") in quality.casefold()


def _sides(scene: Scene) -> frozenset[str]:
    """The countries of the visit, and our own."""
    visit = scene.visit
    return frozenset(filter(None, (visit.from_, visit.to, scene.view.library.settings.home)))


def _member(member: Member, key: str, body: Body, scene: Scene) -> Inlines:
    slots = {
        **_names(body, scene),
        "country": country_value(member.country, scene),
        "quality": value_of(member.as_ or _plain_member(scene), scene, body),
        "since": date_value(member.since, scene),
        "until": date_value(member.until, scene),
    }
    return sentence(key, slots, scene, body.id)


def _plain_member(scene: Scene) -> Localised:
    return Localised({scene.language: Said(scene.wording.term("member"))})


def _chairs(body: Body, scene: Scene) -> Iterator[Inlines]:
    held = [c for c in body.chairs if (c.from_ is None or c.from_.first <= scene.as_of)]
    held = [c for c in held if c.to is None or c.to.last >= scene.as_of]
    for chair in held:
        who = person_value(chair.person, None, scene) if chair.person else NOTHING
        if chair.country and not who.inlines:
            who = country_value(chair.country, scene)
        slots = {**_names(body, scene), "chair": who, "since": date_value(chair.from_, scene)}
        yield sentence("body.chair", slots, scene, body.id)


# --- sessions --------------------------------------------------------------------------------------------------------


def _sessions(body: Body, scene: Scene, full: bool) -> Iterator[Inlines]:
    sessions = sorted(body.sessions, key=lambda session: (session.date.first, session.date.last))
    held = [session for session in sessions if session.date.last <= scene.as_of]
    planned = [session for session in sessions if session.date.last > scene.as_of]
    chosen = [*held, *planned] if full else [*held[-1:], *planned[:1]]
    for index, session in enumerate(chosen):
        tense = "body.session_planned" if session in planned else "body.session"
        yield sentence(tense, session_slots(session, body, scene, is_first=index == 0), scene, body.id)
        if full:
            yield from outcome_sentences(session.outcomes, body, scene)


def session_slots(session: Session, body: Body, scene: Scene, *, is_first: bool = True) -> dict[str, Value]:
    """Number, date, place; the body's name only the first time."""
    names = _names(body, scene)
    if not is_first:
        names = {"brief": names["acronym"]}
    return {
        **names,
        "nth": ordinal(session.number, scene) if session.number is not None else NOTHING,
        "date": date_value(session.date, scene),
        "place": place_value(session.place, scene, body),
    }
