"""A new snippet of the library: its kind, what it is called, and what its kind needs besides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from briefbook.gui.calm import CalmComboBox
from briefbook.gui.dates import read_date
from briefbook.gui.editor import Editor
from briefbook.gui.forms import Wrong, dialog_column, dialog_form, fit_height, with_wrong
from briefbook.gui.names import kind_name
from briefbook.gui.speech import country_called, marking_name, said, window_language
from briefbook.gui.theme import GRID, set_role
from briefbook.model.kinds import KINDS
from briefbook.session.countries import country_code
from briefbook.session.new_snippets import Fault, proposed_id, title_key, write_snippet

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
        self.wrong = Wrong()
        self._beside: dict[str, Wrong] = {}
        self._rows: dict[str, QLayout] = {}
        self._form = dialog_form()
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
        sides = (one for one in (visit.to, visit.from_) if one and len(one) == 2)
        self.countries.setText(", ".join(map(country_called, sides)))

    def _arrange(self) -> None:
        tr = self._editor.tr
        for name, words, field in (
            ("kind", tr("Kind"), self.kind),
            ("title", tr("Title"), self.title),
            ("id", tr("Name of the file"), self.id),
            ("date", tr("Date"), self.date),
            ("year", tr("Year"), self.year),
            ("amount", tr("Value"), self.amount),
            ("countries", tr("Countries"), self.countries),
            ("text", tr("Wording"), self.text),
            ("marking", tr("Marking"), self.marking),
        ):
            field.setAccessibleName(words)
            wrong = self._beside[name] = Wrong()
            row = self._rows[name] = with_wrong(field, wrong)
            self._form.addRow(words, row)
        self.title.setMinimumWidth(80 * GRID)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText(tr("Make it"))
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("Cancel"))
        set_role(buttons.button(QDialogButtonBox.StandardButton.Ok), "primary")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = dialog_column(self)
        column.addLayout(self._form)
        column.addWidget(self.wrong)
        column.addWidget(buttons)

    def _propose(self, title: str) -> None:
        if not self.id.isModified():
            self.id.setText(proposed_id(title, self._editor.library))

    def _fit(self) -> None:
        """Show what the chosen kind needs."""
        needed = _NEEDED.get(self.kind.currentData(), ())
        for name in ("date", "year", "amount"):
            self._form.setRowVisible(self._rows[name], name in needed)
        self._form.setRowVisible(self._rows["text"], self._given is None)
        self._say(())

    def _fields(self) -> dict[str, Any]:
        """The fields of the snippet's file; a date that cannot be understood as it is typed."""
        kind = self.kind.currentData()
        first, language, title = self._editor.library.first_language, self._editor.language, self.title.text().strip()
        words = self.text.toPlainText().strip()
        fields: dict[str, Any] = {title_key(kind): title if language == first else {language: title}}
        language_here = window_language()
        countries = [country_code(one, language_here) for one in self.countries.text().split(",") if one.strip()]
        if countries:
            fields["countries"] = countries
        if kind == "meeting":
            fields["date"] = self._date()
        if kind in ("trade", "figure"):
            fields["series"] = {self.year.text().strip(): self.amount.text().strip()}
        if self._given is not None:
            fields["text"] = self._given["text"]
        elif words:
            fields["text"] = words if language == first else {language: words}
        if self.marking.currentData() is not None:
            fields["marking"] = self.marking.currentData()
        return fields

    def _date(self) -> str:
        try:
            return str(read_date(self.date.text()))
        except ValueError:
            return self.date.text()

    def accept(self) -> None:
        faults = self._faults() or write_snippet(self._editor.library, self._kind, self._ident, self._fields())
        self._say(faults)
        if not faults:
            self.ident = self._ident
            super().accept()

    @property
    def _kind(self) -> str:
        return str(self.kind.currentData())

    @property
    def _ident(self) -> str:
        return self.id.text().strip()

    def _faults(self) -> tuple[Fault, ...]:
        """What is wrong before any file is thought of: a title and a date as people type them."""
        tr, faults = self._editor.tr, []
        if not self.title.text().strip():
            faults.append(Fault(tr("A snippet needs a title."), ("title",)))
        if "date" in _NEEDED.get(self._kind, ()) and self._date() == self.date.text():
            faults.append(Fault(tr("Not understood yet: type a date such as 21 Sept 2017"), ("date",)))
        return tuple(faults)

    def _say(self, faults: Iterable[Fault]) -> None:
        """Say beside each field what is wrong with it, at the foot what concerns none; the first gets the keyboard."""
        told: dict[Wrong, list[str]] = {}
        for fault in faults:
            place = self._beside.get(self._row_of(fault.field), self.wrong)
            told.setdefault(place, []).append(said(fault.sentence, self._editor.tr))
        for place in (self.wrong, *self._beside.values()):
            place.say("\n".join(told.get(place, ())))
        for name, place in self._beside.items():
            field: QWidget = getattr(self, name)
            field.setAccessibleDescription(place.text())
        first = next((name for name, place in self._beside.items() if place in told), None)
        if first is not None:
            getattr(self, first).setFocus()
        fit_height(self)

    def _row_of(self, field: tuple[str, ...]) -> str:
        """The row of the form for a key of the file: a title has many keys, a series is its year and its value."""
        match field:
            case (name, *_) if name == title_key(self._kind):
                return "title"
            case ("series",):
                return "year"
            case ("series", *_):
                return "amount"
            case (name, *_):
                return name
            case _:
                return ""
