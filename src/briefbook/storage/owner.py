"""Who holds a file: a user, a computer, a process; and whether that process still runs."""

from __future__ import annotations

import getpass
import os
import socket
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

_STARTED = 19
_HIGHEST = 2**31 - 1
"""What the system can be asked about (`pid_t`)."""
_PROCESSES = Path("/proc")


@dataclass(frozen=True, slots=True)
class Owner:
    """`pid` counts on `host` alone. `birth` tells a process from a later one of the same number, "" where unknown."""

    user: str
    host: str
    pid: int
    birth: str = ""

    @classmethod
    def this_process(cls) -> Owner:
        """The user and the process we are."""
        return cls(_user(), socket.gethostname(), os.getpid(), _birth(os.getpid()))

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Owner | None:
        """An owner as `as_data` gave it, None for anything else."""
        user, host, pid, birth = (data.get(key) for key in ("user", "host", "pid", "birth"))
        if not (isinstance(user, str) and isinstance(host, str) and isinstance(birth, str)):
            return None
        return cls(user, host, pid, birth) if isinstance(pid, int) and abs(pid) <= _HIGHEST else None

    def as_data(self) -> dict[str, Any]:
        """Plain data that a file can hold."""
        return asdict(self)

    @property
    def is_gone(self) -> bool:
        """Whether its process surely runs no more. Of another computer nothing is sure."""
        if self.host != socket.gethostname():
            return False
        return not _runs(self.pid) or bool(self.birth and _birth(self.pid) != self.birth)


def _user() -> str:
    with suppress(OSError, KeyError, ImportError):
        return getpass.getuser()
    return "somebody"


def _runs(pid: int) -> bool:
    if os.name != "posix":
        return True
    if pid <= 0:
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _birth(pid: int) -> str:
    """The boot and the tick at which a process began (proc(5): `starttime` of `/proc/<pid>/stat`)."""
    try:
        boot = (_PROCESSES / "sys/kernel/random/boot_id").read_text().strip()
        after_name = (_PROCESSES / str(pid) / "stat").read_text().rpartition(")")[2].split()
        return f"{boot}/{after_name[_STARTED]}"
    except (OSError, ValueError, IndexError):
        return ""
