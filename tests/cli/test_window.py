"""`briefbook gui` on the command line: found in the help, its options read, the window opened by whoever knows it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from briefbook.__main__ import is_plain_start
from briefbook.cli.main import run


def test_help_names_the_window(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0

    assert "gui" in capsys.readouterr().out


def test_help_of_the_window_names_its_options(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["gui", "--help"]) == 0

    shown = capsys.readouterr().out
    assert "BRIEFING" in shown
    assert "--sample" in shown


@pytest.mark.parametrize("asked", [[], ["visit.yaml"], ["--sample"]])
def test_window_is_opened_with_what_was_asked(asked: list[str]) -> None:
    opened: list[Sequence[str]] = []

    def open_window(arguments: Sequence[str]) -> int:
        opened.append(arguments)
        return 7

    assert run(["gui", *asked], open_window) == 7
    assert opened == [asked]


@pytest.mark.parametrize("wrong", [["--sampel"], ["one.yaml", "two.yaml"], ["one.yaml", "--sample"]])
def test_what_cannot_be_meant_is_refused(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["gui", *wrong]) == 2

    assert "Error" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "is_plain"),
    [(["gui"], True), (["gui", "a.yaml"], True), (["gui", "--sample"], True), (["gui", "--help"], False), ([], False)],
)
def test_start_of_the_window_reads_no_options_it_does_not_need_to(arguments: list[str], is_plain: bool) -> None:
    assert is_plain_start(arguments) is is_plain
