"""Countries, relations, co-operation, projects, regional issues, points and quotations in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from briefbook.compose.phrase.anniversaries import anniversary_slots
from briefbook.compose.phrase.dates import date_value
from briefbook.compose.phrase.figures import series_sentences
from briefbook.compose.phrase.numbers import number_text
from briefbook.compose.phrase.people import person_value
from briefbook.compose.phrase.places import country_value, is_country, party_value
from briefbook.compose.phrase.sentence import phrase, sentence
from briefbook.compose.phrase.telling import plain_value, value_of
from briefbook.compose.phrase.typed import typed_value
from briefbook.compose.phrase.value import NOTHING, Value, capitalised, listed, text
from briefbook.compose.scene import Scene
from briefbook.model.document import Inlines, Run
from briefbook.model.kinds import (
    Cooperation,
    CountryProfile,
    Event,
    Figure,
    KeyFigure,
    Person,
    Point,
    Project,
    Quote,
    Regional,
    Relations,
)
from briefbook.model.localised import Localised
from briefbook.model.snippet import Snippet


def _labelled(key: str, words: Value, scene: Scene, snippet: Snippet) -> Inlines:
    """`Capital: Islamabad.`"""
    return sentence("labelled", {"label": text(scene.wording.term(key)), "words": words}, scene, snippet.id)


def bare_number(words: Localised | None, scene: Scene) -> Value | None:
    """A number and nothing else, as the language writes numbers; four digits without a point may be a year."""
    typed, _ = scene.words(words)
    is_number = re.fullmatch(r"\d{1,3}|\d{5,20}|\d{1,20}\.\d{1,6}", typed) is not None
    return text(number_text(Decimal(typed), scene)) if is_number else None


# --- countries -------------------------------------------------------------------------------------------------------


def country_sentences(profile: CountryProfile, scene: Scene, length: str) -> tuple[Inlines, ...]:
    """Capital, population, economy, why it matters to us, key figures."""
    slots = {"country": _profiled(profile, scene), "capital": plain_value(profile.capital, scene, profile)}
    made = [sentence("country.capital", slots, scene, profile.id)]
    for key, words in (
        ("country.population", profile.population),
        ("country.economy", profile.economy),
        ("country.interest", profile.interest),
    ):
        said = bare_number(words, scene) or typed_value(words, scene, profile)
        made.append(_labelled(key, said, scene, profile))
    if length == "full":
        made.extend(_key_figures(profile, scene))
    return tuple(words for words in made if words)


def _profiled(profile: CountryProfile, scene: Scene) -> Value:
    if profile.countries:
        return country_value(profile.countries[0], scene)
    return value_of(profile.label, scene, profile, forms=profile.forms)


def _key_figures(profile: CountryProfile, scene: Scene) -> Iterator[Inlines]:
    for figure in profile.figures:
        if isinstance(figure, str):
            series = scene.view.of(Figure, figure)
            yield from series_sentences(series, scene, "short") if series else ()
        else:
            yield sentence("country.figure", key_figure_slots(figure, profile, scene), scene, profile.id)


def key_figure_slots(figure: KeyFigure, profile: CountryProfile, scene: Scene) -> dict[str, Value]:
    """Name, value, unit and date of a key figure."""
    return {
        "name": plain_value(figure.name, scene, profile),
        "value": bare_number(figure.value, scene) or plain_value(figure.value, scene, profile),
        "unit": plain_value(figure.unit, scene, profile),
        "date": date_value(figure.date, scene),
    }


# --- relations and co-operation --------------------------------------------------------------------------------------


def relations_sentences(relations: Relations, scene: Scene, length: str) -> tuple[Inlines, ...]:
    """When relations were established, the round year, milestones."""
    first, second = (country_value(code, scene) for code in relations.countries)
    term = scene.wording.term
    slots = {
        "countries": listed((first, second), term("list.comma"), term("list.and")),
        "first": first,
        "second": second,
        "date": date_value(relations.established, scene),
    }
    made = [sentence("relations.established", slots, scene, relations.id)]
    round_years = anniversary_slots(relations.established, scene)
    if round_years:
        made.append(sentence("relations.anniversary", {**slots, **round_years}, scene, relations.id))
    if length != "line":
        made.extend(event_sentences(relations.events, relations, scene))
    return tuple(words for words in made if words)


def event_sentences(events: Iterable[Event], snippet: Snippet, scene: Scene) -> Iterator[Inlines]:
    """Each event after its date, the text as typed. A text with a small letter flows from its date."""
    for event in events:
        words = typed_value(event.text, scene, snippet)
        first = words.inlines[0] if words.inlines else None
        flows = isinstance(first, Run) and first.text[:1].islower()
        key = "event.flowing" if flows else "event.stated"
        yield sentence(key, {"date": date_value(event.date, scene), "text": words}, scene, snippet.id)


def cooperation_sentences(cooperation: Cooperation, scene: Scene, length: str) -> tuple[Inlines, ...]:
    """The events; the latest alone in a line. An area without events is only named."""
    events = cooperation.events if length != "line" else cooperation.events[-1:]
    made = tuple(words for words in event_sentences(events, cooperation, scene) if words)
    area = cooperation.area or cooperation.title
    return made or tuple(filter(None, (_labelled("area", plain_value(area, scene, cooperation), scene, cooperation),)))


def project_sentences(project: Project, scene: Scene, length: str) -> tuple[Inlines, ...]:
    """What it is, whose, since when, how it stands."""
    term = scene.wording.term
    parties = listed((party_value(p, scene) for p in project.parties), term("list.comma"), term("list.and"))
    ended = project.until is not None and project.until.last < scene.as_of
    slots = {
        "name": value_of(project.label, scene, project, forms=project.forms),
        "parties": parties,
        "since": date_value(project.since, scene),
        "until": date_value(project.until, scene),
    }
    is_to_come = project.since is not None and project.since.first > scene.as_of
    tense = "planned" if is_to_come else "ended" if ended else "present"
    made = [sentence(f"project.{tense}", slots, scene, project.id)]
    if length != "line":
        made.append(_labelled("status", typed_value(project.status, scene, project), scene, project))
    return tuple(words for words in made if words)


# --- positions and points --------------------------------------------------------------------------------------------


def regional_sentences(regional: Regional, scene: Scene, _length: str) -> tuple[Inlines, ...]:
    """The other side's position, what to say, what to avoid; nothing of it in a book for the other side."""
    if scene.view.for_theirs:
        return ()
    made = [_labelled("regional.theirs", typed_value(regional.theirs, scene, regional), scene, regional)]
    made += [_labelled("regional.say", typed_value(one, scene, regional), scene, regional) for one in regional.lines]
    made += [_labelled("regional.avoid", typed_value(one, scene, regional), scene, regional) for one in regional.avoid]
    if not any(made) and regional.text is None:
        made = [_labelled("regional.about", about_value(regional, scene), scene, regional)]
    return tuple(words for words in made if words)


def about_value(regional: Regional, scene: Scene) -> Value:
    """What it is about: a country by its letters, a body or person by its id, else the words; else the region."""
    words, lang = scene.words(regional.about)
    if is_country(words) and scene.wording.country(words):
        return country_value(words, scene)
    if words and scene.view.library.snippet(words) is not None:
        return _named_snippet(words, scene)
    about: Localised | None = regional.about or regional.region or regional.title
    return Value((Run(words, lang=lang),)) if words else plain_value(about, scene, regional)


def _named_snippet(ident: str, scene: Scene) -> Value:
    found = scene.view.snippet(ident)
    if isinstance(found, Person):
        return person_value(found, None, scene)
    return party_value(ident, scene) if found is not None else NOTHING


def point_sentences(point: Point, scene: Scene, _length: str) -> tuple[Inlines, ...]:
    """To whom, and how likely the other side is to raise it."""
    slots = {
        "person": person_value(point.to, None, scene) if point.to else NOTHING,
        "likelihood": text(scene.wording.term(f"likelihood.{point.likelihood}")) if point.likelihood else NOTHING,
        "use": text(scene.wording.term(f"use.{point.use}")),
    }
    made = (sentence(key, slots, scene, point.id) for key in ("point.to", "point.likelihood"))
    return tuple(words for words in made if words)


def quote_sentences(quote: Quote, scene: Scene, _length: str) -> tuple[Inlines, ...]:
    """The attribution: by whom, where, when; without a full stop, as it stands under the words."""
    slots = {
        "person": person_value(quote.by, quote.date, scene, snippet=quote) if quote.by is not None else NOTHING,
        "occasion": plain_value(quote.occasion, scene, quote),
        "date": date_value(quote.date, scene),
    }
    words = capitalised(phrase("quote", slots, scene, quote.id))
    return (words,) if words else ()
