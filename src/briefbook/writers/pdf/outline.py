"""The bookmarks of a file, and the places that links and bookmarks lead to (ISO 32000-1, 12.3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from briefbook.model.pages import Destination, OutlineEntry
from briefbook.writers.pdf.objects import PdfObjects, number, ref, text_string


@dataclass
class _Item:
    own: int
    entry: OutlineEntry
    children: list[_Item] = field(default_factory=list)

    @property
    def count(self) -> int:
        return len(self.children) + sum(child.count for child in self.children)


def destination(place: Destination, pages: Sequence[int], height: float) -> bytes:
    """The top of the window at a place, at the zoom the reader has."""
    return b"[%s /XYZ null %s null]" % (ref(pages[place.page - 1]), number(height - place.y + 4))


def add_outline(
    objects: PdfObjects,
    entries: Sequence[OutlineEntry],
    places: Mapping[str, Destination],
    pages: Sequence[int],
    height: float,
) -> int | None:
    """The bookmarks as a tree by level; None when there is none."""
    roots = _tree(objects, [entry for entry in entries if entry.anchor in places and entry.words])
    if not roots:
        return None
    top = objects.reserve()
    links = {anchor: destination(place, pages, height) for anchor, place in places.items()}
    _write(objects, roots, top, links)
    count = len(roots) + sum(root.count for root in roots)
    ends = (ref(roots[0].own), ref(roots[-1].own), count)
    objects.put(top, b"<</Type /Outlines /First %s /Last %s /Count %d>>" % ends)
    return top


def _tree(objects: PdfObjects, entries: Sequence[OutlineEntry]) -> list[_Item]:
    roots: list[_Item] = []
    above: list[_Item] = []
    for entry in entries:
        while above and above[-1].entry.level >= entry.level:
            above.pop()
        item = _Item(objects.reserve(), entry)
        (above[-1].children if above else roots).append(item)
        above.append(item)
    return roots


def _write(objects: PdfObjects, items: Sequence[_Item], parent: int, places: Mapping[str, bytes]) -> None:
    for index, item in enumerate(items):
        parts = [b"<</Title %s /Parent %s" % (text_string(item.entry.words), ref(parent))]
        parts.append(b" /Dest " + places[item.entry.anchor])
        if index:
            parts.append(b" /Prev " + ref(items[index - 1].own))
        if index < len(items) - 1:
            parts.append(b" /Next " + ref(items[index + 1].own))
        if item.children:
            ends = (ref(item.children[0].own), ref(item.children[-1].own), item.count)
            parts.append(b" /First %s /Last %s /Count %d" % ends)
        objects.put(item.own, b"".join([*parts, b">>"]))
        _write(objects, item.children, item.own, places)
