"""The sample visits, copied to where a user may change them."""

from __future__ import annotations

import shutil
from pathlib import Path

from briefbook.storage.atomic import OutputError
from briefbook.storage.shipped import resources

FIRST = Path("visits") / "asif-2018.yaml"


def own_sample(folder: Path) -> Path:
    """The sample's briefing in the user's own copy, made when there is none. Raises OutputError when it cannot be."""
    briefing = folder / FIRST
    if not briefing.exists():
        try:
            shutil.copytree(resources() / "sample", folder, dirs_exist_ok=True)
        except OSError as wrong:
            raise OutputError(folder, wrong.strerror or str(wrong)) from wrong
    return briefing
