"""Whatever a valid snippet leaves out, its sentences are whole, in both languages and under every length."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import given, seed, settings
from hypothesis import strategies as st

from briefbook.compose.phrase.facts import sentences
from briefbook.compose.phrase.tables import table
from briefbook.model.document import text_of
from briefbook.model.kinds import MEETING_FORMS
from tests.compose.phrase.stage import stage

WHEN = st.sampled_from(["2015", "2017-06", "2017-09-21", "2017-12-30/2018-01-02", "2018-02", "2019-03-01"])
PLACE = st.sampled_from([{"en": "Moscow", "ru": "Москва"}, {"en": "Reception House", "ru": "Дом приёмов"}, "Astana"])
NOUN = st.sampled_from([{"en": "UN session", "ru": "сессия ООН"}, "forum", {"ru": "«Форум»"}])
WHO = st.sampled_from(
    ["sergey-lavrov", "khawaja-asif", "nobody", {"name": "Ali Khan", "post": "Envoy", "country": "AE"}]
)
OUTCOME = st.fixed_dictionaries(
    {"text": NOUN},
    optional={"by": st.sampled_from(["ours", "theirs"]), "due": WHEN, "status": st.sampled_from(["open", "done"])},
)
AMOUNT = st.sampled_from([1, 21, "1234.5", 0, "-3"])
COUNTRIES = st.sampled_from([["RU", "PK"], ["GB", "PH"], ["NP", "CU"]])


def fields(kind: str, needed: dict[str, Any], optional: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({"kind": st.just(kind), "known": st.just("2015"), **needed}, optional=optional)


def series(values: tuple[str, ...]) -> st.SearchStrategy[Any]:
    optional = {
        "months": st.sampled_from(["1-10", "3"]),
        "about": st.just(True),
        "growth": st.sampled_from(["5", "over 45", {"en": "slight", "ru": "небольшой"}]),
        **dict.fromkeys(values[1:], AMOUNT),
    }
    entry = st.fixed_dictionaries({values[0]: AMOUNT}, optional=optional)
    return st.dictionaries(st.sampled_from([2014, 2015, 2016, 2017]), entry, min_size=1, max_size=3)


SNIPPETS = st.one_of(
    fields(
        "meeting",
        {"date": WHEN, "form": st.sampled_from(MEETING_FORMS)},
        {
            "participants": st.lists(WHO, max_size=3, unique_by=str),
            "place": PLACE,
            "occasion": NOUN,
            "countries": COUNTRIES,
            "outcomes": st.lists(OUTCOME, max_size=2),
        },
    ),
    fields(
        "person",
        {"name": NOUN},
        {
            "gender": st.sampled_from(["male", "female"]),
            "native": st.just({"lang": "ur", "text": "آصف"}),
            "pronunciation": st.just("AH-sif"),
            "honorific": st.just("Your Excellency"),
            "posts": st.lists(
                st.fixed_dictionaries(
                    {"title": NOUN},
                    optional={"country": st.just("PK"), "body": st.just("sco"), "from": WHEN, "to": WHEN},
                ),
                max_size=2,
            ),
        },
    ),
    fields(
        "body",
        {"name": NOUN},
        {
            "acronym": st.just("ABC"),
            "mandate": NOUN,
            "members": st.lists(
                st.fixed_dictionaries(
                    {"country": st.sampled_from(["PK", "RU", "CN"])},
                    optional={"since": WHEN, "until": WHEN, "as": NOUN},
                ),
                max_size=4,
            ),
            "chairs": st.lists(
                st.fixed_dictionaries(
                    {}, optional={"country": st.just("CN"), "person": st.just("sergey-lavrov"), "from": WHEN}
                ),
                max_size=2,
            ),
            "sessions": st.lists(
                st.fixed_dictionaries(
                    {"date": WHEN, "known": st.just("2015")}, optional={"number": st.integers(1, 30), "place": PLACE}
                ),
                max_size=3,
            ),
        },
    ),
    fields(
        "agreement",
        {"name": NOUN},
        {
            "signed": WHEN,
            "place": PLACE,
            "parties": st.sampled_from([["RU"], ["RU", "PK"], ["sco", "PK"]]),
            "instrument": NOUN,
            "count": st.integers(1, 22),
            "in_force": st.sampled_from(["yes", "no", "2016-01-01"]),
            "status": NOUN,
        },
    ),
    fields(
        "trade",
        {"countries": COUNTRIES, "series": series(("total", "exports", "imports"))},
        {"unit": NOUN, "goods": st.just(["rice"])},
    ),
    fields("trade", {"countries": COUNTRIES, "series": series(("exports", "imports"))}, {"unit": st.just("million")}),
    fields("figure", {"measure": NOUN, "series": series(("value",))}, {"unit": NOUN, "currency": st.just("EUR")}),
    fields("project", {"name": NOUN}, {"parties": st.just(["RU", "PK"]), "since": WHEN, "until": WHEN, "status": NOUN}),
    fields(
        "country",
        {"countries": st.just(["PK"])},
        {"capital": PLACE, "population": NOUN, "economy": NOUN, "figures": st.just({"GDP": 3})},
    ),
    fields(
        "relations",
        {"countries": COUNTRIES},
        {"established": WHEN, "events": st.just([{"date": "2016", "text": "talks"}])},
    ),
    fields("cooperation", {}, {"area": NOUN, "events": st.just([{"date": "2016", "text": "talks"}])}),
    fields(
        "regional",
        {},
        {"about": st.sampled_from(["AF", "sco", "the Gulf"]), "theirs": NOUN, "lines": st.just(["Yes."])},
    ),
    fields("point", {}, {"to": st.just("khawaja-asif"), "likelihood": st.just("certain")}),
    fields("quote", {"text": st.just("Words.")}, {"by": WHO, "date": WHEN, "occasion": NOUN}),
)
SLIPS = re.compile(r"  | [.,;:)]|\(\)|\.\.|\bthe the\b|\b(\w+) \1\b|[{}|\[\]]|, ?,|\bNone\b|– –")


@seed(20180220)
@settings(max_examples=120, deadline=None, derandomize=True, database=None)
@given(fields=SNIPPETS, language=st.sampled_from(["en", "ru"]), length=st.sampled_from(["full", "short", "line"]))
def test_any_snippet_reads_well(fields: dict[str, Any], language: str, length: str) -> None:
    made = stage({"it": fields}, language)
    seen = made.scene.view.snippet("it")
    if seen is None:
        return
    for words in sentences(seen, made.scene, length):
        text = text_of(words)
        assert not SLIPS.search(text), text
        assert text[0] == text[0].upper(), text
        assert text.endswith((".", "?", "!")) or fields["kind"] == "quote", text
    found = table((seen,), made.scene)
    assert all(len(row.cells) == len(found.columns) for row in (*found.header, *found.rows))


def test_a_table_says_whose_relations_and_whose_words() -> None:
    ours = {"kind": "relations", "countries": ["RU", "CN"], "established": 1949}
    theirs = {"kind": "relations", "countries": ["RU", "KR"], "established": 1990}
    quote = {"kind": "quote", "text": "We agree.", "by": {"name": "Ann Roe"}, "date": 2017}
    made = stage({"a": ours, "b": theirs, "q": quote})
    rows = table((made.snippet("a"), made.snippet("b")), made.scene).rows
    assert [text_of(row.cells[0].inlines) for row in rows] == ["Russia, China", "Russia, South Korea"]
    (row,) = table((made.snippet("q"),), made.scene).rows
    assert text_of(row.cells[-1].inlines) == "We agree. – Ann Roe, 2017"
