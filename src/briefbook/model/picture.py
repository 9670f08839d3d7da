"""A picture as it is embedded: bytes without metadata."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class LoadedPicture:
    """A picture's content, its metadata gone, upright; its format and its size in pixels (width, height)."""

    data: bytes = field(repr=False)
    format: Literal["png", "jpeg"]
    pixels: tuple[int, int]
