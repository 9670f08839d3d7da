"""The strip in which words to be found in the pages are typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from briefbook.gui.icons import icon
from briefbook.gui.theme import GRID, MARGIN, set_role

PAUSE_MS = 120
"""After the last key the search begins."""


class FindBar(QWidget):
    """`sought` carries what is typed, after a pause; `stepped` 1 or -1; `closed` when it goes away."""

    sought = Signal(str)
    stepped = Signal(int)
    closed = Signal()

    def __init__(self, tr: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = tr
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        set_role(self, "panel-bar")
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Find in pages"))
        self.field.setAccessibleName(tr("Words to find in the pages"))
        self.field.setClearButtonEnabled(True)
        self.field.installEventFilter(self)
        self.tally = QLabel()
        set_role(self.tally, "muted")
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.search_now)
        self.field.textEdited.connect(lambda _words: self._pause.start())
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, GRID, MARGIN, GRID)
        row.setSpacing(GRID)
        row.addWidget(self.field, 1)
        row.addWidget(self.tally)
        row.addWidget(self._button("left", tr("Previous"), lambda: self.stepped.emit(-1)))
        row.addWidget(self._button("right", tr("Next"), lambda: self.stepped.emit(1)))
        row.addWidget(self._button("close", tr("Close"), self.close_bar))

    @property
    def words(self) -> str:
        """What is sought."""
        return self.field.text()

    def open_bar(self) -> None:
        """Show the bar with the keyboard in it; what was sought last is there and is sought again."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self.search_now()

    def close_bar(self) -> None:
        """Hide the bar; nothing is sought any more."""
        self._pause.stop()
        self.hide()
        self.closed.emit()

    def search_now(self) -> None:
        """Seek what is typed without waiting for a pause."""
        self._pause.stop()
        self.sought.emit(self.words)

    def show_tally(self, present: int, count: int) -> None:
        """Say which of how many places is in view, from 1."""
        if not self.words.strip():
            self.tally.setText("")
        elif count:
            self.tally.setText(self._words("{present} of {count}").format(present=present, count=count))
        else:
            self.tally.setText(self._words("Not found"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                if self._pause.isActive():
                    self.search_now()
                else:
                    self.stepped.emit(-1 if is_back else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_bar()
                return True
        return super().eventFilter(watched, event)

    def _button(self, name: str, words: str, act: Callable[[], object]) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(name))
        button.setText(words)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.clicked.connect(lambda _on=False: act())
        return button
