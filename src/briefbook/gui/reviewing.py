"""Looking at the pages for what is wrong, beside the window, once nobody types any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from briefbook.gui.jobs import Lane, Report

if TYPE_CHECKING:
    from briefbook.model.library import Library
    from briefbook.session.preview import LiveBook
    from briefbook.session.review import Review

_REST = 200
"""Milliseconds without new pages before the checks look at them."""


class Reviewing(QObject):
    """`found`: a review whose problems are others than before. `failed`: of a bug in the checks."""

    found = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.last: Review | None = None
        self._looked_at: tuple[LiveBook, Library] | None = None
        self._lane = Lane("check", self)
        self._lane.failed.connect(self.failed)
        self._soon = QTimer(self, singleShot=True, interval=_REST)
        self._soon.timeout.connect(self._look)

    def look_at(self, book: LiveBook, library: Library) -> None:
        """Look at a book, unless it is followed by another at once."""
        self._looked_at = book, library
        self._soon.start()

    def stop(self) -> None:
        """What is judged now is no longer said, and the pages need the interpreter."""
        self._lane.cancel()
        self._soon.stop()

    def close(self) -> None:
        """End it."""
        self._soon.stop()
        self._lane.close()

    def _look(self) -> None:
        assert self._looked_at is not None
        book, library = self._looked_at

        def look(report: Report) -> Review:
            from briefbook.session.review import review  # With all its rules, beside the window.

            return review(book, library, lambda: report(""))

        self._lane.run_reporting(look, self._made, lambda _rule: None)

    def _made(self, review: Review) -> None:
        before, self.last = self.last, review
        if before is None or (review.problems, review.acknowledged) != (before.problems, before.acknowledged):
            self.found.emit(review)
