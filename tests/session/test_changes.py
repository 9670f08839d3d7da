"""What rows say changes field by field; wrong values are refused in plain words."""

from __future__ import annotations

import pytest

from briefbook.session.changes import (
    rename,
    set_chart,
    set_fields,
    set_length,
    set_marking,
    set_only,
    set_presentation,
    set_words,
)
from briefbook.session.state import State

from .drawing import key, keys, state_from

SECTIONS = """
    - title: {en: Talks, ru: Переговоры}
      items:
        - {snippet: meeting, only: full}
        - text: words
        - find: {kind: meeting, limit: 2}
        - break: page
    """


def first(state: State, row: int) -> dict[str, object]:
    items = state.data["sections"][0]["items"]
    assert isinstance(items, list)
    found = items[row]
    assert isinstance(found, dict)
    return found


def test_fields_of_items_are_set_and_taken_away() -> None:
    state = state_from(SECTIONS)
    rows = keys(state, "meeting", "words")
    state = set_marking(state, rows, "OPEN").state
    state = set_only(state, rows, ["press", "full"]).state
    state = set_length(state, rows[:1], "short").state
    state = set_presentation(state, rows[:1], "table").state
    state = set_chart(state, rows[:1], "bars").state
    assert first(state, 0) == {
        "snippet": "meeting",
        "only": ["press", "full"],
        "marking": "OPEN",
        "length": "short",
        "as": "table",
        "chart": "bars",
    }
    for verb in (set_marking, set_length, set_presentation, set_chart):
        state = verb(state, rows[:1], None).state
    assert first(set_only(state, rows, ()).state, 0) == {"snippet": "meeting"}


def test_unchanged_fields_stay_as_typed() -> None:
    state = set_marking(state_from(SECTIONS), keys(state_from(SECTIONS), "meeting"), "OPEN").state
    assert first(state, 0) == {"snippet": "meeting", "only": "full", "marking": "OPEN"}
    query = next(node for node in state.root.walk() if node.value.marking is None and "find" in node.data)
    state = set_fields(state, (query.key,), {"find": {"kind": "meeting", "limit": 5}}).state
    assert first(state, 2) == {"find": {"kind": "meeting", "limit": 5}}


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"length": "huge"}, "length: found 'huge', expected one of full, short, line"),
        ({"as": "poem"}, "as: found 'poem'"),
        ({"budget": 2}, "the item has no budget"),
        ({"text": ["a"]}, "text: found a list, expected text"),
    ],
)
def test_wrong_field_leaves_everything_as_it_was(fields: dict[str, object], told: str) -> None:
    state = state_from(SECTIONS)
    edited = set_fields(state, keys(state, "words", "meeting"), fields)
    assert edited.state is state
    assert told in edited.problems[0].message


def test_setting_the_same_changes_nothing() -> None:
    state = state_from(SECTIONS)
    assert set_only(state, keys(state, "meeting"), ["full"]).state is state


def test_row_is_renamed_in_one_language() -> None:
    state = state_from(SECTIONS)
    state = rename(state, key(state, "Talks"), " The talks ", "en", "en").state
    assert state.data["sections"][0]["title"] == {"en": "The talks", "ru": "Переговоры"}
    state = rename(state, key(state, "The talks"), "", "en", "en").state
    state = rename(state, key(state, "Переговоры"), "", "ru", "en").state
    assert "title" not in state.data["sections"][0]


def test_words_of_a_snippet_are_overridden_here_with_what_they_replace() -> None:
    state = state_from(SECTIONS)
    row = key(state, "meeting")
    state = set_words(state, row, "Our words.", "en", "en", base="Its words.").state
    state = set_words(state, row, "Our better words.", "en", "en", base="Newer words.").state
    state = set_words(state, row, "Наши слова.", "ru", "en", base="Её слова.").state
    assert first(state, 0) == {
        "snippet": "meeting",
        "only": "full",
        "text": {"en": "Our better words.", "ru": "Наши слова."},
        "base": {"en": "Its words.", "ru": "Её слова."},
    }
    for language in ("en", "ru"):
        state = set_words(state, row, "", language, "en").state
    assert first(state, 0) == {"snippet": "meeting", "only": "full"}


def test_text_item_is_never_left_without_words() -> None:
    state = state_from(SECTIONS)
    edited = set_words(state, key(state, "words"), " ", "en", "en")
    assert edited.state is state
    assert edited.problems[0].hint == "delete the row instead"
    assert first(set_words(state, key(state, "words"), "new", "en", "en").state, 1) == {"text": "new"}


def test_row_without_words_refuses_them() -> None:
    state = state_from(SECTIONS)
    assert set_words(state, key(state, "---"), "new", "en", "en").problems[0].rule == "refused"
    assert set_words(state, 12, "new", "en", "en").problems[0].rule == "refused"
