"""Work that was not saved: the state of a briefing kept in the user's own folder until it is saved or given up."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from platformdirs import user_state_path

from briefbook.model.briefing import Briefing
from briefbook.model.problem import Problem
from briefbook.storage.atomic import write_atomically
from briefbook.storage.briefing_file import LARGEST
from briefbook.storage.owner import Owner
from briefbook.yaml12.emitter import emit
from briefbook.yaml12.source import read_file, shown_path
from briefbook.yaml12.validation import Place, validate

_PRIVATE = 0o700
_ENDING = ".recovery.yaml"


@dataclass(frozen=True)
class Kept:
    """One state that was kept: of which briefing, by whom and when, and the hash of the file it began from.

    `typed` is the mapping of the briefing; `file` is where the state is kept.
    """

    file: Path
    path: Path
    owner: Owner
    saved: datetime
    digest: str
    typed: Mapping[str, Any]

    def read(self) -> tuple[Briefing | None, tuple[Problem, ...]]:
        """The briefing it holds, as the value of its file; None with problems when it cannot be used."""
        name = shown_path(self.path)
        found = validate(Briefing, self.typed, Place(name, "the briefing"), {"path": self.path, "file": name})
        return found.value, found.problems


def recovery_folder() -> Path:
    """Where states are kept, readable by the user alone."""
    return user_state_path("briefbook") / "recovery"


def keep(kept: Kept) -> None:
    """Write a state, whole or not at all. Raises OutputError when it cannot be written."""
    with suppress(OSError):
        kept.file.parent.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
        kept.file.parent.chmod(_PRIVATE)
    data = {
        "recovery": 1,
        "path": os.fspath(kept.path),
        "owner": kept.owner.as_data(),
        "saved": kept.saved.isoformat(timespec="seconds"),
        "digest": kept.digest,
        "briefing": kept.typed,
    }
    write_atomically(kept.file, emit(data).encode())


def recovery_file(folder: Path, briefing: Path, token: str) -> Path:
    """The file for one session's states of a briefing; two sessions of one briefing have two."""
    return folder / f"{_prefix(briefing)}.{token}{_ENDING}"


def left_behind(folder: Path, briefing: Path | None = None) -> tuple[Kept, ...]:
    """States whose process is gone, of one briefing or of all, the newest first. Unreadable ones are passed over."""
    pattern = f"{_prefix(briefing)}.*{_ENDING}" if briefing else f"*{_ENDING}"
    found = (_read(file) for file in sorted(folder.glob(pattern)))
    orphans = (kept for kept in found if kept is not None and kept.owner.is_gone)
    return tuple(sorted(orphans, key=lambda kept: kept.saved, reverse=True))


def discard(file: Path) -> None:
    """Give a kept state up."""
    with suppress(OSError):
        file.unlink()


def _prefix(briefing: Path) -> str:
    return hashlib.sha256(os.path.realpath(briefing).encode(errors="surrogateescape")).hexdigest()[:20]


def _read(file: Path) -> Kept | None:
    data = read_file(file, 2 * LARGEST).value
    if not isinstance(data, Mapping) or not isinstance(data.get("briefing"), Mapping):
        return None
    try:
        owner = Owner.of(data["owner"])
        saved = datetime.fromisoformat(data["saved"])
        if owner is None:
            return None
        return Kept(file, Path(data["path"]), owner, saved, str(data["digest"]), data["briefing"])
    except (KeyError, ValueError, TypeError, AttributeError):
        return None
