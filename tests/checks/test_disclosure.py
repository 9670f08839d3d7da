"""What must not be said or seen: points, press lines, handouts, forbidden terms, markings."""

from __future__ import annotations

from typing import Any

import pytest

from briefbook.model.problem import Severity
from tests.checks.books import book, found, text_item

SECRET: dict[str, Any] = {
    "kind": "text",
    "say": "no",
    "title": "A quiet matter",
    "text": "The embassy learned that the ministry will give way on transit fees.",
}
OPEN_GROUND: dict[str, Any] = {"kind": "text", "text": "Both sides favour lower transit fees."}


def point(**fields: Any) -> dict[str, Any]:
    return {"kind": "point", "use": "raise", "text": "We favour lower fees.", **fields}


def test_point_that_rests_on_what_must_not_be_said_is_an_error() -> None:
    made = book({"point": point(rests_on=["secret"]), "secret": SECRET})

    (problem,) = found(made, "rests-on")
    assert problem.severity is Severity.ERROR
    assert problem.subject == "point"


@pytest.mark.parametrize(
    ("own", "ground", "count"),
    [
        ("OPEN", "LIMITED", 1),
        ("LIMITED", "RESTRICTED", 1),
        ("OPEN", None, 1),
        ("LIMITED", "LIMITED", 0),
        (None, "RESTRICTED", 0),
        ("RESTRICTED", "OPEN", 0),
    ],
)
def test_point_marked_below_what_it_rests_on_is_an_error(own: str | None, ground: str | None, count: int) -> None:
    made = book({"point": point(rests_on=["ground"], marking=own), "ground": {**OPEN_GROUND, "marking": ground}})

    assert len(found(made, "rests-on")) == count


@pytest.mark.parametrize("use", ["raise", "respond", "press", "objective"])
def test_words_that_must_not_be_said_are_found_in_points_and_press_lines(use: str) -> None:
    words = "We hear that the Ministry will give way on transit."
    made = book({"point": point(use=use, text=words), "secret": SECRET}, [{"snippet": "point"}])

    (problem,) = found(made, "not-to-be-said")
    assert problem.severity is Severity.ERROR
    assert "secret" in problem.message


def test_words_that_must_not_be_said_are_found_where_the_briefing_rewords_a_point() -> None:
    item = {"snippet": "point", "text": "We hear: the ministry will give way on transit fees."}

    assert found(book({"point": point(), "secret": SECRET}, [item]), "not-to-be-said")


def test_words_that_must_not_be_said_are_found_in_an_edition_for_the_other_side() -> None:
    items = [text_item("The ministry will give way on transit fees.")]
    editions = {"handout": {"marking": "OPEN", "for": "theirs"}, "full": {"marking": "RESTRICTED"}}

    theirs = book({"secret": SECRET}, items, edition="handout", editions=editions)
    ours = book({"secret": SECRET}, items, edition="full", editions=editions)

    assert len(found(theirs, "not-to-be-said")) == 1
    assert found(ours, "not-to-be-said") == []


def test_four_words_and_names_are_no_disclosure() -> None:
    secret = {**SECRET, "text": "The Joint Commission on Trade and Transit will give way."}
    body = {"kind": "body", "name": "Joint Commission on Trade and Transit"}
    words = "The Joint Commission on Trade and Transit meets in May; they will give way."
    made = book({"point": point(text=words), "secret": secret, "body": body}, [{"snippet": "point"}])

    assert found(made, "not-to-be-said") == []


def test_what_others_say_and_sources_are_called_is_no_disclosure() -> None:
    source = {"title": "Ministry of Foreign Affairs of Russia, comment"}
    secret = {
        **SECRET,
        "text": "Relations between the two countries suffer, the Ministry of Foreign Affairs of Russia fears.",
    }
    elsewhere = {"kind": "text", "text": "Relations between the two countries began in 1948.", "sources": [source]}
    words = "Relations between the two countries are good, the Ministry of Foreign Affairs of Russia says."
    snippets = {"point": point(text=words, sources=[source]), "secret": secret, "elsewhere": elsewhere}

    assert found(book(snippets, [{"snippet": "point"}]), "not-to-be-said") == []


FORBIDDEN = {"forbidden": ["Kirghizia", "lorem ipsum", {"en": "Karatchi", "ru": "Карачии"}, {"ru": "Киргизия"}, "war"]}


@pytest.mark.parametrize(
    ("words", "language", "count"),
    [
        ("A road through Kirghizia.", "en", 1),
        ("KIRGHIZIA's roads.", "en", 1),
        ("Lorem\nipsum dolor.", "en", 1),
        ("The port of Karatchi.", "en", 1),
        ("After the war.", "en", 1),
        ("В Киргизии и Киргизию.", "ru", 1),
        ("Порт Карачии.", "ru", 1),
        ("A road through Kyrgyzstan; a warm welcome; towards Karachi.", "en", 0),
        ("Kirghiziabank is a name.", "en", 0),
        ("Порт Карачи, дорога в Киргизстан.", "ru", 0),
    ],
)
def test_forbidden_terms_are_found_as_whole_words(words: str, language: str, count: int) -> None:
    made = book({}, [text_item(words)], language=language, settings=FORBIDDEN)

    problems = found(made, "forbidden-term")
    assert len(problems) == count
    assert all(problem.severity is Severity.ERROR for problem in problems)


def test_forbidden_term_is_found_in_a_phrased_fact_and_its_source() -> None:
    meeting = {
        "kind": "meeting",
        "date": "2017-09-21",
        "participants": ["sergey-lavrov", "khawaja-asif"],
        "place": "Karatchi",
        "sources": [{"title": "The Kirghizia Herald"}],
    }

    assert len(found(book({"meeting": meeting}, settings=FORBIDDEN), "forbidden-term")) >= 2


def test_forbidden_term_that_the_edition_does_not_print_is_quiet() -> None:
    items = [text_item("A road through Kirghizia.", marking="RESTRICTED"), text_item("A road.")]

    assert found(book({}, items, edition="press", settings=FORBIDDEN), "forbidden-term") == []


def test_marking_that_the_library_does_not_list_is_found() -> None:
    (problem,) = found(book({}, [text_item("Words.", marking="RESTRICTD")]), "unknown-marking")

    assert "RESTRICTED" in problem.hint


def test_markings_of_the_library_are_quiet() -> None:
    words = {"en": {"text": "Words.", "marking": "LIMITED"}}

    assert found(book({}, [{"text": words, "marking": "OPEN"}]), "unknown-marking") == []
