"""Sentences in a row."""

from __future__ import annotations

from collections.abc import Iterable

from briefbook.model.document import Inline, Inlines, Run


def joined_sentences(parts: Iterable[Inlines]) -> Inlines:
    """Sentences one after another, with spaces between."""
    joined: list[Inline] = []
    for part in parts:
        joined.extend(((Run(" "),) if joined else ()) + part)
    return tuple(joined)
