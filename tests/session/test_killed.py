"""A process killed while it saves or keeps its work leaves whole files, and the work is offered back."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import settings

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


KILLS = settings().max_examples // 3
SURVIVOR = """
import os, random, signal, sys
from pathlib import Path
from briefbook.session.changes import rename
from briefbook.session.session import Surroundings, open_session
from briefbook.storage.briefing_file import load_briefing

path, state, kills = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
chance = random.Random(kills)


def write_for_ever():
    session = open_session(path, Surroundings(state)).session
    row = session.state.root.children[0].key
    for number in range(1_000_000):
        with session.edit("Rename"):
            session.apply(rename, row, f"version {number}", "en", "en")
        session.autosave()
        assert not session.save(), "not saved"


for _ in range(kills):
    child = os.fork()
    if child == 0:
        # The system ends the process when the alarm rings: Python has no part in it.
        signal.setitimer(signal.ITIMER_REAL, chance.uniform(0.02, 0.2))
        write_for_ever()
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGALRM, status
    briefing, problems = load_briefing(path)
    assert briefing is not None and not problems, problems
    assert len(briefing.sections[0].items) == path.read_text("utf-8").count("# note") == 150
    opened = open_session(path, Surroundings(state))
    for kept in opened.unsaved:
        assert opened.session.recover(kept) == ()
    for version in opened.session.earlier_versions()[:3]:
        assert load_briefing(version.file)[0] is not None
    opened.session.close()
print(kills, "kills")
"""


def test_file_and_versions_are_whole_after_kills_at_random_moments(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    record_property("kills", KILLS)
    path = write_visit(tmp_path, SECTIONS)
    command = [sys.executable, "-c", SURVIVOR, str(path), str(tmp_path / "state"), str(KILLS)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout == f"{KILLS} kills\n"


FULL = """
import resource, sys
from pathlib import Path
from briefbook.session.changes import rename
from briefbook.session.session import Surroundings, open_session

path = Path(sys.argv[1])
session = open_session(path, Surroundings(path.parent / "state")).session
with session.edit("Rename"):
    session.apply(rename, session.state.root.children[0].key, "longer " * 50, "en", "en")
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
print([problem.rule for problem in session.save()], [problem.rule for problem in session.autosave()])
print(session.is_modified)
"""


def test_system_that_takes_no_more_bytes_leaves_the_file_and_the_work(tmp_path: Path) -> None:
    path = write_visit(tmp_path, SECTIONS)
    before = path.read_bytes()
    ended = subprocess.run([sys.executable, "-c", FULL, str(path)], capture_output=True, text=True, check=True)
    assert ended.stdout == "['not-writable'] ['not-writable']\nTrue\n"
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.rglob("*.tmp")] == []
