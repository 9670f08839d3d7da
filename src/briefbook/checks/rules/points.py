"""A rise or fall by percentage points that a series in per cent contradicts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from briefbook.checks.material import Material
from briefbook.checks.passages import Passage, passages
from briefbook.checks.reading.amounts import Amount, amounts
from briefbook.checks.reading.claims import has_words, is_plain
from briefbook.checks.reading.languages import vocabulary
from briefbook.checks.reading.periods import WHOLE_YEAR
from briefbook.checks.reading.sentences import sentences
from briefbook.checks.reading.units import is_per_cent
from briefbook.checks.rules.figures import setting_of
from briefbook.checks.rules.measures import names_measure, stems_of
from briefbook.model.kinds import Figure
from briefbook.model.problem import Problem, warning
from briefbook.model.sentence import Mention, Sentence

RULE = "growth"
HINT = "correct the sentence or the series"


def contradicted_points(material: Material) -> Iterator[Problem]:
    """A warning for every change by percentage points, in one year, that the series shows otherwise."""
    figures = [one for one in material.shown.values() if isinstance(one, Figure) and is_per_cent(one.unit)]
    for figure in figures:
        values = {entry.year: entry.value for entry in figure.series if entry.is_full_year and not entry.about}
        for passage in passages(material):
            for year, sign, amount in _movements(passage, figure, material):
                if year in values and year - 1 in values:
                    change = values[year] - values[year - 1]
                    if not amount.interval.low <= sign * change <= amount.interval.high:
                        yield _problem(passage, figure, amount, year, change)


def _movements(passage: Passage, figure: Figure, material: Material) -> Iterator[tuple[int, int, Amount]]:
    """The year, the direction and the points of sentences that name the measure, one year and one change."""
    setting, words = setting_of(passage, material), vocabulary(passage.language)
    stems = stems_of(figure, passage.language, material)
    for sentence in sentences(passage.words) if stems and has_words(passage.words, words.points) else ():
        points = [one for one in amounts(sentence, passage.language) if one.is_points]
        named = {one.year for one in setting.years(sentence)}
        sign = int(has_words(sentence, words.grew)) - int(has_words(sentence, words.fell))
        is_whole = setting.months_of(sentence) == WHOLE_YEAR and is_plain(sentence, setting, words)
        is_told = len(points) == len(named) == 1 and sign != 0 and not has_words(sentence, words.not_moved)
        if is_told and is_whole and names_measure(sentence, stems):
            yield named.pop(), sign, points[0]


def _problem(passage: Passage, figure: Figure, amount: Amount, year: int, change: Decimal) -> Problem:
    message = Sentence(
        "the text says '{words}' in {year}; the series of '{series}' gives {change} percentage points",
        words=amount.words,
        year=year,
        series=Mention(figure.id),
        change=f"{change:+}",
    )
    return warning(message, passage.file, passage.line, rule=RULE, hint=HINT, subject=passage.subject)
