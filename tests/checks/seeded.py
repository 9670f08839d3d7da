"""Seeded books: sentences that are true of a series, a calendar and some people, and the same with one thing wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from random import Random
from typing import Any

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from briefbook.checks.material import Material
from tests.checks.books import book, text_item

PAIRS = (("RU", "PK"), ("RU", "IN"), ("DE", "FR"), ("TR", "KZ"), ("BR", "ZA"), ("JP", "VN"))
YEARS = range(2011, 2018)
_RU_IN = {
    "RU": "Россию", "PK": "Пакистан", "IN": "Индию", "DE": "Германию", "FR": "Францию", "TR": "Турцию",
    "KZ": "Казахстан", "BR": "Бразилию", "ZA": "ЮАР", "JP": "Японию", "VN": "Вьетнам",
}  # fmt: skip
_SPELLED = {
    "en": ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    "ru": ("", "одного", "двух", "трёх", "четырёх", "пяти", "шести", "семи", "восьми", "девяти"),
}


@dataclass(frozen=True, slots=True)
class Seeded:
    """A sentence and the rule that must find it, "" when it is true."""

    words: str
    rule: str = ""


@dataclass(frozen=True)
class World:
    """Two countries and what is true of their trade, in millions of dollars."""

    rng: Random
    language: str
    pair: tuple[str, str]
    totals: dict[int, int]
    exports: dict[int, int]

    @classmethod
    def of(cls, seed: int, language: str) -> World:
        """A world by its number; figures at least a quarter apart from year to year."""
        rng = Random(seed)
        totals = {YEARS[0]: rng.randint(900, 3000)}
        for year in YEARS[1:]:
            before = totals[year - 1]
            factor = rng.uniform(0.55, 0.8) if before > 600 and rng.random() < 0.5 else rng.uniform(1.25, 1.6)
            totals[year] = round(before * factor)
        exports = {year: round(total * rng.uniform(0.3, 0.7)) for year, total in totals.items()}
        return cls(rng, language, rng.choice(PAIRS), totals, exports)

    @property
    def trade(self) -> dict[str, Any]:
        """The series as a snippet."""
        series = {
            year: {"total": total, "exports": self.exports[year], "imports": total - self.exports[year]}
            for year, total in self.totals.items()
        }
        unit = {"en": "million", "ru": "млн"}
        return {"kind": "trade", "countries": list(self.pair), "currency": "USD", "unit": unit, "series": series}

    def country(self, number: int) -> str:
        """The name of one of the two; in Russian as it stands after "в"."""
        code = self.pair[number]
        return _RU_IN[code] if self.language == "ru" else str(Locale("en").territories[code])

    def material(self, items: list[Seeded]) -> Material:
        """A book of these sentences, each an item of its own after the series."""
        rows = [{"snippet": "trade"}, *(text_item(one.words) for one in items)]
        visit = {
            "visitors": [{"name": "Ann Example", "post": "Minister", "country": self.pair[1]}],
            "host": "sergey-lavrov", "from": self.pair[1], "to": self.pair[0], "start": "2018-02-20",
            "invited_by": "khawaja-asif",
        }  # fmt: skip
        settings = {"languages": [self.language], "home": self.pair[0], "forbidden": FORBIDDEN[self.language]}
        return book({"trade": self.trade}, rows, language=self.language, settings=settings, visit=visit)


FORBIDDEN = {"en": ["Kirghizia"], "ru": ["Киргизия"]}


def key_of(number: int) -> str:
    """The key of an item of `World.material`."""
    return f"s1/i{number + 2}"


# --- amounts ---------------------------------------------------------------------------------------------------------


def money(value: int, language: str, rng: Random, *, is_exact: bool = False) -> str:
    """A sum of so many millions as people write it; exact, or "over" a rounder one."""
    forms: list[str] = [*_exact(value, language), *(() if is_exact else _rough(value, language))]
    return rng.choice(forms)


def _exact(value: int, language: str) -> Iterator[str]:
    billions = Decimal(value) / 1000
    shown = format_decimal(value, locale=language)
    short = format_decimal(billions.quantize(Decimal("0.01"), ROUND_HALF_UP), locale=language)
    if language == "ru":
        yield from (f"{shown} млн долл.", f"{shown} миллионов долларов США", f"{value} млн долларов")
        yield from (f"{short} млрд долл. США", f"{short} миллиарда долларов") if value >= 1000 else ()
    else:
        yield from (f"{shown} million dollars", f"USD {shown} m", f"US${value} million", f"${value}m")
        yield from (f"USD {short} bn", f"{short} billion US dollars") if value >= 1000 else ()


def _rough(value: int, language: str) -> Iterator[str]:
    billions = Decimal(value) / 1000
    one = format_decimal(billions.quantize(Decimal("0.1"), ROUND_HALF_UP), locale=language)
    floor = value // 1000
    hundreds = value // 100 * 100
    if language == "ru":
        yield f"более {hundreds} млн долл." if value > hundreds else f"{hundreds} млн долл."
        if value >= 1000:
            yield f"около {one} млрд долл."
        if 1000 < value < (floor + 1) * 1000 and 1 <= floor <= 9:
            yield f"свыше {_SPELLED['ru'][floor]} миллиард{'а' if floor == 1 else 'ов'} долларов"
    else:
        yield f"over {hundreds} million dollars" if value > hundreds else f"{hundreds} million dollars"
        if value >= 1000:
            yield f"some {one} bn dollars"
        if 1000 < value < (floor + 1) * 1000 and 1 <= floor <= 9:
            yield f"over {_SPELLED['en'][floor]} billion dollars"


def wrong(value: int, rng: Random) -> int:
    """Another sum, far enough that no rounding means both."""
    return round(value * rng.choice([rng.uniform(0.3, 0.6), rng.uniform(2.1, 3.5)]))


# --- sentences -------------------------------------------------------------------------------------------------------

_TOTALS = {
    "en": (
        "In {year} trade was {money}.",
        "Trade between {one} and {two} reached {money} in {year}.",
        "Bilateral trade turnover stood at {money} in {year}.",
        "Trade with {two} came to {money} in {year}, the Ministry says.",
        "The *turnover* in {year} amounted to **{money}**.",
        "Trade is growing in weight. In {year} it amounted to {money}.",
    ),
    "ru": (
        "В {year} году товарооборот составил {money}",
        "Двусторонняя торговля в {year} году достигла {money}",
        "По итогам {year} года товарооборот двух стран – {money}",
        "Товарооборот в {year} г. составил {money}",
        "В {year} году взаимная торговля оценивалась в {money}",
    ),
}
_EXPORTS = {
    "en": ("In {year} exports to {two} were {money}.", "Exports to {two} came to {money} in {year}."),
    "ru": (
        "Экспорт в {two} в {year} году составил {money}",
        "В {year} году экспорт в {two} оценивался в {money}",
    ),
}
_GROWTH = {
    "en": (
        ("Trade grew by {rate} per cent in {year}.", "Trade fell by {rate} per cent in {year}."),
        ("In {year} turnover rose by {rate}%.", "In {year} turnover declined by {rate}%."),
    ),
    "ru": (
        ("В {year} году товарооборот вырос на {rate}%.", "В {year} году товарооборот снизился на {rate}%."),
        (
            "Товарооборот в {year} году увеличился на {rate} процентов.",
            "Товарооборот в {year} году сократился на {rate} процентов.",
        ),
    ),
}


def totals(world: World, *, is_true: bool) -> Seeded:
    """A sentence about the whole trade of a year."""
    return _figure(world, _TOTALS, world.totals, is_true)


def exports(world: World, *, is_true: bool) -> Seeded:
    """A sentence about the reporter's exports to the other side."""
    return _figure(world, _EXPORTS, world.exports, is_true)


def _figure(world: World, patterns: Mapping[str, tuple[str, ...]], true: Mapping[int, int], is_true: bool) -> Seeded:
    rng, year = world.rng, world.rng.choice(list(true))
    value = true[year] if is_true else wrong(true[year], rng)
    # "over four billion" is no wrong word for five
    shown = money(value, world.language, rng, is_exact=not is_true and value < 2 * true[year])
    said = rng.choice(patterns[world.language]).format(
        year=year, money=shown, one=world.country(0), two=world.country(1)
    )
    return Seeded(said.rstrip(".") + ".", "" if is_true else "two-figures")


def growth(world: World, *, is_true: bool) -> Seeded:
    """A sentence about growth or fall; wrong by its direction or by its size."""
    rng, year = world.rng, world.rng.choice(list(YEARS[1:]))
    change = (Decimal(world.totals[year]) / world.totals[year - 1] - 1) * 100
    is_fall = change < 0
    rate = abs(change)
    if not is_true:
        is_fall, rate = rng.choice([(not is_fall, rate), (is_fall, rate + rng.randint(12, 40))])
    pattern = rng.choice(_GROWTH[world.language])[is_fall]
    shown = format_decimal(rate.quantize(rng.choice([Decimal(1), Decimal("0.1")])), locale=world.language)
    return Seeded(pattern.format(year=year, rate=shown), "" if is_true else "growth")


def weekday(world: World, *, is_true: bool) -> Seeded:
    """A date with its weekday."""
    rng, language = world.rng, world.language
    day = date(2010, 1, 1) + timedelta(rng.randrange(3000))
    named = day if is_true else day + timedelta(rng.randint(1, 6))
    week = format_date(named, "EEEE", locale=language)
    if language == "ru":
        typed = format_date(day, "d MMMM y", locale="ru")
        said = rng.choice(["Встреча прошла {typed} года ({week}).", "Встреча: {week}, {typed} года."])
    else:
        typed = format_date(day, rng.choice(["d MMMM y", "MMMM d, y"]), locale="en")
        said = rng.choice(["They met on {week}, {typed}.", "They met on {typed} ({week})."])
    return Seeded(said.format(typed=typed, week=week), "" if is_true else "weekday")


def table(world: World, *, is_true: bool) -> Seeded:
    """A table of goods with shares and a total."""
    rng = world.rng
    parts = [rng.randint(40, 400) for _ in range(rng.randint(3, 6))]
    total = sum(parts) if is_true else sum(parts) + rng.choice([-1, 1]) * rng.randint(30, 90)
    goods, unit, last = ("Товар", "тонн", "Итого") if world.language == "ru" else ("Goods", "Tonnes", "Total")
    rows = "".join(f"| {goods} {number} | {part} |\n" for number, part in enumerate(parts, 1))
    return Seeded(f"| {goods} | {unit} |\n|---|---:|\n{rows}| {last} | {total} |\n", "" if is_true else "sums")


def shares(world: World, *, is_true: bool) -> Seeded:
    """Shares of a whole, rounded to whole per cents."""
    rng = world.rng
    cuts = sorted(rng.sample(range(10, 90), 3))
    parts = [cuts[0], cuts[1] - cuts[0], cuts[2] - cuts[1], 100 - cuts[2]]
    if not is_true:
        parts[rng.randrange(4)] += rng.randint(4, 8)
    goods, share = ("Товар", "Доля, %") if world.language == "ru" else ("Goods", "Share, %")
    rows = "".join(f"| {goods} {number} | {part} |\n" for number, part in enumerate(parts, 1))
    return Seeded(f"| {goods} | {share} |\n|---|---:|\n{rows}", "" if is_true else "sums")


def link(world: World, *, is_true: bool) -> Seeded:
    """A link; wrong ones lack what makes them one."""
    good = ("https://example.org/news", "http://example.org/a_(b)", "mailto:press@example.org")
    bad = ("www.example.org", "htps://example.org", "example.org/news", "#no-such-place", "http://")
    target = world.rng.choice(good if is_true else bad)
    words = "См. [сообщение]" if world.language == "ru" else "See [the news]"
    return Seeded(f"{words}({target}).", "" if is_true else "dead-link")


def person(world: World, *, is_true: bool) -> Seeded:
    """A known person's name in a sentence."""
    right, other = {
        "en": (
            ("Sergey Lavrov spoke first.", "Khawaja Asif's answer was short."),
            ("Sergei Lavrov spoke first.", "Khwaja Asif's answer was short.", "Sergey Lavrow spoke.", "Khawaja Assif"),
        ),
        "ru": (
            ("Сергей Лавров выступил первым.", "Ответил Сергею Лаврову."),
            ("Сергей Лавроф выступил первым.", "Первым был Сергей Ловров."),
        ),
    }[world.language]
    return Seeded(world.rng.choice(right if is_true else other), "" if is_true else "two-spellings")


def term(world: World, *, is_true: bool) -> Seeded:
    """A word that may be printed, or one that may not."""
    right, other = {
        "en": (("A road to Kyrgyzstan.", "A road."), ("A road through Kirghizia.", "KIRGHIZIA'S roads.")),
        "ru": (("Дорога в Кыргызстан.", "Дорога."), ("Дорога в Киргизию.", "Дороги Киргизии.")),
    }[world.language]
    return Seeded(world.rng.choice(right if is_true else other), "" if is_true else "forbidden-term")


Plant = Callable[..., Seeded]
PLANTS: tuple[Plant, ...] = (totals, totals, exports, growth, weekday, table, shares, link, person, term)


def seeded_items(world: World, count: int, *, is_true: bool) -> list[Seeded]:
    """So many sentences of every sort in turn."""
    return [PLANTS[number % len(PLANTS)](world, is_true=is_true) for number in range(count)]
