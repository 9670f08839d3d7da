"""The wording of languages, for what the window words by itself."""

from __future__ import annotations

from functools import cache

from briefbook.model.wording import Wording
from briefbook.storage.shipped import resources
from briefbook.storage.wording_file import load_wording


@cache
def wording_of(language: str) -> Wording | None:
    """The wording of a language that Briefbook speaks, read once."""
    folder = resources() / "wording" / language
    return load_wording(folder)[0] if folder.is_dir() else None
