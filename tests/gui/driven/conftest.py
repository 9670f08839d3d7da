"""What the driven runs share: a screen with a window manager, and a home with a library in it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefbook.storage.shipped import resources
from tests.gui.driven.screens import displayed


@pytest.fixture
def screen() -> Iterator[str]:
    """The name of a display of 1600 by 1000 with a window manager on it."""
    with displayed(1600, 1000) as display:
        yield display


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of somebody's own, new to the program, who was given the sample's library."""
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("CACHE", "STATE", "CONFIG", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / f".{name.lower()}"))
    folder = tmp_path / "Documents" / "Briefbook"
    shutil.copytree(resources() / "sample" / "library", folder / "library")
    return folder
