"""A surplus or deficit in own words that exports and imports of the series contradict."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefbook.checks.material import Material
from briefbook.checks.passages import Passage, passages
from briefbook.checks.reading.amounts import Amount, Interval, amounts
from briefbook.checks.reading.claims import Setting, has_words, is_plain
from briefbook.checks.reading.countries import countries_named
from briefbook.checks.reading.keeping import kept
from briefbook.checks.reading.languages import vocabulary
from briefbook.checks.reading.periods import WHOLE_YEAR, Months
from briefbook.checks.reading.sentences import sentences
from briefbook.checks.reading.units import factor_of
from briefbook.checks.reading.vocabulary import Vocabulary
from briefbook.checks.rules.figures import setting_of
from briefbook.model.kinds import Trade
from briefbook.model.problem import Problem, warning
from briefbook.model.sentence import Sentence

RULE = "balance"
HINT = "correct the sentence or the series, and say whose balance it is"


@dataclass(frozen=True, slots=True)
class _Balance:
    """What a sentence says of some months: a surplus (1) or a deficit (-1), whose ("": the reporter's), how large."""

    sign: int
    year: int
    months: Months
    whose: str
    money: tuple[Amount, ...]


def contradicted_balance(material: Material) -> Iterator[Problem]:
    """A warning for every surplus or deficit that the series shows the other way round or much larger or smaller."""
    balances = _balances(material)
    for passage in passages(material) if balances else ():
        setting = setting_of(passage, material)
        for said in _said(passage.words, setting):
            yield from _judged(said, passage, balances.get((setting.pair, said.year, said.months)))


def _balances(material: Material) -> dict[tuple[frozenset[str], int, Months], tuple[str, Interval]]:
    """For each pair and year, or part of a year, the reporter and its balance."""
    found: dict[tuple[frozenset[str], int, Months], tuple[str, Interval]] = {}
    for trade in material.shown.values():
        factor = factor_of(trade.unit) if isinstance(trade, Trade) else None
        if isinstance(trade, Trade) and factor is not None:
            for entry in trade.series:
                if entry.balance is not None:
                    margin = abs(entry.balance) / 20 if entry.about else abs(entry.balance) / 100
                    interval = Interval(entry.balance - margin, entry.balance + margin).times(factor)
                    key = frozenset(trade.countries), entry.year, entry.months or WHOLE_YEAR
                    found[key] = (trade.countries[0], interval)
    return found


def _judged(said: _Balance, passage: Passage, known: tuple[str, Interval] | None) -> Iterator[Problem]:
    if known is None:
        return
    reporter, balance = known
    whose = said.whose or reporter
    seen = balance if whose == reporter else Interval(-balance.high, -balance.low)
    expected = seen if said.sign > 0 else Interval(-seen.high, -seen.low)
    agrees = expected.high > 0 and (len(said.money) != 1 or said.money[0].interval.meets(expected))
    if not agrees:
        pattern = (
            "the balance of trade is not that of the series, where {country} has a surplus of {size}"
            if seen.high > 0
            else "the balance of trade is not that of the series, where {country} has a deficit of {size}"
        )
        message = Sentence(pattern, country=whose, size=f"{abs(seen.low + seen.high) / 2:,.0f}")
        yield warning(message, passage.file, passage.line, rule=RULE, hint=HINT, subject=passage.subject)


@kept
def _said(text: str, setting: Setting) -> tuple[_Balance, ...]:
    words = vocabulary(setting.language)
    if not any(has_words(text, one) for one in (words.surplus, words.deficit)):
        return ()
    return tuple(one for sentence in sentences(text) if (one := _read(sentence, setting, words)) is not None)


def _read(sentence: str, setting: Setting, words: Vocabulary) -> _Balance | None:
    sign, at = _sign(sentence, words)
    named = {one.year for one in setting.years(sentence)}
    months = setting.months_of(sentence)
    if not sign or len(named) != 1 or months is None or not is_plain(sentence, setting, words):
        return None
    whose = _whose(sentence, at, setting, words)
    if whose is None:
        return None
    money = tuple(one for one in amounts(sentence, setting.language) if one.is_money)
    return _Balance(sign, named.pop(), months, whose, money)


def _sign(sentence: str, words: Vocabulary) -> tuple[int, int]:
    """1 for a surplus, -1 for a deficit, 0 for neither or both; and where the word stands."""
    lowered = sentence.lower()
    surplus = re.search(rf"(?<!\w)(?:{words.surplus})(?!\w)", lowered)
    deficit = re.search(rf"(?<!\w)(?:{words.deficit})(?!\w)", lowered)
    if (surplus is None) == (deficit is None):
        return 0, 0
    return (1, surplus.start()) if surplus else (-1, deficit.start() if deficit else 0)


def _whose(sentence: str, at: int, setting: Setting, words: Vocabulary) -> str | None:
    """Whose balance it is: the country named before the word, "" for the reporter's; None where that is doubtful."""
    if re.search(rf"(?<!\w)(?:{words.in_favour})", sentence.lower()) is not None:
        return None
    mentions = [one for one in countries_named(sentence, setting.language) if one.code in setting.pair]
    codes = list(dict.fromkeys(one.code for one in mentions if one.start < at))
    if len(codes) == 1:
        return codes[0]
    return None if mentions else ""
