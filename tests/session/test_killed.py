"""A process killed while it saves or keeps its work leaves whole files, and the work is offered back."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from briefbook.session.session import Surroundings, open_session
from briefbook.storage.briefing_file import load_briefing

from ..support.folders import write_visit

SECTIONS = "- title: start\n  items:\n" + "".join(f"    - text: paragraph {number} # note\n" for number in range(150))

WRITER = """
import sys
from datetime import datetime
from pathlib import Path
from briefbook.session.changes import rename
from briefbook.session.session import Surroundings, open_session

path, state, does_save = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] == "save"
session = open_session(path, Surroundings(state)).session
row = session.state.root.children[0].key
for number in range(1, 10_000):
    with session.edit("Rename"):
        session.apply(rename, row, f"version {number}", "en", "en")
    print(number, flush=True)
    problems = session.save() if does_save else session.autosave()
    assert not problems, problems
"""


def killed_after(lines: int, path: Path, state: Path, verb: str) -> int:
    """Kill a writer right after it announced its n-th write; the number of that write."""
    command = [sys.executable, "-c", WRITER, str(path), str(state), verb]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        announced = 0
        for _ in range(lines):
            announced = int(writer.stdout.readline())
        writer.kill()
    return announced


def title_number(title: object) -> int:
    return 0 if title == "start" else int(str(title).removeprefix("version "))


@pytest.mark.parametrize("lines", [1, 2, 5])
def test_file_is_whole_when_its_writer_is_killed(tmp_path: Path, lines: int) -> None:
    path = write_visit(tmp_path, SECTIONS)
    last = killed_after(lines, path, tmp_path / "state", "save")
    briefing, problems = load_briefing(path)
    assert problems == ()
    assert briefing is not None
    section = briefing.sections[0]
    assert section.title is not None
    assert title_number(next(section.title.texts())) >= last - 1
    assert len(section.items) == path.read_text("utf-8").count("# note") == 150


@pytest.mark.parametrize("lines", [2, 3, 6])
def test_work_of_a_killed_editor_is_offered_whole(tmp_path: Path, lines: int) -> None:
    path = write_visit(tmp_path, SECTIONS)
    before = path.read_bytes()
    last = killed_after(lines, path, tmp_path / "state", "autosave")
    assert path.read_bytes() == before
    opened = open_session(path, Surroundings(tmp_path / "state", lambda: datetime(2018, 2, 19)))
    assert opened.held_by is None
    assert opened.session is not None
    (kept,) = opened.unsaved
    assert opened.session.recover(kept) == ()
    assert title_number(opened.session.state.data["sections"][0]["title"]) >= last - 1
    assert len(opened.session.state.nodes) == 152
