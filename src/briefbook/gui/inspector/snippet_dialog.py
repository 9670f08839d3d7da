"""A new snippet of the library: its kind, what it is called, and what its kind needs besides."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from briefbook.gui.calm import CalmComboBox
from briefbook.gui.dates import read_date
from briefbook.gui.editor import Editor
from briefbook.gui.names import kind_name
from briefbook.gui.speech import marking_name, said
from briefbook.gui.theme import GRID, MARGIN, set_role
from briefbook.model.kinds import KINDS
from briefbook.session.new_snippets import proposed_id, title_key, write_snippet

_NEEDED = {"meeting": ("date",), "trade": ("year", "amount"), "figure": ("year", "amount"), "quote": ("text",)}
"""What a kind cannot be without, beside its title."""
_OF_TEXT = ("text", "cooperation", "regional", "point", "quote", "project")
"""The kinds that words alone can make."""


class SnippetDialog(QDialog):
    """`ident` names the snippet that was written when the dialog was accepted."""

    def __init__(
        self, editor: Editor, parent: QWidget, given: Mapping[str, Any] | None = None, title: str = ""
    ) -> None:
        """`given` are the words and the marking of a text of the briefing that becomes the snippet."""
        super().__init__(parent)
        self._editor, self._given = editor, given
        self.ident = ""
        tr = editor.tr
        self.setWindowTitle(tr("New snippet") if given is None else tr("Make a snippet of this text"))
        self.kind, self.marking = CalmComboBox(), CalmComboBox()
        self.title, self.id, self.countries, self.date, self.year, self.amount = (QLineEdit() for _ in range(6))
        self.text = QPlainTextEdit()
        self.text.setMaximumHeight(30 * GRID)
        self.text.setTabChangesFocus(True)
        self.wrong = QLabel()
        self.wrong.setWordWrap(True)
        self.wrong.hide()
        set_role(self.wrong, "error")
        self._form = QFormLayout()
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._fill()
        self._arrange()
        self.title.textEdited.connect(self._propose)
        self.kind.currentIndexChanged.connect(self._fit)
        self.title.setText(title)
        self._propose(title)
        self._fit()

    def _fill(self) -> None:
        editor, tr = self._editor, self._editor.tr
        for kind in KINDS if self._given is None else _OF_TEXT:
            self.kind.addItem(kind_name(kind, tr), kind)
        self.kind.setCurrentIndex(self.kind.findData("text"))
        self.marking.addItem(tr("None (counts as the highest)"), None)
        for level in editor.library.scale.levels:
            self.marking.addItem(marking_name(level), level.id)
        if self._given is not None:
            self.marking.setCurrentIndex(max(self.marking.findData(self._given.get("marking")), 0))
        visit = editor.state.header.visit
        self.countries.setText(", ".join(one for one in (visit.to, visit.from_) if one and len(one) == 2))

    def _arrange(self) -> None:
        tr = self._editor.tr
        for words, field in (
            (tr("Kind"), self.kind),
            (tr("Title"), self.title),
            (tr("Name of the file"), self.id),
            (tr("Date"), self.date),
            (tr("Year"), self.year),
            (tr("Value"), self.amount),
            (tr("Countries"), self.countries),
            (tr("Wording"), self.text),
            (tr("Marking"), self.marking),
        ):
            field.setAccessibleName(words)
            self._form.addRow(words, field)
        self.title.setMinimumWidth(80 * GRID)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText(tr("Make it"))
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("Cancel"))
        set_role(buttons.button(QDialogButtonBox.StandardButton.Ok), "primary")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.addLayout(self._form)
        column.addWidget(self.wrong)
        column.addWidget(buttons)

    def _propose(self, title: str) -> None:
        if not self.id.isModified():
            self.id.setText(proposed_id(title, self._editor.library))

    def _fit(self) -> None:
        """Show what the chosen kind needs."""
        needed = _NEEDED.get(self.kind.currentData(), ())
        for name, field in (("date", self.date), ("year", self.year), ("amount", self.amount)):
            self._form.setRowVisible(field, name in needed)
        self._form.setRowVisible(self.text, self._given is None)

    def _fields(self) -> dict[str, Any]:
        """The fields of the snippet's file. ValueError: the date cannot be understood."""
        kind = self.kind.currentData()
        first, language, title = self._editor.library.first_language, self._editor.language, self.title.text().strip()
        words = self.text.toPlainText().strip()
        fields: dict[str, Any] = {title_key(kind): title if language == first else {language: title}}
        countries = [one.strip() for one in self.countries.text().split(",") if one.strip()]
        if countries:
            fields["countries"] = countries
        if kind == "meeting":
            fields["date"] = str(read_date(self.date.text()))
        if kind in ("trade", "figure"):
            fields["series"] = {self.year.text().strip(): self.amount.text().strip()}
        if self._given is not None:
            fields["text"] = self._given["text"]
        elif words:
            fields["text"] = words if language == first else {language: words}
        if self.marking.currentData() is not None:
            fields["marking"] = self.marking.currentData()
        return fields

    def accept(self) -> None:
        trouble = self._write()
        self.wrong.setText(said(trouble, self._editor.tr))
        self.wrong.setVisible(bool(trouble))
        if not trouble:
            super().accept()

    def _write(self) -> str:
        tr = self._editor.tr
        if not self.title.text().strip():
            return tr("A snippet needs a title.")
        try:
            fields = self._fields()
        except ValueError:
            return tr("Not understood yet: type a date such as 21 Sept 2017")
        trouble = write_snippet(self._editor.library, self.kind.currentData(), self.id.text().strip(), fields)
        if not trouble:
            self.ident = self.id.text().strip()
        return trouble
