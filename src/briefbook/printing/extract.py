"""Some pages of a finished PDF."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pikepdf


def extract(book: bytes, pages: Sequence[int]) -> bytes:
    """The pages of these numbers (from 1), in this order, untouched; those that are not there are left out."""
    with pikepdf.open(io.BytesIO(book)) as source, pikepdf.new() as target:
        count = len(source.pages)
        target.pages.extend(source.pages[number - 1] for number in pages if 1 <= number <= count)
        target.Root.ViewerPreferences = pikepdf.Dictionary({"/PrintScaling": pikepdf.Name.None_})
        content = io.BytesIO()
        target.save(content, deterministic_id=True)
        return content.getvalue()
