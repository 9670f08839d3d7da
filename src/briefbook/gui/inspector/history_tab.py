"""The third tab of the inspector: what was changed, when, and back to there."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QLocale, QSize, Qt
from PySide6.QtGui import QColor, QShowEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from briefbook.gui.editor import Editor
from briefbook.gui.theme import GAP, ROW_HEIGHT, theme_of
from briefbook.session.history import Step
from briefbook.session.state import State


class HistoryTab(QWidget):
    """The steps, the newest first; Enter or a double-click goes back (or forth again) to one."""

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._shown: tuple[int, ...] = ()
        self.list = QListWidget(self)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(editor.tr("History"))
        self.list.setSpacing(1)
        self.list.itemActivated.connect(self._go)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, 0)
        column.addWidget(self.list)
        editor.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the steps there are."""
        if not self.isVisible():
            return
        history = self._editor.session.history
        self.list.clear()
        future = {step.number for step in history.future}
        for step in reversed(history.steps):
            item = QListWidgetItem(self._words(step, is_saved=step.number == history.saved))
            item.setData(Qt.ItemDataRole.UserRole, step.number)
            item.setSizeHint(QSize(0, ROW_HEIGHT))
            font = self.font()
            if step.number == history.present.number:
                font.setBold(True)
            item.setFont(font)
            if step.number in future:
                item.setForeground(QColor(theme_of(self).muted))
                item.setToolTip(self._editor.tr("Undone; going here brings it back"))
            self.list.addItem(item)
            if step.number == history.present.number:
                self.list.setCurrentItem(item)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _words(self, step: Step[State], *, is_saved: bool) -> str:
        tr = self._editor.tr
        at = QLocale().toString(QDateTime(step.at).time(), QLocale.FormatType.ShortFormat) if step.at else ""
        words = tr(step.label) if step.label else tr("As it was opened")
        return "  ".join(part for part in (at, words, f"({tr('saved')})" if is_saved else "") if part)

    def _go(self, item: QListWidgetItem) -> None:
        self._editor.session.go_to(item.data(Qt.ItemDataRole.UserRole))
