"""A briefing in another folder: what it names relative to its file is named anew."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

from briefbook.session.state import State
from briefbook.yaml12.source import shown_path


def relocated(state: State, path: Path) -> State:
    """The state of the same briefing at another path: its library and templates named by path are still found."""
    header = state.header
    old, new = header.path.parent, path.parent
    editions = tuple(
        edition.model_copy(update={"template": _template(edition.template, old, new)}) for edition in header.editions
    )
    changes: dict[str, Any] = {
        "path": path,
        "file": shown_path(path),
        "library": _relative(header.library, old, new),
        "template": _template(header.template, old, new),
        "editions": editions,
    }
    return replace(state, header=header.model_copy(update=changes))


def _template(name: str | None, old: Path, new: Path) -> str | None:
    """A template's name; one with a slash is a path relative to the briefing."""
    return _relative(name, old, new) if name and "/" in name else name


def _relative(name: str, old: Path, new: Path) -> str:
    if Path(name).is_absolute() or old.resolve() == new.resolve():
        return name
    target = (old / name).resolve()
    try:
        return Path(os.path.relpath(target, new.resolve())).as_posix()
    except ValueError:
        return target.as_posix()
