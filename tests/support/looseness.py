"""How evenly a book's lines are set: the widths of the spaces between words, read back from its pages."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from briefbook.model.pages import ARTIFACT, Line, Pages
from briefbook.typeset.reading import GlyphReader

LOOSE = 1.5
"""A line is loose if its word spaces are more than so many times the font's own."""
_EVEN = 0.01


class Looseness(NamedTuple):
    """How many lines are justified, and how many of them are loose."""

    lines: int
    loose: int

    @property
    def share(self) -> float:
        """Loose lines in a hundred."""
        return 100 * self.loose / self.lines if self.lines else 0.0


def looseness_of(*books: Pages) -> Looseness:
    """The justified lines of some books (the last lines of paragraphs are none) and the loose ones among them."""
    widest = [space for book in books for space in _spaces(book)]
    justified = [space for space in widest if abs(space - 1) > _EVEN]
    return Looseness(len(justified), sum(space > LOOSE for space in justified))


def _spaces(book: Pages) -> Iterator[float]:
    """The widest space of each line, in widths of the font's own space."""
    reader = GlyphReader(book.fonts)
    for page in book.pages:
        for line in page.lines:
            if any(run.element != ARTIFACT for run in line.runs):
                widths = list(_widths(line, reader))
                if widths:
                    yield max(widths)


def _widths(line: Line, reader: GlyphReader) -> Iterator[float]:
    characters = reader.characters(line)
    breadth = max(run.breadth for run in line.runs)
    for space, following in pairwise(characters):
        if space.text == " " and space.right > space.left:
            yield (following.left - space.left) / (space.right - space.left) * breadth
