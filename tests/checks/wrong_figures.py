"""Planters of wrong figures: another one than the series has, sums that do not add up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from babel.numbers import format_decimal

from tests.checks import seeded
from tests.checks.planting import BRIEFING, Planted
from tests.checks.true_books import FIGURES, Book


def part_year_figure(book: Book) -> Planted:
    """Another figure than the series has for the first ten months."""
    year, entry = max(book.snippets["trade"]["series"].items())
    total = seeded.wrong(entry["exports"] + entry["imports"], book.rng)
    shown = seeded.money(total, book.language, book.rng, is_exact=True)
    pattern = book.rng.choice(
        (
            (
                "In January-October {year} trade was {money}.",
                "За январь–октябрь {year} года товарооборот составил {money}.",
            ),
            (
                "In the first ten months of {year} trade was {money}.",
                "За 10 месяцев {year} года товарооборот составил {money}.",
            ),
        )
    )
    return Planted("two-figures", BRIEFING, book.add_words(book.said(pattern).format(year=year, money=shown)))


def single_month_figure(book: Book) -> Planted:
    """Another figure than the series of a single month has."""
    year, entry = max(book.snippets["october"]["series"].items())
    shown = seeded.money(seeded.wrong(entry["total"], book.rng), book.language, book.rng, is_exact=True)
    pattern = book.rng.choice(
        (
            ("In October {year} trade was {money}.", "В октябре {year} года товарооборот составил {money}."),
            ("Trade in October {year} came to {money}.", "За октябрь {year} года товарооборот – {money}."),
        )
    )
    said = book.said(pattern).format(year=year, money=shown)
    return Planted("two-figures", BRIEFING, book.add_words(said), also=("part-of-year",))


def part_above_the_year(book: Book) -> Planted:
    """More trade in some months than the series has for the whole year that holds them."""
    year = book.rng.choice(list(book.world.totals))
    total = round(book.world.totals[year] * book.rng.uniform(1.5, 3))
    shown = seeded.money(total, book.language, book.rng, is_exact=True)
    pattern = book.rng.choice(
        (
            ("In March {year} trade was {money}.", "В марте {year} года товарооборот составил {money}."),
            ("In the first half of {year} trade was {money}.", "В первом полугодии {year} г. товарооборот – {money}."),
            ("In Q1 {year} trade stood at {money}.", "За 3 месяца {year} года товарооборот составил {money}."),
        )
    )
    return Planted("part-of-year", BRIEFING, book.add_words(book.said(pattern).format(year=year, money=shown)))


def month_above_the_part(book: Book) -> Planted:
    """A series of a single month with more trade than the ten months that hold it."""
    ((year, entry),) = book.snippets["october"]["series"].items()
    entry["total"] *= 100
    return Planted("part-of-year", "october.yaml", ("series", year))


def dated_event(book: Book) -> Planted:
    """An event of a year whose words have another figure than the series."""
    year = book.rng.choice(list(book.world.totals))
    shown = seeded.money(seeded.wrong(book.world.totals[year], book.rng), book.language, book.rng, is_exact=True)
    said = book.said(("Trade reached {money}.", "Товарооборот достиг {money}.")).format(money=shown)
    events = book.snippets["ties"]["events"]
    events.append({"date": str(year), "text": {book.language: said}})
    return Planted("two-figures", "ties.yaml", ("events", len(events) - 1))


def typed_table(book: Book) -> Planted:
    """A table that has another figure than the series."""
    year = book.rng.choice(list(book.world.totals))
    head = book.said(("Year | Trade, USD million", "Год | Товарооборот, млн долл."))
    value = seeded.wrong(book.world.totals[year], book.rng)
    return Planted("two-figures", BRIEFING, book.add_words(f"| {head} |\n|---|---|\n| {year} | {value} |\n"))


def _trade_of(book: Book, change: Callable[[dict[str, Any]], None], rule: str) -> Planted:
    year = book.rng.choice(list(book.world.totals)[1:])
    change(book.snippets["trade"]["series"][year])
    return Planted(rule, "trade.yaml", ("series", year), also=("growth", "two-figures"))


def typed_total(book: Book) -> Planted:
    """A total that is not exports and imports."""
    return _trade_of(book, lambda entry: entry.update(total=entry["total"] + 90), "sums")


def typed_growth(book: Book) -> Planted:
    """Growth typed beside figures that give another one."""
    return _trade_of(book, lambda entry: entry.update(growth=97), "growth")


def second_series(book: Book) -> Planted:
    """A second series of one measure with another figure."""
    year, value = book.rng.choice(list(book.snippets["tourists"]["series"].items()))
    other = {**book.snippets["tourists"], "series": {year: {"value": value * 2}}}
    book.snippets["tourists-too"] = other
    book.items(FIGURES).append({"snippet": "tourists-too"})
    return Planted("two-figures", "tourists-too.yaml", ("series", year))


def year_of(ident: str) -> Callable[[Book], Any]:
    return lambda book: max(book.snippets[ident]["series"])


def changed_share(book: Book) -> int:
    series = book.snippets["gas"]["series"]
    last = max(series)
    return abs(int(series[last]) - int(series[last - 1])) + 9


def balance(book: Book) -> Planted:
    """A surplus for a deficit, or the other way round."""
    years = [year for year, total in book.world.totals.items() if abs(2 * book.world.exports[year] - total) > total / 9]
    year = book.rng.choice(years)
    is_surplus = 2 * book.world.exports[year] > book.world.totals[year]
    word = (("deficit", "Дефицит") if is_surplus else ("surplus", "Профицит"))[book.language == "ru"]
    size = format_decimal(abs(2 * book.world.exports[year] - book.world.totals[year]), locale=book.language)
    pattern = (
        "The {word} was {size} million dollars in {year}.",
        "{word} торговли в {year} году составил {size} млн долл.",
    )
    return Planted("balance", BRIEFING, book.add_words(book.said(pattern).format(word=word, size=size, year=year)))


def column(book: Book) -> Planted:
    """A cell of a table that the other columns contradict: a sum, a share, a growth."""
    rng = book.rng
    parts = [[rng.randint(20, 90) for _ in range(2)] for _ in range(5)]
    rows: list[list[float]] = [[one, other, one + other] for one, other in parts]
    head = book.said(("Goods | East | West | Total", "Товар | Восток | Запад | Всего"))
    if rng.random() < 0.5:
        whole = sum(sum(part) for part in parts)
        rows = [[sum(part), round(sum(part) * 1000 / whole) / 10] for part in parts]
        head = book.said(("Goods | Tonnes | Share, %", "Товар | тонн | Доля, %"))
    rows[rng.randrange(5)][-1] += rng.randint(7, 9)
    lines = [
        f"| {book.said(('Goods', 'Товар'))} {n} | "
        + " | ".join(format_decimal(cell, locale=book.language) for cell in row)
        + " |"
        for n, row in enumerate(rows, 1)
    ]
    words = "\n".join((f"| {head} |", "|---" * (head.count("|") + 1) + "|", *lines)) + "\n"
    return Planted("sums", BRIEFING, book.add_words(words))
