"""Texts as lines and back; dates as people type them; facts as a form and as data."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.gui.dates import read_date
from briefbook.gui.inspector.fact_fields import with_fact
from briefbook.gui.inspector.markup_lines import FORCED_BREAK, Span, TextLine, read_lines, written_lines

WORDS = st.text(alphabet="ab *_\\[]<>`-+#1.)(!{}|~&;:é" + FORCED_BREAK, min_size=1, max_size=12)
OWN_WORDS = st.builds(Span, WORDS, st.booleans(), st.booleans())
LIVE_WORDS = st.builds(Span, st.just(""), st.booleans(), st.booleans(), expression=st.just('trade("RU", "PK").latest'))
SPANS = st.lists(OWN_WORDS | OWN_WORDS | LIVE_WORDS, min_size=1, max_size=4)


@pytest.mark.parametrize(
    "text",
    [
        "Plain words",
        "a **b** *c* **d *e*** [x](https://a.b/c) {{ facts }} and **{{ visit }}**.",
        "-  a\n-  b\n   1. c\n   2. d\n-  e\n\n> q\n>\n> r\n\nend\\\nmore",
        "1. x\n2. y",
        "snake_case \\* 2\\*3",
        "\\- no list",
    ],
)
def test_text_that_is_only_shown_stays_as_it_was(text: str) -> None:
    lines = read_lines(text)

    assert lines is not None
    assert written_lines(lines) == text


@pytest.mark.parametrize("text", ["A fact[^1].\n\n[^1]: Source", "| a | b |\n|---|---|\n| 1 | 2 |"])
def test_notes_and_tables_are_left_to_the_source(text: str) -> None:
    assert read_lines(text) is None


@given(SPANS)
def test_no_word_is_lost_whatever_is_typed(spans: list[Span]) -> None:
    written = written_lines((TextLine("paragraph", 0, tuple(spans)),))

    again = read_lines(written)

    assert again is not None
    assert _plain(span for line in again for span in line.spans) == _plain(spans)


def _plain(spans: Iterable[Span]) -> str:
    """The words and expressions of spans; blanks count once, and beside braces not at all."""
    words = "".join(f"{{{{{span.expression}}}}}" if span.expression else span.text for span in spans)
    return re.sub(r" ?([{}]) ?", r"\1", " ".join(words.split()))


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ((Span("{{ trade[2017] }} rose"),), "{{ trade[2017] }} rose"),
        ((Span("{{"), Span("}}")), "{\\{}}"),
        ((Span("{"), Span("{ facts }}", bold=True)), "{**{ facts }}**"),
        ((Span("a {{ b"),), "a {\\{ b"),
        ((Span("{{{ facts }}"),), "{{{ facts }}"),
        ((Span("{"), Span("", expression="facts")), "{{{ facts }}"),
        ((Span("so {{facts}}", bold=True),), "**so {{ facts }}**"),
    ],
)
def test_braces_are_an_expression_where_they_hold_one(typed: tuple[Span, ...], stored: str) -> None:
    assert written_lines((TextLine("paragraph", 0, typed),)) == stored


@pytest.mark.parametrize("text", ["{{}}", "{{ }}", "a {{}} b", "{\\{ facts }}"])
def test_braces_that_hold_nothing_are_words(text: str) -> None:
    lines = read_lines(text)

    assert lines is not None
    assert [span.expression for line in lines for span in line.spans] == [""]
    assert "{{" in lines[0].spans[0].text


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("2017", "2017"),
        ("2017-11-20", "2017-11-20"),
        ("21 sept 2017", "2017-09-21"),
        ("September 21, 2017", "2017-09-21"),
        ("ноябрь 2017", "2017-11"),
        ("21 сентября 2017 г.", "2017-09-21"),
        ("20.02.2018", "2018-02-20"),
        ("20–22 November 2017", "2017-11-20/2017-11-22"),
        ("30 October - 2 November 2017", "2017-10-30/2017-11-02"),
        ("2017-11-20/2017-11-22", "2017-11-20/2017-11-22"),
    ],
)
def test_dates_are_read_as_people_type_them(typed: str, understood: str) -> None:
    assert str(read_date(typed)) == understood


@pytest.mark.parametrize("typed", ["", "soon", "31 February 2018", "22 May 2018 - 20 May 2018", "13/13/2018"])
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(ValueError):  # The reader's own words are not shown.
        read_date(typed)


def test_fact_is_changed_where_it_was_typed() -> None:
    data = {"kind": "trade", "series": {2016: 410, 2017: {"total": 500, "about": True}}, "note": "kept"}

    changed = with_fact(with_fact(data, ("series", 0, "exports"), 300), ("series", 1, "total"), 510)

    assert changed["series"] == {2016: {"total": 410, "exports": 300}, 2017: {"total": 510, "about": True}}
    assert changed["note"] == "kept"
    assert data["series"] == {2016: 410, 2017: {"total": 500, "about": True}}


def test_fact_is_taken_away() -> None:
    assert with_fact({"outcomes": ["Agreed"], "known": "2017"}, ("known",), None) == {"outcomes": ["Agreed"]}
    assert with_fact({"outcomes": ["Agreed"]}, ("outcomes", 0, "due"), "2018") == {
        "outcomes": [{"text": "Agreed", "due": "2018"}]
    }
