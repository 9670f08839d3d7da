"""Numbered copies: what each says on every page, and all of them bound one after another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from briefbook.model.document import Document
from briefbook.model.pages import (
    ARTIFACT,
    Destination,
    Element,
    Line,
    LinkArea,
    OutlineEntry,
    Page,
    Pages,
    Placed,
    PlacedPicture,
    Shape,
)

SEPARATOR = " · "


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy: its words ("Copy 2 of 5 · The Ambassador") and the document that carries them on every page."""

    words: str
    document: Document


def copies_of(document: Document, recipients: Sequence[str]) -> Iterator[Copy]:
    """A copy for each recipient, in order; a recipient without words is given a number only.

    The words stand beside the marking, because the marking is what stands on every page, the cover included.
    """
    for number, recipient in enumerate(recipients, 1):
        counted = document.word("copy_of").format(number=number, count=len(recipients))
        words = SEPARATOR.join(part for part in (counted, recipient) if part)
        furniture = document.furniture
        levels = tuple((ident, _beside(label, words)) for ident, label in furniture.levels)
        marked = replace(furniture, marking=_beside(furniture.marking, words), levels=levels)
        yield Copy(words, replace(document, furniture=marked))


def _beside(marking: str, words: str) -> str:
    return SEPARATOR.join(part for part in (marking, words) if part)


def bound(copies: Sequence[tuple[str, Pages]]) -> Pages:
    """The pages of all copies in one book with one tree of elements; the outline has an entry for each copy.

    All must have been laid out with the same kept lines, so that they number their fonts alike.
    """
    last = copies[-1][1]
    pages: list[Page] = []
    elements: list[Element] = [last.elements[0]]
    destinations: dict[str, Destination] = {}
    outline: list[OutlineEntry] = []
    for number, (words, copy) in enumerate(copies, 1):
        place = _Place(f"copy{number}-", len(pages), len(elements) - 1)
        outline += [OutlineEntry(1, words, place.name("")), *(place.entry(one) for one in copy.outline)]
        destinations |= {place.name(""): Destination(len(pages) + 1, 0.0), **place.destinations(copy.destinations)}
        pages.extend(place.page(one) for one in copy.pages)
        elements.extend(place.element(one) for one in copy.elements[1:])
    return replace(
        last, pages=tuple(pages), elements=tuple(elements), destinations=destinations, outline=tuple(outline)
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a copy stands among the others: how its names begin, the pages and the elements before it."""

    prefix: str
    pages: int
    elements: int

    def name(self, anchor: str) -> str:
        return self.prefix + anchor

    def entry(self, entry: OutlineEntry) -> OutlineEntry:
        return OutlineEntry(entry.level + 1, entry.words, self.name(entry.anchor))

    def destinations(self, places: Mapping[str, Destination]) -> dict[str, Destination]:
        return {self.name(anchor): replace(place, page=place.page + self.pages) for anchor, place in places.items()}

    def element(self, element: Element) -> Element:
        identity = self.name(element.identity) if element.identity else ""
        return element._replace(parent=self._index(element.parent), identity=identity)

    def page(self, page: Page) -> Page:
        return Page(tuple(self._thing(thing) for thing in page.things))

    def _thing(self, thing: Placed) -> Placed:
        match thing:
            case Line():
                return thing._replace(runs=tuple(r._replace(element=self._index(r.element)) for r in thing.runs))
            case Shape():
                return thing._replace(element=self._index(thing.element))
            case PlacedPicture():
                return replace(thing, element=self._index(thing.element))
            case LinkArea():
                target = "#" + self.name(thing.target[1:]) if thing.target.startswith("#") else thing.target
                return thing._replace(element=self._index(thing.element), target=target)

    def _index(self, element: int) -> int:
        """The root and artifacts are common to all copies."""
        return element if element in (ARTIFACT, 0) else element + self.elements
