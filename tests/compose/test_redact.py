"""What an edition may see of a snippet: by marking and by the day."""

from __future__ import annotations

from datetime import date
from typing import Any

from briefbook.compose.view import View
from briefbook.model.kinds import Agreement, Body, Meeting, Person, Trade
from briefbook.proof.permitted import words_of_principals
from tests.support.libraries import library

DAY = date(2018, 2, 19)


def view(snippets: dict[str, dict[str, Any]], ceiling: str = "OPEN", day: date = DAY, **more: Any) -> View:
    return View(library(snippets), ceiling, day, **more)


def test_unmarked_snippet_has_the_highest_marking() -> None:
    fields = {"kind": "text", "text": "Plain words"}
    assert view({"x": fields}).snippet("x") is None
    assert view({"x": fields}, "LIMITED").snippet("x") is None
    assert view({"x": fields}, "RESTRICTED").snippet("x") is not None


def test_unknown_marking_counts_as_the_highest() -> None:
    assert view({"x": {"kind": "text", "text": "Words", "marking": "OPNE"}}).snippet("x") is None


def test_edition_with_an_unknown_ceiling_sees_only_the_lowest() -> None:
    marked = {"kind": "text", "text": "Words", "marking": "LIMITED"}
    assert view({"x": marked}, "SECRETT").snippet("x") is None


def test_marked_year_of_a_series_is_cut_out() -> None:
    series = {2015: {"total": 381}, 2016: {"total": 400, "marking": "RESTRICTED"}}
    seen = view({"t": {"kind": "trade", "countries": ["RU", "PK"], "marking": "OPEN", "series": series}}).of(Trade, "t")
    assert seen is not None
    assert [entry.year for entry in seen.series] == [2015]


def test_field_takes_the_higher_of_its_own_and_its_snippets_marking() -> None:
    outcomes = [{"text": "Open promise", "marking": "OPEN"}]
    fields = {"kind": "meeting", "date": "2017-09-21", "marking": "LIMITED", "outcomes": outcomes}
    assert view({"m": fields}).snippet("m") is None
    seen = view({"m": fields}, "LIMITED").of(Meeting, "m")
    assert seen is not None
    assert len(seen.outcomes) == 1


def test_marked_language_is_cut_out_and_the_other_stays() -> None:
    words = {"en": {"text": "Secret wording", "marking": "RESTRICTED"}, "ru": "Открытые слова"}
    seen = view({"x": {"kind": "text", "text": words, "marking": "OPEN"}}).snippet("x")
    assert seen is not None
    assert seen.text is not None
    assert list(seen.text.words) == ["ru"]


def test_marked_source_inside_a_series_year_is_cut_out() -> None:
    entry = {"total": 500, "sources": ["Open paper", {"title": "Cable", "marking": "RESTRICTED"}]}
    fields = {"kind": "trade", "countries": ["RU", "PK"], "marking": "OPEN", "series": {2017: entry}}
    seen = view({"t": fields}).of(Trade, "t")
    assert seen is not None
    assert [s.title.words[""].text for s in seen.series[0].sources if s.title] == ["Open paper"]


def test_own_notes_and_owner_are_never_seen() -> None:
    seen = view({"x": {"kind": "text", "text": "Words", "marking": "OPEN", "note": "private", "owner": "me"}}).snippet(
        "x"
    )
    assert seen is not None
    assert seen.note is None
    assert seen.owner is None


def test_principal_keeps_name_and_posts_under_any_ceiling_and_nothing_else() -> None:
    person = {
        "kind": "person",
        "name": "Sam Secret",
        "text": "Private words",
        "posts": [{"title": "Minister", "country": "PK"}],
    }
    seen = view({"sam": person}, always=frozenset({"sam"})).of(Person, "sam")
    assert seen is not None
    assert seen.posts[0].country == "PK"
    assert seen.text is None


def test_post_of_a_principal_with_a_marking_of_its_own_is_cut_all_the_same() -> None:
    person = {
        "kind": "person",
        "name": {"en": "Sam Secret", "ru": {"text": "Сэм", "marking": "RESTRICTED"}},
        "posts": [
            {"title": "Minister", "country": "PK"},
            {"title": "Head of the hidden service", "country": "PK", "marking": "RESTRICTED"},
            {"title": {"en": {"text": "Keeper of keys", "marking": "RESTRICTED"}}, "country": "PK"},
        ],
    }
    library_of_one = view({"sam": person}, always=frozenset({"sam"}))
    seen = library_of_one.of(Person, "sam")
    assert seen is not None
    assert [list(post.title.texts()) for post in seen.posts] == [["Minister"]]
    assert seen.name is not None
    assert list(seen.name.texts()) == ["Sam Secret"]
    permitted = tuple(words_of_principals(library_of_one.library, ("sam",), library_of_one.ceiling))
    assert "Minister" in permitted
    assert not {"Head of the hidden service", "Keeper of keys"} & set(permitted)


def test_name_of_a_principal_is_printed_even_if_all_of_it_is_marked() -> None:
    person = {"kind": "person", "name": {"en": {"text": "Sam Secret", "marking": "RESTRICTED"}}}
    seen = view({"sam": person}, always=frozenset({"sam"})).of(Person, "sam")
    assert seen is not None
    assert seen.name is not None


def test_meeting_after_the_day_is_unknown_unless_known_says_otherwise() -> None:
    meeting = {"kind": "meeting", "date": "2018-02-20", "marking": "OPEN"}
    assert view({"m": meeting}).snippet("m") is None
    assert view({"m": {**meeting, "known": "2018-02-01"}}).snippet("m") is not None


def test_a_period_is_known_from_its_end() -> None:
    assert view({"m": {"kind": "meeting", "date": "2018-02", "marking": "OPEN"}}).snippet("m") is None
    assert view({"m": {"kind": "meeting", "date": "2018-01", "marking": "OPEN"}}).snippet("m") is not None


def test_series_entry_is_known_from_its_publication() -> None:
    series = {2016: {"total": 1}, 2017: {"total": 2, "published": "2018-03-01"}}
    seen = view({"t": {"kind": "trade", "countries": ["RU", "PK"], "marking": "OPEN", "series": series}}).of(Trade, "t")
    assert seen is not None
    assert [entry.year for entry in seen.series] == [2016]


def test_series_without_a_visible_year_is_gone() -> None:
    series = {2019: {"total": 1}}
    assert (
        view({"t": {"kind": "trade", "countries": ["RU", "PK"], "marking": "OPEN", "series": series}}).snippet("t")
        is None
    )


def test_ends_that_lay_in_the_future_were_not_known() -> None:
    seen = view({}).of(Person, "khawaja-asif")
    assert seen is not None
    assert seen.posts[0].to is None
    later = view({}, day=date(2018, 6, 1)).of(Person, "khawaja-asif")
    assert later is not None
    assert later.posts[0].to is not None


def test_later_sessions_and_members_of_a_body_are_unknown() -> None:
    fields = {
        "kind": "body",
        "name": "Organisation",
        "marking": "OPEN",
        "members": [{"country": "PK", "since": "2017-06"}, {"country": "IR", "since": "2023-07"}],
        "sessions": [{"number": 5, "date": "2017-11"}, {"number": 6, "date": "2019-12"}],
    }
    seen = view({"b": fields}).of(Body, "b")
    assert seen is not None
    assert [m.country for m in seen.members] == ["PK"]
    assert [s.number for s in seen.sessions] == [5]


def test_entry_into_force_in_the_future_was_not_known() -> None:
    fields = {
        "kind": "agreement",
        "name": "Treaty",
        "signed": "2015-10-16",
        "in_force": "2019-01-01",
        "marking": "OPEN",
    }
    seen = view({"a": fields}).of(Agreement, "a")
    assert seen is not None
    assert seen.in_force is None


def test_nothing_that_may_not_be_said_is_in_a_book_for_the_other_side() -> None:
    fields = {"kind": "text", "text": "Words", "marking": "OPEN", "say": "no"}
    assert view({"x": fields}).snippet("x") is not None
    assert view({"x": fields}, for_theirs=True).snippet("x") is None
