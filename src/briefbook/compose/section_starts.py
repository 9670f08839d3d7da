"""Where sections begin: anywhere, on a page of their own, or on a right-hand page."""

from __future__ import annotations

from collections.abc import Iterable

from briefbook.model.briefing import SectionStarts
from briefbook.model.document import Block, Heading, PageBreak


def sections_started(blocks: Iterable[Block], starts: SectionStarts) -> tuple[Block, ...]:
    """The blocks of a book with a page break before every heading of the first level, unless it starts anywhere."""
    if starts == "anywhere":
        return tuple(blocks)
    started: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and block.begins_section:
            while started and isinstance(started[-1], PageBreak):
                started.pop()
            started.append(PageBreak(block.origin, is_right_hand=starts == "right-hand"))
        started.append(block)
    return tuple(started)
