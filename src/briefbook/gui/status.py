"""The status bar: draft or finished, pages, words, problems, library, saved when."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QTime, QTimer, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QStatusBar, QWidget

from briefbook.gui.editor import Editor
from briefbook.gui.theme import set_role
from briefbook.gui.turns import Turns
from briefbook.model.pages import Page
from briefbook.model.problem import Severity
from briefbook.session.titles import words_in

if TYPE_CHECKING:
    from briefbook.session.preview import LiveBook


_REST = 150
"""Milliseconds without new pages before their words are counted."""


class StatusBar(QStatusBar):
    """Follows an editor. `problems_pressed`: the count of problems was pressed."""

    problems_pressed = Signal()

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._locale = QLocale()
        self.setSizeGripEnabled(False)
        self._draft, self._size, self._library, self._saved = (QLabel() for _ in range(4))
        self._problems = QPushButton()
        set_role(self._problems, "link")
        self._problems.clicked.connect(self.problems_pressed)
        for label in (self._draft, self._size, self._library, self._saved):
            set_role(label, "muted")
            label.setMargin(4)
        for widget in (self._draft, self._size, self._problems):
            self.addWidget(widget)
        for widget in (self._library, self._saved):
            self.addPermanentWidget(widget)
        self._counted: dict[int, tuple[Page, int]] = {}
        """The words of each page by its identity: most pages of the next book are the same."""
        self._size_said = editor.tr("Making the pages…")
        editor.changed.connect(self.refresh)
        self._soon = QTimer(self, singleShot=True, interval=_REST)
        self._soon.timeout.connect(self._count)
        self._counting = Turns(self)
        editor.book_changed.connect(self._soon.start)
        editor.problems_changed.connect(self.refresh)
        editor.library_changed.connect(self.refresh)
        self._count()
        self.refresh()

    def refresh(self) -> None:
        """Say it all anew; the words of a new book are counted when it has stood for a moment."""
        self._draft.setText(self._draft_words())
        self._size.setText(self._size_said)
        self._problems.setText(self._problem_words())
        self._library.setText(self._library_words())
        self._saved.setText(self._saved_words())

    def _draft_words(self) -> str:
        tr, draft = self._editor.tr, self._editor.session.briefing.draft
        return tr("Draft {number}").format(number=draft.number) if draft else tr("Finished")

    def _count(self) -> None:
        book = self._editor.book
        if book is not None:
            self._counting.put("words", self._count_words(book))

    def _count_words(self, book: LiveBook) -> Iterator[None]:
        """Count the words, page by page, while nothing else is to be done."""
        tr, counted = self._editor.tr, {}
        for page in book.pages.pages:
            kept = self._counted.get(id(page))
            counted[id(page)] = kept or (page, sum(len(line.text.split()) for line in page.lines))
            if kept is None:
                yield
        self._counted = counted
        words = self._number(sum(count for _, count in counted.values()))
        self._size_said = tr("Pages: {pages} · Words: {words}").format(pages=book.pages.count, words=words)
        self.refresh()

    def _problem_words(self) -> str:
        tr, problems = self._editor.tr, self._editor.problems
        if self._editor.book is None:
            return ""
        if not problems:
            return tr("No problems")
        errors = sum(problem.severity is Severity.ERROR for problem in problems)
        warnings = sum(problem.severity is Severity.WARNING for problem in problems)
        hints = len(problems) - errors - warnings
        parts = (
            (errors, tr("Errors: {count}")),
            (warnings, tr("Warnings: {count}")),
            (hints, tr("Hints: {count}")),
        )
        return " · ".join(words.format(count=count) for count, words in parts if count)

    def _library_words(self) -> str:
        library = self._editor.library
        name = words_in(library.settings.name, library, self._editor.language)
        count = self._number(len(library.snippets))
        return self._editor.tr("Library: {name} · Snippets: {count}").format(name=name, count=count)

    def _saved_words(self) -> str:
        session, tr = self._editor.session, self._editor.tr
        if session.is_modified:
            return tr("Not saved yet")
        draft = session.briefing.draft
        saved = draft.saved.at if draft and draft.saved else None
        if not saved:
            return tr("Saved")
        at = self._locale.toString(QTime.fromString(saved, "HH:mm"), QLocale.FormatType.ShortFormat)
        return tr("Saved at {time}").format(time=at)

    def _number(self, count: int) -> str:
        return self._locale.toString(count)
