"""The caret stays between its neighbours when undo changes the text around it."""

from __future__ import annotations

import pytest

from briefbook.session.caret import caret_after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("One. Two and a half.| Three.", "One.| Three.", id="typing undone"),
        pytest.param("One.| Three.", "One. Two and a half.| Three.", id="typing done again"),
        pytest.param("One. Three|.", "One. Two and a half. Three|.", id="caret behind what comes"),
        pytest.param("One. Th|ree.", "One.|", id="caret in what goes"),
        pytest.param("In 20|17 there", "In 20|21 there", id="caret before what becomes other words"),
        pytest.param("In 201|7 there", "In 2021| there", id="caret in what becomes other words"),
        pytest.param("One 😀😀| two 😀", "One| two 😀", id="signs of two code units"),
        pytest.param("|", "Words|", id="out of nothing"),
        pytest.param("Words|", "|", id="into nothing"),
        pytest.param("Same| words", "Same| words", id="nothing changed"),
    ],
)
def test_caret_stays_with_its_neighbours(before: str, after: str) -> None:
    places = [len(text.partition("|")[0].encode("utf-16-le")) // 2 for text in (before, after)]
    assert caret_after(before.replace("|", ""), after.replace("|", ""), places[0]) == places[1]
