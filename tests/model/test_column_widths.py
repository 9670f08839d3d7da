"""How the columns of a table share a line."""

from __future__ import annotations

import pytest

from briefbook.model.column_widths import column_widths


def test_short_columns_keep_their_lines_whole_where_a_long_one_must_break() -> None:
    assert column_widths((0, 0, 0), ((30, 40), (30, 50), (60, 900)), 400) == pytest.approx((40, 50, 310))


def test_long_columns_leave_room_for_the_longest_words_of_the_others() -> None:
    widths = column_widths((0, 0), ((30, 90), (170, 500)), 200)
    assert widths == pytest.approx((30, 170))


def test_weights_hold_but_for_the_longest_words() -> None:
    assert column_widths((1, 3), ((0, 0), (0, 0)), 400) == pytest.approx((100, 300))
    assert column_widths((1, 3), ((150, 150), (0, 0)), 400) == pytest.approx((150, 250))


def test_words_too_long_for_the_line_share_it() -> None:
    assert column_widths((0, 0), ((300, 300), (100, 100)), 200) == pytest.approx((150, 50))
