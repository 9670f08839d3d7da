"""A queue of a cluster, or a Makefile: many processes on one library, no two of which know of each other."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SETTINGS = "name: Test\nlanguages: [en]\nmarkings: [OPEN, RESTRICTED]\n"
BRIEFING = """briefing: 1
library: library
template: visit-brief
visit: {visitors: [boss], host: boss, start: 2018-02-20}
language: en
editions: {full: {marking: RESTRICTED}}
sections:
  - title: Facts
    items: [{snippet: changing}, {snippet: kept-1}, {snippet: kept-2}]
"""
STATES = ("The bridge is closed.", "The bridge is open again.")
EACH = 4


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library and a briefing; nothing of them is in the cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    library = tmp_path / "library"
    library.mkdir()
    (library / "library.yaml").write_text(SETTINGS, "utf-8")
    for number in range(40):
        (library / f"kept-{number}.yaml").write_text(_snippet(f"Word {number} stays."), "utf-8")
    (library / "boss.yaml").write_text("kind: person\nname: Anna Berg\nmarking: OPEN\n", "utf-8")
    say(library, STATES[0])
    (tmp_path / "visit.yaml").write_text(BRIEFING, "utf-8")
    return tmp_path


def _snippet(text: str) -> str:
    return f"kind: text\ntitle: Bridge\ntext: {text}\nmarking: OPEN\n"


def say(library: Path, text: str) -> None:
    """Save the changing snippet as another officer's program does: whole, in place of the one before."""
    beside = library / ".changing.new"
    beside.write_text(_snippet(text), "utf-8")
    beside.replace(library / "changing.yaml")


def started(*arguments: object) -> subprocess.Popen[str]:
    """The program as a process of its own."""
    command = [sys.executable, "-m", "briefbook", *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")


def finished(processes: list[subprocess.Popen[str]]) -> Iterator[str]:
    """What each said on stdout; all must have succeeded."""
    for process in processes:
        said, wrong = process.communicate()
        assert process.returncode == 0, wrong
        yield said


def test_processes_at_once_on_a_cold_index_while_a_file_changes(place: Path) -> None:
    library = place / "library"
    builds = [started("build", place / "visit.yaml", "--to", "txt", "--output", place / str(n)) for n in range(EACH)]
    searches = [started("find", library, "bridge") for _ in range(EACH)]
    turn = 0
    while any(process.poll() is None for process in (*builds, *searches)):
        turn += 1
        say(library, STATES[turn % 2])
        os.sched_yield()
    list(finished(builds))
    books = {(place / str(number) / "visit-full.txt").read_text("utf-8") for number in range(EACH)}
    assert len(books) <= len(STATES)
    assert all(sum(state in book for state in STATES) == 1 for book in books)
    assert [said.count("[text]") for said in finished(searches)] == [41] * EACH
    say(library, STATES[1])
    assert _found(place, "again") == _found_by_one_alone(place, "again")


def _found(place: Path, word: str) -> str:
    (said,) = finished([started("find", place / "library", word, "--format", "json")])
    return said


def _found_by_one_alone(place: Path, word: str) -> str:
    """What is found when nothing is left of those before."""
    shutil.rmtree(place / "cache")
    return _found(place, word)
