"""The first tab of the inspector: words, then how they are shown, then the facts of what is selected."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from briefbook.gui.editor import Editor
from briefbook.gui.inspector.facts_box import FactsBox
from briefbook.gui.inspector.row_form import RowForm
from briefbook.gui.inspector.snippet_dialog import SnippetDialog
from briefbook.gui.inspector.words_box import WordsBox
from briefbook.gui.names import kind_name, kind_of
from briefbook.gui.spell_check import SpellCheck
from briefbook.gui.tab_order import focus_beside
from briefbook.gui.theme import GAP, GRID, MARGIN, scaled, set_role
from briefbook.model.briefing import FindItem, SnippetItem, TextItem
from briefbook.session.moves import place_after_current
from briefbook.session.new_snippets import fields_of_text, refer_to
from briefbook.session.rows import insert_snippet


class InspectTab(QScrollArea):
    """Follows the selection."""

    def __init__(self, editor: Editor, spelling: SpellCheck | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._title, self._kind, self._hint = QLabel(), QLabel(), QLabel()
        self.words = WordsBox(editor, spelling, self)
        self.form = RowForm(editor, self)
        self.facts = FactsBox(editor, self.words.first.take_facts, self)
        self._found = QLabel()
        self._details = QLabel(editor.tr("In this briefing"))
        self._new, self._of_text = (
            QPushButton(editor.tr("New snippet…")),
            QPushButton(editor.tr("Make a snippet of it…")),
        )
        self._new.clicked.connect(self.make_snippet)
        self._of_text.clicked.connect(self.make_snippet_of_text)
        self._arrange()
        for signal in (editor.changed, editor.library_changed, editor.edition_changed):
            signal.connect(self.refresh)
        editor.selection_changed.connect(self.refresh)
        editor.language_changed.connect(self.refresh)
        editor.book_changed.connect(self.refresh)
        self.refresh()

    def _arrange(self) -> None:
        self._title.setFont(scaled(self.font(), 1.1, is_bold=True))
        for label in (self._title, self._hint, self._found):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        for label in (self._kind, self._hint, self._found):
            set_role(label, "muted")
        set_role(self._details, "heading")
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._kind, 0, Qt.AlignmentFlag.AlignTop)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP + GRID)
        column.addLayout(head)
        for widget in (self._hint, self._found, self.words, self._details, self.form, self.facts):
            column.addWidget(widget)
        for button in (self._of_text, self._new):
            set_role(button, "link")
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.setWidget(inner)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def refresh(self) -> None:
        """Show what is selected as it is now."""
        editor = self._editor
        keys = tuple(key for key in editor.selection if key in editor.state.nodes)
        is_one = len(keys) == 1
        self._show_head(keys)
        self.form.setVisible(bool(keys))
        self._details.setVisible(bool(keys))
        self.form.show_rows(keys)
        sight = self._editor.seeing.sight
        if is_one:
            self.words.show_row(keys[0], sight)
        else:
            self.words.hide()
        value = editor.state.nodes[keys[0]].value if is_one else None
        snippet = editor.library.snippet(value.snippet) if isinstance(value, SnippetItem) else None
        self.facts.setVisible(snippet is not None)
        if snippet is not None:
            self.facts.show_snippet(snippet)
        self._of_text.setVisible(isinstance(value, TextItem))
        self._found.setVisible(isinstance(value, FindItem))
        if isinstance(value, FindItem):
            self._found.setText(editor.tr("Found in the library now: {count}").format(count=len(sight.answers(value))))

    def focusNextPrevChild(self, is_forward: bool) -> bool:
        """Tab goes from top to bottom, whatever was made when; from the last field out of the tab."""
        found = focus_beside(self, is_forward=is_forward)
        if found is None:
            return super().focusNextPrevChild(is_forward)
        found.setFocus(Qt.FocusReason.TabFocusReason if is_forward else Qt.FocusReason.BacktabFocusReason)
        if self.isAncestorOf(found):
            self.ensureWidgetVisible(found)
        return True

    def show_facts(self) -> None:
        """Unfold the facts and bring them into view."""
        if not self.facts.isHidden():
            self.facts.unfold()
            self.ensureWidgetVisible(self.facts)

    # --- new snippets -------------------------------------------------------------------------------------------------

    def make_snippet(self) -> None:
        """Ask for a new snippet, and put it after what is selected."""
        editor = self._editor
        dialog = SnippetDialog(editor, self)
        if dialog.exec():
            with editor.edit("Insert a new snippet"):
                editor.apply(insert_snippet, place_after_current(editor.state), dialog.ident)
            editor.reload_library()

    def make_snippet_of_text(self) -> None:
        """Put the selected text into the library; its row names the snippet from then on."""
        editor = self._editor
        key = editor.state.current
        value = editor.state.nodes[key].value
        if not isinstance(value, TextItem):
            return
        title = editor.titles.of(editor.state, key)
        dialog = SnippetDialog(editor, self, fields_of_text(value, title, "text"), title)
        if dialog.exec():
            with editor.edit("Make a snippet of the text"):
                editor.apply(refer_to, key, dialog.ident)
            editor.reload_library()

    def _show_head(self, keys: tuple[int, ...]) -> None:
        editor, tr = self._editor, self._editor.tr
        self._hint.setVisible(not keys)
        self._hint.setText(tr("Select a row of the outline or click a line on a page to see its words here."))
        self._title.setVisible(bool(keys))
        self._kind.setVisible(len(keys) == 1)
        if len(keys) > 1:
            self._title.setText(tr("Selected rows: {count}").format(count=len(keys)))
        elif keys:
            value = editor.state.nodes[keys[0]].value
            kind = kind_of(value, editor.library)
            self._title.setText(editor.titles.of(editor.state, keys[0]) or kind_name(kind, tr))
            self._kind.setText(kind_name(kind, tr))
