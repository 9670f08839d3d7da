"""Imposition: the pages of a finished PDF on the sheets that a printer takes.

A page becomes a form of the sheet, so that nothing in it is touched; forms share the fonts of the book.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import pikepdf

Imposed = Literal["two-up", "booklet"]
Side = tuple[int | None, int | None]
"""One side of a sheet: the pages on its left and right half, from 0; None is a blank."""

A4 = (595.276, 841.89)
LETTER = (612.0, 792.0)
LEAF = 4
"""Pages on one sheet of a booklet, both sides."""


@dataclass(frozen=True, slots=True)
class Volume:
    """What is folded or stapled by itself: so many pages of the book, and the page that fills up its sheets (a PDF)."""

    pages: int
    blank: bytes


def sides_of(layout: Imposed, pages: int) -> Iterator[Side]:
    """The sides of the sheets in the order of printing.

    Of a booklet front and back of each sheet follow each other, the outermost first; printed on both sides, turned
    over the short edge, laid on each other and folded in the middle they read on from page to page.
    """
    if layout == "two-up":
        for left in range(0, pages, 2):
            yield left, _page(left + 1, pages)
        return
    count = -(-pages // LEAF) * LEAF
    for outer in range(0, count // 2, 2):
        yield _page(count - 1 - outer, pages), _page(outer, pages)
        yield _page(outer + 1, pages), _page(count - 2 - outer, pages)


def impose(book: bytes, layout: Imposed, volumes: Sequence[Volume]) -> bytes:
    """The sheets of all volumes, one after another, A4 (Letter for a book on Letter) lying on its side.

    The volumes' pages follow each other in the book. What the file says about itself stays; outline, links and tags
    go, because they are for a reader and not for a printer. Same book, same bytes.
    """
    with pikepdf.open(io.BytesIO(book)) as source, pikepdf.new() as target:
        sheets = _Sheets(target, source.pages[0])
        first = 0
        for volume in volumes:
            forms = [sheets.form(page) for page in source.pages[first : first + volume.pages]]
            first += volume.pages
            with pikepdf.open(io.BytesIO(volume.blank)) as filler:
                blank = sheets.form(filler.pages[0])
                for side in _whole_sheets(sides_of(layout, volume.pages), has_next=volume is not volumes[-1]):
                    sheets.add([blank if page is None else forms[page] for page in side])
        _describe(target, source, layout)
        return _saved(target)


def _whole_sheets(sides: Iterable[Side], *, has_next: bool) -> Iterator[Side]:
    """The sides, and a blank one where the next volume would begin on the back of this one's last sheet."""
    made = tuple(sides)
    yield from made
    if has_next and len(made) % 2:
        yield None, None


def _page(index: int, pages: int) -> int | None:
    return index if index < pages else None


class _Sheets:
    """The sheets of one file; every page is as large as fits into half a sheet."""

    def __init__(self, target: pikepdf.Pdf, first: pikepdf.Page) -> None:
        self._target = target
        self._page = _size(first)
        short, long = LETTER if _is_like(self._page, LETTER) else A4
        self._sheet = (long, short)

    def form(self, page: pikepdf.Page) -> pikepdf.Object:
        """The page as a form of this file."""
        return self._target.copy_foreign(page.as_form_xobject())

    def add(self, halves: Sequence[pikepdf.Object]) -> None:
        """A side of a sheet with a form on each half."""
        width, height = self._page
        half, high = self._sheet[0] / len(halves), self._sheet[1]
        scale = min(half / width, high / height)
        low = (high - height * scale) / 2
        code = [
            f"q {scale:.5f} 0 0 {scale:.5f} {at * half + (half - width * scale) / 2:.3f} {low:.3f} cm /P{at} Do Q"
            for at in range(len(halves))
        ]
        sheet = self._target.add_blank_page(page_size=self._sheet)
        sheet.obj.Contents = self._target.make_stream("\n".join(code).encode())
        forms = pikepdf.Dictionary({f"/P{at}": form for at, form in enumerate(halves)})
        sheet.obj.Resources = pikepdf.Dictionary(XObject=forms)


def _size(page: pikepdf.Page) -> tuple[float, float]:
    left, bottom, right, top = (float(edge) for edge in page.mediabox)
    return right - left, top - bottom


def _is_like(size: tuple[float, float], paper: tuple[float, float]) -> bool:
    return all(abs(one - other) < 1 for one, other in zip(size, paper, strict=True))


def _describe(target: pikepdf.Pdf, source: pikepdf.Pdf, layout: Imposed) -> None:
    """Title, dates and language of the book; wishes of the sheets to the printer (ISO 32000-1, 12.2)."""
    for key, value in source.docinfo.items():
        target.docinfo[key] = str(value)
    wishes = {"/DisplayDocTitle": True, "/PrintScaling": pikepdf.Name.None_}
    if layout == "booklet":
        wishes["/Duplex"] = pikepdf.Name.DuplexFlipShortEdge
    target.Root.ViewerPreferences = pikepdf.Dictionary(wishes)
    if "/Lang" in source.Root:
        target.Root.Lang = pikepdf.String(str(source.Root.Lang))


def _saved(target: pikepdf.Pdf) -> bytes:
    content = io.BytesIO()
    target.save(content, deterministic_id=True, min_version="1.7")
    return content.getvalue()
