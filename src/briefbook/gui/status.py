"""The status bar: draft or finished, pages, words, problems, library, saved when."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QTime, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QStatusBar, QWidget

from briefbook.gui.editor import Editor
from briefbook.gui.theme import set_role
from briefbook.model.pages import Page
from briefbook.model.problem import Severity
from briefbook.session.titles import words_in


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
        editor.changed.connect(self.refresh)
        editor.book_changed.connect(self.refresh)
        editor.problems_changed.connect(self.refresh)
        editor.library_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say it all anew."""
        self._draft.setText(self._draft_words())
        self._size.setText(self._size_words())
        self._problems.setText(self._problem_words())
        self._library.setText(self._library_words())
        self._saved.setText(self._saved_words())

    def _draft_words(self) -> str:
        tr, draft = self._editor.tr, self._editor.session.briefing.draft
        return tr("Draft {number}").format(number=draft.number) if draft else tr("Finished")

    def _size_words(self) -> str:
        book, tr = self._editor.book, self._editor.tr
        if book is None:
            return tr("Making the pages…")
        self._counted = {id(page): self._counted.get(id(page)) or _counted(page) for page in book.pages.pages}
        words = sum(count for _, count in self._counted.values())
        counts = {"pages": len(book.pages.pages), "words": self._number(words)}
        return tr("Pages: {pages} · Words: {words}").format(**counts)

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


def _counted(page: Page) -> tuple[Page, int]:
    return page, sum(len(line.text.split()) for line in page.lines)
