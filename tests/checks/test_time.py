"""Dates: out of date, outside the visit, on the wrong weekday."""

from __future__ import annotations

from typing import Any

import pytest

from briefbook.model.problem import Severity
from tests.checks.books import book, found, text_item
from tests.support.libraries import VISIT

NOTE: dict[str, Any] = {"kind": "text", "text": "A position."}


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"valid": {"to": "2018-02-19"}}, "out-of-date"),
        ({"valid": {"to": "2017"}}, "out-of-date"),
        ({"valid": {"from": "2018-02-21"}}, "out-of-date"),
        ({"review": "2018-02-20"}, "review-due"),
        ({"review": "2017-06"}, "review-due"),
    ],
)
def test_snippet_that_does_not_hold_on_the_day_is_found(fields: dict[str, Any], rule: str) -> None:
    (problem,) = found(book({"note": {**NOTE, **fields}}), rule)
    assert problem.severity is Severity.WARNING
    assert problem.subject == "note"


@pytest.mark.parametrize(
    "fields",
    [
        {"valid": {"to": "2018-02-20"}},
        {"valid": {"to": "2018"}},
        {"valid": {"from": "2018-02-20"}},
        {"review": "2018-03"},
    ],
)
def test_snippet_that_holds_on_the_day_is_quiet(fields: dict[str, Any]) -> None:
    made = book({"note": {**NOTE, **fields}})

    assert found(made, "out-of-date") + found(made, "review-due") == []


def with_programme(*lines: dict[str, Any]) -> Any:
    return book(
        {"note": NOTE}, visit={**VISIT, "end": "2018-02-21", "programme": [{"what": "Talks", **one} for one in lines]}
    )


def test_programme_line_outside_the_visit_is_found() -> None:
    made = with_programme({"date": "2018-02-20"}, {"date": "2018-02-22"})

    (problem,) = found(made, "outside-visit")
    assert "2018-02-22" in problem.message


def test_programme_line_that_ends_before_it_begins_is_found() -> None:
    assert found(with_programme({"date": "2018-02-20", "at": "12:00", "until": "11:40"}), "programme-times")


def test_programme_inside_the_visit_is_quiet() -> None:
    made = with_programme({"date": "2018-02-21", "at": "11:00", "until": "11:40"}, {"at": "09:30"})

    assert found(made, "outside-visit") + found(made, "programme-times") == []


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Talks are on Monday, 20 February 2018.", "en"),
        ("Talks are on Wednesday 20 February.", "en"),
        ("Talks are on Monday, February 20, 2018.", "en"),
        ("Talks are on 20 February 2018 (Monday).", "en"),
        ("Talks are on 20.02.2018 (Mon).", "en"),
        ("They met on Friday the 21st of September 2017.", "en"),
        ("Переговоры пройдут в понедельник, 20 февраля 2018 года.", "ru"),
        ("Переговоры пройдут 20 февраля (среда).", "ru"),
        ("Переговоры пройдут 20 февраля 2018 года, в среду.", "ru"),
        ("Переговоры пройдут 20.02.2018 (пн).", "ru"),
    ],
)
def test_wrong_weekday_is_found(words: str, language: str) -> None:
    (problem,) = found(book({}, [text_item(words)], language=language, settings={"languages": [language]}), "weekday")
    assert "Tuesday" in problem.message or "Thursday" in problem.message


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Talks are on Tuesday, 20 February 2018.", "en"),
        ("Talks are on Tuesday 20 February.", "en"),
        ("They met on Thursday, September 21, 2017.", "en"),
        ("The Sun, 21 February 2018, wrote so.", "en"),
        ("Talks on Tuesday. Dinner on 21 February.", "en"),
        ("On Monday the Minister arrives; 20 February is for talks.", "en"),
        ("The exercise begins on Wednesday, 12 September.", "en"),
        ("They sat 20 minutes; in May 2017 there were 5 Wednesdays.", "en"),
        ("Переговоры пройдут во вторник, 20 февраля 2018 года.", "ru"),
        ("Переговоры пройдут 20 февраля, во вторник.", "ru"),
    ],
)
def test_right_or_unknown_weekday_is_quiet(words: str, language: str) -> None:
    assert found(book({}, [text_item(words)], language=language, settings={"languages": [language]}), "weekday") == []


@pytest.mark.parametrize(
    ("words", "count"), [("Talks on 30 February 2018.", 1), ("By 31 June.", 1), ("On 29 February 2016.", 0)]
)
def test_day_of_no_calendar_is_found(words: str, count: int) -> None:
    assert len(found(book({}, [text_item(words)]), "no-such-day")) == count
