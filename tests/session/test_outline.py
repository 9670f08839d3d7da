"""What the outline shows of each row, and that it leaves out exactly what the book leaves out."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefbook.compose.select import selected
from briefbook.library.loader import load_library
from briefbook.model.briefing import Briefing, TextItem
from briefbook.model.library import Library
from briefbook.model.problem import Problem
from briefbook.session.changes import set_only
from briefbook.session.moves import Place, move
from briefbook.session.outline import LETTERS, Measured, Row, outline
from briefbook.session.sight import Sight
from briefbook.session.state import State, state_of
from briefbook.session.titles import first_words, snippet_title, title_of
from briefbook.session.tree import ROOT
from briefbook.storage.shipped import resources
from briefbook.storage.working_copy import open_working_copy

from ..support.folders import write_visit
from .drawing import key

SNIPPETS = {
    "talks.yaml": """\
        kind: meeting
        date: 2017-09-21
        place: {en: New York, ru: Нью-Йорк}
        participants: [khawaja-asif, sergey-lavrov]
        marking: OPEN
        """,
    "later.yaml": """\
        kind: meeting
        date: 2019-01-01
        participants: [sergey-lavrov]
        marking: OPEN
        """,
    "secret.yaml": """\
        kind: point
        text: Raise the **pipeline** first, and do not forget what was agreed upon last autumn in Moscow, and why.
        marking: RESTRICTED
        """,
    "inner.yaml": """\
        kind: text
        title: {en: For us, ru: Для нас}
        text: words
        marking: OPEN
        say: no
        """,
}
SECTIONS = """
    - title: {en: Talks, ru: Переговоры}
      marking: OPEN
      items:
        - snippet: talks
        - snippet: talks
          id: mine
          title: Own title
          text: Our words
        - snippet: later
        - snippet: secret
        - snippet: none
        - snippet: inner
        - {text: "*Unmarked* words"}
        - {text: Open words, marking: OPEN, only: [full]}
        - {picture: media/map.png, alt: A map}
        - find: {kind: meeting, countries: [RU, PK], limit: 2}
        - find: {kind: quote}
        - break: page
    - title: For the full one
      only: [full]
      items: [{text: Open, marking: OPEN}]
      sections:
        - title: Inside
          items: [{snippet: talks}]
    - title: All above
      items: [{snippet: secret}]
    - title: To be written
    - title: With a lead
      lead: One sentence.
    """


def opened(path: Path) -> tuple[State, Library]:
    copy, _ = open_working_copy(path)
    assert copy is not None
    return state_of(copy.briefing, copy.typed), load_library(path.parent / copy.briefing.library)


def sight_of(state: State, library: Library, name: str) -> Sight:
    edition = state.header.edition(name)
    assert edition is not None
    return Sight(library, state.header, edition)


def told(row: Row) -> tuple[str, str, str, str]:
    return row.letter, row.title, row.marking, str(row.absence or "")


def test_rows_say_what_they_are_and_why_they_are_left_out(tmp_path: Path) -> None:
    state, library = opened(write_visit(tmp_path, SECTIONS, SNIPPETS))
    meeting = "Khawaja Asif – Sergey Lavrov, New York, 21 September 2017"
    point = "Raise the pipeline first, and do not forget what was agreed upon last autumn in Moscow…"
    above = "above the edition's marking"
    assert [told(row) for row in outline(state, sight_of(state, library, "press"), "en")] == [
        ("§", "Talks", "", ""),
        ("M", meeting, "", ""),
        ("M", "Own title", "", ""),
        ("M", "Sergey Lavrov, 1 January 2019", "", "not known on this day"),
        ("S", point, "RESTRICTED", above),
        ("!", "none", "", "not in the library"),
        ("W", "For us", "", ""),
        ("W", "Unmarked words", "RESTRICTED", above),
        ("W", "Open words", "", "only in full"),
        ("I", "A map", "RESTRICTED", above),
        ("?", "Meetings: RU, PK, newest first, at most 2", "", ""),
        ("?", "Quotations", "", "finds nothing"),
        ("—", "", "", ""),
        ("§", "For the full one", "", "only in full"),
        ("W", "Open", "", "only in full"),
        ("§", "Inside", "", "only in full"),
        ("M", meeting, "", "only in full"),
        ("§", "All above", "", "nothing of it is shown"),
        ("S", point, "RESTRICTED", above),
        ("§", "To be written", "", "nothing of it is shown"),
        ("§", "With a lead", "", above),
    ]


def test_titles_are_in_the_language_of_the_reader(tmp_path: Path) -> None:
    state, library = opened(write_visit(tmp_path, SECTIONS, SNIPPETS))
    rows = outline(state, sight_of(state, library, "full"), "ru")
    assert [row.title for row in rows[:2]] == ["Переговоры", "Хавадж Асиф – Сергей Лавров, Нью-Йорк, 21 сентября 2017"]
    assert [row.title for row in rows if row.depth == 0] == [
        "Переговоры",
        "For the full one",
        "All above",
        "To be written",
        "With a lead",
    ]


def test_rows_know_their_place_and_what_was_measured(tmp_path: Path) -> None:
    state, library = opened(write_visit(tmp_path, SECTIONS, SNIPPETS))
    section = state.root.children[0]
    own = section.children[1].key
    measured = Measured(problems={own: 2}, pages={section.key: 2.3})
    rows = {row.key: row for row in outline(state, sight_of(state, library, "full"), "en", measured)}
    assert list(rows) == [k for k in state.nodes if k != ROOT]
    assert (rows[section.key].parent, rows[section.key].depth, rows[section.key].pages) == (ROOT, 0, 2.3)
    assert (rows[own].parent, rows[own].depth, rows[own].problems) == (section.key, 1, 2)
    assert rows[own].is_overridden
    assert not rows[section.children[0].key].is_overridden


def test_said_to_us_alone_is_left_out_for_the_other_side(tmp_path: Path) -> None:
    state, library = opened(write_visit(tmp_path, "- items: [{snippet: inner}]", SNIPPETS))
    edition = state.header.editions[1].model_copy(update={"for_": "theirs"})
    row = outline(state, Sight(library, state.header, edition), "en")[1]
    assert str(row.absence) == "not to be said to the other side"


def test_every_kind_of_snippet_has_a_letter_of_its_own() -> None:
    library = load_library(resources() / "sample" / "library")
    kinds = {snippet.kind for snippet in library.snippets.values()}
    assert kinds <= set(LETTERS)
    assert len(set(LETTERS.values())) == len(LETTERS)


def test_every_snippet_of_the_sample_has_a_title_of_words() -> None:
    library = load_library(resources() / "sample" / "library")
    titles = {ident: snippet_title(one, library, "en") for ident, one in library.snippets.items()}
    assert [ident for ident, title in titles.items() if not title or title == ident] == []


SAMPLES = sorted((resources() / "sample" / "visits").glob("*.yaml"))


def left_in(briefing: Briefing, sight: Sight) -> set[str]:
    """The names of sections and items that the composer shows."""
    parts = selected(briefing, sight.edition.name, sight.view, lambda _problem: None)
    every = [part for top in parts for part in top.walk()]
    return {part.key for part in every} | {chosen.origin.item for part in every for chosen in part.items}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_outline_leaves_out_what_the_book_leaves_out(path: Path) -> None:
    state, library = opened(path)
    for edition in state.header.editions:
        sight = Sight(library, state.header, edition)
        shown = {row.key for row in outline(state, sight, "en") if row.absence is None}
        names = state.positions
        assert {names[name] for name in left_in(state.briefing, sight)} == shown


def test_book_and_outline_agree_on_every_reason(tmp_path: Path) -> None:
    state, library = opened(write_visit(tmp_path, SECTIONS, SNIPPETS))
    for edition in state.header.editions:
        sight = Sight(library, state.header, edition)
        shown = {row.key for row in outline(state, sight, "en") if row.absence is None}
        names = state.positions
        assert {names[name] for name in left_in(state.briefing, sight)} == shown


def test_line_of_a_problem_or_an_origin_leads_to_its_row(tmp_path: Path) -> None:
    state, library = opened(write_visit(tmp_path, SECTIONS, SNIPPETS))
    moved = move(state, [key(state, "none")], Place(key(state, "All above"))).state
    problems: list[Problem] = []
    sight = sight_of(moved, library, "full")
    selected(moved.briefing, "full", sight.view, problems.append)
    rows = [moved.row_of(problem.line) for problem in problems]
    assert rows == [key(state, "none")]
    assert moved.row_of(3) is None


def test_answers_are_kept_while_sections_change(tmp_path: Path) -> None:
    state, library = opened(write_visit(tmp_path, SECTIONS, SNIPPETS))
    sight = sight_of(state, library, "press")
    outline(state, sight, "en")
    changed = set_only(state, [key(state, "talks")], ["full"]).state
    assert str(outline(changed, sight, "en")[1].absence) == "only in full"


def test_title_of_words_keeps_its_expressions_and_loses_its_marks() -> None:
    words = "**Met** on {{ last_met }} in _Moscow_."
    item = TextItem.model_validate({"text": words})

    assert title_of(item, load_library(resources() / "sample" / "library"), "en") == "Met on {{ last_met }} in Moscow."


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("- rail\n  freight\n- road", "rail freight · road"),
        ("| Year | Trade |\n|---|---:|\n| 2017 | 12 |", "Year · Trade · 2017 · 12"),
        ("1. First of all", "1. First of all"),
        ("-5 degrees at night", "-5 degrees at night"),
        ("Rail – and\n- road", "Rail – and - road"),
    ],
)
def test_first_words_of_lists_and_tables_have_no_marks_of_theirs(words: str, title: str) -> None:
    assert first_words(words) == title
