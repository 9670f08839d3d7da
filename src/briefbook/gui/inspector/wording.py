"""The editor of words: bold, italic, lists, quotations; words that stand for facts are dotted and stay live.

Undo belongs to the session, which keeps the text of every step; the document keeps none of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextFragment,
    QTextList,
    QTextListFormat,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from briefbook.gui.inspector.markup_lines import LineKind, Span, TextLine, read_lines, written_lines
from briefbook.gui.theme import GAP, GRID, theme_of
from briefbook.session.words import printable

Say = Callable[[str], str | None]

_LIVE = int(QTextFormat.Property.UserProperty.value) + 1
"""Expression and a serial number: one value per occurrence, or two equal neighbours would be one."""
_BETWEEN = "\x1f"
_QUOTED = int(QTextFormat.Property.BlockQuoteLevel.value)
_LIVE_LOOKS = (
    _LIVE,
    QTextFormat.Property.TextUnderlineStyle,
    QTextFormat.Property.TextUnderlineColor,
    QTextFormat.Property.TextToolTip,
)
_STYLES = {"bullet": QTextListFormat.Style.ListDisc, "number": QTextListFormat.Style.ListDecimal}
_STARTS: dict[str, LineKind] = {"-": "bullet", "*": "bullet", "•": "bullet", "1.": "number", "1)": "number"}
_PAUSE = 2000
"""Milliseconds without a key after which what is typed next is a step of undo of its own."""


class WordingEditor(QTextEdit):
    """Shows a text by its lines, or as its source where lines cannot show it.

    `edited`: the text after a change by the user. `paused`: the user went elsewhere or stopped for a while.
    """

    edited = Signal(str)
    paused = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, unseen: str, parent: QWidget | None = None) -> None:
        """`unseen` stands for facts that the edition may not see."""
        super().__init__(parent)
        self._unseen = unseen
        self._text = ""
        self._is_source = False
        self._is_loading = False
        self._serial = 0
        self._expected: dict[str, str] = {}
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
        if text == self._text and not self.document().isEmpty() and self._facts_are_same():
            return
        caret = self.textCursor().position() if text and self._text else 0
        self._text = text
        self._load()
        cursor = self.textCursor()
        cursor.setPosition(min(caret, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def _facts_are_same(self) -> bool:
        return all(self._spoken(key.partition(_BETWEEN)[0]) == words for key, words in self._expected.items())

    def _spoken(self, expression: str) -> str:
        words = self._say(expression)
        return self._unseen if words is None else (words or " ").replace("\n", "\u2028")

    def _load(self) -> None:
        self._is_loading = True
        try:
            self._expected.clear()
            self.clear()
            self.setCurrentCharFormat(QTextCharFormat())
            lines = read_lines(self._text)
            self._is_source = lines is None
            if lines is None:
                self.setPlainText(self._text)
            else:
                self._insert(lines)
        finally:
            self._is_loading = False

    def _insert(self, lines: tuple[TextLine, ...]) -> None:
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for index, line in enumerate(lines):
            form = QTextBlockFormat()
            form.setBottomMargin(GAP if line.kind in ("paragraph", "quotation") else GRID / 2)
            if line.kind == "quotation":
                form.setProperty(_QUOTED, line.level)
                form.setLeftMargin(4 * GRID)
            if index:
                cursor.insertBlock(form, QTextCharFormat())
            else:
                cursor.setBlockFormat(form)
            if line.kind in _STYLES:
                self._put_into_list(cursor, line)
            for span in line.spans:
                self._insert_span(cursor, span)
        cursor.endEditBlock()

    def _put_into_list(self, cursor: QTextCursor, line: TextLine) -> None:
        before = cursor.block().previous()
        while (known := _list_of(before)) is not None and known.format().indent() > line.level:
            before = before.previous()
        if known is not None and known.format().indent() == line.level and known.format().style() == _STYLES[line.kind]:
            known.add(cursor.block())
            return
        form = QTextListFormat()
        form.setStyle(_STYLES[line.kind])
        form.setIndent(line.level)
        cursor.createList(form)

    def _insert_span(self, cursor: QTextCursor, span: Span) -> None:
        form = QTextCharFormat()
        if span.bold:
            form.setFontWeight(QFont.Weight.Bold)
        form.setFontItalic(span.italic)
        if span.link:
            form.setAnchor(True)
            form.setAnchorHref(span.link)
            form.setForeground(theme_of(self).colour("accent"))
            form.setFontUnderline(True)
            form.setToolTip(span.link)
        words = span.text
        if span.expression:
            words = self._spoken(span.expression)
            self._serial += 1
            key = f"{span.expression}{_BETWEEN}{self._serial}"
            self._expected[key] = words
            form.setProperty(_LIVE, key)
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            form.setUnderlineColor(theme_of(self).colour("accent"))
            form.setToolTip(f"{{{{ {span.expression} }}}}")
        cursor.insertText(words, form)

    # --- what it says -------------------------------------------------------------------------------------------------

    def _read(self) -> str:
        if self._is_source:
            return self.toPlainText()
        return written_lines(
            _line(block) for block in _blocks(self) if block.length() > 1 or _list_of(block) is not None
        )

    def _contents_changed(self, _at: int, gone: int, came: int) -> None:
        if not self._is_loading and (gone or came):
            self._settling.start()

    def _settle(self) -> None:
        """After a change: facts whose words were touched become own words, then the text is told."""
        self._is_loading = True
        try:
            self._detach_broken()
        finally:
            self._is_loading = False
        text = self._read()
        if text != self._text:
            self._text = text
            self._resting.start()
            self.edited.emit(text)

    def _detach_broken(self) -> None:
        for key, pieces in _live_pieces(self).items():
            words = "".join(piece.text() for piece in pieces)
            ends = [piece.position() + piece.length() for piece in pieces[:-1]]
            is_whole = ends == [piece.position() for piece in pieces[1:]]
            if is_whole and words == self._expected.get(key):
                continue
            self._expected.pop(key, None)
            for start, length in [(piece.position(), piece.length()) for piece in pieces]:
                cursor = QTextCursor(self.document())
                cursor.setPosition(start)
                cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(_own(cursor.charFormat()))
        here = set(_live_pieces(self))
        self._expected = {key: words for key, words in self._expected.items() if key in here}

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
        elif not self._list_key(event):
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._leave_live()
        super().inputMethodEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pasted words come without the looks they had elsewhere."""
        self._leave_live()
        self.textCursor().insertText(printable(source.text()), _own(self.currentCharFormat()))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._resting.stop()
        self.paused.emit()

    def _leave_live(self) -> None:
        """Nothing typed takes over that it stands for a fact."""
        form = self.currentCharFormat()
        if form.hasProperty(_LIVE) and not self.textCursor().hasSelection():
            self.setCurrentCharFormat(_own(form))

    def _list_key(self, event: QKeyEvent) -> bool:
        """A blank after "-" or "1." at a line's start begins a list; Enter and Backspace in an empty entry end it."""
        cursor, block = self.textCursor(), self.textCursor().block()
        if self._is_source or cursor.hasSelection():
            return False
        if event.text() == " " and _list_of(block) is None and cursor.atBlockEnd() and block.text() in _STARTS:
            kind = _STARTS[block.text()]
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
            self.toggle_list(kind)
            return True
        is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and block.length() == 1
        is_back = event.key() == Qt.Key.Key_Backspace and cursor.atBlockStart()
        if _list_of(block) is not None and (is_return or is_back):
            self._end_list(cursor)
            return True
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
        if self._is_source:
            return
        cursor = self.textCursor()
        known = _list_of(cursor.block())
        if known is not None and known.format().style() == _STYLES[kind]:
            self._end_list(cursor)
            return
        form = QTextListFormat()
        form.setStyle(_STYLES[kind])
        form.setIndent(1)
        cursor.createList(form)
        self._settling.start()

    def _end_list(self, cursor: QTextCursor) -> None:
        start, end = sorted((cursor.anchor(), cursor.position()))
        block = self.document().findBlock(start)
        while block.isValid() and block.position() <= end:
            known = _list_of(block)
            if known is not None:
                known.remove(block)
                form = block.blockFormat()
                form.setIndent(0)
                QTextCursor(block).setBlockFormat(form)
            block = block.next()
        self._settling.start()


def _history_key(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)


def _own(form: QTextCharFormat) -> QTextCharFormat:
    """A format that stands for no fact."""
    own = QTextCharFormat(form)
    for name in _LIVE_LOOKS:
        own.clearProperty(name)
    return own


def _blocks(editor: QTextEdit) -> Iterator[QTextBlock]:
    block = editor.document().begin()
    while block.isValid():
        yield block
        block = block.next()


def _fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    place = block.begin()
    while not place.atEnd():
        yield place.fragment()
        place += 1


def _live_pieces(editor: QTextEdit) -> dict[str, list[QTextFragment]]:
    """The fragments that stand for a fact, by the occurrence they belong to."""
    pieces: dict[str, list[QTextFragment]] = {}
    for block in _blocks(editor):
        for fragment in _fragments(block):
            key = fragment.charFormat().property(_LIVE)
            if key:
                pieces.setdefault(str(key), []).append(fragment)
    return pieces


def _list_of(block: QTextBlock) -> QTextList | None:
    """The list that a block is in; Qt's own signature hides that there may be none."""
    found: QTextList | None = block.textList() if block.isValid() else None
    return found


def _line(block: QTextBlock) -> TextLine:
    known, quoted = _list_of(block), block.blockFormat().property(_QUOTED)
    spans = tuple(_spans(block))
    if known is not None:
        is_bulleted = known.format().style() == QTextListFormat.Style.ListDisc
        return TextLine("bullet" if is_bulleted else "number", max(known.format().indent(), 1), spans)
    return TextLine("quotation", 1, spans) if quoted else TextLine("paragraph", 0, spans)


def _spans(block: QTextBlock) -> Iterator[Span]:
    last_key = ""
    for fragment in _fragments(block):
        form = fragment.charFormat()
        key = str(form.property(_LIVE) or "")
        if key and key == last_key:
            continue
        last_key = key
        is_bold = form.fontWeight() >= QFont.Weight.DemiBold
        link = form.anchorHref() if form.isAnchor() else ""
        expression = key.partition(_BETWEEN)[0]
        yield Span("" if key else fragment.text(), is_bold, form.fontItalic(), link, expression)
