"""Briefing files: what is wrong is told with its line, what is saved keeps its comments."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from briefbook.model.briefing import Briefing
from briefbook.model.problem import Problem
from briefbook.storage.briefing_file import load_briefing, save_briefing, write_briefing

VISIT = "briefing: 1\nlibrary: lib\nvisit:\n  visitors: [asif]\n  host: lavrov\n  start: 2018-02-20\n"


def load(tmp_path: Path, text: str) -> tuple[Briefing | None, str]:
    path = tmp_path / "visit.yaml"
    path.write_text(text, encoding="utf-8")
    briefing, problems = load_briefing(path)
    return briefing, "\n".join(str(p).replace(str(tmp_path) + "/", "") for p in problems)


def test_briefing_is_read_with_lines(tmp_path: Path) -> None:
    items = "    items:\n      - snippet: x\n      - text: words\n"
    text = VISIT + "sections:\n  - title: A\n" + items + "editions:\n  full: {}\n"
    briefing, told = load(tmp_path, text)
    assert told == ""
    assert briefing is not None
    assert [item.line_number for item in briefing.sections[0].items] == [10, 11]
    assert briefing.editions[0].line_number == 13
    assert briefing.name == "visit"


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("sections:\n- items:\n  - snippet: a\n    length: fll\n", "visit.yaml:10: error: sections 1, items 1, length"),
        ("sections:\n- items:\n  - find: {order: newst}\n", "visit.yaml:9: error: sections 1, items 1, find, order: f"),
        ("sections:\n- items:\n  - words\n", "visit.yaml:9: error: sections 1, items 1: found 'words', expected an it"),
        ("sections:\n- items:\n  - break: line\n", "found 'line', expected page"),
        ("editions:\n  a: {}\n  press:\n    for: them\n", "visit.yaml:10: error: editions, press, for: found 'them', "),
        ("as_of: soon\n", "visit.yaml:7: error: as_of: found 'soon', expected a date"),
        ("issued: 2018\n", "issued: found '2018', expected a day, with a time if known"),
    ],
)
def test_wrong_value_is_an_error_at_its_line(tmp_path: Path, more: str, told: str) -> None:
    briefing, said = load(tmp_path, VISIT + more)
    assert briefing is None
    assert told in said


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("sections:\n- titel: A\n", "visit.yaml:8: warning: the key 'titel' is not known here and is ignored (did you"),
        (
            "sections:\n- items:\n  - {snippet: a, find: {}}\n",
            "(an item is one thing alone: make a second item of 'find')",
        ),
        ("sections:\n- items:\n  - {snippet: a, lenght: full}\n", "did you mean 'length'?"),
        ("sections:\n- items:\n  - {find: {kind: meeting, limt: 5}}\n", "did you mean 'limit'?"),
        ("editions:\n  full: {markin: OPEN}\n", "visit.yaml:8: warning: the key 'markin'"),
        ("path: x\n", "the key 'path' is not known"),
    ],
)
def test_unknown_key_is_a_warning(tmp_path: Path, more: str, told: str) -> None:
    briefing, said = load(tmp_path, VISIT + more)
    assert briefing is not None
    assert told in said


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "found nothing, expected a briefing"),
        ("briefing: 2\n", "visit.yaml:1: error: it has format 2; this Briefbook reads formats up to 1 (open it with a"),
        ("briefing: 1\n", "the briefing needs 'library'"),
        (VISIT.replace("2018-02-20", "2018-02-30"), "visit.yaml:6: error: visit, start: found '2018-02-30'"),
        (VISIT + "  end: 2018-02-19\n", "visit: it ends before it begins, expected an end after the start"),
        (VISIT.replace("[asif]", "[]"), "visit needs at least one visitor"),
        (VISIT.replace("lavrov", "{post: x}"), "visit.yaml:5: error: visit, host needs 'name'"),
        (VISIT + "  delegations: [a]\n", "visit, delegations: found a list, expected delegations by country"),
    ],
)
def test_unusable_briefing_is_refused(tmp_path: Path, text: str, told: str) -> None:
    briefing, said = load(tmp_path, text)
    assert briefing is None
    assert told in said


def rules(problems: tuple[Problem, ...]) -> list[str]:
    return [problem.rule for problem in problems]


def test_missing_input_is_distinguished(tmp_path: Path) -> None:
    assert rules(load_briefing(tmp_path / "none.yaml")[1]) == ["input-missing"]
    assert rules(load_briefing(tmp_path)[1]) == ["input-missing"]
    assert rules(load_briefing(Path("a\0b"))[1]) == ["input-denied"]


def test_new_briefing_is_read_by_both_readers(tmp_path: Path) -> None:
    path = tmp_path / "new" / "visit.yaml"
    data = {
        "briefing": 1,
        "library": "../lib",
        "visit": {"visitors": ["asif"], "host": "lavrov", "from": "NO", "start": "2018-02-20", "place": "yes: no # x"},
        "sections": [{"title": "On", "items": [{"text": "one\n\ntwo"}], "sections": [{"title": "B"}]}],
        "editions": {"full": {"marking": "OPEN"}},
    }
    write_briefing(path, data)
    briefing, problems = load_briefing(path)
    assert problems == ()
    assert briefing is not None
    assert briefing.visit.from_ == "NO"
    assert yaml.safe_load(path.read_text())["visit"]["from"] == "NO"
    assert [line for line in path.read_text().split("\n") if line and line[0].isalpha()] == [
        "briefing: 1",
        "library: ../lib",
        "visit:",
        "sections:",
        "editions:",
    ]


def test_saving_keeps_comments(tmp_path: Path) -> None:
    path = tmp_path / "visit.yaml"
    path.write_text("# ours\n" + VISIT + "as_of: 2018-02-19 # day before\n")
    data = {"briefing": 1, "library": "lib", "visit": {"visitors": ["asif"], "host": "x", "start": "2018-02-20"}}
    assert save_briefing(path, {**data, "as_of": "2018-02-18"}) == ()
    assert path.read_text() == "# ours\n" + VISIT.replace("lavrov", "x") + "as_of: 2018-02-18 # day before\n"


def test_unreadable_file_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "visit.yaml"
    path.write_bytes(b"a: \xff\n")
    assert rules(save_briefing(path, {"a": 1})) == ["encoding"]
    assert path.read_bytes() == b"a: \xff\n"


@pytest.mark.parametrize("name", ["../x", "a/b", "/../../x", "..", '""', "x" * 200, "a:b"])
def test_an_edition_is_named_as_a_file_can_be(tmp_path: Path, name: str) -> None:
    briefing, told = load(tmp_path, VISIT + f"editions:\n  {name}: {{marking: OPEN}}\n")
    assert briefing is None
    assert "cannot be part of a file's name" in told
