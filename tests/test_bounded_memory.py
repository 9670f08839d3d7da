"""Whatever a file holds, reading it takes a bounded memory and has an end: measured in processes of their own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.hostile_inputs import MIB

MOST = 512 * MIB
"""By so much the resident memory of a reader may grow; its address space by half as much again before it is stopped."""
SHORT = (
    "snippet, aliases that unfold without end",
    "snippet, many keys",
    "briefing, fifty megabytes",
    "book, lists of signs",
    "book, expressions",
    "unsaved work, mappings inside mappings",
    "picture, a huge PNG",
    "picture, a PNG with a packed profile",
    "dropped Word file, tables inside tables",
    "dropped Word file, spaces up to the limit",
    "Word template, entities of entities",
    "clipboard, divisions",
)


def reading(folder: Path, *names: str) -> list[dict[str, object]]:
    """How each hostile input ended and by how much memory it grew."""
    command = [sys.executable, "-m", "tests.support.hostile_inputs", str(folder), *names]
    ended = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[1])
    return [json.loads(line) for line in ended.stdout.splitlines()]


def judge(told: list[dict[str, object]]) -> None:
    for one in told:
        print(f"{int(str(one['grown'])) // MIB:5} MiB  {one['input']}: {one['ended']}")
    print(f"{len(told)} hostile inputs read, none above {MOST // MIB} MiB")
    assert [one for one in told if one["ended"] != "read"] == []
    assert [one for one in told if int(str(one["grown"])) > MOST] == []


def test_hostile_files_take_no_more_than_is_stated(tmp_path: Path) -> None:
    told = reading(tmp_path, *SHORT)

    assert {one["input"] for one in told} == set(SHORT)
    judge(told)


@pytest.mark.whole
def test_every_hostile_file_takes_no_more_than_is_stated(tmp_path: Path) -> None:
    told = reading(tmp_path)

    assert len(told) > 60
    judge(told)
