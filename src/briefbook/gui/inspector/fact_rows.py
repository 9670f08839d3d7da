"""The entries of a list of facts: each a row of fields, to be moved, taken away or added."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from briefbook.gui.dates import spoken_date
from briefbook.gui.editor import Editor
from briefbook.gui.inspector.fact_input import FactInput, fact_name
from briefbook.gui.inspector.reference_choice import open_references
from briefbook.gui.speech import marking_name
from briefbook.gui.theme import GAP, GRID, set_role
from briefbook.session.fact_data import with_row_moved, without_row
from briefbook.session.fact_files import Change
from briefbook.session.fact_form import (
    FactEntry,
    FactField,
    FactList,
    entry_label,
    typed_form,
)

_BESIDE = 2
"""How many fields of an entry stand beside one another, so that the form keeps to its column."""
_LINE = 6 * GRID
MakeField = Callable[[FactField], QWidget]


class EntryBox(QWidget):
    """Holds an entry, and below it, set in, the entries inside it."""

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self._editor = editor
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID // 2)

    def put_inside(self, name: str, rows: Iterable[QWidget]) -> None:
        """Put entries that belong to this one below it, under their name."""
        inner = QVBoxLayout()
        inner.setContentsMargins(2 * GAP, 0, 0, 0)
        inner.setSpacing(GRID // 2)
        if name:
            label = QLabel(fact_name(name, self._editor))
            set_role(label, "muted")
            inner.addWidget(label)
        for row in rows:
            inner.addWidget(row)
        self._column.addLayout(inner)


class ShownEntry(EntryBox):
    """An entry to be read: its words, then its short values in a line; their names are said when it is pointed at."""

    def __init__(self, entry: FactEntry, editor: Editor) -> None:
        super().__init__(editor)
        told = [(field, value_words(field, editor)) for field in _in_order(entry)]
        told = [(field, words) for field, words in told if words]
        short = " · ".join(_with_name(field, words, editor) for field, words in told if field.form != "words")
        named = [(fact_name(field.label, editor), words) for field, words in told if field.path != entry.path]
        names = "\n".join(f"{name}: {words}" for name, words in named)
        for words in (*(words for field, words in told if field.form == "words"), short):
            if words:
                label = QLabel(words)
                label.setWordWrap(True)
                label.setTextFormat(Qt.TextFormat.PlainText)
                label.setToolTip(names)
                if self._column.count() == 0:  # Its first line stands level with the name of the field.
                    label.setContentsMargins(0, max((_LINE - label.fontMetrics().height()) // 2, 0), 0, 0)
                self._column.addWidget(label)
                if words is short and self._column.count() > 1:
                    set_role(label, "muted")
        self.setAccessibleName(names.replace("\n", ", "))


class EntryRow(EntryBox):
    """The fields of an entry: first, beside its menu, what tells it from its neighbours; long words alone in a line."""

    def __init__(self, entry: FactEntry, make: MakeField, menu: QMenu | None, editor: Editor) -> None:
        super().__init__(editor)
        self._make = make
        lines = [self._line()]
        room = 1 if menu is not None else _BESIDE
        for field in _in_order(entry):
            wants = _BESIDE if field.form == "words" else 1
            if lines[-1].count() and wants > room:
                lines.append(self._line())
                room = _BESIDE
            lines[-1].addWidget(make(field), 1)
            room -= wants
        if menu is not None:
            self._column.setContentsMargins(0, 0, 0, GRID)
            self._put_menu(menu, entry, lines[0])

    def _put_menu(self, menu: QMenu, entry: FactEntry, top: QHBoxLayout) -> None:
        if entry.more:
            more = menu.addMenu(self._editor.tr("Add a value"))
            for field in entry.more:
                more.addAction(fact_name(field.label, self._editor)).triggered.connect(partial(self._add, field))
        if top.count() == 0:
            top.addStretch(1)
        top.addWidget(_menu_button(menu, self._editor))

    def _line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(GRID // 2)
        self._column.addLayout(line)
        return line

    def _add(self, field: FactField, _on: bool = False) -> None:
        widget = self._make(field)
        self._column.addWidget(widget)
        widget.setFocus()


class NewEntry(QWidget):
    """A row for an entry that is not there yet: written when all it needs has been typed."""

    def __init__(self, facts: FactList, editor: Editor, add: Callable[[dict[str, Any]], str]) -> None:
        super().__init__()
        self._add = add
        self.inputs = [FactInput(field, editor, lambda _value: "") for field in facts.blank]
        self._wrong = QLabel()
        self._wrong.setWordWrap(True)
        self._wrong.hide()
        set_role(self._wrong, "error")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        for one in self.inputs:
            column.addWidget(one)
        column.addWidget(self._wrong)
        buttons = QHBoxLayout()
        self.button = QPushButton(editor.tr("Add"))
        self.button.clicked.connect(self._take)
        away = QPushButton(editor.tr("Cancel"))
        away.clicked.connect(self.deleteLater)
        for button in (self.button, away):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)

    def _take(self) -> None:
        entry: dict[str, Any] = {}
        for one in self.inputs:
            try:
                value = one.value
            except ValueError:
                one.setFocus()
                one._look()
                return
            if value is not None:
                entry[one.field.name] = value
        trouble = self._add(entry)
        self._wrong.setText(trouble)
        self._wrong.setVisible(bool(trouble))


class ListGrowth(QWidget):
    """What makes a list longer: a new entry to be typed, or something of the library to be chosen."""

    def __init__(self, facts: FactList, editor: Editor, add: Callable[[Any], str]) -> None:
        super().__init__()
        self._facts, self._editor, self._add = facts, editor, add
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        buttons = QHBoxLayout()
        self._column.addLayout(buttons)
        name = fact_name(facts.name, editor)
        for words, act, is_offered in (
            (editor.tr("Choose…"), self._choose, facts.refers is not None),
            (editor.tr("Add…"), self._type, bool(facts.blank)),
        ):
            if is_offered:
                button = QPushButton(words)
                set_role(button, "link")
                button.setAccessibleName(f"{name}: {words}")
                button.clicked.connect(act)
                buttons.addWidget(button)
        buttons.addStretch(1)

    def _type(self) -> None:
        new = NewEntry(self._facts, self._editor, self._add)
        self._column.addWidget(new)
        new.inputs[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self) -> None:
        open_references(self._editor, self._facts.refers or "", self._add, self)


def row_menu(entry: FactEntry, count: int, editor: Editor, alter: Callable[[Change], object]) -> QMenu:
    """What can be done with an entry of a list of `count`; `alter` does it."""
    tr, menu, path, at = editor.tr, QMenu(), entry.path, int(entry.path[-1])
    up, down = menu.addAction(tr("Move up")), menu.addAction(tr("Move down"))
    up.setEnabled(at > 0)
    down.setEnabled(at < count - 1)
    up.triggered.connect(lambda: alter(lambda data: with_row_moved(data, path, -1)))
    down.triggered.connect(lambda: alter(lambda data: with_row_moved(data, path, 1)))
    menu.addAction(tr("Remove")).triggered.connect(lambda: alter(lambda data: without_row(data, path)))
    return menu


def shown_value(field: FactField, editor: Editor) -> QLabel:
    """A value to be read."""
    name, words = fact_name(field.label, editor), value_words(field, editor)
    label = QLabel(words or "–")
    label.setWordWrap(True)
    label.setMinimumHeight(_LINE)
    label.setToolTip(name)
    label.setAccessibleName(f"{name}: {words}")
    return label


def value_words(field: FactField, editor: Editor) -> str:
    """A value as a user reads it, "" for none and for what is not so."""
    if field.value is False:
        return ""
    if field.value is True:
        return fact_name(field.label, editor).lower()
    if field.name == "marking" and isinstance(field.value, str):
        return marking_name(editor.library.scale.level(field.value))
    words = typed_form(field, editor.library, editor.language, spoken_date)
    return editor.tr(words) if field.form == "choice" else words


def _with_name(field: FactField, words: str, editor: Editor) -> str:
    """A number with its name, so that imports are not taken for exports; years and dates speak for themselves."""
    is_told = field.form not in ("number", "range") or field.name == "year"
    return words if is_told else f"{fact_name(field.label, editor).lower()} {words}"


def _in_order(entry: FactEntry) -> list[FactField]:
    first = entry_label(entry)
    return sorted(entry.fields, key=lambda one: (one is not first, one.form != "number"))


def _menu_button(menu: QMenu, editor: Editor) -> QToolButton:
    button = QToolButton()
    menu.setParent(button, menu.windowFlags())
    button.setText("⋯")
    button.setMenu(menu)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setAccessibleName(editor.tr("What to do with this row"))
    button.setToolTip(editor.tr("What to do with this row"))
    return button
