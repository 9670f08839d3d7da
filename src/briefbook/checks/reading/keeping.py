"""Readings that are kept: a text read once is not read again while a book is checked after every change of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")

MOST = 16_384
"""So many texts are kept for each kind of reading: the sentences of some 500 pages; those not asked for longest go."""


def kept(read: Callable[P, T]) -> Callable[P, T]:
    """A pure function of a text and what can be hashed, its results kept. They must not be changed by anybody."""
    return cast(Callable[P, T], lru_cache(maxsize=MOST)(read))
