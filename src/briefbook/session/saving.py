"""Saves under way: frozen, so that any thread may write them while the briefing is worked on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from briefbook.model.briefing import Draft
from briefbook.storage.versions import keep_version
from briefbook.storage.working_copy import SaveResult, save_as, save_working_copy


@dataclass(frozen=True)
class Saving:
    """A save under way: what is written where, unless the file has another hash than `expected` (None: whatever)."""

    path: Path
    data: Mapping[str, Any]
    expected: str | None
    draft: Draft | None
    step: int
    versions: Path
    now: datetime

    def write(self) -> SaveResult:
        """Write the file, what it said before being kept."""
        keep_version(self.versions, self.path, self.now)
        return save_working_copy(self.path, self.data, self.expected)


@dataclass(frozen=True)
class SavingAs(Saving):
    """A save as another file, laid out like `like`; a file of that name is replaced only if told."""

    like: Path
    overwrites: bool

    def write(self) -> SaveResult:
        if self.overwrites:
            keep_version(self.versions, self.path, self.now)
        return save_as(self.path, self.data, self.like, overwrite=self.overwrites)
