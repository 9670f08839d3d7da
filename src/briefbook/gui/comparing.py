"""Two versions of a briefing side by side, when somebody else changed its file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

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
from briefbook.gui.names import visit_kind
from briefbook.gui.reading_table import reading_table
from briefbook.gui.theme import GAP, MARGIN, set_role
from briefbook.session.comparison import Difference, differences
from briefbook.session.state import State
from briefbook.storage.written_form import written

_WIDTH, _HEIGHT = 720, 420
DETAILS = {
    "title": "Title",
    "reference": "Reference",
    "template": "Format",
    "language": "Language",
    "library": "Library",
    "as_of": "True as of",
    "editions": "Editions",
    "visit.kind": "Kind of visit",
    "visit.visitors": "Who comes",
    "visit.host": "Who receives",
    "visit.place": "Place",
    "visit.start": "Begins",
    "visit.end": "Ends",
    "visit.purpose": "Purpose",
    "visit.agenda": "Agenda",
    "visit.programme": "Programme",
    "visit.delegations": "Delegations",
}
"""The names of details in English, the keys of their translations."""


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
        }
        for row, one in enumerate(found):
            what = tr(DETAILS.get(one.name, one.name)) if one.name else names[one.kind]
            here, there = self._said(self._editor.state, one.ours, one), self._said(self._theirs, one.theirs, one)
            for column, words in enumerate((what, here, there)):
                table.setItem(row, column, QTableWidgetItem(words))
        return table

    def _said(self, state: State, key: int | None, one: Difference) -> str:
        """What one version has: the title of a row, the value of a detail."""
        if not one.name:
            return self._title(state, key)
        if one.name == "visit.kind":
            return visit_kind(state.header.visit.kind, self._editor.tr)
        value: Any = written(state.header)
        for part in one.name.split("."):
            value = value.get(part) if isinstance(value, Mapping) else None
        return _words(value, self._editor.language)

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


def _words(value: Any, language: str) -> str:
    """A value of the briefing's file as one line, in a language or in the one it has; "…" for what is not one line."""
    if isinstance(value, Mapping):
        value = value.get("text", value.get(language, next(iter(value.values()), None)))
        return _words(value, language)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(each for each in value if isinstance(each, str)) or "…"
    return "–" if value is None else str(value)
