"""Lines under wrong words of a document. Words of facts are not the writer's and have none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from PySide6.QtGui import QSyntaxHighlighter, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from briefbook.gui.inspector.text_document import fragments, is_live
from briefbook.gui.theme import theme_of
from briefbook.spelling.words import checked_words

_BEYOND = re.compile("[\U00010000-\U0010ffff]")
"""Characters that Qt counts as two."""
_TYPED = 4
"""Most characters that come at once from a keyboard."""


class WrongWords(QSyntaxHighlighter):
    """Looks at a paragraph whenever it changes; the word being typed is let alone until the caret leaves it."""

    def __init__(self, text: QTextEdit, is_wrong: Callable[[str, str], bool], language: str) -> None:
        """`is_wrong` tells of a language's word whether it is; it answers at once."""
        self._text, self._is_wrong, self._language = text, is_wrong, language
        self._typing_at = -1
        # First, for the highlighter looks at what changed as soon as it hears of it.
        text.document().contentsChange.connect(self._contents_changed)
        super().__init__(text.document())
        text.cursorPositionChanged.connect(self._caret_moved)

    @property
    def language(self) -> str:
        """The language whose words are checked."""
        return self._language

    def speak(self, language: str) -> None:
        """Check the words of another language."""
        if language != self._language:
            self._language = language
            self.rehighlight()

    def highlightBlock(self, _text: str) -> None:
        block = self.currentBlock()
        form = QTextCharFormat()
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
        form.setUnderlineColor(theme_of(self._text).colour("error"))
        for start, word in checked_words(_own_words(block), self._language):
            if block.position() + start + len(word) == self._typing_at:
                continue
            if self._is_wrong(self._language, word):
                self.setFormat(start, len(word), form)

    def wrong_words(self, block: QTextBlock) -> Iterator[QTextCursor]:
        """The wrong words of a paragraph, each selected by a cursor."""
        for start, word in checked_words(_own_words(block), self._language):
            if self._is_wrong(self._language, word):
                cursor = QTextCursor(block)
                cursor.setPosition(block.position() + start)
                cursor.setPosition(block.position() + start + len(word), QTextCursor.MoveMode.KeepAnchor)
                yield cursor

    def _contents_changed(self, at: int, _gone: int, came: int) -> None:
        self._typing_at = at + came if came <= _TYPED and self._text.hasFocus() else -1

    def _caret_moved(self) -> None:
        left = self._typing_at
        if left >= 0 and self._text.textCursor().position() != left:
            self._typing_at = -1
            block = self.document().findBlock(left)
            if block.isValid():
                self.rehighlightBlock(block)


def _own_words(block: QTextBlock) -> str:
    """The text of a paragraph with blanks for the words of facts, as long as Qt counts it."""
    text = _BEYOND.sub("  ", block.text())
    for fragment in fragments(block):
        if is_live(fragment.charFormat()):
            start = fragment.position() - block.position()
            text = f"{text[:start]}{' ' * fragment.length()}{text[start + fragment.length() :]}"
    return text
