"""How far the first reading of a large library is: files read of files, a bar, and the way out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from briefbook.gui.theme import GAP, GRID, MARGIN

WORTH_SHOWING = 500
"""Files: fewer are read before anybody has seen a bar."""
_WIDTH = 60 * GRID


def reading_words(tr: Callable[[str], str], done: int, of: int) -> str:
    """How many of a library's files have been read, in the words and numbers of the window's language."""
    number = QLocale().toString
    return tr("Reading the library: {done} of {of} files").format(done=number(done), of=number(of))


class ReadingProgress(QWidget):
    """A line that comes when there is much to read. `cancelled`: the user does not want to wait for it."""

    cancelled = Signal()

    def __init__(self, tr: Callable[[str], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._tr = tr
        self._words = QLabel()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_WIDTH)
        cancel = QPushButton(tr("Cancel"))
        cancel.setShortcut(Qt.Key.Key_Escape)
        cancel.setCursor(Qt.CursorShape.ArrowCursor)
        cancel.clicked.connect(self.cancelled)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        row.setSpacing(MARGIN)
        for widget in (self._words, self._bar, cancel):
            row.addWidget(widget)
        row.addStretch(1)
        self.setAutoFillBackground(True)
        self.hide()

    def tell(self, done: int, of: int) -> None:
        """So many of so many files have been read."""
        if of < WORTH_SHOWING:
            return
        words = reading_words(self._tr, done, of)
        self._words.setText(words)
        self._bar.setAccessibleName(words)
        self._bar.setRange(0, of)
        self._bar.setValue(done)
        self.show()
