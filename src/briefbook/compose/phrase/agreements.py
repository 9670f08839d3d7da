"""Agreements in words: signed when and where, by whom, in force, and their round years."""

from __future__ import annotations

from briefbook.compose.phrase.anniversaries import anniversary_slots
from briefbook.compose.phrase.dates import date_value
from briefbook.compose.phrase.numbers import count
from briefbook.compose.phrase.places import party_value, place_value
from briefbook.compose.phrase.sentence import sentence
from briefbook.compose.phrase.telling import plain_value, value_of
from briefbook.compose.phrase.value import NOTHING, Value, listed
from briefbook.compose.scene import Scene
from briefbook.model.dates import When
from briefbook.model.document import Inlines
from briefbook.model.kinds import Agreement, Meeting
from briefbook.model.localised import Localised, Said


def agreement_sentences(agreement: Agreement, scene: Scene, length: str) -> tuple[Inlines, ...]:
    """The signing, then entry into force; at full length status and anniversary too."""
    slots = _slots(agreement, scene)
    when = _signed(agreement, scene)
    tense = "none" if when is None else "planned" if when.last > scene.as_of else "signed"
    many = ".several" if agreement.count and agreement.count > 1 else ""
    made = [sentence(f"agreement.{tense}{many}", slots, scene, agreement.id)]
    if length != "line":
        made.append(sentence(f"agreement.force.{_force(agreement)}", slots, scene, agreement.id))
    if length == "full":
        made.append(sentence("agreement.status", slots, scene, agreement.id))
        round_years = anniversary_slots(when, scene) if tense == "signed" and not many else None
        if round_years:
            made.append(sentence("agreement.anniversary", {**slots, **round_years}, scene, agreement.id))
    return tuple(words for words in made if words)


def signing(agreement: Agreement, scene: Scene) -> tuple[When | None, Localised | None]:
    """Date and place of the signing, those of the meeting where it was signed when it gives none of its own."""
    meeting = scene.view.of(Meeting, agreement.signed_at) if agreement.signed_at else None
    when = agreement.signed or (meeting.date if meeting else None)
    return when, agreement.place or (meeting.place if meeting else None)


def _signed(agreement: Agreement, scene: Scene) -> When | None:
    return signing(agreement, scene)[0]


def _slots(agreement: Agreement, scene: Scene) -> dict[str, Value]:
    when, place = signing(agreement, scene)
    term = scene.wording.term
    in_force = agreement.in_force if isinstance(agreement.in_force, When) else None
    name = value_of(full_name(agreement, scene), scene, agreement, forms=agreement.forms)
    if agreement.label is None:
        name = _one_of_its_kind(name)
    return {
        "name": name,
        "date": date_value(when, scene),
        "place": place_value(place, scene, agreement),
        "parties": listed((party_value(p, scene) for p in agreement.parties), term("list.comma"), term("list.and")),
        "count": count(agreement.count, scene) if agreement.count else NOTHING,
        "entry": Value(trait="plural" if agreement.count and agreement.count > 1 else name.trait),
        "force": date_value(in_force, scene),
        "status": plain_value(agreement.status, scene, agreement),
    }


def _one_of_its_kind(instrument: Value) -> Value:
    """A document that has no name, `a protocol`, where a language has such a form."""

    def form_of(form: str) -> Inlines | None:
        made = instrument.form("a") if form == "the" else None
        return instrument.form(form) if made is None else made

    return Value(instrument.inlines, form_of, instrument.trait)


def _force(agreement: Agreement) -> str:
    match agreement.in_force:
        case When():
            return "since"
        case True:
            return "yes"
        case False:
            return "no"
        case None:
            return "unknown"


def full_name(agreement: Agreement, scene: Scene) -> Localised | None:
    """The name with its kind of instrument before it (`intergovernmental agreement on ...`), said once."""
    if agreement.label is None or agreement.instrument is None:
        return agreement.label or agreement.instrument
    name, name_lang = scene.words(agreement.label)
    instrument, lang = scene.words(agreement.instrument)
    first, _, rest = name.partition(" ")
    before = instrument.casefold().split(" ")
    is_kind = len(before) > 1 and before[-1] == first.casefold()
    if name_lang or lang or not is_kind or not rest:
        return agreement.label
    return Localised({scene.language: Said(f"{instrument} {rest}")})
