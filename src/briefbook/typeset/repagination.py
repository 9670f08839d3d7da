"""Pagination after an edit: wherever a page begins as one began before, and the same follows on it, it stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefbook.model.pages import Destination
from briefbook.typeset.pagination import Body, Draft, Paginator
from briefbook.typeset.slabs import Slab

Notes = Mapping[str, Sequence[Slab]]


@dataclass(frozen=True, slots=True)
class PageStart:
    """A page that begins with the first slab of a chunk and without notes carried over from the page before.

    All that follows depends on the slabs from there on, and on the notes seen before, alone.
    """

    slab: int
    page: int


@dataclass(frozen=True, slots=True)
class Paginated:
    """Slabs on pages; `starts` by rising page, from 0. `first_uses` says which slab is the first to want a note."""

    slabs: list[Slab]
    notes: Notes
    first_uses: Mapping[str, int]
    drafts: Sequence[Draft]
    destinations: Mapping[str, Destination]
    starts: Sequence[PageStart]


def paginate_again(slabs: list[Slab], body: Body, notes: Notes, before: Paginated | None) -> Paginated:
    """The pages of some slabs, the same as without `before`: the pages of earlier slabs, many of them the same objects.

    Drafts that stayed are the same objects too, wherever they stand now.
    """
    paginator = _Repaginator(slabs, body, notes)
    if before is None:
        paginator.paginate(slabs)
    else:
        paginator.paginate_after(before)
    return Paginated(slabs, notes, paginator.first_uses, paginator.drafts, paginator.destinations, paginator.starts)


class _Repaginator(Paginator):
    def __init__(self, slabs: list[Slab], body: Body, notes: Notes) -> None:
        self.starts: list[PageStart] = []
        self.first_uses = _first_uses(slabs)
        self._slabs = slabs
        self._chunk = 0
        self._is_chunk_untouched = True
        super().__init__(body, notes)

    def paginate(self, slabs: Sequence[Slab]) -> None:
        first = 0
        while first < len(slabs):
            first = self._place_from(first)
        self.finish()

    def paginate_after(self, before: Paginated) -> None:
        """Paginate, taking over what pages of `before` stay as they are."""
        stretches = _Stretches(before, self._slabs, self._notes, self.first_uses)
        first = self._take_over_from_last_start(stretches, 0)
        while first < len(self._slabs):
            start = self.starts[-1]
            first = self._place_from(first)
            if self.starts[-1] is not start:
                first = self._take_over_from_last_start(stretches, first)
        self.finish()

    def _take_over_from_last_start(self, stretches: _Stretches, following: int) -> int:
        """Take over as many stretches as are alike from the page begun last: the slab to be placed next.

        It is `following` when there is none; else that page, and what was placed on it, is given up.
        """
        while (stretch := stretches.at(self.starts[-1])) is not None:
            start = self.starts.pop()
            del self.drafts[start.page :]
            self._carried = []
            self.starts.append(start)
            self.drafts.extend(stretch.drafts)
            self.destinations.update(stretch.destinations)
            self._seen.update(_keys(stretch.slabs))
            following = start.slab + len(stretch.slabs)
            if following == len(self._slabs):
                break
            self._chunk, self._is_chunk_untouched = following, True
            self._begin_page()
        return following

    def _place_from(self, first: int) -> int:
        self._chunk, self._is_chunk_untouched = first, True
        page = len(self.drafts) - 1
        if self._is_empty and self.starts[-1].page == page and self.starts[-1].slab != first:
            self.starts[-1] = PageStart(first, page)  # What stood before it did nothing but begin the page.
        last = self.end_of_chunk(self._slabs, first)
        self._place_chunk(self._slabs[first:last])
        return last

    def _begin_page(self) -> None:
        is_plain = not self._carried
        super()._begin_page()
        if is_plain and self._is_chunk_untouched:
            self.starts.append(PageStart(self._chunk, len(self.drafts) - 1))

    def _place_all(self, chunk: Sequence[Slab]) -> None:
        super()._place_all(chunk)
        self._is_chunk_untouched = False


@dataclass(frozen=True, slots=True)
class _Stretch:
    """What stood from the start of a page to the next: slabs, pages, and what links lead to there."""

    slabs: Sequence[Slab]
    drafts: Sequence[Draft]
    destinations: Mapping[str, Destination]


class _Stretches:
    """The stretches of earlier pages, as far as they may be taken over."""

    def __init__(self, before: Paginated, slabs: list[Slab], notes: Notes, first_uses: Mapping[str, int]) -> None:
        self._before = before
        self._slabs = slabs
        self._notes = notes
        self._first_uses = first_uses
        self._indices = {id(before.slabs[start.slab]): i for i, start in enumerate(before.starts) if before.slabs}
        self._places: dict[int, list[tuple[str, Destination]]] = {}
        for anchor, place in before.destinations.items():
            self._places.setdefault(place.page - 1, []).append((anchor, place))

    def at(self, start: PageStart) -> _Stretch | None:
        """The stretch that stays when a page begins there; None if another page than before begins, or it ends anew.

        How its last page ends depends on the slabs that are bound together behind it, which must have stayed too.
        """
        before = self._before
        index = self._indices.get(id(self._slabs[start.slab])) if start.slab < len(self._slabs) else None
        if index is None:
            return None
        old = before.starts[index]
        is_last = index == len(before.starts) - 1
        end = len(before.slabs) if is_last else before.starts[index + 1].slab
        behind = end if is_last else min(Paginator.end_of_chunk(before.slabs, end) + 1, len(before.slabs))
        wanted = before.slabs[old.slab : behind]
        found = self._slabs[start.slab : start.slab + len(wanted)]
        ends_book = behind == len(before.slabs)
        if wanted != found or (ends_book and start.slab + len(wanted) != len(self._slabs)):
            return None
        turned = start.page - old.page
        if (turned % 2 and any(slab.is_right_hand for slab in self._slabs)) or not self._has_same_notes(
            wanted, old.slab, start.slab
        ):
            return None
        pages = range(old.page, len(before.drafts) if is_last else before.starts[index + 1].page)
        places = {
            anchor: Destination(place.page + turned, place.y) if turned else place
            for page in pages
            for anchor, place in self._places.get(page, ())
        }
        return _Stretch(before.slabs[old.slab : end], before.drafts[pages.start : pages.stop], places)

    def _has_same_notes(self, slabs: Sequence[Slab], old: int, new: int) -> bool:
        """Whether slabs that began at `old` and begin at `new` want the same notes, and as many of them for the first
        time."""
        before = self._before
        return all(
            self._notes[key] is before.notes[key] and (before.first_uses[key] < old) == (self._first_uses[key] < new)
            for key in _keys(slabs)
        )


def _first_uses(slabs: Sequence[Slab]) -> dict[str, int]:
    uses: dict[str, int] = {}
    for index, slab in enumerate(slabs):
        for key in slab.notes:
            uses.setdefault(key, index)
    return uses


def _keys(slabs: Sequence[Slab]) -> set[str]:
    return {key for slab in slabs if slab.notes for key in slab.notes}
