"""Paths as people say them."""

from __future__ import annotations

from pathlib import Path


def from_home(path: Path) -> str:
    """A path from the user's own folder on (`~/Documents`), in full where it does not lie there."""
    try:
        return f"~/{path.relative_to(Path.home()).as_posix()}"
    except ValueError:
        return str(path)
