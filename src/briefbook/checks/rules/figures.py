"""Two different figures for one pair of countries, one year and one measure: series and own words held together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from briefbook.checks.material import Material
from briefbook.checks.passages import Passage, passages
from briefbook.checks.reading.amounts import Interval
from briefbook.checks.reading.claims import Claim, Setting, mirrored, of_series, table_claims, topics_in, trade_claims
from briefbook.checks.reading.languages import vocabulary
from briefbook.checks.reading.periods import WHOLE_YEAR, Months, is_single
from briefbook.checks.reading.tables import tables_in
from briefbook.checks.reading.units import factor_of
from briefbook.model.dates import When
from briefbook.model.kinds import Figure, Trade, TradeEntry
from briefbook.model.problem import Correction, Problem, warning
from briefbook.model.sentence import Mention, Sentence

RULE = "two-figures"
HINT = "settle which figure holds and use one everywhere, or say of what the other one is"
PATTERNS = {
    ("total", True): "two figures for trade in {period}: '{here}' here, {there}",
    ("exports", True): "two figures for exports in {period}: '{here}' here, {there}",
    ("imports", True): "two figures for imports in {period}: '{here}' here, {there}",
    ("total", False): "two figures for trade in {year}: '{here}' here, {there}",
    ("exports", False): "two figures for exports in {year}: '{here}' here, {there}",
    ("imports", False): "two figures for imports in {year}: '{here}' here, {there}",
}
"""By topic, and whether it is of a part of a year."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim with the place that makes it."""

    claim: Claim
    pair: frozenset[str]
    file: str
    line: int
    subject: str
    is_series: bool
    language: str = ""


def two_figures(material: Material) -> Iterator[Problem]:
    """A warning for every figure of trade that another one in the book contradicts, at the later of the two."""
    by_period: dict[tuple[frozenset[str], int, Months], list[Stated]] = {}
    series = tuple(series_claims(material))
    for one in (*series, *text_claims(material)):
        by_period.setdefault((one.pair, one.claim.year, one.claim.months), []).append(one)
    for (_, year, _), stated in by_period.items():
        yield from _contradictions(stated) if year else _of_no_year(stated, series)


def _of_no_year(stated: list[Stated], series: tuple[Stated, ...]) -> Iterator[Problem]:
    """Figures without a year that the series has in none of its years."""
    for one in stated:
        known = [
            other
            for other in series
            if other.claim.topic == "total" and other.pair == one.pair and is_in_one_currency(other.claim, one.claim)
        ]
        if known and not any(other.claim.interval.meets(one.claim.interval) for other in known):
            message = Sentence(
                "'{words}' of trade: the series of '{series}' has it in no year",
                words=one.claim.words,
                series=Mention(known[0].subject),
            )
            hint = "say of which year it is, or correct it"
            yield warning(message, one.file, one.line, rule=RULE, hint=hint, subject=one.subject)


def _contradictions(stated: list[Stated]) -> Iterator[Problem]:
    reported: set[tuple[str, int, str]] = set()
    for first, second in (*_pairs(stated), *_of_either_side(stated)):
        key = (second.subject, second.line, second.claim.words)
        if key not in reported and _contradict(first, second):
            reported.add(key)
            yield _problem(first, second)


def _pairs(stated: list[Stated]) -> Iterator[tuple[Stated, Stated]]:
    """Each claim with every different one before it; what a book says a hundred times is compared once."""
    different: dict[tuple[str, str, str, Interval], Stated] = {}
    for second in stated:
        yield from ((first, second) for first in different.values())
        claim = second.claim
        different.setdefault((claim.topic, claim.exporter, claim.currency, claim.interval), second)


def series_claims(material: Material) -> Iterator[Stated]:
    """What the series of the edition say of full years and of parts of them."""
    for snippet in material.shown.values():
        factor = factor_of(snippet.unit) if isinstance(snippet, Trade | Figure) else None
        if factor is None:
            continue
        if isinstance(snippet, Trade):
            for entry in snippet.series:
                yield from _entry_claims(snippet, entry, factor)
        elif isinstance(snippet, Figure) and _is_trade(snippet):
            yield from _figure_claims(snippet, factor)


def setting_of(passage: Passage, material: Material) -> Setting:
    """How a passage is to be read: of the two countries of its snippet, else of the visit."""
    snippet = passage.snippet
    own = frozenset(snippet.countries) if snippet is not None else frozenset()
    pair = own if len(own) == 2 else material.pair
    topic = "total" if isinstance(snippet, Trade) else ""
    year, months = _dated(passage.dated)
    return Setting(
        passage.language, material.as_of, pair, topic, len(own) == 1, year, months, passage.dated is not None
    )


def _dated(when: When | None) -> tuple[int, Months]:
    """The year, or the months of a year, that a date means; 0 where it is a day or reaches over years."""
    if when is None or when.is_day or when.first.year != when.last.year or when.start.day is not None:
        return 0, WHOLE_YEAR
    months = when.first.month, when.last.month
    return (when.year, months) if months[0] != months[1] else (0, WHOLE_YEAR)


def _entry_claims(trade: Trade, entry: TradeEntry, factor: Decimal) -> Iterator[Stated]:
    figures = (("total", entry.volume), ("exports", entry.exports), ("imports", entry.imports))
    for topic, value in figures:
        if value is not None:
            interval = of_series(value, factor, is_about=entry.about)
            shown = " ".join(filter(None, (trade.currency, str(value), _unit(trade))))
            exporter = trade.countries[0] if topic != "total" else ""
            months = entry.months or WHOLE_YEAR
            claim = Claim(topic, entry.year, interval, shown, exporter, trade.currency, months=months)
            yield Stated(claim, frozenset(trade.countries), trade.file, entry.line_number, trade.id, True)


def _is_trade(figure: Figure) -> bool:
    """Whether a measure is the trade of two countries by another name."""
    if len(figure.countries) != 2 or figure.currency is None:
        return False
    named = (topics_in(said.text, vocabulary(language or "en")) for language, said in figure.measure.words.items())
    return all({one.name for one in topics} == {"total"} for topics in named)


def _figure_claims(figure: Figure, factor: Decimal) -> Iterator[Stated]:
    for entry in figure.series:
        interval = of_series(entry.value, factor, is_about=entry.about)
        shown = " ".join(filter(None, (figure.currency, str(entry.value), _unit(figure))))
        months = entry.months or WHOLE_YEAR
        claim = Claim("total", entry.year, interval, shown, "", figure.currency or "", months=months)
        yield Stated(claim, frozenset(figure.countries), figure.file, entry.line_number, figure.id, True)


def _unit(trade: Trade | Figure) -> str:
    return next((said.text for said in trade.unit.words.values()), "") if trade.unit else ""


def text_claims(material: Material) -> Iterator[Stated]:
    """What own words and typed tables of the edition say of the trade of two countries."""
    for passage in passages(material):
        setting = setting_of(passage, material)
        if len(setting.pair) == 2:
            tables = tables_in(passage.source, passage.language)
            claims = (claim for table in tables for claim in table_claims(table, setting))
            for claim in (*trade_claims(passage.words, setting), *claims):
                yield Stated(claim, setting.pair, passage.file, passage.line, passage.subject, False, passage.language)


def _of_either_side(stated: list[Stated]) -> Iterator[tuple[Stated, Stated]]:
    """Exports or imports of nobody in particular that fit neither side, each with the series' figure."""
    for second in stated:
        if second.claim.topic == "total" or second.claim.exporter:
            continue
        series = [one for one in stated if one.is_series and one.claim.topic != "total" and _speak_of_one(one, second)]
        if series and not any(one.claim.interval.meets(second.claim.interval) for one in series):
            first = next((one for one in series if one.claim.topic == second.claim.topic), None)
            if first is not None:
                yield first, replace(second, claim=replace(second.claim, exporter=first.claim.exporter))


def _speak_of_one(first: Stated, second: Stated) -> bool:
    one, other = first.claim, second.claim
    is_same_time = (one.year, one.months) == (other.year, other.months)
    return first.pair == second.pair and is_same_time and is_in_one_currency(one, other)


def is_in_one_currency(first: Claim, second: Claim) -> bool:
    """Whether two figures can be held together: neither names another currency than the other."""
    return len({first.currency, second.currency} - {""}) < 2


def _contradict(first: Stated, second: Stated) -> bool:
    return _speak_of_one(first, second) and _figures_contradict(first.claim, second.claim, first.pair)


def _figures_contradict(first: Claim, second: Claim, pair: frozenset[str]) -> bool:
    """Whether two figures of one measure differ; exports of nobody in particular may be either side's."""
    if first.topic == second.topic == "total":
        return not first.interval.meets(second.interval)
    if "total" in (first.topic, second.topic) or not (first.exporter and second.exporter):
        return False
    turned = mirrored(second, pair) if second.exporter != first.exporter else second
    return first.topic == turned.topic and not first.interval.meets(turned.interval)


def _problem(first: Stated, second: Stated) -> Problem:
    claim = second.claim
    period = period_words(claim.year, claim.months)
    pattern = PATTERNS[claim.topic, claim.months != WHOLE_YEAR]
    message = Sentence(pattern, year=claim.year, period=period, here=claim.words, there=place_of(first))
    return warning(
        message,
        second.file,
        second.line,
        rule=RULE,
        hint=HINT,
        subject=second.subject,
        correction=_correction(first, second),
    )


def period_words(year: int, months: Months) -> str:
    """A year, or the months of it as they stand in a file: `2018`, `2018-10`, `2018-01/2018-10`."""
    if months == WHOLE_YEAR:
        return str(year)
    first, last = (f"{year}-{month:02d}" for month in months)
    return first if is_single(months) else f"{first}/{last}"


def _correction(first: Stated, second: Stated) -> Correction | None:
    """The figure of the series in the words of the sentence."""
    amount = second.claim.amount
    if amount is None or not first.is_series:
        return None
    middle = (first.claim.interval.low + first.claim.interval.high) / 2
    right = amount.restated(middle, second.language)
    return Correction(amount.words, right, second.language) if right else None


def place_of(stated: Stated) -> Sentence:
    """A figure's words with the series or the place that has them."""
    if stated.is_series:
        return Sentence(
            "'{words}' in the series of '{series}'", words=stated.claim.words, series=Mention(stated.subject)
        )
    place = Mention(stated.subject, stated.file, stated.line)
    return Sentence("'{words}' at {place}", words=stated.claim.words, place=place)
