"""What was chosen in the last export is offered again, as far as it can still be made."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefbook.model.briefing import Briefing
from briefbook.session.export_choice import ExportChoice, choice_of
from briefbook.storage.briefing_file import load_briefing
from briefbook.storage.shipped import resources

FIRST = ExportChoice(("full",), "~/books")


@pytest.fixture
def briefing() -> Briefing:
    found, _ = load_briefing(resources() / "sample" / "visits" / "asif-2018.yaml")
    assert found is not None
    return found


def test_choice_comes_back_from_its_data(briefing: Briefing) -> None:
    choice = ExportChoice(("press",), "/out", ("pdf", "txt"), "ru", "booklet", "right-hand", False, True, True)

    assert choice_of(json.loads(json.dumps(choice.as_data())), briefing, FIRST) == choice


@pytest.mark.parametrize(
    "data", [None, [], {"editions": ["gone"], "formats": "pdf", "folder": 3, "layout": "poster", "language": 7}]
)
def test_what_is_no_more_or_never_was_gives_way_to_the_first_choice(data: object, briefing: Briefing) -> None:
    assert choice_of(data, briefing, FIRST) == FIRST


def test_order_has_the_password_and_its_rights() -> None:
    order = ExportChoice(("full",), " ~/out ", may_print=False).order(Path("visit.yaml"), "secret")

    assert order.output == Path("~/out").expanduser()
    assert (order.protection.password, order.protection.may_print, order.protection.may_copy) == (
        "secret",
        False,
        False,
    )
