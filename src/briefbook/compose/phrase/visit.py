"""The visit itself in words: its title, its dates, the sentence that announces it."""

from __future__ import annotations

from briefbook.compose.phrase.dates import date_value
from briefbook.compose.phrase.people import name_value, person_value
from briefbook.compose.phrase.places import country_value, is_country, place_value
from briefbook.compose.phrase.sentence import phrase, sentence
from briefbook.compose.phrase.value import NOTHING, Value, capitalised, text
from briefbook.compose.scene import Scene
from briefbook.model.dates import When
from briefbook.model.document import Inlines


def visit_when(scene: Scene) -> When:
    """From the first to the last day of the visit."""
    visit = scene.visit
    if visit.end is None or visit.end == visit.start:
        return visit.start
    return When(visit.start.start, visit.end.end or visit.end.start)


def visit_dates(scene: Scene) -> Inlines:
    """`20 February 2018`, `6–7 April 2021`."""
    return date_value(visit_when(scene), scene).inlines


def visit_title(scene: Scene) -> Inlines:
    """`Working visit of Foreign Minister Khawaja Asif of Pakistan to Moscow, 20 February 2018`."""
    return capitalised(phrase("visit.title", _slots(scene), scene))


def visit_sentence(scene: Scene) -> Inlines:
    """`Foreign Minister Khawaja Asif of Pakistan is to pay a working visit to Moscow on 20 February 2018 ...`."""
    last, first = scene.visit.last, scene.visit.first
    tense = "past" if last < scene.as_of else "planned" if first > scene.as_of else "present"
    return sentence(f"visit.sentence.{tense}", _slots(scene), scene)


def _slots(scene: Scene) -> dict[str, Value]:
    visit = scene.visit
    inviter = visit.invited_by
    invited = name_value(inviter, scene) if inviter is not None else NOTHING
    return {
        "kind": _kind(scene),
        "visitor": person_value(visit.principal, None, scene),
        "place": _destination(scene),
        "date": date_value(visit_when(scene), scene),
        "inviter": person_value(inviter, None, scene) if inviter is not None and invited.inlines else NOTHING,
    }


def _kind(scene: Scene) -> Value:
    term = scene.wording.term
    word = term(f"visit.{scene.visit.kind}")

    def form_of(form: str) -> Inlines | None:
        made = scene.wording.term_or(f"visit.{scene.visit.kind}.{form}", "")
        return text(made).inlines if made else None

    return Value(text(word).inlines, form_of)


def _destination(scene: Scene) -> Value:
    visit = scene.visit
    if visit.place is not None:
        return place_value(visit.place, scene)
    return country_value(visit.to, scene) if visit.to and is_country(visit.to) else NOTHING
