"""The line that opens below a row: what is typed becomes a text item there."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class TypingLine(QLineEdit):
    """Enter hands over what was typed (`typed`), Escape or an empty Enter closes the line (`closed`)."""

    typed = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._hand_over()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nothing typed is lost when the user goes elsewhere."""
        super().focusOutEvent(event)
        is_leaving = event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if self.isVisible() and is_leaving:
            words = self.text().strip()
            self.clear()
            self.closed.emit()
            if words:
                self.typed.emit(words)

    def _hand_over(self) -> None:
        words = self.text().strip()
        self.clear()
        if words:
            self.typed.emit(words)
        else:
            self.closed.emit()
