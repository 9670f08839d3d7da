"""Runs the program through its states on a display of its own, as somebody new to it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.gui.driven.screens import displayed


def show(
    size: tuple[int, int], language: str, look: str, home: Path, pictures: Path, *states: str, scale: float = 1.0
) -> str:
    """Keep pictures of the states named, of all where none is; `size` in pixels. What went wrong, "" for nothing."""
    with displayed(*size) as display:
        environment = {
            **os.environ,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "QT_SCALE_FACTOR": str(scale),
            "LC_ALL": "C.UTF-8",
            "HOME": str(home),
            **{f"XDG_{name}_HOME": str(home / f".{name.lower()}") for name in ("CACHE", "STATE", "CONFIG", "DATA")},
        }
        command = [sys.executable, "-m", "tests.gui.looks", str(pictures), language, look, *states]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    return done.stderr if done.returncode else ""
