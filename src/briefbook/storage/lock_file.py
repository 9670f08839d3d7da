"""The lock beside a briefing: says who has it open, so that the same briefing opened twice warns.

It is a courtesy between people; what keeps a file from being overwritten is its hash (`working_copy.py`).
"""

from __future__ import annotations

import json
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from briefbook.storage.owner import Owner

_ATTEMPTS = 3
_LARGEST = 4096


@dataclass(frozen=True, slots=True)
class Lock:
    """Who holds a briefing since when; `token` tells two holders of one process apart."""

    path: Path
    owner: Owner
    since: datetime
    token: str

    def release(self) -> None:
        """Take the lock away, if it is still this one."""
        if _read(self.path) == self:
            with suppress(OSError):
                self.path.unlink()


def lock_path(briefing: Path) -> Path:
    """Where the lock of a briefing stands."""
    return briefing.with_name(f".{briefing.name}.lock")


def holder(briefing: Path) -> Lock | None:
    """Who has the briefing open; None when nobody has, or only a process that is gone."""
    found = _read(lock_path(briefing))
    return None if found is None or found.owner.is_gone else found


def acquire(briefing: Path, since: datetime) -> tuple[Lock | None, Lock | None]:
    """Our lock, or None and whoever holds it. The lock of a process that is gone, or a garbled one, is taken over.

    Where no lock can be written (a folder without rights) there is neither.
    """
    path = lock_path(briefing)
    # To the second, as the file has it: else the lock is not recognised as this one when it should go.
    mine = Lock(path, Owner.this_process(), since.replace(microsecond=0), secrets.token_hex(8))
    for _ in range(_ATTEMPTS):
        if _create(mine):
            return mine, None
        held = holder(briefing)
        if held is not None:
            return None, held
        try:
            path.unlink(missing_ok=True)
        except OSError:
            return None, None
    return None, None


def _create(lock: Lock) -> bool:
    try:
        handle = os.open(lock.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    except OSError:
        return False
    data = {**lock.owner.as_data(), "since": lock.since.isoformat(timespec="seconds"), "token": lock.token}
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        json.dump(data, stream, ensure_ascii=False)
    return True


def _read(path: Path) -> Lock | None:
    try:
        with path.open(encoding="utf-8") as stream:
            data = json.loads(stream.read(_LARGEST))
        owner = Owner.of(data)
        if owner is None:
            return None
        return Lock(path, owner, datetime.fromisoformat(data["since"]), str(data["token"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
