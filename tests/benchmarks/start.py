"""`python -m tests.benchmarks.start`: from the start of the process to the first page of the sample on the screen.

Beside it, in turn, a window of PySide6 with nothing in it. On the display of the environment, or on one of its own.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.processes import Run, Runs, time_process

MOST = 3.0
"""A start may take so many times what the bare window takes."""
AGAIN, NEVER_BEFORE = True, False
STARTS = {
    "bare window": ("bare", AGAIN),
    "first page, as it was kept": ("seen", AGAIN),
    "live pages, the first kept": ("sharp", AGAIN),
    "first page, the very first start": ("page_seen", NEVER_BEFORE),
    "live pages, the very first start": ("sharp", NEVER_BEFORE),
}


@dataclass(frozen=True, slots=True)
class Start(Runs):
    """The runs of one kind of start."""

    name: str


def main() -> None:
    """Run the starts asked for and print their ratios."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.start", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="briefbook-bench-") as scratch, display() as screen:
        print("\n".join(table(measure(Path(scratch), {**os.environ, **screen}, asked.rounds))))


def measure(folder: Path, environment: Mapping[str, str], rounds: int) -> list[Start]:
    """All starts in turn, so many rounds, in homes of their own: one where the sample was seen before, or a new one."""
    own = {name: value for name, value in environment.items() if name != "PYTHONDONTWRITEBYTECODE"}
    program = (sys.executable, "-m", "tests.benchmarks.first_page")
    log = folder / "log.txt"
    time_process((*program, "keep"), log, own | _home(folder / "again"))
    runs: dict[str, list[Run]] = {name: [] for name in STARTS}
    for number in range(rounds):
        for name, (kind, is_again) in STARTS.items():
            home = folder / ("again" if is_again else f"new-{number}-{kind}")
            runs[name].append(time_process((*program, kind), log, own | _home(home)))
    return [Start(tuple(found), name) for name, found in runs.items()]


def _home(folder: Path) -> dict[str, str]:
    """A home in which the program keeps what it keeps."""
    return {f"XDG_{name}_HOME": str(folder / name.lower()) for name in ("CACHE", "STATE", "CONFIG", "DATA")}


def table(starts: list[Start]) -> list[str]:
    """The medians, and what they are to the bare window."""
    bare = starts[0]
    rows = [
        "| start to | seconds | to the bare window | processor seconds | to the bare window |",
        "|---|--:|--:|--:|--:|",
    ]
    for one in starts:
        ratios = one.seconds / bare.seconds, one.work / bare.work
        rows.append(f"| {one.name} | {one.seconds:.2f} | {ratios[0]:.1f} | {one.work:.2f} | {ratios[1]:.1f} |")
    return rows


@contextmanager
def display() -> Iterator[Mapping[str, str]]:
    """What a program needs to find a screen: the user's, or one that is nowhere to be seen."""
    if os.environ.get("DISPLAY"):
        yield {"DISPLAY": os.environ["DISPLAY"]}
        return
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        number = pipe.readline().strip()
    try:
        yield {"DISPLAY": f":{number}"}
    finally:
        server.terminate()
        server.wait(10)


if __name__ == "__main__":
    main()
