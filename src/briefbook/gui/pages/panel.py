"""The panel in the middle: the bar, the pages, their thumbnails and the search in them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from briefbook.gui.editor import Editor
from briefbook.gui.pages.bar import PagesBar
from briefbook.gui.pages.desk import Fit
from briefbook.gui.pages.find_bar import FindBar
from briefbook.gui.pages.finding import Finding
from briefbook.gui.pages.thumbnails import Thumbnails
from briefbook.gui.pages.view import PagesView
from briefbook.gui.telling import told_in
from briefbook.gui.theme import GRID, set_role
from briefbook.session.fact_notes import fact_note
from briefbook.session.page_places import Edits, Patch, edits
from briefbook.session.preview import LiveBook


class PagesPanel(QWidget):
    """The pages of the chosen edition as they will print. `edit_words_requested` carries the key of a row.

    `facts_requested`, `form_requested`: the facts of the selected row are wanted, or how it is shown.
    """

    edit_words_requested = Signal(int)
    facts_requested = Signal()
    form_requested = Signal()

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        tr = editor.tr
        self.bar = PagesBar(tr)
        self.find_bar = FindBar(tr)
        self.find_bar.hide()
        self.view = PagesView()
        self.view.setAccessibleName(tr("Pages of the book"))
        self.view.describe_fact = self._describe_fact
        self.thumbnails = Thumbnails(tr("Thumbnails of the pages"))
        self.thumbnails.hide()
        self.search = Finding(self.find_bar, self.view, self)
        self._empty = QLabel()
        self._is_pointing = False
        self._lay_out()
        self._connect_bar()
        self._connect_editor()
        self._add_shortcuts()
        self.setFocusProxy(self.view)
        if editor.book is not None:
            self._show_book(editor.book)

    # --- parts --------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._empty.setMargin(10 * GRID)
        set_role(self._empty, "muted")
        desk = QWidget()
        self._stack = QStackedLayout(desk)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.thumbnails)
        row.addWidget(desk, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.find_bar)
        column.addLayout(row, 1)

    def _connect_bar(self) -> None:
        bar, view = self.bar, self.view
        bar.page_wanted.connect(self._go_to_page)
        bar.turned.connect(lambda step: view.go_to_page(view.page + step * view.sheets.columns))
        bar.zoom_wanted.connect(view.set_zoom)
        bar.fit_wanted.connect(view.set_fit)
        bar.two_up_wanted.connect(self._show_two_up)
        bar.thumbnails_wanted.connect(self._show_thumbnails)
        bar.facts_wanted.connect(view.set_shows_facts)
        bar.find_wanted.connect(self.find_bar.open_bar)
        view.zoom_changed.connect(bar.show_zoom)
        view.page_changed.connect(self._page_changed)
        view.row_clicked.connect(self._row_clicked)
        view.row_activated.connect(self._row_activated)
        self.thumbnails.page_wanted.connect(view.go_to_page)

    def _connect_editor(self) -> None:
        self._editor.book_changed.connect(self._show_book)
        self._editor.selection_changed.connect(self._selection_changed)
        self.edit_words_requested.connect(self._editor.want_words)

    def _add_shortcuts(self) -> None:
        tr, view = self._editor.tr, self.view
        for words, keys, act in (
            (tr("Find in pages"), "Ctrl+F", self.find_bar.open_bar),
            (tr("Find the next place"), "F3", lambda: self.find_bar.stepped.emit(1)),
            (tr("Find the previous place"), "Shift+F3", lambda: self.find_bar.stepped.emit(-1)),
            (tr("Larger pages"), "Ctrl++ | Ctrl+=", lambda: view.zoom_by(1)),
            (tr("Smaller pages"), "Ctrl+-", lambda: view.zoom_by(-1)),
            (tr("Pages at 100 %"), "Ctrl+0", lambda: view.set_zoom(1.0)),
            (tr("Fit width"), "Ctrl+Alt+0", lambda: view.set_fit(Fit.WIDTH)),
            (tr("Fit page"), "Ctrl+Alt+9", lambda: view.set_fit(Fit.PAGE)),
            (tr("Two-up"), "Ctrl+Alt+2", self.bar.two_up.toggle),
            (tr("Thumbnails"), "Ctrl+Alt+T", self.bar.thumbnails.toggle),
        ):
            action = QAction(words, self)
            action.setShortcuts([QKeySequence(one) for one in keys.split(" | ")])
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.triggered.connect(lambda _on=False, act=act: act())
            self.addAction(action)

    # --- the book -----------------------------------------------------------------------------------------------------

    def _show_book(self, book: LiveBook) -> None:
        is_empty = book.pages.count == 0
        self._stack.setCurrentWidget(self._empty if is_empty else self.view)
        if is_empty:
            self._say_why(book)
        self.view.set_book(book)
        self.thumbnails.set_book(book)
        self.bar.show_page(self.view.page, book.pages.count)
        self.bar.show_zoom(self.view.sheets.zoom)
        self.view.set_selection(self._editor.selection, shows=False)
        self.search.book_changed()

    def _say_why(self, book: LiveBook) -> None:
        reasons = told_in(self._editor, book.problems[:3])
        self._empty.setText("\n\n".join([self._editor.tr("This edition cannot be shown yet."), *reasons.splitlines()]))

    def _page_changed(self, number: int) -> None:
        self.bar.show_page(number, self.view.sheets.count)
        self.thumbnails.set_present(number)
        words = self._editor.tr("Page {number} of {count}")
        self.view.setAccessibleDescription(words.format(number=number, count=self.view.sheets.count))

    @property
    def explanation(self) -> str:
        """Why there are no pages, when there are none."""
        return self._empty.text()

    def close_search(self) -> None:
        """End what goes on beside the window."""
        self.search.close()

    # --- wishes -------------------------------------------------------------------------------------------------------

    def _go_to_page(self, number: int) -> None:
        self.view.go_to_page(number)
        self.view.setFocus()

    def _show_two_up(self, is_two_up: bool) -> None:
        self.view.set_two_up(is_two_up)

    def _show_thumbnails(self, shows: bool) -> None:
        self.thumbnails.setVisible(shows)
        self.thumbnails.set_present(self.view.page)

    # --- selection ----------------------------------------------------------------------------------------------------

    def _selection_changed(self, keys: tuple[int, ...]) -> None:
        self.view.set_selection(keys, shows=not self._is_pointing)

    def _describe_fact(self, snippet: str) -> str:
        """What pointing at words from facts shows."""
        note = fact_note(snippet, self._editor.library, self._editor.language) if snippet else ()
        if not note:
            return ""
        title, *sources = note
        return "\n".join([self._editor.tr("from the library: {title}").format(title=title), *sources])

    def _row_clicked(self, key: int) -> None:
        if key in self._editor.state.nodes:
            self._is_pointing = True
            self._editor.select((key,))
            self._is_pointing = False

    def _row_activated(self, patch: Patch) -> None:
        if patch.key not in self._editor.state.nodes:
            return
        self._row_clicked(patch.key)
        match edits(patch, self._editor.state):
            case Edits.WORDS:
                self.edit_words_requested.emit(patch.key)
            case Edits.FACTS:
                self.facts_requested.emit()
            case Edits.ROW:
                self.form_requested.emit()
