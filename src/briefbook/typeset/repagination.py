"""Pagination after an edit: pages before the change stay, and pages after it as soon as one begins as it did before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from briefbook.model.pages import Destination
from briefbook.typeset.pagination import Body, Draft, Paginator
from briefbook.typeset.slabs import Slab


@dataclass(frozen=True, slots=True)
class PageStart:
    """A page that begins with the first slab of a chunk and without notes carried over from the page before.

    All that follows depends on the slabs from there on, and on the notes seen before, alone.
    """

    slab: int
    page: int


@dataclass(frozen=True, slots=True)
class Paginated:
    """Slabs on pages; `starts` by rising page, from 0."""

    slabs: Sequence[Slab]
    drafts: Sequence[Draft]
    destinations: Mapping[str, Destination]
    starts: Sequence[PageStart]


def paginate_again(
    slabs: Sequence[Slab], body: Body, notes: Mapping[str, Sequence[Slab]], before: Paginated | None
) -> Paginated:
    """The pages of some slabs, the same as without `before`: the pages of earlier slabs, many of them the same objects.

    Drafts that stayed are the same objects too.
    """
    paginator = _Repaginator(slabs, body, notes)
    if before is None:
        paginator.paginate(slabs)
    else:
        paginator.paginate_from(before)
    return Paginated(slabs, paginator.drafts, paginator.destinations, paginator.starts)


class _Repaginator(Paginator):
    def __init__(self, slabs: Sequence[Slab], body: Body, notes: Mapping[str, Sequence[Slab]]) -> None:
        self.starts: list[PageStart] = []
        self._slabs = slabs
        self._chunk = 0
        self._is_chunk_untouched = True
        super().__init__(body, notes)

    def paginate_from(self, before: Paginated) -> None:
        """Paginate, taking over what pages of `before` stay as they are."""
        new, old = self._slabs, before.slabs
        head, tail = _alike(old, new)
        start = self._go_to(_last_safe(before.starts, head), before)
        changed_old, changed_new = (_keys(all_[start : len(all_) - tail]) for all_ in (old, new))
        may_stop = changed_old == changed_new
        shift = len(new) - len(old)
        followers = {one.slab + shift: one for one in before.starts} if may_stop else {}
        first = start
        while first < len(new):
            last = self._place_from(first)
            follower = followers.get(first) if first >= len(new) - tail else None
            if follower is not None and self.starts[-1].slab == first and self._may_follow(follower):
                self._take_over(follower, before, shift)
                return
            first = last
        self.finish()

    def paginate(self, slabs: Sequence[Slab]) -> None:
        first = 0
        while first < len(slabs):
            first = self._place_from(first)
        self.finish()

    def _place_from(self, first: int) -> int:
        self._chunk, self._is_chunk_untouched = first, True
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

    def _go_to(self, start: PageStart, before: Paginated) -> int:
        """Go on from the beginning of a page of `before`; returns its first slab."""
        self.drafts[:] = before.drafts[: start.page]
        self.starts[:] = [one for one in before.starts if one.page < start.page]
        self.destinations.update({a: d for a, d in before.destinations.items() if d.page <= start.page})
        self._seen = _keys(self._slabs[: start.slab])
        self._chunk = start.slab
        self._begin_page()
        return start.slab

    def _may_follow(self, follower: PageStart) -> bool:
        """Whether pages may turn into pages of other numbers: right-hand ones stay right-hand."""
        has_moved_sides = (self.starts[-1].page - follower.page) % 2
        return not has_moved_sides or not any(slab.is_right_hand for slab in self._slabs)

    def _take_over(self, follower: PageStart, before: Paginated, shift: int) -> None:
        """Drop the page just begun; from here on all pages are those of `before`."""
        page = self.starts[-1].page
        turned = page - follower.page
        del self.drafts[page:], self.starts[-1]
        self.drafts.extend(before.drafts[follower.page :])
        self.starts.extend(
            PageStart(one.slab + shift, one.page + turned) for one in before.starts if one.page >= follower.page
        )
        for anchor, place in before.destinations.items():
            if place.page > follower.page:
                self.destinations[anchor] = replace(place, page=place.page + turned)


def _alike(old: Sequence[Slab], new: Sequence[Slab]) -> tuple[int, int]:
    """How many slabs at the beginning, and then how many at the end, are the same objects."""
    most = min(len(old), len(new))
    head = _same(old, new)
    return head, min(_same(reversed(old), reversed(new)), most - head)


def _same(old: Iterable[Slab], new: Iterable[Slab]) -> int:
    count = 0
    for one, other in zip(old, new, strict=False):
        if one is not other:
            break
        count += 1
    return count


def _last_safe(starts: Sequence[PageStart], head: int) -> PageStart:
    """The last page that begins where it did: the chunk it begins with ends before the first change."""
    safe = starts[0]
    for one, following in pairwise(starts):
        if following.slab >= head:
            break
        safe = one
    return safe


def _keys(slabs: Sequence[Slab]) -> set[str]:
    return {key for slab in slabs if slab.notes for key in slab.notes}
