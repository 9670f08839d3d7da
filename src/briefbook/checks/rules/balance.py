"""A surplus or deficit in own words that exports and imports of the series contradict."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefbook.checks.material import Material
from briefbook.checks.passages import Passage, passages
from briefbook.checks.reading.amounts import Interval, amounts
from briefbook.checks.reading.claims import Setting, is_plain
from briefbook.checks.reading.countries import countries_named
from briefbook.checks.reading.languages import vocabulary
from briefbook.checks.reading.periods import years
from briefbook.checks.reading.sentences import sentences
from briefbook.checks.reading.units import factor_of
from briefbook.checks.reading.vocabulary import Vocabulary
from briefbook.checks.rules.figures import setting_of
from briefbook.model.kinds import Trade
from briefbook.model.problem import Problem, warning
from briefbook.model.sentence import Sentence

RULE = "balance"
HINT = "correct the sentence or the series, and say whose balance it is"


def contradicted_balance(material: Material) -> Iterator[Problem]:
    """A warning for every surplus or deficit that the series shows the other way round or much larger or smaller."""
    balances = _balances(material)
    for passage in passages(material) if balances else ():
        setting = setting_of(passage, material)
        for sentence in sentences(passage.words):
            yield from _judged(sentence, passage, setting, balances)


def _balances(material: Material) -> dict[tuple[frozenset[str], int], tuple[str, Interval]]:
    """For each pair and full year the reporter and its balance."""
    found: dict[tuple[frozenset[str], int], tuple[str, Interval]] = {}
    for trade in material.shown.values():
        factor = factor_of(trade.unit) if isinstance(trade, Trade) else None
        if isinstance(trade, Trade) and factor is not None:
            for entry in trade.series:
                if entry.is_full_year and entry.balance is not None:
                    margin = abs(entry.balance) / 20 if entry.about else abs(entry.balance) / 100
                    interval = Interval(entry.balance - margin, entry.balance + margin).times(factor)
                    found[frozenset(trade.countries), entry.year] = (trade.countries[0], interval)
    return found


def _judged(
    sentence: str,
    passage: Passage,
    setting: Setting,
    balances: dict[tuple[frozenset[str], int], tuple[str, Interval]],
) -> Iterator[Problem]:
    words = vocabulary(setting.language)
    sign, at = _sign(sentence, words)
    named = {one.year for one in years(sentence, setting.language, setting.as_of)}
    if not sign or len(named) != 1 or not is_plain(sentence, setting, words):
        return
    reporter, balance = balances.get((setting.pair, named.pop()), ("", None))
    whose = _whose(sentence, at, setting, reporter)
    if balance is None or not whose:
        return
    seen = balance if whose == reporter else Interval(-balance.high, -balance.low)
    expected = seen if sign > 0 else Interval(-seen.high, -seen.low)
    money = [one for one in amounts(sentence, setting.language) if one.is_money]
    agrees = expected.high > 0 and (len(money) != 1 or money[0].interval.meets(expected))
    if not agrees:
        pattern = (
            "the balance of trade is not that of the series, where {country} has a surplus of {size}"
            if seen.high > 0
            else "the balance of trade is not that of the series, where {country} has a deficit of {size}"
        )
        message = Sentence(pattern, country=whose, size=f"{abs(seen.low + seen.high) / 2:,.0f}")
        yield warning(message, passage.file, passage.line, rule=RULE, hint=HINT, subject=passage.subject)


def _sign(sentence: str, words: Vocabulary) -> tuple[int, int]:
    """1 for a surplus, -1 for a deficit, 0 for neither or both; and where the word stands."""
    lowered = sentence.lower()
    surplus = re.search(rf"(?<!\w)(?:{words.surplus})(?!\w)", lowered)
    deficit = re.search(rf"(?<!\w)(?:{words.deficit})(?!\w)", lowered)
    if (surplus is None) == (deficit is None):
        return 0, 0
    return (1, surplus.start()) if surplus else (-1, deficit.start() if deficit else 0)


def _whose(sentence: str, at: int, setting: Setting, reporter: str) -> str:
    """Whose balance it is: the country named before the word, else the reporter's; "" where "in favour of" turns it."""
    words = vocabulary(setting.language)
    mentions = [one for one in countries_named(sentence, setting.language) if one.code in setting.pair]
    favour = re.search(rf"(?<!\w)(?:{words.in_favour})", sentence.lower())
    if favour is not None:
        return ""
    codes = list(dict.fromkeys(one.code for one in mentions if one.start < at))
    if len(codes) == 1:
        return codes[0]
    return reporter if not codes and not mentions else ""
