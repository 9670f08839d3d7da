"""Where the files that travel with the program are: in the source tree, or inside the installed package."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def resources() -> Path:
    """Wording, samples and icons."""
    return _shipped("resources")


def templates() -> Path:
    """The house formats that ship."""
    return _shipped("templates")


def _shipped(name: str) -> Path:
    """An installed package carries the folder inside itself; in a source tree it stands beside `src`."""
    inside = _PACKAGE / "shipped" / name
    return inside if inside.is_dir() else _PACKAGE.parent.parent / name
