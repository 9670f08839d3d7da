"""What a reader must know of a language to understand figures in it. Patterns are for lower-case text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property


def listed(words: str) -> tuple[str, ...]:
    """Words written one after another."""
    return tuple(words.split())


@dataclass(frozen=True)
class Vocabulary:
    """One language. Every pattern is a regular expression without groups that capture.

    `scales` and `currencies` lead from a pattern to what it means; `numerals` from a word to its value. `topics` name
    what a figure is about (total, exports, imports); a figure nearest to one of `other_topics` is about something
    else; `disguises` hold a word of a topic without meaning it ("trade commission"). `plans` mark wishes and plans.
    `weekday_forms` are the forms of each weekday from Monday, in one order; where two are alike, both stand there.
    `euphony` are patterns of what cannot be said so ("в вторник") with what is put in its place. `vague` lead from a
    sum without a number ("billions of") to the least and the most it can be; where both are the same it is that sum.

    `parts` lead from a part of a year to its first and last month; `month_range` is what may stand before, between and
    after the two months of a range; `counted_months` what stands before and after a number of months from January on.
    `month_before` is what stands before a month that is meant as a whole ("in October 2018"); where words of
    `reporting` stand in the sentence, it is the month in which something was said or done, and of no figures.
    """

    decimal_comma: bool
    numerals: Mapping[str, int]
    scales: Mapping[str, Decimal]
    currencies: Mapping[str, str]
    other_units: str
    per_cent: str
    points: str
    vague: Mapping[str, tuple[Decimal, Decimal]]
    about: str
    over: str
    under: str
    difference: str
    start: str
    topics: Mapping[str, str]
    other_topics: str
    disguises: str
    qualified: str
    partner: str
    mutual: str
    plans: str
    carried: str
    grew: str
    fell: str
    not_moved: str
    surplus: str
    deficit: str
    in_favour: str
    last_year: str
    this_year: str
    part_year: str
    parts: Mapping[str, tuple[int, int]]
    same_part: str
    month_range: tuple[str, str]
    counted_months: tuple[tuple[str, str], ...]
    month_before: str
    reporting: str
    months: Mapping[str, int]
    weekday_forms: tuple[tuple[str, ...], ...]
    euphony: tuple[tuple[str, str], ...]
    totals: str
    shares: str
    rest: str
    rates: str
    disagreement: str

    @cached_property
    def weekdays(self) -> Mapping[str, int]:
        """From every form of a weekday to its number, Monday being 0."""
        return {form: day for day, forms in enumerate(self.weekday_forms) for form in forms}

    def other_weekday(self, word: str, day: int) -> str:
        """Another weekday in the form of this one: `Mon` for `Tue`, `понедельника` for `вторника`; "" for none."""
        for forms in self.weekday_forms:
            if word.lower() in forms:
                other = self.weekday_forms[day][forms.index(word.lower())]
                return other.capitalize() if word[:1].isupper() else other
        return ""
