"""What sentences and series say of one measure in one year, brought to one form so that they can be held together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from briefbook.checks.reading.amounts import Amount, Interval, amounts, rounded
from briefbook.checks.reading.countries import CountryMention, countries_named
from briefbook.checks.reading.keeping import kept
from briefbook.checks.reading.languages import vocabulary
from briefbook.checks.reading.periods import WHOLE_YEAR, Months, Year, months_of, year_of, years
from briefbook.checks.reading.sentences import sentences
from briefbook.checks.reading.tables import TypedTable
from briefbook.checks.reading.vocabulary import Vocabulary

_YEAR_LABEL = re.compile(r"(?:19|20)\d\d(?: ?г(?:од|\.)?)?")
_LONGEST_LABEL = 40
_TABLE_LINE = re.compile(r"^.*\|.*\|.*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Claim:
    """One figure for one year (0: no year is named far and wide), or for the `months` of it from the first to the last.

    `topic` is total, exports or imports; `exporter` whose exports or imports they are, "" where the sentence does not
    say; `currency` is "" where none is named. `amount` is what a sentence was read from.
    """

    topic: str
    year: int
    interval: Interval
    words: str
    exporter: str = ""
    currency: str = ""
    amount: Amount | None = None
    months: Months = WHOLE_YEAR


@dataclass(frozen=True, slots=True)
class Setting:
    """In what surroundings a text is read: its language, the day, the two countries it speaks of, its own topic.

    `is_of_one` says that the text is about a single country, whose figures are its own unless it names a partner.
    `year` and `months` are what a text that names no year speaks of, as the date of an event says; 0 for
    nothing. `is_dated` says that there is such a date, be it a day that tells no year of figures.
    """

    language: str
    as_of: date
    pair: frozenset[str]
    topic: str = ""
    is_of_one: bool = False
    year: int = 0
    months: Months = WHOLE_YEAR
    is_dated: bool = False

    def years(self, sentence: str) -> tuple[Year, ...]:
        """The years a sentence names."""
        return years(sentence, self.language, self.as_of)

    def months_of(self, sentence: str) -> Months | None:
        """The months that the figures of a sentence are of, None where that is not plain."""
        return months_of(sentence, self.language, self.as_of)

    def without_date(self) -> Setting:
        """The same surroundings, for a text that names years of its own."""
        return replace(self, year=0, months=WHOLE_YEAR) if self.year else self


@dataclass(frozen=True, slots=True)
class _Topic:
    name: str
    start: int
    end: int


@kept
def trade_claims(text: str, setting: Setting) -> tuple[Claim, ...]:
    """What a text says of the trade of two countries, as far as it is plain; what is doubtful is passed over.

    Passed over are plans and wishes, doubtful parts of years, single goods, other countries, and amounts that stand
    nearer to another matter than to trade.
    """
    return tuple(_trade_claims(text, setting)) if may_speak_of_trade(text, setting) else ()


def may_speak_of_trade(text: str, setting: Setting) -> bool:
    """Whether a text has a word for trade at all, or its surroundings are about trade: most have none."""
    words = vocabulary(setting.language)
    return bool(setting.topic) or any(has_words(text, pattern) for pattern in words.topics.values())


def has_words(text: str, pattern: str) -> bool:
    """Whether whole words of a pattern stand in a text, however its lines are broken."""
    return re.search(rf"(?<!\w)(?:{pattern})(?!\w)", " ".join(text.lower().split())) is not None


def _trade_claims(text: str, setting: Setting) -> Iterator[Claim]:
    carried = setting.topic
    words = vocabulary(setting.language)
    is_dated = bool(setting.years(text))
    if is_dated:
        setting = setting.without_date()
    for sentence in sentences(_TABLE_LINE.sub("", text)):
        found = topics_in(sentence, words)
        known = [one for one in found if one.name]
        begins_so = re.match(rf"(?:\S+\s+){{0,3}}(?:{words.carried})(?!\w)", sentence.lower()) is not None
        default = carried if setting.topic or begins_so else ""
        has_money = any(one.is_money for one in amounts(sentence, setting.language))
        if has_money and is_plain(sentence, setting, words) and is_of_both(sentence, setting, words):
            yield from _claims(sentence, found, default, setting)
            if not (is_dated or setting.is_dated):
                yield from _undated(sentence, found, setting)
        carried = known[-1].name if known else setting.topic


def table_claims(table: TypedTable, setting: Setting) -> Iterator[Claim]:
    """What a typed table says of trade: a column whose head names one measure, rows that begin with a year."""
    words = vocabulary(setting.language)
    for column in range(1, table.width):
        head = table.header[column]
        topics = topics_in(head, words)
        doubtful = not is_plain(head, setting, words) or not is_of_both(head, setting, words)
        if len({one.name for one in topics}) != 1 or not topics[0].name or doubtful or "%" in head:
            continue
        factor = scale_in(head, words)
        exporter = _exporter(head, topics[0], setting) if topics[0].name != "total" else ""
        currency = _currency_in(head, words)
        for row in table.rows:
            value, period = row.numbers[column], _period_of(row.label, head, setting)
            if factor is not None and value is not None and period is not None:
                interval = rounded(value).times(factor)
                shown = f"{value} ({head})"
                yield Claim(topics[0].name, period[0], interval, shown, exporter, currency, months=period[1])


def _period_of(label: str, head: str, setting: Setting) -> tuple[int, Months] | None:
    """The year, and the months of it, that a row's first cell names or that the head of a column narrows it to."""
    if _YEAR_LABEL.fullmatch(label):
        months = setting.months_of(head)
        return (int(label[:4]), months) if months is not None else None
    months, named = setting.months_of(label), setting.years(label)
    is_part = months is not None and months != WHOLE_YEAR and len(named) == 1 and len(label) <= _LONGEST_LABEL
    return (named[0].year, months) if is_part and months is not None else None


def scale_in(head: str, words: Vocabulary) -> Decimal | None:
    """The scale that the head of a column names, None for none."""
    lowered = head.lower()
    found = (factor for pattern, factor in words.scales.items() if re.search(rf"(?<!\w)(?:{pattern})(?!\w)", lowered))
    return next(found, None)


def _currency_in(head: str, words: Vocabulary) -> str:
    """The currency that the head of a column names, "" for none or several."""
    lowered = head.lower()
    found = {code for pattern, code in words.currencies.items() if re.search(rf"(?<!\w)(?:{pattern})(?!\w)", lowered)}
    return found.pop() if len(found) == 1 else ""


def topics_in(sentence: str, words: Vocabulary) -> list[_Topic]:
    """The words that say what figures are about, in order; the name is "" for any other matter."""
    lowered = sentence.lower()
    disguised = [_Topic("", *match.span()) for match in re.finditer(rf"(?<!\w)(?:{words.disguises})(?!\w)", lowered)]
    named = [*words.topics.items(), ("", words.other_topics)]
    found = [
        _Topic(name, *match.span())
        for name, pattern in named
        for match in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", lowered)
    ]
    found = [one for one in found if not any(hidden.start <= one.start < hidden.end for hidden in disguised)]
    found += disguised
    return sorted(found, key=lambda one: one.start)


def is_plain(sentence: str, setting: Setting, words: Vocabulary) -> bool:
    """Whether a sentence states what was, of the pair alone, of whole years or one part of a year, and of all goods."""
    lowered = sentence.lower()
    doubtful = (words.plans, words.qualified)
    if any(re.search(rf"(?<!\w)(?:{pattern})(?!\w)", lowered) for pattern in doubtful):
        return False
    if setting.months_of(sentence) is None:
        return False
    named = {one.code for one in countries_named(_without_amounts(sentence, setting.language), setting.language)}
    return not setting.pair or named <= setting.pair


def is_of_both(sentence: str, setting: Setting, words: Vocabulary) -> bool:
    """Whether a sentence that names one country speaks of its dealings with the other, not of all its trade."""
    blanked = _without_amounts(sentence, setting.language)
    mentions = countries_named(blanked, setting.language)
    if len({one.code for one in mentions}) > 1 or not (mentions or setting.is_of_one):
        return True
    lowered = blanked.lower()
    if re.search(rf"(?<!\w)(?:{words.mutual})(?!\w)", lowered):
        return True
    return any(re.search(rf"(?<!\w)(?:{words.partner})\s+(?:the\s+)?$", lowered[: one.start]) for one in mentions)


def _without_amounts(sentence: str, language: str) -> str:
    """The sentence with its amounts blanked out, so that US dollars name no country."""
    blanked = sentence
    for one in amounts(sentence, language):
        blanked = blanked[: one.start] + " " * (one.end - one.start) + blanked[one.end :]
    return blanked


def _claims(sentence: str, topics: list[_Topic], default: str, setting: Setting) -> Iterator[Claim]:
    found = amounts(sentence, setting.language)
    money = [one for one in found if one.is_money and not one.is_difference]
    named = setting.years(sentence) or ((Year(setting.year, 0),) if setting.year else ())
    months = _months_for(money, sentence, setting)
    told: set[tuple[str, int]] = set()
    for amount in money if months is not None else ():
        topic = _topic_of(amount, topics, default)
        year = year_of(amount, named, money)
        if topic is None or year is None or (amount.is_start and len({one.year for one in named}) == 1):
            continue
        if (topic.name, year) in told:
            continue
        told.add((topic.name, year))
        exporter = _exporter(sentence, topic, setting) if topic.name != "total" else ""
        claim = Claim(topic.name, year, amount.interval, amount.words, exporter, amount.currency, amount)
        yield replace(claim, months=months or WHOLE_YEAR)


def _months_for(money: list[Amount], sentence: str, setting: Setting) -> Months | None:
    """The months of a sentence's sums; None where it names them after several sums: the first may be of others."""
    months = setting.months_of(sentence)
    if months == WHOLE_YEAR:
        return setting.months
    starts = [one.start for one in setting.years(sentence)]
    is_led_by_sums = len(money) > 1 and bool(starts) and min(starts) > money[0].start
    return None if is_led_by_sums else months


def _undated(sentence: str, topics: list[_Topic], setting: Setting) -> Iterator[Claim]:
    """The one sum of a sentence that speaks of the whole trade, of no part of a year and of nothing else."""
    if setting.months_of(sentence) != WHOLE_YEAR:
        return
    money = [one for one in amounts(sentence, setting.language) if one.is_money]
    if (
        len(money) == 1
        and {one.name for one in topics} == {"total"}
        and not (money[0].is_difference or money[0].is_start)
    ):
        yield Claim("total", 0, money[0].interval, money[0].words, "", money[0].currency, money[0])


def _topic_of(amount: Amount, topics: list[_Topic], default: str) -> _Topic | None:
    """The nearest word before the amount that says what it is about, else the nearest after it, else the default."""
    before = [one for one in topics if one.start < amount.start]
    after = [one for one in topics if one.start >= amount.end]
    nearest = before[-1] if before else after[0] if after else _Topic(default, 0, 0)
    return nearest if nearest.name else None


def _exporter(sentence: str, topic: _Topic, setting: Setting) -> str:
    """Whose exports (imports) they are: the country right before the word, or not the one right after "to" ("from")."""
    mentions = [one for one in countries_named(sentence, setting.language) if one.code in setting.pair]
    for one in mentions:
        if -1 <= topic.start - one.end <= 3:
            return one.code
    partner = next((one for one in mentions if 0 <= one.start - topic.end <= 8), None)
    return _other(partner, sentence[topic.end :], setting) if partner else ""


def _other(partner: CountryMention, after: str, setting: Setting) -> str:
    """The side that exports to (imports from) the partner; the partner itself after "of"."""
    if re.match(r"\s+(?:to|from|в|во|из)\s", after) is None:
        return partner.code
    return next((code for code in setting.pair if code != partner.code), "")


def of_series(value: Decimal, factor: Decimal, *, is_about: bool) -> Interval:
    """What a figure of a series can stand for; a precise one is meant to its last digit, zeros included."""
    if is_about:
        return rounded(value, is_about=True).times(factor)
    margin = Decimal(1).scaleb(int(value.as_tuple().exponent)) / 2
    return Interval((value - margin) * factor, (value + margin) * factor)


def mirrored(claim: Claim, pair: frozenset[str]) -> Claim:
    """Exports of one side said as imports of the other, and the other way round; totals stay."""
    if claim.topic == "total" or not claim.exporter:
        return claim
    other = next((code for code in pair if code != claim.exporter), "")
    return replace(claim, topic="imports" if claim.topic == "exports" else "exports", exporter=other)
