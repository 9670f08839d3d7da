"""Growth of trade in own words that the series contradicts: the wrong way, or by another percentage."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from briefbook.checks.material import Material
from briefbook.checks.passages import Passage, passages
from briefbook.checks.reading.amounts import Amount, Interval, amounts, rounded
from briefbook.checks.reading.claims import Setting, has_words, is_of_both, is_plain, may_speak_of_trade, topics_in
from briefbook.checks.reading.keeping import kept
from briefbook.checks.reading.languages import vocabulary
from briefbook.checks.reading.periods import WHOLE_YEAR, Months, is_single
from briefbook.checks.reading.sentences import sentences
from briefbook.checks.reading.vocabulary import Vocabulary
from briefbook.checks.rules.figures import period_words, series_claims, setting_of
from briefbook.model.kinds import Trade, TradeEntry
from briefbook.model.problem import Correction, Problem, warning
from briefbook.model.sentence import Sentence

RULE = "growth"
HINT = "write {{ trade(...) }} in place of it, so that it is computed, or correct the series"
RISE, FALL = Sentence("a rise"), Sentence("a fall")
_Period = tuple[int, Months]
_HALF_A_POINT = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class _Movement:
    """What a sentence says: up or down (1, -1), by which percentage if any, between which years (0: unsaid).

    `months` are those of both years that are compared.
    """

    sign: int
    percentage: Amount | None
    earlier: int
    later: int
    months: Months = WHOLE_YEAR


@dataclass(frozen=True, slots=True)
class _Series:
    """What is known of a pair's trade: its figures, and the growth that the series gives where it has no figure."""

    totals: dict[_Period, Interval] = field(default_factory=dict)
    growth: dict[_Period, Interval] = field(default_factory=dict)

    def changes(self, movement: _Movement) -> list[Interval]:
        """The changes in per cent that a movement can be: between its years, or between any two full ones."""
        if movement.later:
            found = [self._change(movement.earlier, movement.later, movement.months)]
        else:
            years = sorted(year for year, months in self.totals if months == WHOLE_YEAR)
            found = [self._change(year - 1, year, WHOLE_YEAR) for year in years]
        return [change for change in found if change is not None]

    def _change(self, earlier: int, later: int, months: Months) -> Interval | None:
        """The change that the series leaves possible, None where it lacks a year."""
        first, second = self.totals.get((earlier, months)), self.totals.get((later, months))
        if first is None or second is None or first.low <= 0:
            return self.growth.get((later, months)) if earlier == later - 1 else None
        return Interval((second.low / first.high - 1) * 100, (second.high / first.low - 1) * 100)


def contradicted_growth(material: Material) -> Iterator[Problem]:
    """A warning for every growth or fall of the pair's trade that its series shows otherwise."""
    known = _series(material)
    for trade in material.shown.values():
        if isinstance(trade, Trade):
            yield from _typed_growth(trade)
    for passage in passages(material) if known else ():
        setting = setting_of(passage, material)
        series = known.get(setting.pair)
        for movement in _movements(passage.words, setting) if series else ():
            changes = series.changes(movement) if series else []
            if changes and not any(_agrees(movement, change) for change in changes):
                yield _problem(passage, movement, changes[-1])


def _series(material: Material) -> Mapping[frozenset[str], _Series]:
    found: dict[frozenset[str], _Series] = {}
    for one in series_claims(material):
        if one.claim.topic == "total":
            period = one.claim.year, one.claim.months
            found.setdefault(one.pair, _Series()).totals.setdefault(period, one.claim.interval)
    for trade in material.shown.values():
        for entry in trade.series if isinstance(trade, Trade) else ():
            if isinstance(entry.growth, Decimal):
                period = entry.year, entry.months or WHOLE_YEAR
                given = rounded(entry.growth, is_about=entry.about)
                found.setdefault(frozenset(trade.countries), _Series()).growth.setdefault(period, given)
    return found


@kept
def _movements(text: str, setting: Setting) -> tuple[_Movement, ...]:
    words = vocabulary(setting.language)
    if setting.years(text):
        setting = setting.without_date()
    may_move = may_speak_of_trade(text, setting) and any(has_words(text, one) for one in (words.grew, words.fell))
    return tuple(_movements_in(sentences(text), setting, words)) if may_move else ()


def _movements_in(told: tuple[str, ...], setting: Setting, words: Vocabulary) -> Iterator[_Movement]:
    for sentence in told:
        sign = _sign(sentence, words)
        if not sign or not is_plain(sentence, setting, words) or not _is_of_trade(sentence, words, setting):
            continue
        named = sorted({one.year for one in setting.years(sentence)} or ({setting.year} if setting.year else set()))
        percentages = [one for one in amounts(sentence, setting.language) if one.is_percentage]
        months = setting.months_of(sentence)
        if months == WHOLE_YEAR:
            months = setting.months
        is_told = len(named) <= 2 and len(percentages) <= 1 and (named or (percentages and months == WHOLE_YEAR))
        if is_told and months is not None and not _may_be_on_the_month_before(months, named):
            later = named[-1] if named else 0
            earlier = named[0] if len(named) == 2 else later - 1
            yield _Movement(sign, percentages[0] if percentages else None, earlier, later, months)


def _may_be_on_the_month_before(months: Months, named: list[int]) -> bool:
    """Whether growth of a single month need not be growth over a year: no earlier year is named beside it."""
    return is_single(months) and len(named) < 2


def _is_of_trade(sentence: str, words: Vocabulary, setting: Setting) -> bool:
    """Whether all that the sentence speaks of is the whole trade of the two."""
    if not is_of_both(sentence, setting, words):
        return False
    topics = {one.name for one in topics_in(sentence, words)}
    return topics == {"total"} or (not topics and setting.topic == "total")


def _sign(sentence: str, words: Vocabulary) -> int:
    """1 for a rise, -1 for a fall, 0 when the sentence has both or neither."""
    lowered = sentence.lower()
    if re.search(rf"(?<!\w)(?:{words.not_moved})(?!\w)", lowered):
        return 0
    rises, falls = (
        re.search(rf"(?<!\w)(?:{pattern})(?!\w)", lowered) is not None for pattern in (words.grew, words.fell)
    )
    return int(rises) - int(falls)


def _agrees(movement: _Movement, change: Interval) -> bool:
    low, high = (change.low, change.high) if movement.sign > 0 else (-change.high, -change.low)
    if movement.percentage is None:
        return high > 0
    margin = Interval(low - _HALF_A_POINT, high + _HALF_A_POINT)
    return margin.meets(movement.percentage.interval)


def _problem(passage: Passage, movement: _Movement, change: Interval) -> Problem:
    middle = (change.low + change.high) / 2
    told = RISE if movement.sign > 0 else FALL
    if movement.percentage:
        told = Sentence("{movement} by {percentage}", movement=told, percentage=movement.percentage.words)
    pattern = (
        "the text says {told} of trade in {later} on {earlier}; the series gives {given} of about {size} per cent"
        if movement.later
        else "the text says {told} of trade; the series gives {given} of about {size} per cent"
    )
    message = Sentence(
        pattern,
        told=told,
        later=period_words(movement.later, movement.months),
        earlier=period_words(movement.earlier, movement.months),
        given=RISE if middle >= 0 else FALL,
        size=f"{abs(middle):.0f}",
    )
    return warning(
        message,
        passage.file,
        passage.line,
        rule=RULE,
        hint=HINT,
        subject=passage.subject,
        correction=_correction(passage, movement, middle),
    )


def _correction(passage: Passage, movement: _Movement, middle: Decimal) -> Correction | None:
    """The percentage of the series, where only the percentage is wrong."""
    if movement.percentage is None or movement.sign * middle <= 0:
        return None
    right = movement.percentage.restated(abs(middle).quantize(Decimal("0.1")), passage.language)
    return Correction(movement.percentage.words, right, passage.language) if right else None


def _typed_growth(trade: Trade) -> Iterator[Problem]:
    """Growth typed beside two full consecutive years that give another one."""
    full = {entry.year: entry for entry in trade.series if entry.is_full_year}
    for year, entry in full.items():
        before = full.get(year - 1)
        if before is not None and isinstance(entry.growth, Decimal):
            computed = _computed(before, entry)
            if computed is not None and abs(computed - entry.growth) > 1 and not (entry.about or before.about):
                message = Sentence(
                    "the growth typed for {year} is {growth} per cent, the figures give {computed}",
                    year=year,
                    growth=entry.growth,
                    computed=f"{computed:.1f}",
                )
                hint = "leave 'growth' out where it can be computed"
                yield warning(message, trade.file, entry.line_number, rule=RULE, hint=hint, subject=trade.id)


def _computed(before: TradeEntry, entry: TradeEntry) -> Decimal | None:
    if not before.volume or entry.volume is None:
        return None
    return (entry.volume / before.volume - 1) * 100
