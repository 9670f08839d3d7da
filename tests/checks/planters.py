"""What plants one fault of a rule into a true book, and says where it must be found."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from tests.checks import seeded
from tests.checks.planting import BRIEFING, Planted, Planter, sentence, snippet, words
from tests.checks.true_books import AS_OF, CARD, LAST, OWN_WORDS, SECRET, START, Book, bilingual
from tests.checks.wrong_figures import (
    balance,
    changed_share,
    column,
    dated_event,
    month_above_the_part,
    part_above_the_year,
    part_year_figure,
    second_series,
    single_month_figure,
    typed_growth,
    typed_table,
    typed_total,
    year_of,
)

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
    "answers": (unanswered, snippet("no-answer", "region", without_lines)),
    "balance": (balance,),
    "budgets": (too_long, too_many_pages),
    "columns": (column,),
    "empty_editions": (empty_edition,),
    "empty_sections": (empty_section,),
    "figures": (
        sentence(seeded.totals), sentence(seeded.exports), part_year_figure, single_month_figure, dated_event,
        typed_table,
    ),
    "forbidden": (sentence(seeded.term),),
    "growth": (sentence(seeded.growth), typed_growth),
    "links": (sentence(seeded.link), words("dead-link", "See the note[^x].", "См. примечание[^x].")),
    "markings": (marked_oddly,),
    "measures": (
        second_series,
        words(
            "two-figures",
            "In {year} 950,000 visiting tourists came.",
            "В {year} году приехали 950 000 туристов: приезжие туристы.",
            year=year_of("tourists"),
        ),
    ),
    "office_holders": (
        snippet("office-holder", "guest", leaving), snippet("office-holder", "envoy", taking), follower,
    ),
    "parts_of_years": (part_above_the_year, month_above_the_part),
    "points": (
        words(
            "growth",
            "The share of gas rose by {points} percentage points in {year}.",
            "Доля газа выросла на {points} процентных пунктов в {year} году.",
            points=changed_share,
            year=year_of("gas"),
        ),
    ),
    "posts": (nameless_post, snippet("no-post", "aide", lambda _, fields: fields.update(posts=[]))),
    "programme": (_programme("outside-visit", date="2018-03-01"), _programme("programme-times", until="09:00")),
    "repetitions": (shown_twice,),
    "resting": (snippet("rests-on", "answer", resting), resting_above),
    "shares": (
        words(
            "sums",
            "Grain makes up {grain} per cent, the rest, 33 per cent, is rice.",
            "Зерно составляет {grain} процентов, остальные 33 процента – рис.",
            grain=lambda book: book.rng.choice((59, 61, 63, 71, 74)),
        ),
    ),
    "source_conflicts": (snippet("source-conflict", "trade", disagreeing),),
    "sources": (without_source, own_figure),
    "spellings": (sentence(seeded.person),),
    "sums": (sentence(seeded.table), sentence(seeded.shares), typed_total),
    "translations": (snippet("older-translation", "notes", older_translation),),
    "unsayable": (spilled, spilled_to_them),
    "validity": (valid_too_short, due_for_review),
    "weekdays": (
        sentence(seeded.weekday),
        words("no-such-day", "It opened on 30 February 2017.", "Он открылся 30 февраля 2017 года."),
    ),
}  # fmt: skip
"""The planters of each rule, by the module of the rule."""

ELSEWHERE: tuple[Planter, ...] = (
    snippet("language-missing", "region", untranslated),
    marked_snippet,
)
"""Faults that are found as the library is read and the book is composed."""
