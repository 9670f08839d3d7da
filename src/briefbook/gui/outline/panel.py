"""The outline: the visit on a card, then sections and items as a tree that is edited in place."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from briefbook.gui.editor import Editor
from briefbook.gui.icons import icon
from briefbook.gui.jobs import Lane
from briefbook.gui.outline.card import VisitCard
from briefbook.gui.outline.commands import RowCommands, place_for_items
from briefbook.gui.outline.lines import OutlineLines, Printed, Waiting
from briefbook.gui.outline.model import OutlineModel
from briefbook.gui.outline.typing_line import TypingLine
from briefbook.gui.outline.view import OutlineView
from briefbook.gui.outline.words import RowSpeech
from briefbook.gui.theme import GAP, GRID, MARGIN, set_role
from briefbook.session.moves import Place
from briefbook.session.preview import LiveBook
from briefbook.session.row_titles import RowTitles
from briefbook.session.rows import copied
from briefbook.session.tree import ROOT

_WHILE_TYPING = 150
"""Milliseconds after which the rows follow words being typed."""
_AFTER_TYPING = 400
"""Milliseconds without a key after which the new pages are read for what rows print."""


class OutlinePanel(QWidget):
    """Its actions are offered in the window's menus. `visit_requested`: somebody wants the visit's details."""

    visit_requested = Signal()

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._printed = Printed()
        self._lines: OutlineLines | None = None
        self._soon = QTimer(self, singleShot=True, interval=_WHILE_TYPING)
        self._read_soon = QTimer(self, singleShot=True)
        self._reading = Lane("outline", self)
        self._is_showing = False
        self._waiting: Mapping[int, Waiting] = {}
        words = RowSpeech(editor)
        self._rows = OutlineModel(words.spoken, self)
        self._rows.copied = lambda keys: copied(editor.state, keys)
        self.view = OutlineView(self._rows, words, self)
        self.commands = RowCommands(editor, self)
        self._line = TypingLine(self.view.viewport())
        self._line_place: Place | None = None
        self._pages = QLabel()
        self._card = VisitCard(editor, self)
        self._empty = QLabel(editor.tr("Nothing here yet. Press Insert and type the title of the first section."))
        self._arrange()
        self._add_actions()
        self._listen()
        self.refresh()
        self._book_changed()

    # --- building -----------------------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        tr = self._editor.tr
        self.view.setAccessibleName(tr("Outline"))
        self._line.setAccessibleName(tr("New text"))
        self._line.setPlaceholderText(tr("Type, Enter adds it"))
        self._empty.setWordWrap(True)
        self._empty.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        set_role(self._empty, "muted")
        card = QVBoxLayout()
        card.setContentsMargins(GAP, GAP, GAP, GAP)
        card.addWidget(self._card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addLayout(card)
        column.addWidget(self._empty)
        column.addWidget(self.view, 1)
        self.setMinimumWidth(55 * GRID)
        self.setFocusProxy(self.view)

    def _head(self) -> QHBoxLayout:
        heading = QLabel(self._editor.tr("Outline"))
        set_role(heading, "heading")
        set_role(self._pages, "muted")
        self._add = QToolButton()
        self._add.setIcon(icon("plus"))
        self._add.setToolTip(self._editor.tr("Add to the outline"))
        self._add.setAccessibleName(self._editor.tr("Add to the outline"))
        self._add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row = QHBoxLayout()
        row.setContentsMargins(MARGIN, GRID, GRID, 0)
        row.addWidget(heading)
        row.addStretch(1)
        row.addWidget(self._pages)
        row.addWidget(self._add)
        return row

    def _add_actions(self) -> None:
        tr, do = self._editor.tr, self.commands
        adding = [
            self._action(tr("Type here"), self.open_line, "Insert", "Return"),
            self._action(tr("New section"), self._new_section, "Shift+Insert"),
            self._action(tr("Page break"), do.add_page_break, "Ctrl+Return"),
            self._action(tr("Picture…"), do.add_picture),
            self._action(tr("Import Word file…"), do.import_files),
        ]
        menu = QMenu(self)
        menu.addActions(adding)
        self._add.setMenu(menu)
        self._separate()
        self._action(tr("Edit the words"), self._edit_words, "Alt+Return")
        self._action(tr("Rename"), self.rename_current, "F2")
        self._action(tr("Duplicate"), do.duplicate, "Ctrl+D")
        self._action(tr("Delete"), do.delete, "Delete")
        self._separate()
        self._action(tr("Cut"), do.cut, "Ctrl+X")
        self._action(tr("Copy"), do.copy, "Ctrl+C")
        self._action(tr("Paste"), do.paste, "Ctrl+V")
        self._separate()
        self._action(tr("Move up"), do.move_up, "Alt+Up")
        self._action(tr("Move down"), do.move_down, "Alt+Down")
        self._action(tr("Move in"), do.move_in, "Alt+Right")
        self._action(tr("Move out"), do.move_out, "Alt+Left")
        self._separate()
        self._action(tr("Open all sections"), self.view.expandAll)
        self._action(tr("Close all sections"), self.view.collapseAll)

    def _action(self, words: str, act: Callable[[], object], *keys: str) -> QAction:
        action = QAction(words, self)
        action.setShortcuts([QKeySequence(one) for one in keys])
        # Of the rows alone: in a line being typed the same keys mean something else.
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda _on=False: act())
        self.addAction(action)
        self.view.addAction(action)
        return action

    def _separate(self) -> None:
        separator = QAction(self)
        separator.setSeparator(True)
        self.addAction(separator)

    def _listen(self) -> None:
        editor, rows, view = self._editor, self._rows, self.view
        self._soon.timeout.connect(self.refresh)
        self._read_soon.timeout.connect(self._follow)
        self.destroyed.connect(self._reading.close)
        editor.changed.connect(self._changed)
        for signal in (editor.edition_changed, editor.language_changed, editor.library_changed):
            signal.connect(self.refresh)
        editor.book_changed.connect(self._book_changed)
        editor.problems_changed.connect(lambda _problems: self._soon.start(0))
        editor.selection_changed.connect(self._show_selection)
        rows.renamed.connect(self.commands.rename)
        rows.moved.connect(self.commands.move_to)
        rows.dropped.connect(self.commands.put)
        rows.snippets_dropped.connect(self.commands.add_snippets)
        view.selectionModel().selectionChanged.connect(self._selected)
        view.words_wanted.connect(editor.want_words)
        view.menu_wanted.connect(self._offer)
        view.line_wanted.connect(self._open_line_at)
        view.verticalScrollBar().valueChanged.connect(self._place_line)
        self._line.typed.connect(self._typed)
        self._line.closed.connect(self.close_line)
        self._card.pressed.connect(self.visit_requested)

    # --- showing ------------------------------------------------------------------------------------------------------

    def _changed(self) -> None:
        """Typing changes no more than a title and pages, which may wait until the letter is painted."""
        if not self._editor.session.history.present.target:
            self.refresh()
        elif not self._soon.isActive():
            self._soon.start(_WHILE_TYPING)

    def _book_changed(self) -> None:
        self._read_soon.start(_AFTER_TYPING if self._editor.session.history.present.target else 0)

    def _follow(self) -> None:
        """Read the new book beside the window, then show what its rows print."""
        book = self._editor.book
        if book is self._printed.book or book is None:
            self.refresh()
        else:
            titles = self._editor.titles
            self._reading.run(lambda: _read(book, titles), self._was_read)

    def _was_read(self, printed: Printed) -> None:
        self._printed = printed
        self.refresh()

    def refresh(self) -> None:
        """Show the rows as the edition in view sees them."""
        editor = self._editor
        self._soon.stop()
        printed = self._printed if self._printed.is_of(editor.edition.name) else Printed()
        book = printed.book
        lines = self._lines_now().of(editor.state, editor.titles, printed, editor.problems, self._waiting)
        self._is_showing = True
        try:
            is_first = not self._rows.keys
            new = self._rows.apply(lines)
            if is_first:
                self.view.expandAll()
            else:
                for key in new:
                    self.view.expand(self._rows.at(key))
        finally:
            self._is_showing = False
        self._empty.setVisible(not lines)
        pages = book.pages.count if book is not None and not book.is_refused else 0
        self._pages.setText(editor.tr("Pages: {count}").format(count=pages) if pages else "")
        self._card.refresh()
        self._show_selection()

    def _lines_now(self) -> OutlineLines:
        sight, language = self._editor.seeing.sight, self._editor.language
        if self._lines is None or self._lines.sight is not sight or self._lines.language != language:
            self._lines = OutlineLines(sight, language)
        return self._lines

    def show_waiting(self, waiting: Mapping[int, Waiting]) -> None:
        """Say on rows what is offered there: new finds, changes of the library."""
        self._waiting = waiting
        self.refresh()

    def _show_selection(self) -> None:
        chosen = self.view.selectionModel()
        wanted = set(self._editor.selection)
        here = {self._rows.key(index) for index in chosen.selectedIndexes()}
        current = self._editor.state.current
        if here == wanted and self._rows.key(self.view.currentIndex()) == current:
            return
        self._is_showing = True
        try:
            chosen.setCurrentIndex(self._rows.at(current), chosen.SelectionFlag.NoUpdate)
            chosen.clearSelection()
            for key in wanted:
                chosen.select(self._rows.at(key), chosen.SelectionFlag.Select)
        finally:
            self._is_showing = False
        if current != ROOT and here != wanted:
            self.view.scrollTo(self._rows.at(current))

    def _selected(self) -> None:
        if self._is_showing:
            return
        chosen = self.view.selectionModel()
        keys = [self._rows.key(index) for index in chosen.selectedIndexes()]
        current = self._rows.key(self.view.currentIndex())
        self._editor.select(keys, current if current in keys else None)

    # --- typing -------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter typed on a row opens the line with it."""
        if event.text().isprintable() and event.text().strip():
            self.open_line()
            self._line.setText(event.text())
        else:
            super().keyPressEvent(event)

    def open_line(self) -> None:
        """Open a line below the current row; what is typed there becomes a text item."""
        state = self._editor.state
        self._line_place = place_for_items(state)
        if state.current != ROOT and state.nodes[state.current].is_section:
            self._line_place = Place(state.current, 0)
            self.view.expand(self._rows.at(state.current))
        self._line.setPlaceholderText(
            self._editor.tr("Type, Enter adds it" if self._line_place else "Title of the first section")
        )
        self._line.show()
        self._place_line()
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _open_line_at(self, key: int) -> None:
        self._editor.select((key,))
        self.open_line()

    def close_line(self) -> None:
        """Close the line, the keyboard back on the rows."""
        if self._line.isVisible():
            self._line.hide()
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place_line(self) -> None:
        if not self._line.isVisible():
            return
        box = self.view.visualRect(self.view.currentIndex())
        indent = self.view.indentation()
        top = box.bottom() + 1 if box.isValid() else 0
        left = box.left() if box.isValid() else indent
        height = self._line.sizeHint().height()
        top = min(top, max(self.view.viewport().height() - height, 0))
        self._line.setGeometry(left, top, self.view.viewport().width() - left - GAP, height)

    def _typed(self, words: str) -> None:
        is_open = self._line.isVisible()
        self.commands.add_text(words, self._line_place)
        if is_open:
            self.open_line()

    # --- commands that need the view ----------------------------------------------------------------------------------

    def rename_current(self) -> None:
        """Edit the title of the current row in place."""
        index = self.view.currentIndex()
        if index.isValid():
            self.view.edit(index)

    def _new_section(self) -> None:
        if self.commands.add_section():
            self.rename_current()

    def _edit_words(self) -> None:
        current = self._editor.state.current
        if current != ROOT:
            self._editor.want_words(current)

    def _offer(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.addActions(self.actions())
        menu.exec(at)
        menu.deleteLater()


def _read(book: LiveBook, titles: RowTitles) -> Printed:
    """What rows print and how their words begin: all of the book is gone through."""
    titles.read()
    return Printed(book)
