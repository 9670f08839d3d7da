"""The question who accepts a problem, and why."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from briefbook.gui.editor import Tr
from briefbook.gui.theme import GAP, MARGIN, set_role

_WIDTH = 480


class AcknowledgeDialog(QDialog):
    """`given`: who accepts it and why; neither is empty."""

    given = Signal(str, str)

    def __init__(self, sentence: str, who: str, tr: Tr, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Acknowledge a problem"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_WIDTH)
        self.who, self.why = QLineEdit(who), QLineEdit()
        told = QLabel(sentence)
        told.setWordWrap(True)
        told.setTextFormat(Qt.TextFormat.PlainText)
        note = QLabel(tr("It is kept in the briefing and comes back when the text changes."))
        note.setWordWrap(True)
        set_role(note, "muted")
        form = QFormLayout()
        form.setHorizontalSpacing(GAP)
        form.addRow(tr("Why it is right so"), self.why)
        form.addRow(tr("Your name"), self.who)
        box = QDialogButtonBox(self)
        self.accepting = box.addButton(tr("Acknowledge"), QDialogButtonBox.ButtonRole.AcceptRole)
        set_role(self.accepting, "primary")
        box.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self._give)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(MARGIN)
        for part in (told, note):
            column.addWidget(part)
        column.addLayout(form)
        column.addWidget(box)
        for field in (self.who, self.why):
            field.textChanged.connect(self._look)
        self._look()
        self.why.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look(self) -> None:
        self.accepting.setEnabled(bool(self.who.text().strip() and self.why.text().strip()))

    def _give(self) -> None:
        self.given.emit(self.who.text().strip(), self.why.text().strip())
        self.accept()
