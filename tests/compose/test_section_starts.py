"""Where sections begin."""

from __future__ import annotations

from briefbook.compose.section_starts import sections_started
from briefbook.model.document import PageBreak
from tests.support.documents import heading, paragraph

SECTIONS = (heading("One"), paragraph("a"), heading("Inner", 2), PageBreak(), heading("Two"), paragraph("b"))


def test_sections_anywhere_stay_where_they_are() -> None:
    assert sections_started(SECTIONS, "anywhere") == SECTIONS


def test_every_section_of_the_first_level_begins_a_page_once() -> None:
    one, a, inner, _, two, b = SECTIONS
    turn = PageBreak(one.origin)

    assert sections_started(SECTIONS, "new-page") == (turn, one, a, inner, turn, two, b)


def test_right_hand_sections_ask_for_right_hand_pages() -> None:
    turns = [block for block in sections_started(SECTIONS, "right-hand") if isinstance(block, PageBreak)]

    assert [turn.is_right_hand for turn in turns] == [True, True]
