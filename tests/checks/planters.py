"""What plants one fault of a rule into a true book, and says where it must be found."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from babel.numbers import format_decimal

from tests.checks import seeded
from tests.checks.true_books import AS_OF, CARD, FIGURES, LAST, OWN_WORDS, SECRET, START, Book, Path_, bilingual

BRIEFING = "visit.yaml"


@dataclass(frozen=True, slots=True)
class Planted:
    """A fault: the rule that must find it, the file, the place inside it, the edition in which it shows.

    `also` are rules that may rightly speak of the same fault.
    """

    rule: str
    file: str
    inside: Path_ = ()
    edition: str = "full"
    also: tuple[str, ...] = ()


Planter = Callable[[Book], Planted]


def _words(rule: str, english: str, russian: str, **values: Callable[[Book], Any]) -> Planter:
    """A planter of own words in the language of the book."""

    def plant(book: Book) -> Planted:
        said = book.said((english, russian)).format(**{name: make(book) for name, make in values.items()})
        return Planted(rule, BRIEFING, book.add_words(said))

    return plant


def _sentence(make: Callable[..., seeded.Seeded]) -> Planter:
    """A planter of a sentence of the seeded ones."""

    def plant(book: Book) -> Planted:
        wrong = make(book.world, is_true=False)
        return Planted(wrong.rule, BRIEFING, book.add_words(wrong.words))

    return plant


def _snippet(rule: str, ident: str, change: Callable[[Book, dict[str, Any]], None], *also: str) -> Planter:
    """A planter that changes the facts of a snippet."""

    def plant(book: Book) -> Planted:
        change(book, book.snippets[ident])
        return Planted(rule, f"{ident}.yaml", also=also)

    return plant


# --- figures ---------------------------------------------------------------------------------------------------------


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


def _year_of(ident: str) -> Callable[[Book], Any]:
    return lambda book: max(book.snippets[ident]["series"])


def _changed_share(book: Book) -> int:
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


# --- time ------------------------------------------------------------------------------------------------------------


def valid_too_short(book: Book) -> Planted:
    """A snippet that holds no longer when the visit ends, or not yet when it begins."""
    ident = book.rng.choice(["treaty", "talks", "region", "culture"])
    ends = {"to": (LAST - timedelta(book.rng.randint(1, 300))).isoformat()}
    begins = {"from": (START + timedelta(book.rng.randint(1, 2))).isoformat()}
    book.snippets[ident]["valid"] = book.rng.choice((ends, begins))
    return Planted("out-of-date", f"{ident}.yaml")


def due_for_review(book: Book) -> Planted:
    """A snippet to be looked at again before the visit is over."""
    ident = book.rng.choice(["treaty", "talks", "region", "trade"])
    book.snippets[ident]["review"] = (LAST - timedelta(book.rng.randint(0, 200))).isoformat()
    return Planted("review-due", f"{ident}.yaml")


def _programme(rule: str, **fields: str) -> Planter:
    def plant(book: Book) -> Planted:
        programme = book.briefing["visit"]["programme"]
        at = book.rng.randrange(len(programme))
        programme[at].update(fields)
        return Planted(rule, BRIEFING, ("visit", "programme", at))

    return plant


# --- people ----------------------------------------------------------------------------------------------------------


def leaving(_: Book, person: dict[str, Any]) -> None:
    """The post is left between draft and visit."""
    person["posts"][0]["to"] = (AS_OF + timedelta(1)).isoformat()


def taking(_: Book, person: dict[str, Any]) -> None:
    """A post is taken between draft and visit."""
    person["posts"].append(
        {**person["posts"][0], "title": bilingual(("Envoy", "посланник")), "from": START.isoformat()}
    )


def follower(book: Book) -> Planted:
    """Somebody else takes the post between draft and visit."""
    post = {**book.snippets["host"]["posts"][0], "from": START.isoformat()}
    book.snippets["follower"] = {
        **book.snippets["clerk"],
        "name": bilingual(("Otto Berger", "Отто Бергер")),
        "posts": [post],
    }
    return Planted("office-holder", "host.yaml")


def nameless_post(book: Book) -> Planted:
    """Somebody in a delegation who is named without a post."""
    country = book.world.pair[1]
    del book.briefing["visit"]["delegations"][country][2]["post"]
    return Planted("no-post", BRIEFING, ("visit", "delegations", country, 2))


# --- sources and languages -------------------------------------------------------------------------------------------


def without_source(book: Book) -> Planted:
    """A fact that names no source."""
    ident = book.rng.choice(["talks", "treaty", "culture", "trade", "ties"])
    del book.snippets[ident]["sources"]
    return Planted("no-source", f"{ident}.yaml")


def own_figure(book: Book) -> Planted:
    """A figure in own words without a source: a hint only."""
    return Planted("no-source", BRIEFING, book.add_words(book.said(("It has 27 rooms.", "В нём 27 комнат."))))


def disagreeing(book: Book, fields: dict[str, Any]) -> None:
    """A note that sources disagree."""
    fields["note"] = book.rng.choice(("The two sources differ.", "Источники расходятся."))


def older_translation(book: Book, fields: dict[str, Any]) -> None:
    """The original changed after it was translated."""
    other = next(language for language in fields["text"] if language != book.language)
    fields["text"][other] += " !"


def untranslated(book: Book, fields: dict[str, Any]) -> None:
    """Words that the book's language lacks."""
    other = "en" if book.language == "ru" else "ru"
    fields["text"] = {other: fields["text"][other]}


# --- what must not be said or seen -----------------------------------------------------------------------------------


def spilled(book: Book) -> Planted:
    """Five words and more of what must not be said, in a press line."""
    secret = book.said(SECRET).split()
    at = book.rng.randrange(len(secret) - 5)
    said = " ".join(secret[at : at + 6])
    book.snippets["press-line"]["text"][book.language] += f" {said.capitalize()}."
    return Planted("not-to-be-said", "press-line.yaml")


def spilled_to_them(book: Book) -> Planted:
    """The same in own words of an edition that is handed to the other side."""
    said = " ".join(book.said(SECRET).split()[:7]).capitalize() + "."
    return Planted("not-to-be-said", BRIEFING, book.add_words(said), "theirs")


def resting(book: Book, fields: dict[str, Any]) -> None:
    """A point that rests on what must not be said."""
    fields["rests_on"].append("retreat")


def resting_above(book: Book) -> Planted:
    """A point that rests on what is marked above it."""
    book.snippets["region"]["marking"] = "RESTRICTED"
    return Planted("rests-on", "answer.yaml")


def marked_oddly(book: Book) -> Planted:
    """A marking that the library does not list."""
    line = book.briefing["visit"]["programme"][0]
    line["marking"] = book.rng.choice(("SECRT", "OPN", "Confidential"))
    return Planted("unknown-marking", BRIEFING, ("visit", "programme", 0))


def marked_snippet(book: Book) -> Planted:
    """The same of a snippet, found as the library is read."""
    book.snippets["treaty"]["marking"] = "SECRT"
    return Planted("unknown-marking", "treaty.yaml", ("marking",))


# --- the book as a whole ---------------------------------------------------------------------------------------------


def empty_edition(book: Book) -> Planted:
    """An edition of which nothing may be shown."""
    book.briefing["sections"][-1]["items"][0]["marking"] = "RESTRICTED"
    return Planted("empty-edition", BRIEFING, ("editions", "annex"), "annex")


def empty_section(book: Book) -> Planted:
    """A section without content, or one whose query finds nothing."""
    at = book.rng.randrange(len(book.briefing["sections"]) + 1)
    items = book.rng.choice(([], [{"break": "page"}], [{"find": {"kind": "quote"}}]))
    book.briefing["sections"].insert(at, {"title": bilingual(("Further", "Прочее")), "items": items})
    return Planted("empty-section", BRIEFING, ("sections", at))


def shown_twice(book: Book) -> Planted:
    """A snippet that two rows show."""
    book.items(OWN_WORDS).append({"snippet": book.rng.choice(["treaty", "talks", "region"])})
    return Planted("repeated-snippet", BRIEFING, ("sections", OWN_WORDS, "items", len(book.items(OWN_WORDS)) - 1))


def too_long(book: Book) -> Planted:
    """A section that takes more pages than it was given."""
    book.briefing["sections"][OWN_WORDS]["budget"] = 0.1
    return Planted("page-budget", BRIEFING, ("sections", OWN_WORDS))


def too_many_pages(book: Book) -> Planted:
    """An edition of one page that takes two."""
    book.items(CARD)[:0] = [
        {"text": {book.language: book.said(("Words.", "Слова."))}, "marking": "OPEN"},
        {"break": "page"},
    ]
    return Planted("page-limit", BRIEFING, ("editions", "card"), "card")


def unanswered(book: Book) -> Planted:
    """A point that is certain to be raised and has no text."""
    del book.snippets["answer"]["text"]
    return Planted("no-answer", "answer.yaml", also=("empty",))


def without_lines(_: Book, fields: dict[str, Any]) -> None:
    """Its topic has nothing to say."""
    del fields["lines"]


PLANTERS: Mapping[str, tuple[Planter, ...]] = {
    "answers": (unanswered, _snippet("no-answer", "region", without_lines)),
    "balance": (balance,),
    "budgets": (too_long, too_many_pages),
    "columns": (column,),
    "empty_editions": (empty_edition,),
    "empty_sections": (empty_section,),
    "figures": (_sentence(seeded.totals), _sentence(seeded.exports), part_year_figure, dated_event, typed_table),
    "forbidden": (_sentence(seeded.term),),
    "growth": (_sentence(seeded.growth), typed_growth),
    "links": (_sentence(seeded.link), _words("dead-link", "See the note[^x].", "См. примечание[^x].")),
    "markings": (marked_oddly,),
    "measures": (
        second_series,
        _words(
            "two-figures",
            "In {year} 950,000 visiting tourists came.",
            "В {year} году приехали 950 000 туристов: приезжие туристы.",
            year=_year_of("tourists"),
        ),
    ),
    "office_holders": (
        _snippet("office-holder", "guest", leaving), _snippet("office-holder", "envoy", taking), follower,
    ),
    "points": (
        _words(
            "growth",
            "The share of gas rose by {points} percentage points in {year}.",
            "Доля газа выросла на {points} процентных пунктов в {year} году.",
            points=_changed_share,
            year=_year_of("gas"),
        ),
    ),
    "posts": (nameless_post, _snippet("no-post", "aide", lambda _, fields: fields.update(posts=[]))),
    "programme": (_programme("outside-visit", date="2018-03-01"), _programme("programme-times", until="09:00")),
    "repetitions": (shown_twice,),
    "resting": (_snippet("rests-on", "answer", resting), resting_above),
    "shares": (
        _words(
            "sums",
            "Grain makes up {grain} per cent, the rest, 33 per cent, is rice.",
            "Зерно составляет {grain} процентов, остальные 33 процента – рис.",
            grain=lambda book: book.rng.choice((59, 61, 63, 71, 74)),
        ),
    ),
    "source_conflicts": (_snippet("source-conflict", "trade", disagreeing),),
    "sources": (without_source, own_figure),
    "spellings": (_sentence(seeded.person),),
    "sums": (_sentence(seeded.table), _sentence(seeded.shares), typed_total),
    "translations": (_snippet("older-translation", "notes", older_translation),),
    "unsayable": (spilled, spilled_to_them),
    "validity": (valid_too_short, due_for_review),
    "weekdays": (
        _sentence(seeded.weekday),
        _words("no-such-day", "It opened on 30 February 2017.", "Он открылся 30 февраля 2017 года."),
    ),
}  # fmt: skip
"""The planters of each rule, by the module of the rule."""

ELSEWHERE: tuple[Planter, ...] = (
    _snippet("language-missing", "region", untranslated),
    marked_snippet,
)
"""Faults that are found as the library is read and the book is composed."""
