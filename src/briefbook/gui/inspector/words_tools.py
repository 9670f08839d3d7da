"""The tools of words: looks, links, tables, and live facts put between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QKeySequence, QShortcut
from PySide6.QtWidgets import QToolButton, QWidget

from briefbook.gui.editor import Editor
from briefbook.gui.flow import FlowLayout
from briefbook.gui.inspector.choice_popup import Choice, ChoicePopup, Search
from briefbook.gui.inspector.text_dialogs import LinkDialog, TableDialog
from briefbook.gui.inspector.wording import WordingEditor
from briefbook.gui.inspector.words_field import WordsField
from briefbook.gui.names import kind_name
from briefbook.gui.theme import GRID
from briefbook.session.mentions import PART_NAMES, Mention, mentions, worded
from briefbook.session.row_words import speaker
from briefbook.session.text_tables import TextTable, tables_in, with_table

_EMPTY_TABLE = (("", ""), ("", ""))
_NAMES = {"visit": "The visit", "last_met": "The last meeting"}


@dataclass(frozen=True)
class _Tool:
    """A button: what stands on it, its name, its keys, what it does, whether it works on a source too."""

    sign: str
    name: str
    keys: str
    act: Callable[[WordingEditor], object]
    works_on_source: bool = False


class WordsTools(QWidget):
    """Works on the field that had the keyboard last."""

    def __init__(self, editor: Editor, field: WordsField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._field = field
        self._buttons: list[tuple[QToolButton, _Tool]] = []
        row = FlowLayout(self, spacing=GRID // 2)
        for tool in self._tools():
            row.addWidget(self._button(tool))

    @property
    def field(self) -> WordsField:
        """The field in hand."""
        return self._field

    def work_on(self, field: WordsField) -> None:
        """Let the tools change the words of this field from now on."""
        self._field = field
        self.refresh()

    def listen_to(self, field: WordsField) -> None:
        """Open what the field asks for."""
        field.text.mention_wanted.connect(lambda: self._mention(field, "@"))
        for keys, act in (("Ctrl+Shift+K", lambda _text: self.edit_link()), ("Ctrl+Shift+Space", self.mention)):
            shortcut = QShortcut(QKeySequence(keys), field.text, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)

    def refresh(self) -> None:
        """Offer what the words in hand can take."""
        is_source = self._field.text.is_source
        for button, tool in self._buttons:
            button.setEnabled(tool.works_on_source or not is_source)

    def _tools(self) -> Iterator[_Tool]:
        tr = self._editor.tr
        yield _Tool("B", tr("Bold"), "Ctrl+B", WordingEditor.toggle_bold)
        yield _Tool("I", tr("Italic"), "Ctrl+I", WordingEditor.toggle_italic)
        yield _Tool("•", tr("Bulleted list"), "", lambda text: text.toggle_list("bullet"))
        yield _Tool("1.", tr("Numbered list"), "", lambda text: text.toggle_list("number"))
        yield _Tool("“ ”", tr("Quotation"), "", WordingEditor.toggle_quotation)
        yield _Tool(tr("Link"), tr("Link…"), "Ctrl+Shift+K", lambda _text: self.edit_link())
        yield _Tool(tr("Table"), tr("Table…"), "", lambda _text: self.edit_table(), works_on_source=True)
        yield _Tool(
            "@",
            tr("Insert a person, a figure or another fact"),
            "@",
            lambda _text: self.mention(),
            works_on_source=True,
        )

    def _button(self, tool: _Tool) -> QToolButton:
        button = QToolButton()
        button.setText(tool.sign)
        native = QKeySequence(tool.keys).toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(f"{tool.name} ({native})" if tool.keys else tool.name)
        button.setAccessibleName(tool.name)
        button.setStyleSheet(f"QToolButton {{ padding: {GRID}px {GRID - 1}px; }}")
        button.clicked.connect(lambda: self._use(tool))

        font = QFont(button.font())
        font.setBold(tool.sign == "B")
        font.setItalic(tool.sign == "I")
        button.setFont(font)
        self._buttons.append((button, tool))
        return button

    def _use(self, tool: _Tool) -> None:
        self._field.text.setFocus(Qt.FocusReason.OtherFocusReason)
        tool.act(self._field.text)

    # --- links and tables ---------------------------------------------------------------------------------------------

    def edit_link(self) -> None:
        """Ask where the words at the caret lead."""
        words = self._field.text
        dialog = LinkDialog(self._editor.tr, words.link, self)
        if dialog.exec() and (dialog.address or words.link):
            words.set_link(dialog.address, dialog.address.removeprefix("https://").removeprefix("mailto:"))

    def edit_table(self) -> None:
        """Edit the table at the caret, or the only one there is; else make a new one after this paragraph."""
        words = self._field.text
        words.settle()
        table, at = self._table_at_caret(words.text)
        dialog = TableDialog(self._editor.tr, table.rows if table else _EMPTY_TABLE, self)
        if dialog.exec() and any(any(row) for row in dialog.rows):
            words.replace_text(with_table(words.text, table, at, dialog.rows))

    def _table_at_caret(self, text: str) -> tuple[TextTable | None, int]:
        words = self._field.text
        tables = tables_in(text)
        if not words.is_source:
            return None, len(text)
        at = words.textCursor().position()
        return next((one for one in tables if one.start <= at <= one.end), None), at

    # --- live facts ---------------------------------------------------------------------------------------------------

    def mention(self) -> None:
        """Offer people, figures and other facts to put at the caret."""
        self._mention(self._field, "")

    def _mention(self, field: WordsField, typed: str) -> None:
        editor, tr, words = self._editor, self._editor.tr, field.text
        library, visit, language = editor.library, editor.state.header.visit, field.language
        index = editor.library_index
        search = Search(
            lambda sought: mentions(index.of(library), library, visit, sought, language),
            lambda found: self._offered(field, found),
            tr("Insert a person, a figure or another fact"),
            tr("A name, a country, “growth”…"),
            tr("Nothing in the library has these words, or this edition may not see it."),
        )

        def leave(left: str) -> None:
            words.insert_words(typed + left if left != "\b" else "")
            words.setFocus(Qt.FocusReason.PopupFocusReason)

        def choose(expression: str) -> None:
            words.insert_expression(expression)
            words.setFocus(Qt.FocusReason.PopupFocusReason)

        popup = ChoicePopup(search, choose, self, leave)
        popup.open_at(words.viewport().mapToGlobal(words.cursorRect().bottomLeft()))

    def _offered(self, field: WordsField, found: tuple[Mention, ...]) -> Iterator[Choice]:
        around, node, tr = field.surroundings(), field.node, self._editor.tr
        if around is None or node is None:
            return
        for one, words in worded(found, speaker(node.value, around)):
            title = one.title or tr(_NAMES[one.kind])
            part = f" · {tr(PART_NAMES[one.part])}" if one.part else ""
            kind = f" · {kind_name(one.kind, tr)}" if one.title else ""
            yield Choice(words, f"{title}{part}{kind}", one.expression)
