"""Finding words in the pages: sought beside the window, marked on the pages, stepped through."""

from __future__ import annotations

from PySide6.QtCore import QObject

from briefbook.gui.jobs import Lane
from briefbook.gui.pages.find_bar import FindBar
from briefbook.gui.pages.view import PagesView
from briefbook.session.preview_search import Hit, find_in_pages


class Finding(QObject):
    """Joins the find bar with the pages. A search is done again when the book changes; the present place stays near."""

    def __init__(self, bar: FindBar, view: PagesView, parent: QObject) -> None:
        super().__init__(parent)
        self._bar = bar
        self._view = view
        self._lane = Lane("find", self)
        self._hits: tuple[Hit, ...] = ()
        self._present = -1
        bar.sought.connect(lambda _words: self._seek(moves=True))
        bar.stepped.connect(self._step)
        bar.closed.connect(self._end)

    @property
    def hits(self) -> tuple[Hit, ...]:
        """What was found."""
        return self._hits

    @property
    def present(self) -> int:
        """The index of the place in view, -1 for none."""
        return self._present

    def book_changed(self) -> None:
        """Search the new pages, without moving them."""
        if self._bar.isVisible():
            self._seek(moves=False)

    def close(self) -> None:
        """End searching."""
        self._lane.close()

    def _seek(self, *, moves: bool) -> None:
        book, words = self._view.book, self._bar.words
        if book is None or not words.strip():
            self._take((), moves=False)
            return
        pages = book.pages
        self._lane.run(lambda: find_in_pages(pages, words), lambda hits: self._take(hits, moves=moves))

    def _take(self, hits: tuple[Hit, ...], *, moves: bool) -> None:
        here = self._hits[self._present].page if 0 <= self._present < len(self._hits) else self._view.page
        self._hits = hits
        after = (index for index, hit in enumerate(hits) if hit.page >= here)
        self._present = next(after, 0) if hits else -1
        self._show(moves=moves)

    def _step(self, step: int) -> None:
        if self._hits:
            self._present = (self._present + step) % len(self._hits)
            self._show(moves=True)

    def _end(self) -> None:
        self._lane.cancel()
        self._hits, self._present = (), -1
        self._view.set_hits({})
        self._view.setFocus()

    def _show(self, *, moves: bool) -> None:
        self._bar.show_tally(self._present + 1, len(self._hits))
        by_page: dict[int, list[tuple[Hit, bool]]] = {}
        for index, hit in enumerate(self._hits):
            by_page.setdefault(hit.page, []).append((hit, index == self._present))
        self._view.set_hits(by_page)
        if moves and self._hits:
            hit = self._hits[self._present]
            self._view.show_line(hit.page, hit.parts[0].place)
