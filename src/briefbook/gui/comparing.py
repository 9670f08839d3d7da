"""Two versions of a briefing side by side, when somebody else changed its file."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefbook.gui.editor import Editor
from briefbook.gui.reading_table import reading_table
from briefbook.gui.theme import GAP, MARGIN, set_role
from briefbook.session.comparison import Difference, differences
from briefbook.session.state import State

_WIDTH, _HEIGHT = 720, 420


class Comparing(QDialog):
    """Lists what differs and asks which version shall stay. `takes_theirs` is the answer once it was accepted."""

    def __init__(self, editor: Editor, theirs: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._theirs = theirs
        self.takes_theirs = False
        tr = editor.tr
        self.setWindowTitle(tr("Two versions of this briefing"))
        self.resize(_WIDTH, _HEIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(QLabel(tr("What is otherwise on the disk than in this window:")))
        column.addWidget(self._table(differences(editor.state, theirs)), 1)
        column.addWidget(self._buttons())

    def _table(self, found: tuple[Difference, ...]) -> QTableWidget:
        tr = self._editor.tr
        table = reading_table((tr("What"), tr("Here"), tr("On the disk")), len(found), self)
        table.setAccessibleName(tr("Two versions of this briefing"))
        names = {
            "added": tr("Added there"),
            "removed": tr("Removed there"),
            "changed": tr("Changed"),
            "moved": tr("Moved"),
            "detail": tr("Detail"),
        }
        for row, one in enumerate(found):
            here = one.name or self._title(self._editor.state, one.ours)
            there = one.name or self._title(self._theirs, one.theirs)
            for column, words in enumerate((names[one.kind], here, there)):
                table.setItem(row, column, QTableWidgetItem(words))
        return table

    def _title(self, state: State, key: int | None) -> str:
        return self._editor.titles.of(state, key) or "–" if key is not None else "–"

    def _buttons(self) -> QDialogButtonBox:
        tr = self._editor.tr
        role = QDialogButtonBox.ButtonRole
        box = QDialogButtonBox(self)
        theirs = box.addButton(tr("Take the version on the disk"), role.AcceptRole)
        ours = box.addButton(tr("Save mine over it"), role.AcceptRole)
        box.addButton(tr("Decide later"), role.RejectRole).clicked.connect(self.reject)
        set_role(theirs, "primary")
        theirs.clicked.connect(lambda: self._decide(True))
        ours.clicked.connect(lambda: self._decide(False))
        return box

    def _decide(self, takes_theirs: bool) -> None:
        self.takes_theirs = takes_theirs
        self.accept()
