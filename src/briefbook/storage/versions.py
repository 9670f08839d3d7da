"""Earlier versions of a briefing: what a save replaced is kept for a day, and the last one before that for good."""

from __future__ import annotations

import hashlib
import os
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from briefbook.model.problem import Problem
from briefbook.storage.atomic import OutputError, write_atomically
from briefbook.storage.briefing_file import LARGEST
from briefbook.yaml12.source import read_bounded, shown_path

KEPT_FOR = timedelta(days=1)
MOST = 200
"""So many versions of a briefing at the most; the oldest go first."""
_PRIVATE = 0o700
_STAMP = "%Y%m%dT%H%M%S%f"
_NAME = re.compile(r"[0-9a-f]{20}\.(\d{8}T\d{12})\.[0-9a-f]{16}\.yaml")


@dataclass(frozen=True, slots=True)
class Version:
    """A state of a briefing's file: where it is kept, and when it was written."""

    file: Path
    written: datetime


def keep_version(folder: Path, briefing: Path, now: datetime) -> None:
    """Keep what the briefing's file says now, before it is replaced; what cannot be kept hinders no save."""
    content = read_bounded(briefing, LARGEST, shown_path(briefing))
    if isinstance(content, Problem):
        return
    with suppress(OSError, OutputError):
        folder.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
        folder.chmod(_PRIVATE)
        written = datetime.fromtimestamp(briefing.stat().st_mtime)
        digest = hashlib.sha256(content).hexdigest()[:16]
        present = versions_of(folder, briefing)
        if not present or f".{digest}." not in present[0].file.name:
            write_atomically(folder / f"{_prefix(briefing)}.{written.strftime(_STAMP)}.{digest}.yaml", content)
        _forget_old(versions_of(folder, briefing), now)


def versions_of(folder: Path, briefing: Path) -> tuple[Version, ...]:
    """The versions of a briefing that are kept, the newest first."""
    found = []
    with suppress(OSError):
        for file in folder.glob(f"{_prefix(briefing)}.*.yaml"):
            name = _NAME.fullmatch(file.name)
            if name is not None:
                with suppress(ValueError):
                    found.append(Version(file, datetime.strptime(name[1], _STAMP)))
    return tuple(sorted(found, key=lambda one: (one.written, one.file.name), reverse=True))


def _forget_old(versions: tuple[Version, ...], now: datetime) -> None:
    """A day of versions stays, and the newest of those before it: the last good one after a long pause."""
    old = [one for one in versions if one.written < now - KEPT_FOR]
    for one in {*old[1:], *versions[MOST:]}:
        with suppress(OSError):
            one.file.unlink()


def _prefix(briefing: Path) -> str:
    return hashlib.sha256(os.path.realpath(briefing).encode(errors="surrogateescape")).hexdigest()[:20]
