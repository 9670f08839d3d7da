"""Which sections and items an edition shows."""

from __future__ import annotations

from datetime import date
from typing import Any

from briefbook.compose.select import Part, selected
from briefbook.compose.view import View
from briefbook.model.problem import Problem
from tests.support.libraries import briefing, library

SNIPPETS = {
    "open": {"kind": "text", "text": "Open words", "marking": "OPEN"},
    "closed": {"kind": "text", "text": "Closed words", "marking": "RESTRICTED"},
}


def choose(sections: list[Any], edition: str = "press", **fields: Any) -> tuple[tuple[Part, ...], list[Problem]]:
    book = briefing(sections, **fields)
    lib = library(SNIPPETS)
    chosen = book.edition(edition)
    assert chosen is not None
    view = View(lib, lib.scale.ceiling(chosen.marking).id, date(2018, 2, 19))
    problems: list[Problem] = []
    return selected(book, edition, view, problems.append), problems


def shape(parts: tuple[Part, ...]) -> list[Any]:
    return [
        (
            part.section.title.words[""].text if part.section.title else "",
            [c.item.what for c in part.items],
            shape(part.parts),
        )
        for part in parts
    ]


def test_section_left_empty_goes_with_its_title_and_its_lead() -> None:
    sections = [
        {"title": "Secret", "lead": {"en": {"text": "Lead", "marking": "OPEN"}}, "items": [{"snippet": "closed"}]},
        {"title": "Open", "items": [{"snippet": "open"}, {"snippet": "closed"}]},
    ]
    parts, problems = choose(sections)
    assert shape(parts) == [("Open", ["snippet"], [])]
    assert problems == []


def test_section_with_only_breaks_left_goes() -> None:
    parts, _ = choose([{"title": "A", "items": [{"break": "page"}, {"snippet": "closed"}]}])
    assert parts == ()


def test_parent_of_a_section_with_content_stays() -> None:
    parts, _ = choose(
        [{"title": "A", "items": [{"snippet": "closed"}], "sections": [{"title": "B", "items": [{"snippet": "open"}]}]}]
    )
    assert shape(parts) == [("A", [], [("B", ["snippet"], [])])]


def test_unmarked_free_text_is_only_for_the_highest_edition() -> None:
    sections = [{"title": "A", "items": [{"text": "Unmarked"}, {"text": "Marked", "marking": "OPEN"}]}]
    assert shape(choose(sections)[0]) == [("A", ["text"], [])]
    assert shape(choose(sections, "full")[0]) == [("A", ["text", "text"], [])]


def test_marked_item_takes_the_higher_of_its_own_and_its_snippets_marking() -> None:
    assert choose([{"title": "A", "items": [{"snippet": "closed", "marking": "OPEN"}]}])[0] == ()
    assert choose([{"title": "A", "items": [{"snippet": "open", "marking": "LIMITED"}]}])[0] == ()


def test_only_lets_items_into_the_editions_it_names() -> None:
    sections = [{"title": "A", "items": [{"snippet": "open", "only": ["full"]}, {"snippet": "open", "only": "press"}]}]
    parts, problems = choose(sections)
    assert len(parts[0].items) == 1
    assert problems == []


def test_only_with_an_unknown_edition_is_noticed() -> None:
    _, problems = choose([{"title": "A", "items": [{"snippet": "open", "only": ["pres"]}]}])
    assert [p.hint for p in problems] == ["did you mean 'press'?"]


def test_missing_snippet_is_an_error_with_the_nearest_id() -> None:
    parts, problems = choose([{"title": "A", "items": [{"snippet": "opne"}, {"snippet": "open"}]}])
    assert len(parts[0].items) == 1
    assert [(p.severity.value, p.hint) for p in problems] == [("error", "did you mean 'open'?")]


def test_invisible_snippet_leaves_no_problem_behind() -> None:
    _, problems = choose([{"title": "A", "items": [{"snippet": "closed"}, {"snippet": "open"}]}])
    assert problems == []


def test_words_of_the_briefing_replace_the_snippets_where_they_may_be_seen() -> None:
    item = {"snippet": "open", "text": {"en": {"text": "Ours", "marking": "RESTRICTED"}}}
    press, _ = choose([{"title": "A", "items": [item]}])
    full, _ = choose([{"title": "A", "items": [item]}], "full")
    assert press[0].items[0].entries[0].words is None
    assert full[0].items[0].entries[0].words is not None
