"""Texts as lines that an editor shows, and back."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.model.text_lines import FORCED_BREAK, Span, TextLine
from briefbook.session.text_lines import read_lines, written_lines

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
