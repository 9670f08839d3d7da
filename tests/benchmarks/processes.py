"""Whole processes, timed: seconds on the wall and the peak of memory, as the kernel counted them."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

KIBIBYTES_PER_MEBIBYTE = 1024


@dataclass(frozen=True, slots=True)
class Peer:
    """A program in the race: its name, what it makes, and the command that makes it.

    `made` is the file it writes; it is removed before each run.
    """

    name: str
    makes: str
    command: tuple[str, ...]
    made: Path


@dataclass(frozen=True, slots=True)
class Run:
    """One run: seconds on the wall, seconds of work on all cores, peak memory in MiB."""

    seconds: float
    work: float
    memory: float


@dataclass(frozen=True, slots=True)
class Runs:
    """Several runs of one and the same, and what they took."""

    runs: tuple[Run, ...]

    @property
    def seconds(self) -> float:
        """The median time."""
        return median(run.seconds for run in self.runs)

    @property
    def work(self) -> float:
        """The median of the processors' time: on a busy machine the steadier number."""
        return median(run.work for run in self.runs)

    @property
    def memory(self) -> float:
        """The largest peak, in MiB."""
        return max(run.memory for run in self.runs)


@dataclass(frozen=True, slots=True)
class Result(Runs):
    """The runs of one peer."""

    peer: Peer


def time_process(command: Sequence[str], log: Path, environment: Mapping[str, str] | None = None) -> Run:
    """Run a command to its end and measure it; raises RuntimeError with the end of its output when it fails."""
    with log.open("wb") as output:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, env=environment
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}:\n{log.read_text('utf-8')[-2000:]}")
    peak = usage.ru_maxrss / (KIBIBYTES_PER_MEBIBYTE if sys.platform != "darwin" else KIBIBYTES_PER_MEBIBYTE**2)
    return Run(seconds, usage.ru_utime + usage.ru_stime, peak)


def race(peers: Sequence[Peer], rounds: int, log: Path, tell: Callable[[str], None]) -> list[Result]:
    """Run the peers in turn, so many rounds after one that warms the disk's cache and is not counted."""
    runs: dict[Peer, list[Run]] = {peer: [] for peer in peers}
    for number in range(rounds + 1):
        for peer in peers:
            peer.made.unlink(missing_ok=True)
            run = time_process(peer.command, log)
            if not peer.made.exists():
                raise RuntimeError(f"{peer.name} made nothing:\n{log.read_text('utf-8')[-2000:]}")
            if number:
                runs[peer].append(run)
        tell(f"  round {number} of {rounds}")
    return [Result(tuple(runs[peer]), peer) for peer in peers]
