"""How many pages each section takes, measured on the pages as they will print."""

from __future__ import annotations

from collections.abc import Mapping

from briefbook.model.document import Document, Heading
from briefbook.model.pages import Destination, Pages


def section_pages(document: Document, pages: Pages) -> Mapping[str, float]:
    """The length of every section with a heading, in pages and tenths of a page, by its key (`s1.2` or its own id).

    A section reaches from its heading to the next heading of its level or above, its own sections included.
    """
    headings = [block for block in document.blocks if isinstance(block, Heading) and block.in_contents]
    lengths: dict[str, float] = {}
    for index, heading in enumerate(headings):
        after = next((h for h in headings[index + 1 :] if h.level <= heading.level), None)
        start = pages.destinations.get(heading.anchor)
        end = pages.destinations.get(after.anchor) if after else Destination(pages.count + 1, 0.0)
        if start is not None and end is not None and heading.origin.item:
            lengths[heading.origin.item] = round(max(_place(end, pages) - _place(start, pages), 0.1), 1)
    return lengths


def _place(destination: Destination, pages: Pages) -> float:
    return destination.page + destination.y / pages.height
