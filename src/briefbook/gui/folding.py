"""The heading of something that folds."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QToolButton, QWidget


class FoldButton(QToolButton):
    """Says whether its part is open by an arrow; `folded` tells a change."""

    folded = Signal(bool)

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_folded = False
        self.setText(words)
        self.setAutoRaise(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        self.setFont(font)
        self.setArrowType(Qt.ArrowType.DownArrow)
        self.setStyleSheet("QToolButton { padding-left: 0; padding-right: 4px; }")
        self.clicked.connect(lambda: self.fold(not self._is_folded))

    @property
    def is_folded(self) -> bool:
        """Whether the part is out of sight."""
        return self._is_folded

    def fold(self, is_folded: bool) -> None:
        """Put the part out of sight, or show it again."""
        if is_folded != self._is_folded:
            self._is_folded = is_folded
            self.setArrowType(Qt.ArrowType.RightArrow if is_folded else Qt.ArrowType.DownArrow)
            self.folded.emit(is_folded)
