"""The editor of words: bold, italic, lists, quotations, links; words that stand for facts are dotted and stay live.

Undo belongs to the session, which keeps the text of every step; the document keeps none of its own.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QFontDatabase,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QTextEdit, QWidget

from briefbook.gui.inspector.text_document import TextDocument, is_live, list_of, own_form
from briefbook.gui.inspector.text_looks import (
    LIST_STARTS,
    deepen_list,
    end_list,
    linked_words,
    set_link,
    toggle_list,
    toggle_quotation,
)
from briefbook.gui.theme import GAP, theme_of
from briefbook.model.text_lines import LineKind, Span
from briefbook.session.caret import caret_after
from briefbook.session.intake import lines_of, read_rich_text
from briefbook.session.text_lines import has_new_expression, read_lines, written_lines
from briefbook.session.words import printable

Say = Callable[[str], str | None]

_PAUSE = 2000
"""Milliseconds without a key after which what is typed next is a step of undo of its own."""


class WordingEditor(QTextEdit):
    """Shows a text by its lines, or as its source where lines cannot show it.

    `edited`: the text after a change by the user. `paused`: the user went elsewhere or stopped for a while.
    `mention_wanted`: "@" was typed where a word may begin. `menu_opening`: a menu (QMenu) is about to open for what
    stands at a QTextCursor, and may be added to.
    """

    edited = Signal(str)
    paused = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()
    mention_wanted = Signal()
    menu_opening = Signal(object, object)

    def __init__(self, unseen: str, parent: QWidget | None = None) -> None:
        """`unseen` stands for facts that the edition may not see."""
        super().__init__(parent)
        self._unseen = unseen
        self._text = ""
        self._is_source = False
        self._is_loading = False
        self.describe: Callable[[str], str] = lambda _expression: ""
        self._words = TextDocument(self.document(), self._described)
        self._say: Say = lambda _expression: None
        self._resting = QTimer(self, singleShot=True, interval=_PAUSE)
        self._resting.timeout.connect(self.paused)
        self._settling = QTimer(self, singleShot=True, interval=0)
        self._settling.timeout.connect(self._settle)
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(GAP)
        self.document().contentsChange.connect(self._contents_changed)

    # --- what is shown ------------------------------------------------------------------------------------------------

    @property
    def text(self) -> str:
        """The text as it is stored."""
        return self._text

    @property
    def is_source(self) -> bool:
        """Whether the text is shown as it is stored, its marks as characters."""
        return self._is_source

    def show_text(self, text: str, say: Say) -> None:
        """Show a text; nothing happens, and the caret stays, when it is shown already and the facts say the same."""
        self._say = say
        if text == self._text and not self.document().isEmpty() and self._words.says(self._spoken):
            return
        before, caret, is_same = self.toPlainText(), self.textCursor().position(), bool(text and self._text)
        self._text = text
        self._load()
        caret = caret_after(before, self.toPlainText(), caret) if is_same else 0
        self._put_caret(caret)
        if caret == 0:
            self.verticalScrollBar().setValue(0)

    def _put_caret(self, position: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(min(position, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def _described(self, expression: str) -> str:
        return self.describe(expression)

    def _spoken(self, expression: str) -> str:
        words = self._say(expression)
        return self._unseen if words is None else (words or " ").replace("\n", "\u2028")

    def _load(self) -> None:
        self._is_loading = True
        try:
            self._words.forget()
            self.clear()
            self.setCurrentCharFormat(QTextCharFormat())
            lines = read_lines(self._text)
            self._is_source = lines is None
            if lines is None:
                self.setPlainText(self._text)
                self._set_fixed_pitch()
            else:
                self._words.show(lines, self._spoken, theme_of(self))
        finally:
            self._is_loading = False

    def _set_fixed_pitch(self) -> None:
        """Columns of a table stand below one another."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        form = QTextCharFormat()
        form.setFontFamilies(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families())
        cursor.mergeCharFormat(form)
        self.mergeCurrentCharFormat(form)

    # --- what it says -------------------------------------------------------------------------------------------------

    def _read(self) -> str:
        return self.toPlainText() if self._is_source else written_lines(self._words.lines())

    def _contents_changed(self, _at: int, gone: int, came: int) -> None:
        if not self._is_loading and (gone or came):
            self._settling.start()

    def settle(self) -> None:
        """Tell at once what was changed and not told yet."""
        if self._settling.isActive():
            self._settling.stop()
            self._settle()

    def _settle(self) -> None:
        """After a change: facts whose words were touched become own words, then the text is told."""
        self._is_loading = True
        try:
            self._words.release_broken()
        finally:
            self._is_loading = False
        is_typed_expression = not self._is_source and has_new_expression(self._words.lines())
        text = self._read()
        if text == self._text:
            return
        self._text = text
        if is_typed_expression:
            behind = self.document().characterCount() - self.textCursor().position()
            self._load()
            self._put_caret(max(self.document().characterCount() - behind, 0))
        self._resting.start()
        self.edited.emit(text)

    # --- typing -------------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Undo and redo are the session's, whose actions must get their keys."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _history_key(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._leave_live()
        if _history_key(event):
            (self.undo_wanted if event.matches(QKeySequence.StandardKey.Undo) else self.redo_wanted).emit()
        elif event.matches(QKeySequence.StandardKey.Bold):
            self.toggle_bold()
        elif event.matches(QKeySequence.StandardKey.Italic):
            self.toggle_italic()
        elif event.text() == "@" and self._begins_word():
            self.mention_wanted.emit()
        elif not self._list_key(event):
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._leave_live()
        super().inputMethodEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Asked for by keys, the menu is for what stands at the caret."""
        is_by_keys = event.reason() == QContextMenuEvent.Reason.Keyboard
        at = self.textCursor() if is_by_keys else self.cursorForPosition(event.pos())
        menu = self.createStandardContextMenu()
        self.menu_opening.emit(menu, at)
        self.open_menu(menu, self.cursorRect(at).bottomLeft() if is_by_keys else event.pos())

    def open_menu(self, menu: QMenu, place: QPoint) -> None:
        """Open a menu at a place of the viewport; it goes when it is closed."""
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.viewport().mapToGlobal(place))

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pasted words keep bold, italic, links and lists, and no other looks they had elsewhere."""
        self._leave_live()
        lines = lines_of(read_rich_text(source.html())) if source.hasHtml() and not self._is_source else None
        if lines:
            cursor = self.textCursor()
            self._words.put(cursor, lines, self._spoken, theme_of(self))
            self.setTextCursor(cursor)
            return
        self.textCursor().insertText(printable(source.text()), own_form(self.currentCharFormat()))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._resting.stop()
        self.paused.emit()

    def insert_words(self, words: str) -> None:
        """Put plain words at the caret, as if they were typed."""
        self._leave_live()
        self.textCursor().insertText(words, own_form(self.currentCharFormat()))

    def replace_text(self, text: str) -> None:
        """Show another text as one that the user made."""
        if text != self._text:
            self._text = text
            self._load()
            self.edited.emit(text)

    def insert_expression(self, expression: str) -> None:
        """Put a live expression at the caret; what is typed next are own words."""
        if self._is_source:
            self.textCursor().insertText(f"{{{{ {expression} }}}}")
            return
        span = Span("", self.is_bold, self.fontItalic(), expression=expression)
        self._words.insert(self.textCursor(), span, self._spoken, theme_of(self))

    def _begins_word(self) -> bool:
        at = self.textCursor().selectionStart()
        before = self.document().characterAt(at - 1) if at else " "
        return not (str(before).isalnum() or before in "._-")

    def _leave_live(self) -> None:
        """Nothing typed takes over that it stands for a fact."""
        form = self.currentCharFormat()
        if is_live(form) and not self.textCursor().hasSelection():
            self.setCurrentCharFormat(own_form(form))

    def _list_key(self, event: QKeyEvent) -> bool:
        """A blank after "-" or "1." at a line's start begins a list; Enter and Backspace in an empty entry end it.

        Ctrl+] and Ctrl+[ put an entry deeper or less deep (Tab goes to the next field).
        """
        cursor, block = self.textCursor(), self.textCursor().block()
        if self._is_source or cursor.hasSelection():
            return False
        steps = _DEEPER.get(Qt.Key(event.key())) if event.modifiers() == Qt.KeyboardModifier.ControlModifier else None
        if steps is not None:
            return self._look(lambda: deepen_list(cursor, steps))
        if event.text() == " " and list_of(block) is None and cursor.atBlockEnd() and block.text() in LIST_STARTS:
            kind = LIST_STARTS[block.text()]
            cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
            self.toggle_list(kind)
            return True
        is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and block.length() == 1
        is_back = event.key() == Qt.Key.Key_Backspace and cursor.atBlockStart()
        if list_of(block) is not None and (is_return or is_back):
            return self._look(lambda: end_list(cursor))
        return False

    # --- looks --------------------------------------------------------------------------------------------------------

    @property
    def is_bold(self) -> bool:
        """Whether what is typed now is bold."""
        return self.fontWeight() >= QFont.Weight.DemiBold

    def toggle_bold(self) -> None:
        """Make the selected words bold, or no more."""
        self._merge(lambda form: form.setFontWeight(QFont.Weight.Normal if self.is_bold else QFont.Weight.Bold))

    def toggle_italic(self) -> None:
        """Make the selected words italic, or no more."""
        is_italic = self.fontItalic()
        self._merge(lambda form: form.setFontItalic(not is_italic))

    def _merge(self, change: Callable[[QTextCharFormat], None]) -> None:
        if not self._is_source:
            form = QTextCharFormat()
            change(form)
            self.mergeCurrentCharFormat(form)
            self._settling.start()

    def toggle_list(self, kind: LineKind) -> None:
        """Make the lines of the selection a list of this kind, or no list any more."""
        self._look(lambda: toggle_list(self.textCursor(), kind))

    def toggle_quotation(self) -> None:
        """Make the lines of the selection a quotation, or plain paragraphs again."""
        self._look(lambda: toggle_quotation(self.textCursor()))

    @property
    def link(self) -> str:
        """The address that the words at the caret lead to, "" for none."""
        form = linked_words(self.textCursor()).charFormat()
        return form.anchorHref() if form.isAnchor() else ""

    def set_link(self, address: str, words: str) -> None:
        """Lead the words at the caret (new ones, `words`, where there are none) to an address; "" undoes it."""
        cursor = linked_words(self.textCursor())
        if not cursor.hasSelection():
            cursor.insertText(words or address, own_form(self.currentCharFormat()))
            cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, len(words or address))
        self._look(lambda: set_link(cursor, address, theme_of(self)))

    def _look(self, change: Callable[[], object]) -> bool:
        """Do a change of looks, which a source has none of; always True."""
        if not self._is_source:
            change()
            self._settling.start()
        return True


_DEEPER = {Qt.Key.Key_BracketRight: 1, Qt.Key.Key_BracketLeft: -1}


def _history_key(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
