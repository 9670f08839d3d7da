"""Running headers and footers."""

from __future__ import annotations

from briefbook.compose.furniture import furniture, letters_of_header
from briefbook.model.briefing import Briefing, Edition
from briefbook.model.document import text_of
from briefbook.model.template import Template
from tests.compose.phrase.stage import stage
from tests.support.libraries import VISIT

LONG = "Official visit of the Minister of Foreign Affairs of the Islamic Republic of Pakistan to the Russian Federation"


def header(paper: str = "A4", **fields: object) -> tuple[str, int]:
    briefing = Briefing.model_validate({"briefing": 1, "library": ".", "visit": VISIT, **fields})
    strip = {"start": "{title}", "end": "{reference}"}
    template = Template.model_validate({"template": 1, "paper": paper, "header": strip})
    made = furniture(briefing, Edition(name="full"), stage({}).scene, LONG, template).header
    return text_of(made.start), letters_of_header(template) - len(text_of(made.end))


def test_a_long_title_leaves_room_for_what_stands_at_the_other_end() -> None:
    for paper in ("A4", "A5"):
        words, room = header(paper, reference="3AD/18-041")
        assert words.startswith("Official visit of the Minister of Foreign Affairs")
        assert words.endswith("…")
        assert len(words) < room


def test_a_draft_stands_before_the_title_and_not_over_it() -> None:
    words, room = header(draft={"number": 2, "saved": "2018-02-10 17:45"})
    assert words.startswith("DRAFT 2, 10\u00a0February 2018, 17:45 · Official visit of the Minister")
    assert len(words) <= room


def test_a_title_with_room_is_whole() -> None:
    assert header("A3")[0] == LONG
