"""Where the headings of a laid-out book stand: what a writer without a layout of its own prints in the contents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PageNumbers:
    """Page numbers from 1: `anchors` by the anchor of a heading, `total` the number of pages."""

    anchors: Mapping[str, int] = field(default_factory=dict)
    total: int = 1
