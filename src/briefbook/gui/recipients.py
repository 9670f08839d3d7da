"""The field for numbered copies: how many there are of each edition follows from who receives them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from briefbook.gui.bar import edition_name
from briefbook.gui.calm import CalmComboBox
from briefbook.gui.editor import Editor
from briefbook.gui.forms import ticks
from briefbook.gui.theme import GRID, set_role
from briefbook.session.copies import recipients, set_recipients

_LINES = 3


@dataclass
class _Copies:
    """What is typed for an edition, and who received it before."""

    before: tuple[str, ...]
    is_numbered: bool
    text: str

    @property
    def recipients(self) -> tuple[str, ...]:
        lines = self.text.splitlines() if self.is_numbered else ()
        return tuple(line.strip() for line in lines if line.strip())


class RecipientsField(QWidget):
    """The recipients of the editions offered, one a line, each edition its own; where several are, one is chosen.

    What is typed becomes a step of the briefing when taken. `resized`: the field has become higher or lower.
    """

    resized = Signal()

    def __init__(self, editor: Editor, editions: Sequence[str], parent: QWidget | None = None) -> None:
        """`editions` are the names of those offered at first, at least one."""
        super().__init__(parent)
        self._editor = editor
        tr, first = editor.tr, editor.library.first_language
        self._typed = {
            one.name: _Copies(known := recipients(one, editor.language, first), bool(known), "\n".join(known))
            for one in editor.session.briefing.all_editions
        }
        self.edition = CalmComboBox()
        self.edition.setAccessibleName(tr("Edition whose copies are numbered"))
        self._is_numbered = QCheckBox(tr("Each with its number and recipient on every page"))
        self._lines = QPlainTextEdit()
        self._lines.setAccessibleName(tr("Recipients, one a line"))
        self._lines.setPlaceholderText(tr("Recipients, one a line"))
        self._lines.setTabChangesFocus(True)
        self._lines.setFixedHeight(_LINES * self._lines.fontMetrics().lineSpacing() + 5 * GRID)
        self._count = QLabel()
        self._count.setWordWrap(True)
        set_role(self._count, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.edition)
        column.addLayout(ticks((self._is_numbered,)))
        for part in (self._lines, self._count):
            column.addWidget(part)
        self.edition.currentIndexChanged.connect(self._show_edition)
        self._is_numbered.toggled.connect(self._type)
        self._lines.textChanged.connect(self._type)
        self.offer(editions)

    def offer(self, editions: Sequence[str]) -> None:
        """Offer the copies of other editions; the one in sight stays as long as it is offered. None changes nothing."""
        combo, before = self.edition, self.edition.currentData()
        if not editions or tuple(editions) == self._offered:
            return
        combo.blockSignals(True)
        combo.clear()
        for one in self._editor.session.briefing.all_editions:
            if one.name in editions:
                combo.addItem(edition_name(one, self._editor.tr), one.name)
        wanted = before if before in editions else self._editor.edition.name
        combo.setCurrentIndex(max(combo.findData(wanted), 0))
        combo.blockSignals(False)
        combo.setVisible(combo.count() > 1)
        self._show_edition()

    @property
    def recipients(self) -> tuple[str, ...]:
        """Who receives a copy of the edition in sight; nobody where its copies are not numbered."""
        return self._copies.recipients

    def take(self) -> None:
        """Make what is typed for the editions offered part of the briefing, as one step that undo takes back."""
        changed = [(name, one) for name, one in self._offered_copies() if one.recipients != one.before]
        if not changed:
            return
        editor = self._editor
        with editor.edit("Numbered copies"):
            for name, one in changed:
                editor.apply(set_recipients, name, one.recipients, editor.language, editor.library.first_language)
                one.before = one.recipients

    @property
    def _copies(self) -> _Copies:
        return self._typed[self.edition.currentData()]

    @property
    def _offered(self) -> tuple[str, ...]:
        return tuple(self.edition.itemData(row) for row in range(self.edition.count()))

    def _offered_copies(self) -> Iterator[tuple[str, _Copies]]:
        return ((name, self._typed[name]) for name in self._offered)

    def _show_edition(self) -> None:
        copies = self._copies
        for widget in (self._is_numbered, self._lines):
            widget.blockSignals(True)
        self._is_numbered.setChecked(copies.is_numbered)
        self._lines.setPlainText(copies.text)
        for widget in (self._is_numbered, self._lines):
            widget.blockSignals(False)
        self._show()

    def _type(self) -> None:
        copies = self._copies
        copies.is_numbered, copies.text = self._is_numbered.isChecked(), self._lines.toPlainText()
        self._show()

    def _show(self) -> None:
        tr, session = self._editor.tr, self._editor.session
        before = (self._lines.isVisibleTo(self), self._count.text())
        self._lines.setVisible(self._copies.is_numbered)
        words = tr("Copies of the edition “{edition}”: {count}")
        titles = {one.name: edition_name(one, tr) for one in session.briefing.all_editions}
        counts = [
            words.format(edition=titles[name], count=len(one.recipients))
            for name, one in self._offered_copies()
            if one.is_numbered
        ]
        self._count.setText("\n".join(counts))
        self._count.setVisible(bool(counts))
        if before != (self._lines.isVisibleTo(self), self._count.text()):
            self.resized.emit()
