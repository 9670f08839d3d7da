"""What a reader must know of a language to understand figures in it. Patterns are for lower-case text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal


def listed(words: str) -> tuple[str, ...]:
    """Words written one after another."""
    return tuple(words.split())


@dataclass(frozen=True)
class Vocabulary:
    """One language. Every pattern is a regular expression without groups that capture.

    `scales` and `currencies` lead from a pattern to what it means; `numerals` from a word to its value. `topics` name
    what a figure is about (total, exports, imports); a figure nearest to one of `other_topics` is about something
    else; `disguises` hold a word of a topic without meaning it ("trade commission"). `plans` mark wishes and plans.
    """

    decimal_comma: bool
    numerals: Mapping[str, int]
    scales: Mapping[str, Decimal]
    currencies: Mapping[str, str]
    other_units: str
    per_cent: str
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
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    totals: str
    shares: str
    rates: str
    disagreement: str
