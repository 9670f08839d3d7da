"""The facts of a snippet as a form. They belong to the library: before they change, it says who else uses them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefbook.gui.dates import read_date, spoken_date
from briefbook.gui.editor import Editor
from briefbook.gui.folding import FoldButton
from briefbook.gui.jobs import Lane
from briefbook.gui.theme import GAP, GRID, set_role
from briefbook.model.dates import When
from briefbook.model.snippet import Snippet
from briefbook.session.fact_files import FactFiles
from briefbook.session.fact_form import (
    Fact,
    FactEntry,
    FactField,
    FactList,
    entry_label,
    fact_fields,
    read_form,
    typed_form,
)


class FactsBox(QWidget):
    """`only_here`: the user wants to change words of this briefing instead."""

    only_here = Signal()

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._snippet: Snippet | None = None
        self._is_open = False
        self._files = FactFiles()
        self._asking = Lane("uses", self)
        self.destroyed.connect(self._asking.close)
        tr = editor.tr
        self._head = FoldButton(tr("Facts"))
        self._change = QPushButton(tr("Change the facts"))
        self._only_here = QPushButton(tr("Only here"))
        self._take_back = QPushButton(tr("Take the last change back"))
        self._uses = QLabel()
        self._wrong = QLabel()
        self._form_holder = QWidget()
        self._form = QFormLayout(self._form_holder)
        self._fields: list[QWidget] = []
        self._arrange()

    def _arrange(self) -> None:
        self._head.folded.connect(self._fold)
        set_role(self._uses, "muted")
        set_role(self._wrong, "error")
        for label in (self._uses, self._wrong):
            label.setWordWrap(True)
        for button in (self._change, self._only_here, self._take_back):
            set_role(button, "link")
        self._change.clicked.connect(self._unlock)
        self._only_here.clicked.connect(self.only_here)
        self._take_back.clicked.connect(self._restore)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(GAP)
        self._form.setVerticalSpacing(GRID)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 0, 0, 0)
        for button in (self._change, self._only_here, self._take_back):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._head, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self._uses, self._wrong, self._form_holder):
            column.addWidget(widget)
        column.addLayout(buttons)

    def _fold(self, is_folded: bool) -> None:
        for widget in (self._form_holder, self._uses, self._change, self._only_here):
            widget.setVisible(not is_folded)

    def unfold(self) -> None:
        """Show the facts and put the keyboard to them."""
        self._head.fold(False)
        self._head.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- showing ------------------------------------------------------------------------------------------------------

    def show_snippet(self, snippet: Snippet) -> None:
        """Show the facts of a snippet; the form is locked until the user asks to change them."""
        if snippet is self._snippet:
            return
        if self._snippet is None or snippet.id != self._snippet.id:
            self._is_open = False
            self._ask_uses(snippet)
        self._snippet = snippet
        self._rebuild()

    def _ask_uses(self, snippet: Snippet) -> None:
        library, here = self._editor.library, self._editor.session.path
        self._uses.setText("")
        self._asking.run(lambda: self._files.users(library, snippet.id, here), self._say_uses)

    def _say_uses(self, users: tuple[Path, ...]) -> None:
        tr = self._editor.tr
        words = tr("Facts belong to the library. No other briefing names them.")
        if users:
            names = ", ".join(path.stem for path in users[:5])
            words = tr("Facts belong to the library. Other briefings use them: {names}.").format(names=names)
        self._uses.setText(words)

    def _rebuild(self) -> None:
        while self._form.rowCount():
            self._form.removeRow(0)
        self._fields.clear()
        self._wrong.hide()
        self._change.setEnabled(not self._is_open)
        self._take_back.setVisible(self._files.has_change)
        if self._snippet is None:
            return
        for fact in fact_fields(self._snippet):
            self._add(fact)

    def _add(self, fact: Fact) -> None:
        match fact:
            case FactField():
                self._form.addRow(self._label(fact.name), self._field(fact))
            case FactEntry():
                self._form.addRow(self._label(str(fact.path[-1])), self._entry(fact))
            case FactList():
                for at, entry in enumerate(fact.entries):
                    label = self._label(fact.name) if at == 0 else QLabel()
                    self._form.addRow(label, self._entry(entry))

    def _label(self, name: str) -> QLabel:
        label = QLabel(fact_name(name, self._editor))
        label.setMinimumHeight(6 * GRID)
        set_role(label, "muted")
        return label

    def _entry(self, entry: FactEntry) -> QWidget:
        """The values of an entry in a row, what tells it from its neighbours first; long words below."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        row = QHBoxLayout()
        row.setSpacing(GRID // 2)
        first = entry_label(entry)
        for field in sorted(entry.fields, key=lambda one: (one is not first, one.form != "number")):
            if field.form == "yes" and not field.value and not self._is_open:
                continue
            widget = self._field(field)
            if field.form == "words":
                column.addWidget(widget)
            else:
                row.addWidget(widget)
        if row.count():
            column.insertLayout(0, row)
        return holder

    def _field(self, field: FactField) -> QWidget:
        editor = self._editor
        shown = typed_form(field, editor.library, editor.language, spoken_date)
        name = fact_name(field.name, editor)
        if field.name == "marking" and self._is_open:
            field = FactField(field.path, "choice", field.value, tuple(one.id for one in editor.library.scale.levels))
        is_fixed = not self._is_open or field.form == "fixed"
        widget: QWidget
        if is_fixed:
            widget = QLabel(name.lower() if field.value is True else shown or "–")
            widget.setWordWrap(True)
            widget.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            widget.setMinimumHeight(6 * GRID)
        elif field.form == "yes":
            widget = self._check(field)
        elif field.form == "choice":
            widget = self._combo(field)
        else:
            widget = self._line(field, shown)
        widget.setAccessibleName(f"{name}: {shown}" if is_fixed else name)
        widget.setToolTip(name)
        self._fields.append(widget)
        return widget

    def _line(self, field: FactField, shown: str) -> QLineEdit:
        line = QLineEdit(shown)
        line.setMinimumWidth(10 * GRID)
        line.setPlaceholderText(fact_name(field.name, self._editor))
        line.setCursorPosition(0)
        line.editingFinished.connect(lambda: self._typed(field, line))
        if field.form == "date":
            line.textEdited.connect(lambda text: self._understand(text, line))
        return line

    def _check(self, field: FactField) -> QCheckBox:
        box = QCheckBox(fact_name(field.name, self._editor))
        box.setChecked(bool(field.value))
        box.clicked.connect(lambda is_on: self._write(field, "yes" if is_on else "no"))
        return box

    def _combo(self, field: FactField) -> QComboBox:
        combo = QComboBox()
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(3)
        for choice in field.choices:
            combo.addItem(self._editor.tr(choice), choice)
        combo.setCurrentIndex(combo.findData(field.value))
        combo.activated.connect(lambda _at: self._write(field, combo.currentData()))
        return combo

    def _understand(self, text: str, line: QLineEdit) -> None:
        """Show what was understood while a date is typed."""
        try:
            line.setToolTip(self._editor.tr("Understood: {date}").format(date=_exact(read_date(text))))
        except ValueError:
            line.setToolTip(self._editor.tr("Not understood yet: type a date such as 21 Sept 2017"))

    # --- changing -----------------------------------------------------------------------------------------------------

    def _unlock(self) -> None:
        self._is_open = True
        self._rebuild()
        first = next((one for one in self._fields if one.focusPolicy() & Qt.FocusPolicy.TabFocus), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self, field: FactField, line: QLineEdit) -> None:
        if not line.isModified():
            return
        line.setModified(False)
        editor = self._editor
        try:
            value = read_form(field, line.text(), editor.language, editor.library.first_language, read_date)
        except ValueError:
            self._refuse(editor.tr("“{text}” is not a date that can be understood.").format(text=line.text()), line)
            return
        self._write(field, value, line)

    def _write(self, field: FactField, value: Any, widget: QWidget | None = None) -> None:
        if self._snippet is None:
            return
        trouble = self._files.change(self._editor.library, self._snippet, field.path, value)
        if trouble:
            self._refuse(trouble, widget)
            return
        self._wrong.hide()
        self._editor.reload_library()

    def _refuse(self, words: str, widget: QWidget | None) -> None:
        self._wrong.setText(words)
        self._wrong.show()
        if widget is not None:
            widget.setAccessibleDescription(words)

    def _restore(self) -> None:
        trouble = self._files.take_back()
        if trouble:
            self._refuse(trouble, None)
        else:
            self._editor.reload_library()

    def fields(self) -> Iterator[QWidget]:
        """The widgets of the form, in order."""
        yield from self._fields


def fact_name(key: str, editor: Editor) -> str:
    """A key of a file as a user reads it."""
    return editor.tr(key.replace("_", " ").capitalize())


def _exact(when: When) -> str:
    return spoken_date(when)
