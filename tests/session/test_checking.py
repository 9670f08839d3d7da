"""Checking files: a briefing with all its editions, a library without a visit, and what even a build says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from briefbook.build import Order, build
from briefbook.cli.main import run
from briefbook.model.problem import Problem, Severity
from briefbook.session.checking import check_briefing, check_library
from tests.support.folders import LIBRARY_YAML, write_library, write_visit

SOURCED = "marking: OPEN\nsources: [{title: Circular}]\n"
SNIPPETS = {
    "trade.yaml": "kind: trade\ncountries: [RU, PK]\ncurrency: USD\nunit: million\nseries: {2016: 411}\n" + SOURCED,
    "words.yaml": "kind: text\ncountries: [RU, PK]\ntext: {en: In 2016 trade was 511 million dollars.}\n" + SOURCED,
    "day.yaml": "kind: text\ntext: {ru: 'Они встретились в понедельник, 20 февраля 2018 года.'}\n" + SOURCED,
    "old.yaml": "kind: text\ntext: Old words.\nvalid: {to: 2017}\n" + SOURCED,
    "term.yaml": "kind: text\ntext: A road through Kirghizia.\n" + SOURCED,
    "bare.yaml": "kind: meeting\ndate: 2017-09-21\nparticipants: [sergey-lavrov, khawaja-asif]\nmarking: OPEN\n",
}
EXPECTED = {
    "two-figures": "words.yaml",
    "weekday": "day.yaml",
    "out-of-date": "old.yaml",
    "forbidden-term": "term.yaml",
    "no-source": "bare.yaml",
}


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return write_library(tmp_path / "library", SNIPPETS, LIBRARY_YAML + "forbidden: [Kirghizia]\n")


def by_rule(problems: tuple[Problem, ...]) -> dict[str, str]:
    return {one.rule: Path(one.file).name for one in problems if one.severity is not Severity.HINT}


def test_a_library_is_checked_without_a_visit(library: Path) -> None:
    checked = check_library(library, date(2018, 2, 20))

    assert not checked.is_refused
    assert by_rule(checked.problems) == EXPECTED


def test_what_is_still_valid_on_the_day_is_quiet(library: Path) -> None:
    checked = check_library(library, date(2017, 2, 20))

    assert "out-of-date" not in by_rule(checked.problems)


def test_the_settings_of_a_library_stand_for_it(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    codes, told = [], []
    for path in (library, library / "library.yaml"):
        codes.append(run(["check", str(path)]))
        told.append(capsys.readouterr().err)

    assert codes == [1, 1]
    assert told[0] == told[1]
    assert "Kirghizia" in told[0]


SECTIONS = "- {title: {en: Notes}, items: [{snippet: old}]}"


def test_a_build_says_that_the_book_is_out_of_date_and_writes_it(tmp_path: Path) -> None:
    built = build(Order(write_visit(tmp_path, SECTIONS, SNIPPETS), formats=("txt",), editions=("full",)))

    assert [(one.rule, one.severity) for one in built.problems] == [("out-of-date", Severity.WARNING)]
    assert built.is_clean


LONG = (
    "- title: {en: Notes}\n  items:\n"
    + "    - {text: {en: Words.}, marking: OPEN}\n    - {break: page}\n" * 2
    + ("    - {text: {en: Words.}, marking: OPEN}")
)


def test_a_page_too_many_for_the_template_is_told(tmp_path: Path) -> None:
    visit = write_visit(tmp_path, LONG)
    visit.write_text(visit.read_text("utf-8").replace("template: visit-brief", "template: one-page"), "utf-8")

    checked = check_briefing(visit).problems
    built = build(Order(visit, formats=("pdf",), editions=("full",)))

    told = [one.message for one in checked if one.rule == "page-limit"]
    assert told == ["the edition 'full' takes 3 pages; its template allows 1"]
    assert "page-limit" in {one.rule for one in built.problems}
