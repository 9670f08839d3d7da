"""Expressions in text, and that they can do no harm."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.compose.expressions import (
    ExpressionError,
    Facet,
    NotVisibleError,
    Scope,
    Value,
    evaluate,
)
from briefbook.model.document import NOWHERE, Run, text_of
from tests.compose.phrase.stage import stage


def trade(first: str, second: str) -> Value:
    if second == "XX":
        raise NotVisibleError
    return Facet(
        lambda: (Run(f"{first}-{second}"),),
        {"latest": lambda: (Run("500 million"),), "in": lambda: (Run("in Pakistan"),)},
    )


SCOPE = Scope({"trade": trade}, {"facts": lambda: "The facts."}, str)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("6 * 7", "42"),
        ("2.5 * 4", "10"),
        ("1.50 + 1", "2.50"),
        ('trade("RU", "PK").in', "in Pakistan"),
        ("0.1 + 0.2", "0.3"),
        ("-(1 + 2) / 4", "-0.75"),
        ('"words"', "words"),
        ('trade("RU", "PK")', "RU-PK"),
        ('trade("RU", "PK").latest', "500 million"),
        ("facts", "The facts."),
    ],
)
def test_what_the_list_allows_is_worded(source: str, words: str) -> None:
    assert text_of(evaluate(source, SCOPE)) == words


@pytest.mark.parametrize(
    "source",
    [
        "10**5000000",
        "'a'*300000000",
        "'%0999999999d' % 1",
        "9" * 399 + "*9",
        "().__class__.__bases__",
        "trade.__globals__",
        "__import__('os').system('true')",
        "[x for x in (1,2)]",
        "(lambda: 1)()",
        "f'{1:>999999999}'",
        "trade(*[1,2])",
        "trade(first='RU', second='PK')",
        "trade('RU')",
        "trade('RU', 'PK').missing",
        "trade",
        "1 / 0",
        "1 if 1 else 2",
        "",
        "1 +",
        "1 is 1",
        "(" * 300,
        "\x00",
        "1e999",
        "True",
    ],
)
def test_everything_else_is_a_mistake_with_a_sentence(source: str) -> None:
    with pytest.raises(ExpressionError, match=r"\w"):
        evaluate(source, SCOPE)


def test_what_the_edition_may_not_see_is_told_apart_from_mistakes() -> None:
    with pytest.raises(NotVisibleError):
        evaluate('trade("RU", "XX")', SCOPE)


def test_unknown_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(ExpressionError, match="did you mean 'trade'"):
        evaluate('trad("RU", "PK")', SCOPE)


@given(st.text(max_size=60))
def test_no_text_does_more_than_fail_politely(source: str) -> None:
    with suppress(ExpressionError, NotVisibleError):
        evaluate(source, SCOPE)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**9), max_value=10**9))
def test_numbers_keep_their_decimals(number: Decimal) -> None:
    assert Decimal(text_of(evaluate(str(number), SCOPE)) or 0) == number


def test_expression_without_words_takes_its_paragraph_along_and_is_reported() -> None:
    """The growth of a part year is not computed: `grew by {{ ... }}` would be read aloud with a hole in it."""
    series = {2016: 400, "2017": {"total": 90, "months": "1-2"}}
    trade = {"kind": "trade", "countries": ["RU", "PK"], "currency": "USD", "unit": "million", "series": series}
    staged = stage({"trade": trade})
    worded = staged.scene.evaluate((), NOWHERE)
    assert worded('trade("RU", "PK").growth') is None
    assert worded("facts") == ()
    (problem,) = staged.problems
    assert str(problem).startswith('warning: the expression \'{{ trade("RU", "PK").growth }}\' has no words here')
