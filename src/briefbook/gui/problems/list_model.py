"""Qt's model of the problems: groups with their headings; a problem is put into words when its row is looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from briefbook.gui.editor import Tr
from briefbook.model.problem import Severity
from briefbook.session.problem_places import LocatedProblem, PlacedProblem, Placing

PROBLEM = Qt.ItemDataRole.UserRole
COUNTS = {Severity.ERROR: "Errors: {count}", Severity.WARNING: "Warnings: {count}", Severity.HINT: "Hints: {count}"}
_ACKNOWLEDGED = "Acknowledged: {count}"
_NOWHERE = QModelIndex()
AnyIndex = QModelIndex | QPersistentModelIndex


class ProblemList(QAbstractListModel):
    """One group a severity with its heading, then what was acknowledged. `speak` says what a screen reader says."""

    def __init__(self, translate: Tr, speak: Callable[[PlacedProblem], str], parent: QObject) -> None:
        super().__init__(parent)
        self._translate = translate
        self._speak = speak
        self._placing: Placing | None = None
        self._rows: list[str | LocatedProblem] = []
        self._placed: dict[int, PlacedProblem] = {}

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been shown yet."""
        return not self._rows

    @property
    def problem_rows(self) -> list[int]:
        """The rows that are problems."""
        return [at for at, row in enumerate(self._rows) if not isinstance(row, str)]

    def problem(self, at: int) -> PlacedProblem | None:
        """The problem of a row, None for a heading."""
        row = self._rows[at]
        if isinstance(row, str) or self._placing is None:
            return None
        if at not in self._placed:
            self._placed[at] = self._placing.placed(row)
        return self._placed[at]

    def show(self, found: Sequence[LocatedProblem], placing: Placing) -> None:
        """Show other problems."""
        self.beginResetModel()
        self._placing, self._placed = placing, {}
        self._rows = list(self._grouped(found))
        self.endResetModel()

    def word_anew(self, placing: Placing) -> None:
        """Say the same problems as the briefing is now."""
        self._placing, self._placed = placing, {}
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def _grouped(self, found: Sequence[LocatedProblem]) -> list[str | LocatedProblem]:
        rows: list[str | LocatedProblem] = []
        if all(one.accepted is not None for one in found):
            rows.append(self._translate("Nothing is wrong in this edition."))
        counts = Counter(_group(one) for one in found)
        group = ""
        for one in found:
            if _group(one) != group:
                group = _group(one)
                rows.append(self._translate(group).format(count=counts[group]))
            rows.append(one)
        return rows

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        one, row = self.problem(index.row()), self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return one.sentence if one is not None else row
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return self._speak(one) if one is not None else row
            case _:
                return one if role == PROBLEM else None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        is_heading = index.isValid() and isinstance(self._rows[index.row()], str)
        return Qt.ItemFlag.ItemIsEnabled if is_heading else super().flags(index)


def _group(one: LocatedProblem) -> str:
    return COUNTS[one.problem.severity] if one.accepted is None else _ACKNOWLEDGED
