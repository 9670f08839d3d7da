"""The visit on a card above the outline: who comes to whom, when and where, and the day the book is true on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from briefbook.gui.dates import spoken_date
from briefbook.gui.editor import Editor
from briefbook.gui.names import visit_kind, who_meets
from briefbook.gui.theme import GAP, GRID, MARGIN, set_role
from briefbook.model.briefing import Visit
from briefbook.session.titles import words_in


class VisitCard(QFrame):
    """Says the visit in three lines; pressed, it asks for the visit's details."""

    pressed = Signal()

    def __init__(self, editor: Editor, parent: QWidget) -> None:
        super().__init__(parent)
        self._editor = editor
        set_role(self, "card")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._who, self._when, self._day = QLabel(), QLabel(), QLabel()
        set_role(self._who, "title")
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        column.setSpacing(GRID // 2)
        for label in (self._who, self._when, self._day):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            column.addWidget(label)
        for label in (self._when, self._day):
            set_role(label, "muted")
        self.refresh()

    def refresh(self) -> None:
        """Say it anew."""
        editor, header = self._editor, self._editor.state.header
        self._who.setText(who_meets(header.visit, editor.library, editor.language))
        self._when.setText(_when_and_where(header.visit, editor))
        day = spoken_date(header.as_of_for(editor.edition))
        self._day.setText(editor.tr("True as of {day}").format(day=day))
        words = "\n".join(label.text() for label in (self._who, self._when, self._day))
        self.setAccessibleName(editor.tr("The visit"))
        self.setAccessibleDescription(words)
        self.setToolTip(editor.tr("Show the visit's details"))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit()
        else:
            super().keyPressEvent(event)


def _when_and_where(visit: Visit, editor: Editor) -> str:
    days = spoken_date(visit.start, with_weekday=True)
    if visit.end is not None and visit.end != visit.start:
        days = f"{spoken_date(visit.start)} – {spoken_date(visit.end)}"
    place = words_in(visit.place, editor.library, editor.language)
    return " · ".join(part for part in (visit_kind(visit.kind, editor.tr), place, days) if part)
