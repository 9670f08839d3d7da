"""Where a number has its decimal mark."""

from __future__ import annotations

import pytest

from briefbook.model.decimal_mark import fraction_of


@pytest.mark.parametrize(
    ("text", "fraction"),
    [
        ("454.5", ".5"),
        ("1 234,25", ",25"),
        ("1,234.5", ".5"),
        ("1,234", ""),
        ("500", ""),
        ("about 2.5", ".5"),
        ("2.", ""),
    ],
)
def test_fraction_begins_at_the_decimal_mark(text: str, fraction: str) -> None:
    assert fraction_of(text) == fraction
