"""Amounts and percentages in a sentence, each as the interval of values it can honestly stand for.

"4.2 bn" stands for anything that rounds to it, "over four billion" for what lies above four and would still be called
so, "около 500 млн долл." for five hundred give or take. Two amounts agree when their intervals meet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import TypeVar

from briefbook.checks.reading.keeping import kept
from briefbook.checks.reading.languages import vocabulary
from briefbook.checks.reading.vocabulary import Vocabulary

Meaning = TypeVar("Meaning", str, Decimal)

_SPACED = r"\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,5}(?:[.,]\d{1,6})?"
_WITH_COMMAS = r"\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,6})?"
_DIGITS = rf"{_SPACED}|{_WITH_COMMAS}|\d{{1,18}}(?:[.,]\d{{1,6}})?"
_HALVES = {
    "half a": Decimal("0.5"),
    "one and a half": Decimal("1.5"),
    "пол": Decimal("0.5"),
    "полтора": Decimal("1.5"),
    "полутора": Decimal("1.5"),
}
_TYPED_ROUNDLY = Decimal("0.025")
_ABOUT = Decimal("0.05")
_ONE_SIDED = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Interval:
    """The values a typed number can stand for, ends included."""

    low: Decimal
    high: Decimal

    def meets(self, other: Interval) -> bool:
        """Whether one value could be meant by both."""
        return self.low <= other.high and other.low <= self.high

    def times(self, factor: Decimal) -> Interval:
        """The interval of a number of thousands, millions ..."""
        return Interval(self.low * factor, self.high * factor)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a sentence. `currency` is ISO 4217 or "", `is_scaled` says that a word such as million follows,
    `is_percentage` and `is_points` that per cent or percentage points do,

    `unit` is the word of another unit that follows ("tonnes"), `is_start` and `is_difference` come from the words
    before it ("from 300", "by 300"). `start` and `end` are positions in the sentence. `digits` is the number as typed,
    "" where it is spelled, a span, or said to be more or less than that; `factor` is what it is counted in.
    """

    interval: Interval
    words: str
    start: int
    end: int
    currency: str = ""
    is_scaled: bool = False
    is_percentage: bool = False
    is_points: bool = False
    unit: str = ""
    is_start: bool = False
    is_difference: bool = False
    digits: str = ""
    factor: Decimal = Decimal(1)

    def restated(self, value: Decimal, language: str) -> str:
        """The words with another number in the same unit; "" where the number is not plain digits."""
        if not self.digits:
            return ""
        has_comma = vocabulary(language).decimal_comma
        shown = f"{(value / self.factor).normalize():,f}"
        groups = " " if " " in self.digits else "," if "," in self.digits and not has_comma else ""
        whole, _, decimals = shown.partition(".")
        number = whole.replace(",", groups) + (f"{',' if has_comma else '.'}{decimals}" if decimals else "")
        return self.words.replace(self.digits, number)

    @property
    def is_money(self) -> bool:
        """Whether it can be a sum of money: a currency stands at it, or a word of scale and no other unit."""
        return not (self.is_percentage or self.is_points or self.unit) and (bool(self.currency) or self.is_scaled)


@kept
def amounts(sentence: str, language: str) -> tuple[Amount, ...]:
    """Every amount and percentage of a sentence, from left to right."""
    words = vocabulary(language)
    lowered = sentence.lower()
    tongue = language.partition("-")[0]
    read = (_amount(match, sentence, words) for match in _pattern(tongue).finditer(lowered))
    found = [one for one in read if one is not None]
    for match in _vague(tongue).finditer(lowered):
        if not any(one.start < match.end() and match.start() < one.end for one in found):
            found.append(_vague_amount(match, sentence, words))
    return tuple(sorted(found, key=lambda one: one.start))


def number(text: str, *, decimal_comma: bool) -> Decimal:
    """A number as typed in a language, its decimals kept."""
    bare = re.sub(r"[ \u00a0\u202f]", "", text)
    if decimal_comma or re.fullmatch(r"\d+,\d{1,2}", bare):
        return Decimal(bare.replace(",", "."))
    return Decimal(bare.replace(",", ""))


def rounded(value: Decimal, *, is_about: bool = False) -> Interval:
    """What a number can stand for: half a unit of its last digit, more where zeros at its end leave it open.

    A number said to be rounded stands for five hundredths more or less, or half a unit of its last digit that is no
    zero, whichever is wider, a tenth at most.
    """
    size = abs(value)
    last = Decimal(1).scaleb(int(value.as_tuple().exponent)) / 2
    stripped = Decimal(1).scaleb(int(size.normalize().as_tuple().exponent)) / 2 if size else last
    if is_about:
        margin = max(last, min(max(stripped, size * _ABOUT), size * _ONE_SIDED))
    else:
        margin = max(last, min(stripped, size * _TYPED_ROUNDLY))
    return Interval(value - margin, value + margin)


def above(value: Decimal) -> Interval:
    """What "over four" can stand for: up to the next round number, a tenth more at least."""
    return Interval(value, max(value + _step(value), value * (1 + _ONE_SIDED)))


def below(value: Decimal) -> Interval:
    """What "nearly four" can stand for."""
    return Interval(min(value - _step(value) / 2, value * (1 - _ONE_SIDED)), value)


def _step(value: Decimal) -> Decimal:
    """One unit of the last digit that is no zero."""
    return Decimal(1).scaleb(int(value.normalize().as_tuple().exponent)) if value else Decimal(1)


@cache
def _pattern(language: str) -> re.Pattern[str]:
    words = vocabulary(language)
    currency = "|".join(words.currencies)
    scale = "|".join(words.scales)
    halves = "|".join(sorted(_HALVES, key=len, reverse=True))
    numeral = "|".join(sorted(words.numerals, key=len, reverse=True))
    spelled = rf"(?:{halves})|(?:{numeral})(?:[ -](?:{numeral}))*"
    return re.compile(
        rf"(?<![\w.,-])(?P<before>(?:{currency})\s?)?"
        rf"(?P<number>{_DIGITS}|(?:{spelled})(?=\s?(?:{scale}|{words.per_cent})(?!\w)))(?![\d])"
        rf"(?:\s?(?:–|-|—)\s?(?P<upper>{_DIGITS})(?!\d))?"
        rf"(?:[\s-]?(?P<scale>{scale})(?!\w))?"
        rf"(?:\s?(?:(?P<points>{words.points})|(?P<percent>{words.per_cent})|(?P<after>{currency})"
        rf"|(?:of )?(?P<unit>{words.other_units}))(?![\w%]))?"
    )


@cache
def _vague(language: str) -> re.Pattern[str]:
    """A sum without a number, which a currency must follow: "billions of dollars"."""
    words = vocabulary(language)
    return re.compile(rf"(?<!\w)(?P<sum>{'|'.join(words.vague)})\s(?P<after>{'|'.join(words.currencies)})(?!\w)")


def _vague_amount(match: re.Match[str], sentence: str, words: Vocabulary) -> Amount:
    low, high = next(limits for pattern, limits in words.vague.items() if re.search(rf"(?:{pattern})$", match["sum"]))
    before = match.string[: match.start()].rstrip()
    return Amount(
        _interval(low, before, words) if low == high else Interval(low, high),
        " ".join(sentence[match.start() : match.end()].split()),
        match.start(),
        match.end(),
        _meaning(words.currencies, match["after"]) or "",
        is_scaled=True,
        is_start=_ends_with(before, words.start),
        is_difference=_ends_with(before, words.difference),
    )


def _amount(match: re.Match[str], sentence: str, words: Vocabulary) -> Amount | None:
    value = _value(match["number"], words)
    if value is None:
        return None
    before = match.string[: match.start()].rstrip()
    upper = number(match["upper"], decimal_comma=words.decimal_comma) if match["upper"] else None
    factor = _meaning(words.scales, match["scale"]) or Decimal(1)
    interval = _interval(value, before, words)
    if upper is not None:
        interval = Interval(interval.low, rounded(upper).high)
    made = Amount(
        interval.times(factor),
        " ".join(sentence[match.start() : match.end()].split()),
        match.start(),
        match.end(),
        _meaning(words.currencies, match["before"] or match["after"]) or "",
        bool(match["scale"]),
        bool(match["percent"]),
        bool(match["points"]),
        match["unit"] or "",
    )
    is_plain = upper is None and match["number"][0].isdigit() and not _is_qualified(before, words)
    return replace(
        made,
        digits=" ".join(match["number"].split()) if is_plain else "",
        factor=factor,
        is_start=_ends_with(before, rf"(?:{words.start})(?: (?:{words.about}))?"),
        is_difference=_ends_with(before, rf"(?:{words.difference})(?: (?:{words.about}|{words.over}|{words.under}))?"),
    )


def _interval(value: Decimal, before: str, words: Vocabulary) -> Interval:
    for pattern, read in ((words.over, above), (words.under, below)):
        if _ends_with(before, pattern):
            return read(value)
    return rounded(value, is_about=_ends_with(before, words.about))


def _is_qualified(before: str, words: Vocabulary) -> bool:
    return any(_ends_with(before, pattern) for pattern in (words.over, words.under))


def _ends_with(before: str, pattern: str) -> bool:
    return re.search(rf"(?<!\w)(?:{pattern})(?: the| a)?$", before[-40:]) is not None


def _value(text: str, words: Vocabulary) -> Decimal | None:
    if text[0].isdigit():
        return number(text, decimal_comma=words.decimal_comma)
    if text in _HALVES:
        return _HALVES[text]
    total = 0
    for value in _numerals(text, words):
        total = total * 100 if value == 100 and 0 < total < 10 else total + value
    return Decimal(total) if total else None


def _numerals(text: str, words: Vocabulary) -> Iterator[int]:
    return (words.numerals[word] for word in re.split(r"[ -]", text))


def _meaning(table: Mapping[str, Meaning], text: str | None) -> Meaning | None:
    """What the pattern that fits the whole text leads to."""
    bare = (text or "").strip()
    return next((meaning for pattern, meaning in table.items() if bare and re.fullmatch(pattern, bare)), None)
