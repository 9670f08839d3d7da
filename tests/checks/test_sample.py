"""The true visits are quiet."""

from __future__ import annotations

import pytest

from tests.checks.books import alarms, sample

EDITIONS = [
    (visit, edition)
    for visit, editions in (
        ("asif-2018", ("full", "press", "handout")),
        ("lavrov-2021", ("full", "press", "car")),
    )
    for edition in editions
]


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize(("visit", "edition"), EDITIONS)
def test_sample_visit_raises_no_alarm(visit: str, edition: str, language: str) -> None:
    assert alarms(sample(visit, edition, language)) == []
