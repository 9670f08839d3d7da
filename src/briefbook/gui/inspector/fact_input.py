"""One fact to be typed or chosen; what is wrong with it stands below it while it is typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from briefbook.gui.calm import CalmComboBox
from briefbook.gui.dates import read_date, spoken_date
from briefbook.gui.editor import Editor
from briefbook.gui.inspector.reference_choice import ReferenceButton
from briefbook.gui.speech import marking_name, said
from briefbook.gui.theme import GRID, set_role
from briefbook.model.sentence import field_label
from briefbook.session.fact_form import FactField, read_form, typed_form

Check = Callable[[Any], str]
"""What is wrong with a value as plain data, "" for nothing."""
_PAUSE = 200


class FactInput(QWidget):
    """`committed`: a value that was typed or chosen and is right, as plain data; None takes the fact away."""

    committed = Signal(object)

    def __init__(self, field: FactField, editor: Editor, check: Check, offers: Iterable[str] = ()) -> None:
        super().__init__()
        self._field, self._editor, self._check = field, editor, check
        self._told = QLabel()
        self._told.setWordWrap(True)
        self._told.hide()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._look)
        self.name = fact_name(field.label, editor)
        self.box = self._box(offers)
        self.box.setAccessibleName(self.name)
        self.setFocusProxy(self.box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self.box)
        column.addWidget(self._told)

    @property
    def value(self) -> Any:
        """What stands there as plain data. ValueError: it is a date that cannot be understood."""
        match self.box:
            case QLineEdit():
                editor = self._editor
                first = editor.library.first_language
                return read_form(self._field, self.box.text(), editor.language, first, read_date)
            case QComboBox():
                return self.box.currentData()
            case ReferenceButton():
                return self.box.ident
            case QCheckBox():
                return "yes" if self.box.isChecked() else ("no" if self._field.name == "say" else None)
            case _:
                return self._field.value

    @property
    def field(self) -> FactField:
        """What is typed here."""
        return self._field

    def refuse(self, words: str) -> None:
        """Say below the field why its value cannot be."""
        self._tell(words, "error")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is said below the field comes into view with it."""
        super().resizeEvent(event)
        area = self._area() if self.box.hasFocus() and not self._told.isHidden() else None
        if area is not None:
            area.ensureWidgetVisible(self, 0, GRID)

    def _area(self) -> QScrollArea | None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        return above

    def _box(self, offers: Iterable[str]) -> QWidget:
        if self._field.form == "yes":
            box = QCheckBox(self.name)
            box.setChecked(bool(self._field.value))
            box.clicked.connect(self._commit)
            return box
        if self._field.form == "reference":
            button = ReferenceButton(self._editor, self._field.value, self._field.refers)
            button.chosen.connect(lambda _ident: self._commit())
            return button
        return self._combo() if self._field.form == "choice" else self._line(offers)

    def _line(self, offers: Iterable[str]) -> QLineEdit:
        editor = self._editor
        line = QLineEdit(typed_form(self._field, editor.library, editor.language, spoken_date))
        line.setMinimumWidth(10 * GRID)
        line.setPlaceholderText(self.name)
        line.setToolTip(self.name)
        line.setCursorPosition(0)
        known = sorted(set(offers))
        if known:
            completer = QCompleter(known, line)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            line.setCompleter(completer)
        line.textEdited.connect(lambda _text: self._pause.start())
        line.editingFinished.connect(self._commit)
        return line

    def _combo(self) -> QComboBox:
        combo = CalmComboBox()
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(3)
        combo.setToolTip(self.name)
        combo.addItem("–", None)
        for choice in self._field.choices:
            combo.addItem(self._choice_words(choice), choice)
        combo.setCurrentIndex(max(combo.findData(self._field.value), 0))
        combo.activated.connect(self._commit)
        return combo

    def _choice_words(self, choice: str) -> str:
        scale = self._editor.library.scale
        is_marking = self._field.name == "marking" and scale.knows(choice)
        return marking_name(scale.level(choice)) if is_marking else self._editor.tr(choice)

    def _look(self) -> bool:
        """Say what is wrong with what stands there, or what was understood; whether it is right."""
        tr = self._editor.tr
        try:
            value = self.value
        except ValueError:
            self._tell(tr("Not understood yet: type a date such as 21 Sept 2017"), "error")
            return False
        trouble = self._check(value)
        if trouble:
            self._tell(trouble, "error")
        elif self._field.form == "date" and value is not None:
            self._tell(tr("Understood: {date}").format(date=spoken_date(read_date(value))), "muted")
        else:
            self._told.hide()
        return not trouble

    def _tell(self, sentence: str, role: str) -> None:
        words = said(sentence, self._editor.tr)
        set_role(self._told, role)
        self._told.setText(words)
        self._told.show()
        self.box.setAccessibleDescription(words)

    def _commit(self) -> None:
        if isinstance(self.box, QLineEdit):
            if not self.box.isModified():
                return
            self.box.setModified(False)
        self._pause.stop()
        if self._look():
            self.committed.emit(self.value)


def fact_name(key: str, editor: Editor) -> str:
    """A key of a file as a user reads it."""
    return editor.tr(field_label(key))
