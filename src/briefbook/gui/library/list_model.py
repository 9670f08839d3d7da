"""Qt's model of the found snippets."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QByteArray, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from briefbook.gui.library.cards import Card
from briefbook.gui.outline.carried import SNIPPETS

CARD = Qt.ItemDataRole.UserRole
IS_USED = Qt.ItemDataRole.UserRole + 1
_NOWHERE = QModelIndex()

AnyIndex = QModelIndex | QPersistentModelIndex


class CardList(QAbstractListModel):
    """The cards in their order; dragged, they carry the ids of their snippets."""

    def __init__(self, speak: Callable[[Card, bool], str], parent: QObject) -> None:
        super().__init__(parent)
        self._speak = speak
        self._cards: tuple[Card, ...] = ()
        self._used: frozenset[str] = frozenset()

    @property
    def cards(self) -> tuple[Card, ...]:
        """What is shown."""
        return self._cards

    def show(self, cards: tuple[Card, ...]) -> None:
        """Show other cards."""
        self.beginResetModel()
        self._cards = cards
        self.endResetModel()

    def set_used(self, used: frozenset[str]) -> None:
        """Say which snippets the briefing has."""
        if used != self._used:
            self._used = used
            if self._cards:
                self.dataChanged.emit(self.index(0), self.index(len(self._cards) - 1), [IS_USED])

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._cards)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        card = self._cards[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return card.title
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return self._speak(card, card.ident in self._used)
            case _:
                return {CARD: card, IS_USED: card.ident in self._used}.get(Qt.ItemDataRole(role))

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [SNIPPETS]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        idents = [self._cards[index.row()].ident for index in sorted(indexes, key=QModelIndex.row)]
        data = QMimeData()
        data.setData(SNIPPETS, QByteArray(json.dumps(idents).encode()))
        return data
