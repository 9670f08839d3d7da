"""The book as a whole: sources, translations, sections, repetitions, budgets, answers, links."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from briefbook.checks.acknowledging import fingerprint
from briefbook.checks.running import run_checks
from briefbook.model.document import Paragraph, Run
from briefbook.model.problem import Severity
from tests.checks.books import SOURCE, book, found, text_item

MEETING: dict[str, Any] = {
    "kind": "meeting",
    "date": "2017-09-21",
    "participants": ["sergey-lavrov", "khawaja-asif"],
    "place": {"en": "New York", "ru": "Нью-Йорк"},
}
NOTE: dict[str, Any] = {"kind": "text", "text": {"en": "A position.", "ru": "Позиция."}}
TRADE: dict[str, Any] = {"kind": "trade", "countries": ["RU", "PK"], "unit": "million"}


# --- sources ---------------------------------------------------------------------------------------------------------


def test_fact_without_a_source_is_a_warning() -> None:
    (problem,) = found(book({"meeting": {**MEETING, "sources": []}}), "no-source")

    assert problem.severity is Severity.WARNING


def test_own_sentence_without_a_source_is_a_hint() -> None:
    made = book({"note": {**NOTE, "sources": []}}, [{"snippet": "note"}, text_item("In 2017 they met 4 times.")])

    assert [problem.severity for problem in found(made, "no-source")] == [Severity.HINT] * 2


def test_source_above_the_edition_s_ceiling_counts() -> None:
    sourced = {**MEETING, "sources": [{**SOURCE, "marking": "RESTRICTED"}]}

    assert found(book({"meeting": sourced}, edition="press"), "no-source") == []


def test_year_of_a_series_without_a_source_is_found() -> None:
    series = {2016: {"total": 411, "sources": [SOURCE]}, 2017: {"total": 500}}

    (problem,) = found(book({"trade": {**TRADE, "sources": [], "series": series}}), "no-source")
    assert "2017" in problem.message


def test_people_and_points_need_no_source() -> None:
    point = {"kind": "point", "use": "raise", "text": "We favour lower fees.", "sources": []}

    assert found(book({"point": point}), "no-source") == []


@pytest.mark.parametrize(
    ("note", "count"),
    [("Sources differ on the day.", 1), ("Источники расходятся.", 1), ("From the circular.", 0)],
)
def test_note_that_sources_disagree_is_a_hint(note: str, count: int) -> None:
    problems = found(book({"meeting": {**MEETING, "note": note}}), "source-conflict")

    assert [problem.severity for problem in problems] == [Severity.HINT] * count


# --- languages -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("made_from", "count"),
    [
        (fingerprint("A position."), 0),
        (hashlib.sha256(b"A position.").hexdigest(), 0),
        (hashlib.sha1(b"A position.", usedforsecurity=False).hexdigest()[:8], 0),
        (fingerprint("An older position."), 1),
    ],
)
def test_translation_older_than_its_original_is_found(made_from: str, count: int) -> None:
    words = {"en": "A position.", "ru": {"text": "Позиция.", "from": made_from}}

    problems = found(book({"note": {"kind": "text", "text": words}}, language="ru"), "older-translation")
    assert len(problems) == count
    assert all(fingerprint("A position.") in problem.hint for problem in problems)


# --- sections --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "section",
    [
        {"title": "Empty"},
        {"title": "Empty", "items": [{"break": "page"}]},
        {"title": "Empty", "items": [{"find": {"kind": "agreement", "countries": ["RU", "PK"]}}]},
    ],
)
def test_section_without_content_is_found(section: dict[str, Any]) -> None:
    made = book({"note": NOTE}, sections=[{"title": "Full", "items": [{"snippet": "note"}]}, section])

    (problem,) = found(made, "empty-section")
    assert "'Empty'" in problem.message


def test_section_that_the_edition_may_not_see_is_quiet() -> None:
    hidden = {"title": "Hidden", "items": [text_item("Words.", marking="RESTRICTED")]}
    made = book({"note": NOTE}, sections=[{"title": "Full", "items": [{"snippet": "note"}]}, hidden], edition="press")

    assert found(made, "empty-section") == []


def test_press_edition_with_nothing_in_it_is_found() -> None:
    made = book({}, [text_item("Words.", marking="RESTRICTED")], edition="press")

    assert "'press'" in found(made, "empty-edition")[0].message
    assert found(book({}, [text_item("Words.")], edition="press"), "empty-edition") == []


def test_snippet_shown_twice_is_found() -> None:
    (problem,) = found(book({"note": NOTE}, [{"snippet": "note"}, {"snippet": "note"}]), "repeated-snippet")

    assert problem.subject == "s1/i2"


def test_snippet_for_two_editions_or_found_again_in_a_table_is_quiet() -> None:
    items: list[dict[str, Any]] = [
        {"snippet": "meeting", "only": ["full"]},
        {"snippet": "meeting", "only": ["press"]},
        {"find": {"kind": "meeting"}, "as": "table"},
    ]

    assert found(book({"meeting": MEETING}, items), "repeated-snippet") == []


@pytest.mark.parametrize(("pages", "count"), [("1.6", 1), ("1.04", 0), ("0.5", 0)])
def test_budget_of_pages_is_held_against_real_pages(pages: str, count: int) -> None:
    made = book({"note": NOTE}, sections=[{"title": "Trade", "budget": 1, "items": [{"snippet": "note"}]}])

    assert len(found(replace(made, section_pages={"s1": Decimal(pages)}), "page-budget")) == count


# --- answers ---------------------------------------------------------------------------------------------------------

CERTAIN: dict[str, Any] = {
    "kind": "point",
    "use": "respond",
    "likelihood": "certain",
    "title": {"en": "Visas", "ru": "Визы"},
    "countries": ["RU", "PK"],
}
TOPIC: dict[str, Any] = {"kind": "regional", "region": "Afghanistan", "countries": ["PK"], "text": "Our position."}


def test_certain_question_without_an_answer_is_found() -> None:
    (problem,) = found(book({"point": CERTAIN}), "no-answer")

    assert problem.subject == "point"


@pytest.mark.parametrize("fields", [{"text": "We are ready."}, {"likelihood": "possible"}, {"use": "raise"}])
def test_answered_or_doubtful_question_is_quiet(fields: dict[str, Any]) -> None:
    assert found(book({"point": {**CERTAIN, **fields}}), "no-answer") == []


def test_answer_written_in_the_briefing_is_quiet() -> None:
    assert found(book({"point": CERTAIN}, [{"snippet": "point", "text": "We are ready."}]), "no-answer") == []


@pytest.mark.parametrize(
    ("asked", "topic", "count"),
    [
        ({"rests_on": ["topic"]}, {}, 1),
        ({"topics": ["afghanistan"]}, {"topics": ["afghanistan"]}, 1),
        ({"topics": ["visas"]}, {"topics": ["afghanistan"]}, 0),
        ({"rests_on": ["topic"]}, {"lines": ["We count on you."]}, 0),
        ({"rests_on": ["topic"], "likelihood": "unlikely"}, {}, 0),
    ],
)
def test_regional_topic_certain_to_come_needs_lines(asked: dict[str, Any], topic: dict[str, Any], count: int) -> None:
    made = book({"point": {**CERTAIN, "text": "We are ready.", **asked}, "topic": {**TOPIC, **topic}})

    assert len(found(made, "no-answer")) == count


# --- links -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("See [the site](https://example.org/news(1)) and [us](mailto:press@example.org).", 0),
        ("A note.[^1]\n\n[^1]: The circular.", 0),
        ("See [the page](http://intranet/page).", 0),
        ("See [the site](www.example.org).", 1),
        ("See [the site](htps://example.org).", 1),
        ("See [section 9](#s-9).", 1),
        ("A note.[^2]\n\n[^1]: The circular.", 1),
    ],
)
def test_links_to_nowhere_are_found(words: str, count: int) -> None:
    assert len(found(book({}, [text_item(words)]), "dead-link")) == count


def test_link_to_an_anchor_that_the_document_lacks_is_found() -> None:
    made = book({}, [text_item("Words.")])
    link = Paragraph((Run("section 9", link="#s-9"),))
    document = replace(made.document, blocks=(*made.document.blocks, link))

    assert found(replace(made, document=document), "dead-link")


def test_problems_are_in_the_order_of_files_and_lines() -> None:
    problems = run_checks(book({"meeting": {**MEETING, "sources": []}, "note": {**NOTE, "sources": []}}))

    assert list(problems) == sorted(problems, key=lambda one: (one.file, one.line, one.severity.rank, one.message))
