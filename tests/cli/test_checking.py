"""`briefbook check` tells what somebody has accepted: how many, and when asked by whom, on which day and why."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from briefbook.cli.main import run
from tests.support.folders import write_visit

WRONG = "Talks are on Monday, 20 February 2018."
SECTIONS = f"- {{title: Talks, items: [{{id: talks, text: '{WRONG}', marking: OPEN}}]}}"


@pytest.fixture
def visit(tmp_path: Path) -> Path:
    """A visit with a wrong weekday that N. Editor has accepted."""
    entry = f"{{item: talks, check: weekday, hash: {hashlib.sha256(WRONG.encode()).hexdigest()}, "
    entry += "who: N. Editor, why: The hosts say so., day: 2018-02-18}"
    return write_visit(tmp_path, SECTIONS, more=f"acknowledged: [{entry}]\n")


def told(visit: Path, capsys: pytest.CaptureFixture[str], *options: str) -> str:
    assert run(["check", str(visit), *options]) == 0
    said = capsys.readouterr()
    return said.out if "json" in options else said.err


def test_the_number_of_accepted_problems_is_told(visit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = told(visit, capsys)

    assert "1 problem is acknowledged; --acknowledged lists what and why." in said
    assert "Monday" not in said


def test_accepted_problems_are_listed_when_asked_for(visit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = told(visit, capsys, "--acknowledged").splitlines()

    at = next(number for number, line in enumerate(said) if "'on Monday, 20 February 2018'" in line)
    assert said[at + 1] == "  acknowledged by N. Editor on 2018-02-18: The hosts say so."
    assert said[-1] == "1 problem is acknowledged."


def test_accepted_problems_stand_apart_in_json(visit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = json.loads(told(visit, capsys, "--format", "json"))

    assert "weekday" not in {one["rule"] for one in said["problems"]}
    (accepted,) = said["acknowledged"]
    assert [accepted[key] for key in ("rule", "who", "why", "day")] == [
        "weekday", "N. Editor", "The hosts say so.", "2018-02-18",
    ]  # fmt: skip


def test_a_changed_text_brings_the_problem_back(visit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    visit.write_text(visit.read_text("utf-8").replace("text: 'Talks are", "text: 'All talks are"), "utf-8")

    said = told(visit, capsys, "--acknowledged")
    assert "warning: 'on Monday, 20 February 2018': that day is a Tuesday" in said
    assert "acknowledged" not in said
