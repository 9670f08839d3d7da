"""Cards: a country's facts with their labels, a person's facts beside the portrait."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefbook.compose.phrase.background import bare_number, key_figure_slots
from briefbook.compose.phrase.figures import measure_value, series_sentences
from briefbook.compose.phrase.sentence import phrase
from briefbook.compose.phrase.telling import plain_value
from briefbook.compose.phrase.typed import typed_value
from briefbook.compose.phrase.value import capitalised
from briefbook.compose.scene import Scene
from briefbook.compose.sentences import joined_sentences
from briefbook.model.document import Cell, Column, Inline, Inlines, LineBreak, Picture, Row, Table, plain
from briefbook.model.kinds import CountryProfile, Figure

_LABELS, _WORDS = Column(weight=1), Column(weight=3)
_PORTRAIT, _BESIDE = Column(weight=1), Column(weight=4.4)


def fact_table(rows: Iterable[tuple[Inlines, Inlines]]) -> Table:
    """Labels and what they stand for, without rules; lines without content are left out."""
    made = (Row((Cell(label, is_header=True), Cell(words))) for label, words in rows if words)
    return Table((_LABELS, _WORDS), tuple(made), look="plain")


def country_card(profile: CountryProfile, scene: Scene) -> Table:
    """Capital, population, economy, why it matters to us, key figures: a line each."""
    return fact_table(_country_rows(profile, scene))


def _country_rows(profile: CountryProfile, scene: Scene) -> Iterator[tuple[Inlines, Inlines]]:
    term = scene.wording.term
    yield plain(term("country.capital")), plain_value(profile.capital, scene, profile).inlines
    for key, words in (
        ("country.population", profile.population),
        ("country.economy", profile.economy),
        ("country.interest", profile.interest),
    ):
        said = bare_number(words, scene) or typed_value(words, scene, profile)
        yield plain(term(key)), capitalised(said.inlines)
    for figure in profile.figures:
        if not isinstance(figure, str):
            slots = key_figure_slots(figure, profile, scene)
            yield capitalised(slots["name"].inlines), phrase("country.amount", slots, scene, profile.id)
        elif (series := scene.view.of(Figure, figure)) is not None:
            label = measure_value(series, scene).inlines
            yield capitalised(label), joined_sentences(series_sentences(series, scene, "short", is_named=False))


def beside_portrait(portrait: Picture, facts: Iterable[Inlines]) -> Table:
    """A person's sentences, a line each, with the portrait before them."""
    lines: list[Inline] = []
    for fact in facts:
        lines.extend(((LineBreak(),) if lines else ()) + fact)
    return Table((_PORTRAIT, _BESIDE), (Row((Cell(picture=portrait), Cell(tuple(lines)))),), look="plain")
