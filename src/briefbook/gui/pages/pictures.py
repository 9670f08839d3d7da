"""Pages that were drawn, kept as long as there is room."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtGui import QPixmap

from briefbook.model.pages import Page

BUDGET = 160 << 20
"""Bytes that pictures of pages may take."""


@dataclass(slots=True)
class _Kept:
    page: Page
    pixmap: QPixmap

    @property
    def bytes(self) -> int:
        return self.pixmap.width() * self.pixmap.height() * 4


class PagePictures:
    """The newest picture of each page by its number. The one that was looked at longest ago goes first."""

    def __init__(self, budget: int = BUDGET) -> None:
        self._budget = budget
        self._kept: OrderedDict[int, _Kept] = OrderedDict()
        self._bytes = 0

    @property
    def bytes(self) -> int:
        """What they take."""
        return self._bytes

    def put(self, number: int, page: Page, pixmap: QPixmap) -> None:
        """Keep a picture in the place of the page's last."""
        self._drop(number)
        self._kept[number] = kept = _Kept(page, pixmap)
        self._bytes += kept.bytes
        while self._bytes > self._budget and len(self._kept) > 1:
            self._drop(next(iter(self._kept)))

    def last(self, number: int) -> QPixmap | None:
        """The newest picture of a page, whatever it showed then and however large."""
        kept = self._kept.get(number)
        if kept is None:
            return None
        self._kept.move_to_end(number)
        return kept.pixmap

    def is_sharp(self, number: int, page: Page, width: int) -> bool:
        """Whether the picture shows what the page says now, in that width of device pixels."""
        kept = self._kept.get(number)
        if kept is None or kept.pixmap.width() != width:
            return False
        if kept.page is not page:
            if kept.page != page:
                return False
            kept.page = page
        return True

    def clear(self) -> None:
        """Forget all."""
        self._kept.clear()
        self._bytes = 0

    def _drop(self, number: int) -> None:
        kept = self._kept.pop(number, None)
        if kept is not None:
            self._bytes -= kept.bytes
