"""Two different figures for one measure (tourists, students, investment) and year: series and own words together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import combinations

from briefbook.checks.material import Material
from briefbook.checks.passages import Passage, passages
from briefbook.checks.reading.amounts import Amount, amounts
from briefbook.checks.reading.claims import Setting, is_plain, of_series
from briefbook.checks.reading.languages import vocabulary
from briefbook.checks.reading.periods import WHOLE_YEAR, Months, year_of
from briefbook.checks.reading.sentences import sentences
from briefbook.checks.reading.units import factor_of, is_per_cent
from briefbook.checks.rules.figures import period_words, setting_of
from briefbook.model.kinds import Figure, FigureEntry
from briefbook.model.localised import Localised
from briefbook.model.problem import Problem, warning
from briefbook.model.sentence import Mention, Sentence

RULE = "two-figures"
HINT = "settle which figure holds and use one everywhere, or say of what the other one is"
_Period = tuple[int, Months]
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_ENDING = 2
_YEARS = range(1900, 2101)


def two_measures(material: Material) -> Iterator[Problem]:
    """A warning for every figure of a measure that another one in the book contradicts."""
    figures = [one for one in material.shown.values() if isinstance(one, Figure)]
    for first, second in combinations(figures, 2):
        if _is_same(first, second):
            yield from _two_series(first, second)
    for passage in passages(material) if figures else ():
        for figure in figures:
            yield from _against(passage, figure, material)


def _is_same(first: Figure, second: Figure) -> bool:
    same_place = set(first.countries) == set(second.countries)
    return same_place and first.currency == second.currency and bool(_names(first.measure) & _names(second.measure))


def _names(measure: Localised) -> set[str]:
    return {" ".join(said.text.casefold().split()) for said in measure.words.values()}


def _two_series(first: Figure, second: Figure) -> Iterator[Problem]:
    factors = factor_of(first.unit), factor_of(second.unit)
    if factors[0] is None or factors[1] is None:
        return
    known = {_period(entry): entry for entry in first.series}
    for entry in second.series:
        other = known.get(_period(entry))
        if other is None:
            continue
        one = of_series(other.value, factors[0], is_about=other.about)
        if not one.meets(of_series(entry.value, factors[1], is_about=entry.about)):
            message = Sentence(
                "two figures for {year}: {here} here, {there} in the series of '{series}'",
                year=period_words(*_period(entry)),
                here=entry.value,
                there=other.value,
                series=Mention(first.id),
            )
            yield warning(message, second.file, entry.line_number, rule=RULE, hint=HINT, subject=second.id)


def stems_of(figure: Figure, language: str, material: Material) -> tuple[str, ...]:
    """The beginnings of the long words by which a measure is known in a language; none where it has no name there."""
    said = figure.measure.said(language, material.first_language)
    words = _LONG_WORD.findall((said.text if said else "").lower())
    return tuple(word[: max(4, len(word) - _ENDING)] for word in words)


def names_measure(sentence: str, stems: Iterable[str]) -> bool:
    """Whether a sentence names a measure by all its words."""
    lowered = sentence.lower()
    return all(re.search(rf"(?<!\w){re.escape(stem)}", lowered) for stem in stems)


def _against(passage: Passage, figure: Figure, material: Material) -> Iterator[Problem]:
    factor = factor_of(figure.unit)
    stems = stems_of(figure, passage.language, material)
    if factor is None or not stems:
        return
    setting = setting_of(passage, material)
    if figure.countries and setting.pair and not set(figure.countries) <= setting.pair:
        return
    by_period = {_period(entry): entry for entry in figure.series}
    for period, amount in _claims(passage, stems, figure, setting):
        entry = by_period.get(period)
        if entry is not None and not of_series(entry.value, factor, is_about=entry.about).meets(amount.interval):
            yield _problem(passage, figure, entry, amount)


def _period(entry: FigureEntry) -> _Period:
    return entry.year, entry.months or WHOLE_YEAR


def _claims(
    passage: Passage, stems: tuple[str, ...], figure: Figure, setting: Setting
) -> Iterator[tuple[_Period, Amount]]:
    """The amounts of sentences that name the measure by all its words, with their years and months."""
    words = vocabulary(setting.language)
    for sentence in sentences(passage.words):
        if not names_measure(sentence, stems):
            continue
        months = setting.months_of(sentence)
        if months is None or not is_plain(sentence, setting, words):
            continue
        found = [one for one in amounts(sentence, setting.language) if _fits(one, figure)]
        named = setting.years(sentence)
        for amount in found if len(found) == 1 else ():
            year = year_of(amount, named, found)
            if year is not None and not amount.is_difference:
                yield (year, months), amount


def _fits(amount: Amount, figure: Figure) -> bool:
    if amount.is_percentage or amount.is_points:
        return amount.is_percentage and is_per_cent(figure.unit)
    if is_per_cent(figure.unit):
        return False
    if figure.currency is not None:
        return amount.is_money and amount.currency in ("", figure.currency)
    is_year = not amount.is_scaled and not amount.unit and int(amount.interval.high) in _YEARS
    return not amount.currency and not is_year and (amount.is_scaled or bool(amount.unit) or amount.interval.high > 31)


def _problem(passage: Passage, figure: Figure, entry: FigureEntry, amount: Amount) -> Problem:
    message = Sentence(
        "two figures for {year}: '{here}' here, {there} in the series of '{series}'",
        year=period_words(*_period(entry)),
        here=amount.words,
        there=entry.value,
        series=Mention(figure.id),
    )
    return warning(message, passage.file, passage.line, rule=RULE, hint=HINT, subject=passage.subject)
