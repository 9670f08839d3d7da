"""What "@" offers: facts as live expressions, by the words that name them."""

from __future__ import annotations

import pytest

from briefbook.library.full_text import FullText
from briefbook.library.loader import load_library
from briefbook.model.library import Library
from briefbook.session.mentions import mentions, worded
from briefbook.storage.briefing_file import load_briefing
from briefbook.storage.shipped import resources

BRIEFING = load_briefing(resources() / "sample" / "visits" / "asif-2018.yaml")[0]


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(resources() / "sample" / "library")


@pytest.mark.parametrize(
    ("sought", "first"),
    [
        ("", "visit"),
        ("asif", 'person("khawaja-asif")'),
        ("asif post", 'person("khawaja-asif").post'),
        ("russia trade growth", 'trade("RU", "PK").growth'),
    ],
)
def test_words_bring_the_fact_they_name(library: Library, sought: str, first: str) -> None:
    assert BRIEFING is not None

    assert mentions(FullText(library), library, BRIEFING.visit, sought, "en")[0].expression == first


def test_what_the_edition_may_not_see_is_not_offered(library: Library) -> None:
    assert BRIEFING is not None
    offered = mentions(FullText(library), library, BRIEFING.visit, "asif", "en")

    shown = tuple(worded(offered, lambda expression: None if expression.endswith(".post") else "Mr Asif"))

    assert all(words == "Mr Asif" for _, words in shown)
    assert not any(one.part == "post" for one, _ in shown)


def test_unknown_words_bring_nothing(library: Library) -> None:
    assert BRIEFING is not None

    assert mentions(FullText(library), library, BRIEFING.visit, "zzzz", "en") == ()
