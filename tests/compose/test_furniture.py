"""Running headers and footers."""

from __future__ import annotations

from briefbook.compose.furniture import MOST_LETTERS, furniture
from briefbook.model.briefing import Briefing, Edition
from briefbook.model.document import text_of
from briefbook.model.template import Template
from tests.compose.phrase.stage import stage
from tests.support.libraries import VISIT

LONG = "Official visit of the Minister of Foreign Affairs of the Islamic Republic of Pakistan to the Russian Federation"


def header(**fields: object) -> str:
    briefing = Briefing.model_validate({"briefing": 1, "library": ".", "visit": VISIT, **fields})
    template = Template.model_validate({"template": 1, "header": {"start": "{title}", "end": "{reference}"}})
    return text_of(furniture(briefing, Edition(name="full"), stage({}).scene, LONG, template).header.start)


def test_a_long_title_leaves_room_for_what_stands_at_the_other_end() -> None:
    assert header() == "Official visit of the Minister of Foreign Affairs of the Islamic Republic of…"


def test_a_draft_stands_before_the_title_and_not_over_it() -> None:
    words = header(draft={"number": 2, "saved": "2018-02-10 17:45"})
    assert words == "DRAFT 2, 10 February 2018, 17:45 · Official visit of the Minister of Foreign Affairs…"
    assert len(words) <= MOST_LETTERS + len(" · ")
