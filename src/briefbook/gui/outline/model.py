"""Qt's model of the outline: rows known by their keys, a new state applied as the fewest moves."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from briefbook.gui.outline.carried import FORMATS, KEYS, ROWS, SNIPPETS, has_words, rows_as_mime
from briefbook.gui.outline.difference import Shape, transform
from briefbook.gui.outline.lines import OutlineLine
from briefbook.session.moves import END, Place
from briefbook.session.tree import ROOT

LINE = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()
_OF_ALL = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
_OF_SECTIONS = _OF_ALL | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDropEnabled
_OF_BREAKS = _OF_ALL | Qt.ItemFlag.ItemNeverHasChildren
_OF_ITEMS = _OF_BREAKS | Qt.ItemFlag.ItemIsEditable
_OF_NOTHING = Qt.ItemFlag.ItemIsDropEnabled
_OF_KINDS = {"section": _OF_SECTIONS, "break": _OF_BREAKS}

AnyIndex = QModelIndex | QPersistentModelIndex


class OutlineModel(QAbstractItemModel):
    """One column of titles. It changes nothing by itself: its signals are wishes.

    `moved`: keys and a Place. `dropped`: what was carried here (QMimeData, valid while told) and a Place.
    `snippets_dropped`: ids and a Place.
    """

    renamed = Signal(int, str)
    moved = Signal(object, object)
    dropped = Signal(object, object)
    snippets_dropped = Signal(object, object)

    def __init__(self, speak: Callable[[OutlineLine], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._speak = speak
        self._shape = Shape()
        self._lines: dict[int, OutlineLine] = {}
        self.copied: Callable[[Iterable[int]], str] = lambda _keys: ""
        self.dragged: frozenset[int] = frozenset()
        """The rows that are being dragged, to be painted pale."""

    # --- structure ----------------------------------------------------------------------------------------------------

    def key(self, index: AnyIndex) -> int:
        """The key of the row at an index, ROOT for none."""
        return index.internalId() if index.isValid() else ROOT

    def at(self, key: int) -> QModelIndex:
        """The index of a row; an invalid one for ROOT and for a key that is not there."""
        return self.createIndex(self._shape.place(key), 0, key) if key in self._shape.parents else QModelIndex()

    def line(self, key: int) -> OutlineLine | None:
        """What the row of that key shows."""
        return self._lines.get(key)

    @property
    def keys(self) -> tuple[int, ...]:
        """The keys of all rows in the order of the outline."""
        return tuple(self._lines)

    def index(self, row: int, column: int, parent: AnyIndex = _NOWHERE) -> QModelIndex:
        keys = self._shape.children.get(self.key(parent), [])
        if column != 0 or not 0 <= row < len(keys):
            return QModelIndex()
        return self.createIndex(row, 0, keys[row])

    def parent(self, index: AnyIndex | None = None) -> Any:
        if index is None:
            return QObject.parent(self)
        return self.at(self._shape.parents.get(index.internalId(), ROOT)) if index.isValid() else QModelIndex()

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return len(self._shape.children.get(self.key(parent), [])) if parent.column() <= 0 else 0

    def columnCount(self, _parent: AnyIndex = _NOWHERE) -> int:
        return 1

    # --- what rows say ------------------------------------------------------------------------------------------------

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self._lines.get(self.key(index))
        if line is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return line.row.title
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return self._speak(line)
            case _:
                return line if role == LINE else None

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        line = self._lines.get(self.key(index))
        if role != Qt.ItemDataRole.EditRole or line is None:
            return False
        if str(value).strip() != line.row.title:
            self.renamed.emit(line.row.key, str(value))
        return True

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Asked for by the view for every row whenever it lays rows out."""
        line = self._lines.get(index.internalId())
        return _OF_NOTHING if line is None else _OF_KINDS.get(line.row.kind, _OF_ITEMS)

    # --- a new state --------------------------------------------------------------------------------------------------

    def apply(self, lines: Sequence[OutlineLine]) -> tuple[int, ...]:
        """Show other rows; returns the keys of the sections that are new."""
        wanted: dict[int, list[int]] = {ROOT: []}
        for line in lines:
            wanted[line.row.parent].append(line.row.key)
            wanted[line.row.key] = []
        before = self._lines
        shown = {line.row.key: line for line in lines}
        if before:
            self._lines = {**before, **shown}
            transform(self._shape, wanted, self)
            self._lines = shown
        else:
            self._begin(shown, wanted)
        for line in lines:
            key = line.row.key
            was = before.get(key)
            if was is not None and was is not line and was != line:
                self.dataChanged.emit(self.at(key), self.at(key))
        return tuple(line.row.key for line in lines if line.row.is_section and line.row.key not in before)

    def _begin(self, lines: dict[int, OutlineLine], wanted: dict[int, list[int]]) -> None:
        """The first rows come all at once."""
        self.beginResetModel()
        self._lines, self._shape = lines, Shape.of(wanted)
        self.endResetModel()

    def put(self, parent: int, at: int, key: int) -> None:
        """A step of `apply`: a new row."""
        self.beginInsertRows(self.at(parent), at, at)
        self._shape.put(parent, at, key)
        self.endInsertRows()

    def move(self, key: int, parent: int, at: int) -> None:
        """A step of `apply`: a row to another place."""
        old, row = self._shape.parents[key], self._shape.place(key)
        is_possible = self.beginMoveRows(self.at(old), row, row, self.at(parent), at)
        assert is_possible, (key, parent, at)
        self._shape.move(key, parent, at - 1 if old == parent and row < at else at)
        self.endMoveRows()

    def take(self, parent: int, first: int, last: int) -> None:
        """A step of `apply`: rows that go."""
        self.beginRemoveRows(self.at(parent), first, last)
        self._shape.take(parent, first, last)
        self.endRemoveRows()

    # --- dragging -----------------------------------------------------------------------------------------------------

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        return FORMATS

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        keys = [self.key(index) for index in indexes]
        data = rows_as_mime(self.copied(keys), [self._lines[key].row.title for key in keys if key in self._lines])
        data.setData(KEYS, QByteArray(json.dumps({"from": self._mark(), "keys": keys}).encode()))
        return data

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, _row: int, _column: int, parent: AnyIndex
    ) -> bool:
        keys = self._own_keys(data)
        if keys is None or action == Qt.DropAction.CopyAction:
            return data.hasFormat(ROWS) or has_words(data) or (parent.isValid() and data.hasFormat(SNIPPETS))
        above = self.key(parent)
        while above != ROOT:
            if above in keys:
                return False
            above = self._shape.parents[above]
        return parent.isValid() or all(self._lines[key].row.is_section for key in keys if key in self._lines)

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: AnyIndex) -> bool:
        """Emit a wish; the rows move when the session says so."""
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        place = Place(self.key(parent), row if row >= 0 else END)
        keys = self._own_keys(data)
        if keys is not None and action != Qt.DropAction.CopyAction:
            self.moved.emit(keys, place)
        elif data.hasFormat(SNIPPETS):
            self.snippets_dropped.emit(tuple(json.loads(data.data(SNIPPETS).toStdString())), place)
        else:
            self.dropped.emit(data, place)
        return True

    def is_own(self, data: QMimeData) -> bool:
        """Whether rows of this very outline are dragged, which move; all else is copied into it."""
        return self._own_keys(data) is not None

    def _own_keys(self, data: QMimeData) -> tuple[int, ...] | None:
        """The keys of rows dragged from this very model, None for anything else."""
        if not data.hasFormat(KEYS):
            return None
        told = json.loads(data.data(KEYS).toStdString())
        return tuple(told["keys"]) if told["from"] == self._mark() else None

    def _mark(self) -> str:
        return f"{id(self):x}"
