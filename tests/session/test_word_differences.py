"""The words in which two versions of a text differ."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefbook.session.word_differences import differing_words

TEXTS = st.text(alphabet="ab ,\n", max_size=30)


def told(before: str, now: str) -> tuple[list[str], list[str]]:
    gone, come = differing_words(before, now)
    return [before[a:b] for a, b in gone], [now[a:b] for a, b in come]


def test_words_that_were_replaced_are_found_in_both() -> None:
    assert told("met in New York, then left", "met in Vienna, then left") == (["New York"], ["Vienna"])


def test_a_figure_differs_as_a_whole_word() -> None:
    assert told("worth 543 million", "worth 534 million") == (["543"], ["534"])


def test_what_was_only_added_or_only_taken_away_stands_on_one_side() -> None:
    assert told("They met.", "They met again.") == ([], ["again"])
    assert told("They met again.", "They met.") == (["again"], [])


def test_other_line_breaks_are_no_difference() -> None:
    assert told("one two\nthree", "one\n\ntwo three") == ([], [])


@given(TEXTS, TEXTS)
def test_without_the_differing_words_both_say_the_same(before: str, now: str) -> None:
    def rest(text: str, ranges: tuple[tuple[int, int], ...]) -> str:
        gone = {place for first, last in ranges for place in range(first, last)}
        return "".join(letter for place, letter in enumerate(text) if place not in gone and not letter.isspace())

    gone, come = differing_words(before, now)
    assert rest(before, gone) == rest(now, come)
