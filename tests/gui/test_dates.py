"""Dates as people type them."""

from __future__ import annotations

import pytest

from briefbook.gui.dates import read_date


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("2017", "2017"),
        ("2017-11-20", "2017-11-20"),
        ("21 sept 2017", "2017-09-21"),
        ("September 21, 2017", "2017-09-21"),
        ("ноябрь 2017", "2017-11"),
        ("21 сентября 2017 г.", "2017-09-21"),
        ("20.02.2018", "2018-02-20"),
        ("20–22 November 2017", "2017-11-20/2017-11-22"),
        ("30 October - 2 November 2017", "2017-10-30/2017-11-02"),
        ("2017-11-20/2017-11-22", "2017-11-20/2017-11-22"),
    ],
)
def test_dates_are_read_as_people_type_them(typed: str, understood: str) -> None:
    assert str(read_date(typed)) == understood


@pytest.mark.parametrize("typed", ["", "soon", "31 February 2018", "22 May 2018 - 20 May 2018", "13/13/2018"])
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(ValueError):  # The reader's own words are not shown.
        read_date(typed)
