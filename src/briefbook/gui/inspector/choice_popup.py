"""A list to choose from that opens beside what is typed, and is searched by typing on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from briefbook.gui.jobs import Lane
from briefbook.gui.theme import GAP, GRID, set_role

_SIZE = QSize(360, 320)
_VALUE = Qt.ItemDataRole.UserRole
_PAUSE = 80
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry: its words, a second line that tells more, what it stands for."""

    words: str
    detail: str
    value: Any


@dataclass(frozen=True)
class Search:
    """How a popup finds: `find` works beside the window on frozen values, `offer` makes entries of what it found.

    `name` is what assistive technology reads, `nothing` stands there when nothing is found.
    """

    find: Callable[[str], Any]
    offer: Callable[[Any], Iterable[Choice]]
    name: str
    hint: str
    nothing: str


class ChoicePopup(QFrame):
    """Enter or a click chooses; Escape leaves, and `left` is told what had been typed."""

    def __init__(
        self,
        search: Search,
        choose: Callable[[Any], object],
        parent: QWidget,
        left: Callable[[str], object] = lambda _typed: None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._search, self._choose, self._left = search, choose, left
        self._lane = Lane("choices", self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        set_role(self, "popup")
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(search.hint)
        self.field.setAccessibleName(search.name)
        self.field.installEventFilter(self)
        self.list = QListWidget(self)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(search.name)
        self.list.itemClicked.connect(self._take)
        self._nothing = QLabel(search.nothing)
        self._nothing.setWordWrap(True)
        self._nothing.hide()
        set_role(self._nothing, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.setSpacing(GRID)
        for widget, stretch in ((self.field, 0), (self._nothing, 0), (self.list, 1)):
            column.addWidget(widget, stretch)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._find)
        self.field.textChanged.connect(lambda _words: self._pause.start())

    def open_at(self, corner: QPoint) -> None:
        """Open below a point of the screen, or above where there is no room below."""
        self.resize(_SIZE)
        screen = QGuiApplication.screenAt(corner) or self.screen()
        room = screen.availableGeometry()
        left = max(room.left(), min(corner.x(), room.right() - self.width()))
        above = corner.y() - self.height() - 6 * GRID
        self.move(left, corner.y() if corner.y() + self.height() <= room.bottom() else max(above, room.top()))
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)
        self._find()

    def _find(self) -> None:
        words, find = self.field.text(), self._search.find
        self._lane.run(lambda: find(words), self._show)

    def _show(self, found: Any) -> None:
        self.list.clear()
        for choice in self._search.offer(found):
            item = QListWidgetItem(f"{choice.words}\n{choice.detail}" if choice.detail else choice.words)
            item.setData(_VALUE, choice.value)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{choice.words}, {choice.detail}")
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._nothing.setVisible(self.list.count() == 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _STEPS:
            row = self.list.currentRow() + _STEPS[key]
            self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.list.currentItem())
        elif key == Qt.Key.Key_Escape or (key == Qt.Key.Key_Backspace and not self.field.text()):
            self._leave(self.field.text() if key == Qt.Key.Key_Escape else "\b")
        else:
            return False
        return True

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            value = item.data(_VALUE)
            self.close()
            self._choose(value)

    def _leave(self, typed: str) -> None:
        self.close()
        self._left(typed)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._pause.stop()
        self._lane.close()
        super().closeEvent(event)
