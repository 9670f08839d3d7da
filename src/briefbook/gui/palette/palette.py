"""The palette (Ctrl+K): type a few letters, choose a command, a place in the briefing, or a snippet to insert."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from briefbook.gui.commands import keys_of, plain_words
from briefbook.gui.editor import Editor
from briefbook.gui.jobs import Lane
from briefbook.gui.names import kind_name
from briefbook.gui.theme import GAP, GRID, MARGIN, ROW_HEIGHT, set_role, theme_of
from briefbook.session.anything import FoundCard, find_cards, find_rows, matches
from briefbook.session.moves import place_after_current
from briefbook.session.rows import insert_snippet

_SIZE = QSize(620, 420)
_FROM_TOP = 96
_MOST_COMMANDS, _MOST_ROWS, _MOST_CARDS = 8, 8, 12
_TYPING_PAUSE = 80
_ENTRY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Entry:
    """One line: what it is, a word on it at the right, what choosing it does, and whether that can be done now."""

    words: str
    detail: str
    act: Callable[[], object]
    is_possible: bool = True


class Palette(QFrame):
    """Belongs to a window and goes when something is chosen, with Escape, or with a click elsewhere."""

    def __init__(self, editor: Editor, actions: Sequence[QAction], window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self._above = window
        self._editor = editor
        self._actions = actions
        self._lane = Lane("palette", self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        set_role(self, "popup")
        tr = editor.tr
        self._field = QLineEdit(self)
        self._field.setPlaceholderText(tr("A command, a section, a snippet…"))
        self._field.setAccessibleName(tr("Find anything"))
        self._field.installEventFilter(self)
        self._list = QListWidget(self)
        self._list.setItemDelegate(_EntryDelegate(self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setUniformItemSizes(True)
        self._list.itemClicked.connect(self._choose)
        self._nothing = QLabel(tr("No command, section or snippet has these words."), self)
        self._nothing.setContentsMargins(MARGIN, 0, MARGIN, 0)
        set_role(self._nothing, "muted")
        self._nothing.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.setSpacing(GAP)
        column.addWidget(self._field)
        column.addWidget(self._nothing)
        column.addWidget(self._list, 1)
        self._pause = QTimer(self, singleShot=True, interval=_TYPING_PAUSE)
        self._pause.timeout.connect(self._search_library)
        self._field.textChanged.connect(self._typed)
        self._typed("")

    def popup(self) -> None:
        """Show it at the top of its window, the keyboard in its field."""
        window = self._above
        self.resize(_SIZE.boundedTo(window.size()))
        corner = window.mapToGlobal(window.rect().topLeft())
        self.move(corner.x() + (window.width() - self.width()) // 2, corner.y() + _FROM_TOP)
        self.show()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)

    # --- what is found ------------------------------------------------------------------------------------------------

    def _typed(self, words: str) -> None:
        self._list.clear()
        self._nothing.hide()
        for entry in (*self._commands(words), *self._rows(words)):
            self._add(entry)
        self._choose_first()
        if words.strip():
            self._pause.start()
        else:
            self._pause.stop()
            self._lane.cancel()

    def _commands(self, words: str) -> Iterator[Entry]:
        found = (action for action in self._actions if matches(words, plain_words(action)))
        limit = _MOST_COMMANDS if words.strip() else None
        for action in sorted(found, key=lambda one: not one.isEnabled())[:limit]:
            yield Entry(plain_words(action), keys_of(action), action.trigger, action.isEnabled())

    def _rows(self, words: str) -> Iterator[Entry]:
        if not words.strip():
            return
        editor = self._editor
        for row in find_rows(editor.state, editor.titles, words, _MOST_ROWS):
            yield Entry(row.title, row.section or editor.tr("Section"), partial(editor.select, (row.key,)))

    def _search_library(self) -> None:
        words, library, language = self._field.text(), self._editor.held.newest, self._editor.language
        index = self._editor.library_index
        self._lane.run(lambda: find_cards(index.of(library), library, language, words, _MOST_CARDS), self._add_cards)

    def _add_cards(self, cards: tuple[FoundCard, ...]) -> None:
        tr = self._editor.tr
        for card in cards:
            self._add(Entry(card.title, f"{kind_name(card.kind, tr)} · {tr('insert')}", partial(self._insert, card.id)))
        self._nothing.setVisible(not self._list.count())
        if self._list.currentRow() < 0:
            self._choose_first()

    def _choose_first(self) -> None:
        """Stand on the first line, if it can be done."""
        if self._list.count() and self._list.item(0).flags() & Qt.ItemFlag.ItemIsEnabled:
            self._list.setCurrentRow(0)

    def _insert(self, ident: str) -> None:
        with self._editor.edit("Insert a snippet"):
            self._editor.apply(insert_snippet, place_after_current(self._editor.state), ident)

    def _add(self, entry: Entry) -> None:
        item = QListWidgetItem(entry.words)
        item.setData(_ENTRY, entry)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{entry.words}, {entry.detail}")
        if not entry.is_possible:
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        self._list.addItem(item)

    # --- choosing -----------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event.key())
        return super().eventFilter(watched, event)

    def _key(self, key: int) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
        if key in steps:
            self._step(steps[Qt.Key(key)])
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self._list.currentItem())
            return True
        return False

    def _step(self, by: int) -> None:
        """Go up or down among the lines that can be done: they stand before the others of their kind."""
        rows = [at for at in range(self._list.count()) if self._list.item(at).flags() & Qt.ItemFlag.ItemIsEnabled]
        if rows:
            here = rows.index(self._list.currentRow()) if self._list.currentRow() in rows else -1
            self._list.setCurrentRow(rows[max(0, min(here + by, len(rows) - 1))])

    def closeEvent(self, event: QCloseEvent) -> None:
        self._pause.stop()
        self._lane.close()
        super().closeEvent(event)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is None or not item.flags() & Qt.ItemFlag.ItemIsEnabled:
            return
        entry: Entry = item.data(_ENTRY)
        self.close()
        # After the popup is gone, so that a command finds the window's own focus.
        QTimer.singleShot(0, self._above, entry.act)


class _EntryDelegate(QStyledItemDelegate):
    """The words at the left, the detail at the right."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry = index.data(_ENTRY)
        widget: QWidget = option.widget
        theme = theme_of(widget)
        rect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("selection"))
        inner = rect.adjusted(MARGIN, 0, -MARGIN, 0)
        metrics = painter.fontMetrics()
        room = min(metrics.horizontalAdvance(entry.detail), inner.width() // 2)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(theme.colour("muted" if entry.is_possible else "disabled"))
        detail = metrics.elidedText(entry.detail, Qt.TextElideMode.ElideRight, room + 1)
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, detail)
        painter.setPen(theme.colour("text" if entry.is_possible else "disabled"))
        left = inner.width() - room - 4 * GRID
        words = metrics.elidedText(entry.words, Qt.TextElideMode.ElideRight, left)
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignLeft, words)
        painter.restore()
