"""The strip above the pages: one sentence about what happened, and what may be done about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from briefbook.gui.theme import GAP, MARGIN, set_role


@dataclass(frozen=True)
class Remedy:
    """Something that may be done about a notice; the notice goes when it is done."""

    words: str
    act: Callable[[], None]
    is_primary: bool = False


@dataclass(frozen=True)
class Notice:
    """One sentence. A newer notice with the same `topic` takes the place of the older."""

    topic: str
    words: str
    remedies: tuple[Remedy, ...] = ()


class NoticeStrip(QWidget):
    """All notices, the newest below; nothing of it is seen while there is none."""

    emptied = Signal()

    def __init__(self, dismiss: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dismiss = dismiss
        self._shown: dict[str, QFrame] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.hide()

    @property
    def topics(self) -> tuple[str, ...]:
        """What is spoken of now."""
        return tuple(self._shown)

    def tell(self, notice: Notice) -> None:
        """Show a notice."""
        self.withdraw(notice.topic)
        frame = self._frame(notice)
        self._shown[notice.topic] = frame
        self._column.addWidget(frame)
        self.show()

    def withdraw(self, topic: str) -> None:
        """Take a notice away, if it is there."""
        frame = self._shown.pop(topic, None)
        if frame is None:
            return
        frame.hide()
        self._column.removeWidget(frame)
        frame.deleteLater()
        if not self._shown:
            self.hide()
            self.emptied.emit()

    def _frame(self, notice: Notice) -> QFrame:
        frame = QFrame(self)
        set_role(frame, "notice")
        row = QHBoxLayout(frame)
        row.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        row.setSpacing(GAP)
        words = QLabel(notice.words, frame)
        words.setWordWrap(True)
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row.addWidget(words, 1)
        for remedy in (*notice.remedies, Remedy(self._dismiss, lambda: None)):
            button = QPushButton(remedy.words, frame)
            set_role(button, "primary" if remedy.is_primary else "link")
            button.clicked.connect(lambda _on=False, one=remedy: self._do(notice.topic, one))
            row.addWidget(button)
        return frame

    def _do(self, topic: str, remedy: Remedy) -> None:
        self.withdraw(topic)
        remedy.act()
