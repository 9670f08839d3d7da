"""`briefbook build --jobs`: many briefings by several processes."""

from __future__ import annotations

import contextlib
import io
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefbook.cli.main import run
from tests.support.folders import write_visit

SECTIONS = """
- title: Objectives
  items:
    - {text: Words that everybody may read., marking: OPEN}
"""


@pytest.fixture
def visits(tmp_path: Path) -> list[Path]:
    """Seven briefings: the third does not parse, the fourth is missing, the fifth uses a snippet that is missing."""
    text = write_visit(tmp_path, SECTIONS).read_text(encoding="utf-8")
    paths = [tmp_path / f"{name}.yaml" for name in ("one", "two", "three", "four", "five", "six", "seven")]
    for path in paths:
        path.write_text(text, encoding="utf-8")
    paths[2].write_text("briefing: [", encoding="utf-8")
    paths[3].unlink()
    paths[4].write_text(text.replace("items:\n", "items:\n      - snippet: no-such-thing\n"), encoding="utf-8")
    return paths


def command(visits: list[Path], out: Path, *options: str) -> list[str]:
    return [sys.executable, "-m", "briefbook", "build", *map(str, visits), "--output", str(out), *options]


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}


def built(visits: list[Path], out: Path, *options: str) -> tuple[int, str, str]:
    done = subprocess.run(
        command(visits, out, *options), capture_output=True, text=True, check=False, env=environment()
    )
    return done.returncode, done.stdout.replace(str(out), "OUT"), done.stderr


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_several_processes_write_and_say_what_one_does(visits: list[Path], tmp_path: Path) -> None:
    alone = built(visits, tmp_path / "alone", "--to", "pdf,txt")
    together = built(visits, tmp_path / "together", "--to", "pdf,txt", "--jobs", "3")
    assert together == alone
    assert contents(tmp_path / "together") == contents(tmp_path / "alone")


def test_failing_briefings_stop_no_other_and_the_worst_code_is_kept(visits: list[Path], tmp_path: Path) -> None:
    code, said, wrong = built(visits, tmp_path / "out", "--to", "txt", "--jobs", "2")
    assert code == 3
    assert {name.split("-")[0] for name in contents(tmp_path / "out")} == {"one", "two", "five", "six", "seven"}
    assert [line.rsplit("/", 1)[-1] for line in said.splitlines()][:2] == ["one-full.txt", "one-press.txt"]
    assert [line.split(".yaml")[0].rsplit("/", 1)[-1] for line in wrong.splitlines()] == ["three", "four", "five"]


def test_output_that_cannot_be_written_stops_no_other_briefing(
    visits: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "out" / "one-full.txt").mkdir(parents=True)
    assert run(["build", *map(str, visits[:2]), "--to", "txt", "--output", str(tmp_path / "out")]) == 4
    assert (tmp_path / "out" / "two-full.txt").is_file()
    assert "a folder has that name" in capsys.readouterr().err


def test_briefings_whose_files_would_have_one_name_are_wrong_usage(visits: list[Path], tmp_path: Path) -> None:
    other = write_visit(tmp_path / "elsewhere", SECTIONS).rename(tmp_path / "elsewhere" / "one.yaml")
    assert run(["build", str(visits[0]), str(other), "--output", str(tmp_path / "out")]) == 2
    assert not (tmp_path / "out").exists()


def test_no_jobs_is_wrong_usage(visits: list[Path]) -> None:
    assert run(["build", str(visits[0]), "--jobs", "0"]) == 2


def test_terminal_sees_one_bar_and_the_pipe_only_file_names(visits: list[Path], tmp_path: Path) -> None:
    ours, theirs = os.openpty()
    order = command(visits[:2], tmp_path / "out", "--to", "txt", "--jobs", "2")
    with os.fdopen(ours, "rb", buffering=0) as terminal:
        batch = subprocess.Popen(order, stdout=subprocess.PIPE, stderr=theirs, text=True, env=environment())
        os.close(theirs)
        screen = b"".join(_read(terminal))
        said, _ = batch.communicate()
    assert batch.returncode == 0
    assert b"2/2" in screen
    assert b"out" not in screen
    assert [Path(line).name for line in said.splitlines()] == [
        "one-full.txt",
        "one-press.txt",
        "two-full.txt",
        "two-press.txt",
    ]


def _read(terminal: io.FileIO) -> Iterator[bytes]:
    """What a terminal is sent until its last writer has gone, which Linux tells as an error of input."""
    with contextlib.suppress(OSError):
        while part := terminal.read(4096):
            yield part


def many(visits: list[Path], count: int) -> list[Path]:
    copies = [visits[0].with_name(f"many{number}.yaml") for number in range(count)]
    for copy in copies:
        copy.write_bytes(visits[0].read_bytes())
    return copies


def started(visits: list[Path], out: Path) -> subprocess.Popen[str]:
    """A batch that runs in a group of its own, as from a terminal, and has written its first file."""
    batch = subprocess.Popen(
        # A run of the tests in the background of a shell ignores interruptions, and so would all it starts.
        ["env", "--default-signal=INT", *command(visits, out, "--to", "pdf", "--jobs", "2")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(),
        start_new_session=True,
    )
    assert batch.stdout is not None
    assert batch.stdout.readline().endswith(".pdf\n")
    return batch


def test_interruption_ends_all_processes_and_leaves_whole_files(visits: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "out"
    batch = started(many(visits, 300), out)  # More than can be done before the interruption, however late it comes.
    os.killpg(batch.pid, signal.SIGINT)
    _, said = batch.communicate()  # Ends only when every process that could still write there has ended.
    assert batch.returncode == 130
    assert said == "Stopped. Files that were finished are whole and stay.\n"
    files = contents(out)
    assert 0 < len(files) < 600
    for name, content in files.items():
        assert name.endswith(".pdf")
        assert content.rstrip().endswith(b"%%EOF")


def test_killed_process_loses_no_briefing(visits: list[Path], tmp_path: Path) -> None:
    batch = started(many(visits, 5), tmp_path / "out")
    os.kill(_workers_of(batch.pid)[0], signal.SIGKILL)
    _, said = batch.communicate()
    assert (batch.returncode, said) == (0, "")
    assert len(contents(tmp_path / "out")) == 10


def _workers_of(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(child) for child in children if b"build" in Path(f"/proc/{child}/cmdline").read_bytes()]
