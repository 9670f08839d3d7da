"""The field for numbered copies: how many there are follows from who receives them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from briefbook.gui.bar import edition_name
from briefbook.gui.editor import Editor
from briefbook.gui.forms import ticks
from briefbook.gui.theme import GRID, set_role
from briefbook.session.copies import recipients, set_recipients

_LINES = 3


class RecipientsField(QWidget):
    """The recipients of the edition in view, one a line; what is typed becomes a step of the briefing when taken.

    `resized`: it has become higher or lower.
    """

    resized = Signal()

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        tr = editor.tr
        self._before = recipients(editor.edition, editor.language, editor.library.first_language)
        self._is_numbered = QCheckBox(tr("Each with its number and recipient on every page"))
        self._lines = QPlainTextEdit("\n".join(self._before))
        self._lines.setAccessibleName(tr("Recipients, one a line"))
        self._lines.setPlaceholderText(tr("Recipients, one a line"))
        self._lines.setTabChangesFocus(True)
        self._lines.setFixedHeight(_LINES * self._lines.fontMetrics().lineSpacing() + 5 * GRID)
        self._count = QLabel()
        set_role(self._count, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(ticks((self._is_numbered,)))
        for part in (self._lines, self._count):
            column.addWidget(part)
        self._is_numbered.setChecked(bool(self._before))
        self._is_numbered.toggled.connect(self._show)
        self._is_numbered.toggled.connect(self.resized)
        self._lines.textChanged.connect(self._show)
        self._show()

    @property
    def recipients(self) -> tuple[str, ...]:
        """Who receives a copy; nobody where copies are not numbered."""
        lines = self._lines.toPlainText().splitlines() if self._is_numbered.isChecked() else ()
        return tuple(line.strip() for line in lines if line.strip())

    def take(self) -> None:
        """Make what is typed part of the briefing, as a step that undo takes back."""
        if self.recipients == self._before:
            return
        editor = self._editor
        name, language, first = editor.edition.name, editor.language, editor.library.first_language
        with editor.edit("Numbered copies"):
            editor.apply(set_recipients, name, self.recipients, language, first)
        self._before = self.recipients

    def _show(self) -> None:
        is_numbered = self._is_numbered.isChecked()
        self._lines.setVisible(is_numbered)
        self._count.setVisible(is_numbered)
        tr = self._editor.tr
        words = tr("Copies of the edition “{edition}”: {count}")
        self._count.setText(words.format(edition=edition_name(self._editor.edition, tr), count=len(self.recipients)))
