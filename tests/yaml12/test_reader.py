"""YAML 1.2 core as people type it, and everything that must not get through."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefbook.yaml12.lined import LinedMapping, locate
from briefbook.yaml12.reader import read


def value(text: str) -> Any:
    found = read(text.encode(), "x.yaml")
    assert found.problems == ()
    return found.value


def problem(text: str | bytes) -> str:
    found = read(text if isinstance(text, bytes) else text.encode(), "x.yaml")
    assert len(found.problems) == 1, found
    return str(found.problems[0])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("NO", "NO"),
        ("on", "on"),
        ("yes", "yes"),
        ("09:30", "09:30"),
        ("2017-11-20", "2017-11-20"),
        ("2017-11-20/2017-11-22", "2017-11-20/2017-11-22"),
        ("true", True),
        ("False", False),
        ("~", None),
        ("", None),
        ("null", None),
        ("2017", 2017),
        ("-5", -5),
        ("0o17", 15),
        ("0x1F", 31),
        ("1_000", "1_000"),
        ("500.50", Decimal("500.50")),
        (".inf", ".inf"),
        ("'2017'", "2017"),
        ("!!str 2017", "2017"),
        ("9" * 5000, "9" * 5000),
        ("1e999999999", "1e999999999"),
        ("=", "="),
    ],
)
def test_words_mean_what_the_core_schema_says(typed: str, meant: object) -> None:
    found = value(f"a: {typed}")["a"]
    assert found == meant
    assert type(found) is type(meant)


def test_decimals_keep_their_digits() -> None:
    assert str(value("a: 500.50")["a"]) == "500.50"


def test_keys_are_words_or_whole_numbers() -> None:
    assert list(value("2017: a\nNO: b\ntrue: c\n1.5: d\n~: e\n")) == [2017, "NO", "true", "1.5", "~"]


def test_lines_are_known() -> None:
    found = value("# c\na: 1\nposts:\n  - title: x\n    from: 2017\n  -\n    to: 5\n")
    assert isinstance(found, LinedMapping)
    assert found.line_number == 2
    assert found.key_lines == {"a": 2, "posts": 3}
    assert [post.line_number for post in found["posts"]] == [4, 7]
    assert locate(found, ("posts", 0, "from")) == 5
    assert locate(found, ("posts", 0, "nothing", "Union")) == 4
    assert locate(found, ("posts", 9)) == 3
    assert locate(found, ()) == 2


def test_positions_lead_into_mappings_that_became_tuples() -> None:
    found = value("series:\n  2017: {total: 5}\n  2018:\n    total: x\ndelegations:\n  PK:\n    - a\n    - name: 5\n")
    assert locate(found, ("series", 1, "total")) == 4
    assert locate(found, ("delegations", 0, "members", 1, "name")) == 8


def test_mark_and_windows_lines_are_no_matter() -> None:
    assert value("\ufeffa: 1\r\nb: 2\r\n") == {"a": 1, "b": 2}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (b"a: 1\nb: \xff\n", "x.yaml:2: error: found the byte 0xff, expected UTF-8 text (save the file as UTF-8)"),
        ("a: 1\nb: \x07\n", "x.yaml:2: error: found the control character U+0007"),
        ("a: 1\nb: 2\na: 3\n", "x.yaml:3: error: the key 'a' stands twice, first in line 1"),
        ("2017: 1\n2017: 3\n", "x.yaml:2: error: the key '2017' stands twice"),
        ("a: !!python/object/apply:os.system [x]\n", "x.yaml:1: error: found the tag '!!python/object/apply:os.system"),
        ("a: !secret x\n", "found the tag '!secret'"),
        ("a: 1\n---\nb: 2\n", "more than one document"),
        ("a: b: c\n", "x.yaml:1: error: a ':' stands where it cannot (put text that contains ': ' in quotes)"),
        ("a:\n\tb: 1\n", "tab"),
        ("a: 1\nwords\nb: 2\n", "x.yaml:2: error: a line without ':'"),
        ('a: 1\nb: "never\nclosed\n', "x.yaml:2: error: a quotation mark is never closed"),
        ("a: [1, 2\nb: 3\n", "x.yaml:1: error: a bracket is never closed"),
        ("a: @x\n", "x.yaml:1: error: a text begins with a character it cannot begin with"),
        ("a: *x\n", "x.yaml:1: error: a '*' refers to nothing"),
        ("a: 1\n  b: 2\n", "x.yaml:2: error:"),
        ("a:\n  - 1\n - 2\n", "x.yaml:3: error:"),
        ("[a]: 1\n", "found a list or a mapping as a key"),
        ("a: &x [*x]\n", "nested more than 100 levels deep, or refers to itself"),
        ('a: "\\q"\n', "a '\\' that means nothing inside double quotes"),
        ('a: "\\u0001x"\n', "a control character written as an escape is left out"),
        ("[" * 5000, "error:"),
        ("a: " + "{a: " * 300 + "}" * 300, "nested"),
    ],
)
def test_mistakes_are_told_in_plain_words(text: str | bytes, told: str) -> None:
    assert told in problem(text)


def test_bombs_cost_nothing() -> None:
    laughs = "a0: &a0 [x, x]\n" + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 30))
    assert "unfold to far more than is written" in problem(laughs)
    assert "unfold" in problem(f"a: &a {'x' * 100_000}\nb: [{', '.join(['*a'] * 100)}]\n")
    assert "more than 250,000 lines" in problem(b"- a\n" * 300_000)
    assert "larger than 4 MiB" in problem(b"a: 1\n" * 10_000_000)


def test_references_are_written_out() -> None:
    assert value("a: &x {k: 1}\nb: *x\n") == {"a": {"k": 1}, "b": {"k": 1}}


MARKS = "ab:-[]{}#&*!|>'\"%@`?,\n\t \r\u2028\x00\\~0\ufeffé"


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.one_of(st.binary(max_size=60), st.text(alphabet=MARKS, max_size=60)))
def test_nothing_is_ever_raised(text: bytes | str) -> None:
    data = text if isinstance(text, bytes) else text.encode()
    found = read(data, "x.yaml")
    assert found.value is None or not [p for p in found.problems if p.rule == "syntax"]
