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
from briefbook.yaml12.source import DENIED, MISSING, read_file, shown_path
from briefbook.yaml12.validation import Place, validate

_PRIVATE = 0o700
_ENDING = ".recovery.yaml"
_DAMAGED = ".damaged"
_MOST_DAMAGED = 100
_FORMAT = 1


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
        "recovery": _FORMAT,
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
    """States whose process is gone, of one briefing or of all, the newest first. What is damaged is put aside."""
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


def damaged_files(folder: Path) -> tuple[Path, ...]:
    """Files of kept work that could not be read and were put aside, by name."""
    return tuple(sorted(folder.glob(f"*{_ENDING}{_DAMAGED}*")))


def _read(file: Path) -> Kept | None:
    """The state that a file keeps; None for one of a newer program, and for a damaged one, which is put aside."""
    found = read_file(file, 2 * LARGEST)
    if any(problem.rule in (MISSING, DENIED) for problem in found.problems):
        return None
    data = found.value
    kept = _state(file, data) if isinstance(data, Mapping) else None
    if kept is None and not _is_newer(data):
        _put_aside(file)
    return kept


def _state(file: Path, data: Mapping[str, Any]) -> Kept | None:
    typed, owner, path = data.get("briefing"), data.get("owner"), data.get("path")
    if not (isinstance(typed, Mapping) and isinstance(owner, Mapping) and isinstance(path, str) and _is_path(path)):
        return None
    try:
        saved = datetime.fromisoformat(str(data.get("saved"))).replace(tzinfo=None)
    except ValueError:
        return None
    held_by = Owner.of(owner)
    return Kept(file, Path(path), held_by, saved, str(data.get("digest")), typed) if held_by is not None else None


def _is_newer(data: object) -> bool:
    """Whether a state was kept by a program that knows more than this one."""
    number = data.get("recovery") if isinstance(data, Mapping) else None
    return isinstance(number, int) and number > _FORMAT


def _is_path(text: str) -> bool:
    """Whether the system can be asked for a file of that name."""
    try:
        Path(text).is_file()
    except (OSError, ValueError) as wrong:
        return isinstance(wrong, PermissionError)
    return bool(text) and "\x00" not in text


def _put_aside(file: Path) -> None:
    """Leave a damaged file where somebody who knows more can find it, under a name that is read no more."""
    names = (file.with_name(f"{file.name}{_DAMAGED}{number or ''}") for number in range(_MOST_DAMAGED))
    free = next((name for name in names if not name.exists()), None)
    if free is not None:
        with suppress(OSError):
            file.rename(free)
