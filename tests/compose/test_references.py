"""Captions and sections are counted in the whole book, and nothing is referred to that is not there."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from briefbook.build import Built, Order, build
from tests.support.word_checks import own_findings
from tests.support.word_judges import all_findings

BRIEFING = """\
library: library
template: {template}
visit: {{visitors: [{{name: A}}], host: {{name: B}}, from: PK, to: RU, start: 2018-02-20}}
sections:
  - title: One
    items:
      - {{text: 'Figures stand in section {{{{ section("trade") }}}}.', marking: OPEN}}
      - {{text: 'Also read {{{{ section("hidden") }}}} at night.', marking: OPEN}}
      - text: "- See {{{{ section('trade') }}}}\\n- But not {{{{ section('hidden') }}}}"
        marking: OPEN
  - title: Hidden
    id: hidden
    items: [{{text: Secret words, marking: SECRET}}]
  - title: Trade
    id: trade
    items: [{{snippet: trade, chart: bars}}, {{snippet: trade, chart: lines}}, {{snippet: trade, as: table}}]
editions: {{open: {{marking: OPEN}}, all: {{marking: SECRET}}}}
"""
TRADE = (
    "kind: trade\nmarking: OPEN\ncountries: [RU, PK]\ncurrency: USD\nunit: million\n"
    "series: {2016: {total: 400}, 2017: {total: 500}}\n"
)


@pytest.fixture
def visit(tmp_path: Path) -> Path:
    (tmp_path / "library").mkdir()
    settings = "languages: [en]\nhome: RU\nmarkings: [OPEN, SECRET]\n"
    (tmp_path / "library" / "library.yaml").write_text(settings, encoding="utf-8")
    (tmp_path / "library" / "trade.yaml").write_text(TRADE, encoding="utf-8")
    return tmp_path / "visit.yaml"


def built(visit: Path, template: str = "visit-brief", text: str = BRIEFING) -> tuple[Built, str]:
    visit.write_text(text.format(template=template), encoding="utf-8")
    made = build(Order(visit, editions=("open",), formats=("txt", "docx", "pdf"), output=visit.parent / template))
    return made, (visit.parent / template / "visit-open.txt").read_text(encoding="utf-8")


def test_section_is_named_by_its_number_in_this_edition(visit: Path) -> None:
    _, words = built(visit)

    number = re.search(r"^(\d+)  Trade$", words, re.MULTILINE)
    assert number is not None
    assert f"Figures stand in section {number[1]}." in words
    assert f"- See {number[1]}" in words


def test_words_about_a_section_left_out_go_with_it(visit: Path) -> None:
    made, words = built(visit)

    assert "Also read" not in words
    assert "But not" not in words
    assert made.is_clean


def test_section_without_number_is_named_by_its_title(visit: Path) -> None:
    _, words = built(visit, "plain-heads", BRIEFING.replace("{template}", "plain-heads"))

    assert "Figures stand in section Trade." in words


@pytest.fixture(autouse=True)
def template_without_numbers(visit: Path) -> None:
    folder = visit.parent / "plain-heads"
    folder.mkdir()
    (folder / "template.yaml").write_text("inherits: visit-brief\nheadings: plain\n", encoding="utf-8")


def test_unknown_section_is_an_error_at_its_place(visit: Path) -> None:
    made, words = built(visit, text=BRIEFING.replace('section("hidden")', 'section("hiden")'))

    (wrong,) = [problem for problem in made.problems if problem.rule == "expression"]
    assert (wrong.line, "hidden" in str(wrong)) == (8, True)
    assert "Also read [?] at night." in words


def test_captions_are_counted_each_sort_for_itself(visit: Path) -> None:
    _, words = built(visit)

    assert re.findall(r"(?:Chart|Table)\s\d\. Trade", words) == [
        "Chart 1. Trade",
        "Chart 2. Trade",
        "Table 1. Trade",
    ]


def test_word_counts_captions_and_finds_sections_by_fields_with_the_right_results(visit: Path) -> None:
    built(visit)
    path = visit.parent / "visit-brief" / "visit-open.docx"

    with zipfile.ZipFile(path) as package:
        body = package.read("word/document.xml").decode()
    fields = re.findall(r"> (SEQ \w+|REF \w+ \\r)[^<]*</w:instrText>.*?<w:t[^>]*>([^<]+)</w:t>", body)
    sequences = [(name, result) for name, result in fields if name.startswith("SEQ")]
    assert sequences == [("SEQ Chart", "1"), ("SEQ Chart", "2"), ("SEQ Table", "1")]
    assert len(fields) == 5
    assert all_findings(path) == []
    assert own_findings(path.read_bytes()) == []
