"""Pagination after an edit: wherever a page begins as one began before, and the same follows on it, it stays."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import compress, count
from operator import attrgetter, is_
from typing import NamedTuple

from briefbook.model.pages import Destination
from briefbook.typeset.pagination import Body, Draft, Paginator
from briefbook.typeset.slabs import Slab

Notes = Mapping[str, Sequence[Slab]]


class PageStart(NamedTuple):
    """A page that begins with the first slab of a chunk and without notes carried over from the page before.

    All that follows depends on the slabs from there on, and on the notes seen before, alone.
    """

    slab: int
    page: int


@dataclass(frozen=True, slots=True)
class Paginated:
    """Slabs on pages; `starts` by rising page, from 0. `notings` are the slabs that want notes, by rising place."""

    slabs: list[Slab]
    notes: Notes
    notings: Sequence[int]
    first_uses: Mapping[str, int]
    drafts: Sequence[Draft]
    destinations: Mapping[str, Destination]
    starts: Sequence[PageStart]


def paginate_again(
    slabs: list[Slab], notings: Sequence[int], body: Body, notes: Notes, before: Paginated | None
) -> Paginated:
    """The pages of some slabs, the same as without `before`: the pages of earlier slabs, many of them the same objects.

    `notings` are the places of those that want notes. Drafts that stayed are the same objects too, wherever they stand
    now.
    """
    first_uses = _first_uses(slabs, notings)
    paginator = _Repaginator(slabs, body, notes)
    if before is None:
        paginator.paginate(slabs)
    else:
        paginator.paginate_after(_Stretches(before, slabs, notes, first_uses))
    return Paginated(slabs, notes, notings, first_uses, paginator.drafts, paginator.destinations, paginator.starts)


class _Repaginator(Paginator):
    def __init__(self, slabs: list[Slab], body: Body, notes: Notes) -> None:
        self.starts: list[PageStart] = []
        self._slabs = slabs
        self._chunk = 0
        self._is_chunk_untouched = True
        super().__init__(body, notes)

    def paginate(self, slabs: Sequence[Slab]) -> None:
        first = 0
        while first < len(slabs):
            first = self._place_from(first)
        self.finish()

    def paginate_after(self, stretches: _Stretches) -> None:
        """Paginate, taking over what earlier pages stay as they are."""
        first = self._take_over_from_last_start(stretches, 0)
        while first < len(self._slabs):
            start = self.starts[-1]
            first = self._place_from(first)
            if self.starts[-1] is not start:
                first = self._take_over_from_last_start(stretches, first)
        self.finish()

    def _take_over_from_last_start(self, stretches: _Stretches, following: int) -> int:
        """Take over the stretch that stays from the page begun last: the slab to be placed next.

        It is `following` when there is none; else that page, and what was placed on it, is given up.
        """
        start = self.starts[-1]
        stretch = stretches.at(start)
        if stretch is None:
            return following
        self.starts[-1:] = stretch.starts
        self.drafts[start.page :] = stretch.drafts
        self._carried = []
        self.destinations.update(stretch.destinations)
        self._seen.update(stretch.notes)
        following = stretch.end
        if following < len(self._slabs):
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
    """Pages that stay, from the start of one to the start of another: where they begin and with what, the slab after
    them, what links lead there and which notes stand there."""

    starts: Sequence[PageStart]
    end: int
    drafts: Sequence[Draft]
    destinations: Mapping[str, Destination]
    notes: set[str]


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
        """The longest stretch that stays when a page begins there; None if another page than before begins."""
        before = self._before
        index = self._indices.get(id(self._slabs[start.slab])) if start.slab < len(self._slabs) else None
        if index is None:
            return None
        old = before.starts[index]
        alike = self._alike(old, start)
        last = self._last_start(index, old.slab + alike, is_to_end=start.slab + alike == len(self._slabs))
        if last == index:
            return None
        is_to_end = last == len(before.starts)
        end = PageStart(len(before.slabs), len(before.drafts)) if is_to_end else before.starts[last]
        further, turned = start.slab - old.slab, start.page - old.page
        return _Stretch(
            [PageStart(slab + further, page + turned) for slab, page in before.starts[index:last]],
            end.slab + further,
            before.drafts[old.page : end.page],
            {
                anchor: Destination(place.page + turned, place.y) if turned else place
                for page in range(old.page, end.page)
                for anchor, place in self._places.get(page, ())
            },
            {key for place in self._notings(old.slab, end.slab) for key in before.slabs[place].notes},
        )

    def _last_start(self, index: int, alike: int, is_to_end: bool) -> int:
        """The last start to which a stretch from another reaches; all slabs before `alike` stayed behind each other.

        How a page ends depends on the slabs that are bound together behind it, and on where these end: they must have
        stayed too. The number of the starts when all is alike to the end of both books.
        """
        before = self._before
        if alike == len(before.slabs) and is_to_end:
            return len(before.starts)
        last = bisect_right(before.starts, alike, key=attrgetter("slab")) - 1
        while last > index:
            end = before.starts[last].slab
            if end < len(before.slabs) and Paginator.end_of_chunk(before.slabs, end) < alike:
                break
            last -= 1
        return max(last, index)

    def _alike(self, old: PageStart, new: PageStart) -> int:
        """How many slabs from two starts on are the same ones, want the same notes and stand on the same sides."""
        before = self._before
        length = _same_objects(before.slabs, old.slab, self._slabs, new.slab)
        if (new.page - old.page) % 2:
            turning = map(attrgetter("is_right_hand"), self._slabs[new.slab : new.slab + length])
            length = next(compress(count(), turning), length)
        for place in self._notings(old.slab, old.slab + length):
            if not all(self._is_same_note(key, old.slab, new.slab) for key in before.slabs[place].notes):
                return place - old.slab
        return length

    def _is_same_note(self, key: str, old: int, new: int) -> bool:
        """Whether a note is as it was, and stands before slabs that began at `old` and begin at `new` or does not."""
        before = self._before
        is_same = self._notes[key] is before.notes[key]
        return is_same and (before.first_uses[key] < old) == (self._first_uses[key] < new)

    def _notings(self, first: int, end: int) -> Sequence[int]:
        """The earlier slabs from one to before another that want notes."""
        notings = self._before.notings
        return notings[bisect_left(notings, first) : bisect_left(notings, end)]


def _same_objects(some: list[Slab], first: int, others: list[Slab], other: int) -> int:
    """How many slabs from two places on are the same objects; looked at in steps that grow, for most runs are short."""
    length, step = 0, 64
    while True:
        left = some[first + length : first + length + step]
        right = others[other + length : other + length + step]
        same = list(map(is_, left, right))
        if not all(same):
            return length + same.index(False)
        length += len(same)
        if len(same) < step:
            return length
        step *= 2


def _first_uses(slabs: Sequence[Slab], notings: Sequence[int]) -> dict[str, int]:
    """Which slab is the first to want a note."""
    uses: dict[str, int] = {}
    for index in notings:
        for key in slabs[index].notes:
            uses.setdefault(key, index)
    return uses
