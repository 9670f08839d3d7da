"""A check that somebody accepted stays silent until the text changes."""

from __future__ import annotations

import hashlib
from typing import Any

from briefbook.checks.acknowledging import acknowledged_hash, entry_accepting
from tests.checks.books import book, found, text_item

WRONG = "Talks are on Monday, 20 February 2018."


def accepted(words: str, **entry: Any) -> Any:
    fields = {"item": "s1/i1", "check": "weekday", "who": "N. Editor", "why": "The hosts say so.", **entry}
    return book({}, [text_item(words)], acknowledged=[fields])


def current_hash() -> str:
    made = book({}, [text_item(WRONG)])
    (problem,) = found(made, "weekday")
    return acknowledged_hash(problem, made)


def test_acknowledged_check_is_silent() -> None:
    assert found(accepted(WRONG, hash=current_hash()), "weekday") == []


def test_hash_of_the_bare_text_is_accepted() -> None:
    assert found(accepted(WRONG, hash=hashlib.sha256(WRONG.encode()).hexdigest()), "weekday") == []


def test_check_returns_when_the_text_changes() -> None:
    changed = WRONG.replace("Monday", "Friday")

    assert len(found(accepted(changed, hash=current_hash()), "weekday")) == 1


def test_check_without_a_hash_is_not_acknowledged() -> None:
    assert len(found(accepted(WRONG), "weekday")) == 1


def test_other_checks_and_other_items_are_not_acknowledged() -> None:
    assert len(found(accepted(WRONG, hash=current_hash(), check="growth"), "weekday")) == 1
    assert len(found(accepted(WRONG, hash=current_hash(), item="s1/i2"), "weekday")) == 1


def test_problem_of_a_snippet_is_acknowledged_by_the_item_that_shows_it() -> None:
    meeting = {"kind": "meeting", "date": "2017-09-21", "participants": ["sergey-lavrov"], "sources": []}
    before = book({"meeting": meeting})
    (problem,) = found(before, "no-source")
    entry = {"item": "s1/i1", "check": "no-source", "hash": acknowledged_hash(problem, before)}

    after = book({"meeting": meeting}, acknowledged=[entry])
    later = book({"meeting": {**meeting, "date": "2017-09-22"}}, acknowledged=[entry])

    assert entry_accepting(problem, after) is not None
    assert found(after, "no-source") == []
    assert len(found(later, "no-source")) == 1
