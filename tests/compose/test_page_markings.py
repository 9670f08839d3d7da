"""Pages carry the highest marking of what stands on them, paragraphs their own before their words."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefbook.build import Order, build
from briefbook.model.library import LibrarySettings
from tests.support.folders import write_visit

MARKED_BY_PAGE = "template: 1\ninherits: visit-brief\nmarking: {page: page, paragraphs: yes}\n"
SNIPPETS = {
    "guest.yaml": "kind: person\nname: Jon Snow\nposts: [{title: Guard, country: GB}]\n",
    "open-talks.yaml": "kind: meeting\ndate: 2017-01-02\nmarking: OPEN\noutcomes: [{text: Gas, marking: OPEN}]",
    "inner.yaml": "kind: meeting\ndate: 2017-01-03\nmarking: OPEN\noutcomes: [{text: Gas, marking: RESTRICTED}]",
    "named.yaml": "kind: meeting\ndate: 2017-01-04\nmarking: OPEN\nparticipants: [guest]",
}


def pages_of(folder: Path, item: str, language: str = "en") -> list[list[str]]:
    """The lines of each page of the full edition: an open page, then one with the item, then an open one."""
    open_page = "{text: Anybody may read this page., marking: OPEN}"
    sections = f"- title: One\n  items: [{open_page}, {{break: page}}, {item}, {{break: page}}, {open_page}]"
    visit = write_visit(folder, sections, SNIPPETS)
    (folder / "by-page").mkdir()
    (folder / "by-page" / "template.yaml").write_text(MARKED_BY_PAGE, encoding="utf-8")
    visit.write_text(visit.read_text().replace("template: visit-brief", "template: by-page"), encoding="utf-8")
    built = build(Order(visit, editions=("full",), formats=("pdf",), language=language))
    assert not built.refused, built.problems
    pages = built.editions[0].pages
    assert pages is not None
    return [[line.text.strip() for line in page.lines] for page in pages.pages]


def markings(pages: list[list[str]]) -> list[set[str]]:
    return [{line for line in lines if line in ("OPEN", "RESTRICTED")} for lines in pages]


@pytest.mark.parametrize(
    "item",
    [
        "{text: Only we may read this page., marking: RESTRICTED}",
        "{text: Nobody said how this is marked.}",
        "{text: {en: {text: Words, marking: RESTRICTED}}, marking: OPEN}",
        "{snippet: inner}",
        "{snippet: named}",
        "{text: 'It was {{ meeting(\"inner\") }}', marking: OPEN}",
        "{text: Open words, title: {en: {text: Inner title, marking: RESTRICTED}}, marking: OPEN}",
    ],
)
def test_page_carries_the_highest_marking_of_what_is_on_it(tmp_path: Path, item: str) -> None:
    pages = pages_of(tmp_path, item)
    before = next(n for n, lines in enumerate(pages) if "(O) Anybody may read this page." in lines)
    found = markings(pages)
    assert found[0] == {"RESTRICTED"}, "the cover says the marking of the edition"
    assert found[before : before + 2] == [{"OPEN"}, {"RESTRICTED"}]


def test_page_of_open_facts_is_open(tmp_path: Path) -> None:
    assert markings(pages_of(tmp_path, "{snippet: open-talks}"))[1:].count({"RESTRICTED"}) == 0


def test_every_page_says_its_marking_twice(tmp_path: Path) -> None:
    for lines in pages_of(tmp_path, "{text: Ours., marking: RESTRICTED}"):
        assert len([line for line in lines if line in ("OPEN", "RESTRICTED")]) == 2


def test_paragraphs_begin_with_their_mark(tmp_path: Path) -> None:
    lines = [line for page in pages_of(tmp_path, "{text: Ours., marking: RESTRICTED}") for line in page]
    assert "(R) Ours." in lines
    assert "(O) Anybody may read this page." in lines


def test_marks_are_as_given_or_initials_or_the_whole_name_where_two_would_be_alike() -> None:
    levels = [
        {"id": "OPEN", "ru": "ОТКРЫТО"},
        {"id": "LOW", "en": "FOR OFFICIAL USE", "ru": "ДЛЯ СЛУЖЕБНОГО ПОЛЬЗОВАНИЯ"},
        {"id": "S", "en": "SECRET", "ru": "ДСП", "short": {"en": "SEC"}},
        {"id": "R", "en": "RELEASABLE"},
        {"id": "T", "en": "RESTRICTED"},
    ]
    scale = LibrarySettings.model_validate({"markings": levels}).scale
    english = scale.marks("en", "en")
    assert english == {"OPEN": "О", "LOW": "FOU", "S": "SEC", "R": "RELEASABLE", "T": "RESTRICTED"}
    assert [scale.marks("ru", "ru")[ident] for ident in ("OPEN", "LOW", "S")] == [
        "О",
        "ДЛЯ СЛУЖЕБНОГО ПОЛЬЗОВАНИЯ",
        "ДСП",
    ]
