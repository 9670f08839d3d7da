"""The review of a live book can be ended between two rules: nobody waits for what is said of older words."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefbook.build import load_sources
from briefbook.session.preview import compose_live
from briefbook.session.review import review
from briefbook.storage.shipped import resources

SAMPLE = resources() / "sample" / "visits" / "asif-2018.yaml"


class Stopped(Exception):
    """What the window raises when somebody types."""


def test_review_ends_before_the_next_rule() -> None:
    sources, _ = load_sources(Path(SAMPLE))
    assert sources is not None
    book = compose_live(sources, sources.briefing, "full")
    rules: list[None] = []

    def stop_at_the_third() -> None:
        if len(rules) == 2:
            raise Stopped
        rules.append(None)

    with pytest.raises(Stopped):
        review(book, sources.library, stop_at_the_third)

    assert len(rules) == 2
