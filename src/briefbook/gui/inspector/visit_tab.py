"""The second tab of the inspector: who comes to whom, when, where, what for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from briefbook.gui.calm import CalmComboBox
from briefbook.gui.dates import read_date, spoken_date
from briefbook.gui.editor import Editor
from briefbook.gui.inspector.visit_table import VisitTables
from briefbook.gui.names import person_name, visit_kind
from briefbook.gui.theme import GAP, GRID, MARGIN, ROW_HEIGHT, set_role
from briefbook.model.briefing import VISIT_KINDS, Briefing, ProgrammeLine, Visit
from briefbook.model.dates import When
from briefbook.model.kinds import Named
from briefbook.model.localised import Localised
from briefbook.session.details import set_details, set_visit
from briefbook.session.state import Edited, State
from briefbook.session.titles import words_in
from briefbook.session.visits import candidates
from briefbook.session.words import with_words
from briefbook.storage.written_form import plain_words, written


class _Lines(QPlainTextEdit):
    """Some lines of words; `finished` gives them when the user goes elsewhere."""

    finished = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setMaximumHeight(24 * GRID)
        self._shown: list[str] = []

    def show_lines(self, lines: list[str]) -> None:
        """Show other lines, unless these are being changed."""
        if lines != self._shown and not (self.hasFocus() and self.document().isModified()):
            self._shown = lines
            self.setPlainText("\n".join(lines))
            self.document().setModified(False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        lines = [line.strip() for line in self.toPlainText().split("\n") if line.strip()]
        if self.document().isModified() and lines != self._shown:
            self.document().setModified(False)
            self._shown = lines
            self.finished.emit(lines)


class VisitTab(QScrollArea):
    """Every field is one step of undo; what cannot be understood is said below it."""

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._shown: Briefing | None = None
        self.kind, self.visitor, self.host = CalmComboBox(), CalmComboBox(), CalmComboBox()
        self.start, self.end, self.as_of, self.place, self.purpose = (QLineEdit() for _ in range(5))
        self.title, self.reference = QLineEdit(), QLineEdit()
        self.agenda = _Lines()
        self.tables = QPushButton(editor.tr("Edit in tables…"))
        self._programme, self._others, self._wrong = QLabel(), QLabel(), QLabel()
        self._form = QFormLayout()
        self._arrange()
        self._listen()
        self._offer_people()
        self.refresh()

    def _arrange(self) -> None:
        tr = self._editor.tr
        for words, widget in (
            (tr("Title"), self.title),
            (tr("Reference"), self.reference),
            (tr("Kind of visit"), self.kind),
            (tr("Who comes"), self.visitor),
            (tr("With them"), self._others),
            (tr("Who receives"), self.host),
            (tr("Place"), self.place),
            (tr("Begins"), self.start),
            (tr("Ends"), self.end),
            (tr("True as of"), self.as_of),
            (tr("Purpose"), self.purpose),
            (tr("Agenda"), self.agenda),
            (tr("Programme"), self._programme),
            (tr("Delegations"), self.tables),
        ):
            label = QLabel(words)
            label.setBuddy(widget)
            label.setFixedHeight(max(ROW_HEIGHT, label.fontMetrics().height()))
            set_role(label, "muted")
            widget.setAccessibleName(words)
            self._form.addRow(label, widget)
        self._form.setHorizontalSpacing(GAP)
        self._form.setVerticalSpacing(GRID)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label in (self._programme, self._others):
            label.setWordWrap(True)
            # Its first line stands level with its name.
            above = max((ROW_HEIGHT - label.fontMetrics().height()) // 2, 0)
            label.setContentsMargins(0, above, 0, above)
        set_role(self._wrong, "error")
        self._wrong.setWordWrap(True)
        self._wrong.hide()
        for combo in (self.visitor, self.host):
            combo.setEditable(True)
            field = QLineEdit(combo)
            field.setAccessibleName(combo.accessibleName())
            combo.setLineEdit(field)
            combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            combo.setMinimumContentsLength(12)
        for kind in VISIT_KINDS:
            self.kind.addItem(visit_kind(kind, tr), kind)
        self.end.setPlaceholderText(tr("the same day"))
        self.as_of.setPlaceholderText(tr("the first day"))
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.addWidget(self._wrong)
        column.addLayout(self._form)
        column.addStretch(1)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _listen(self) -> None:
        editor = self._editor
        self.kind.activated.connect(lambda _at: self._set("kind", self.kind.currentData()))
        self._listen_to_person(self.visitor, lambda who: ("visitors", [who, *self._other_visitors()]))
        self._listen_to_person(self.host, lambda who: ("host", who))
        for field, name, is_needed in ((self.start, "start", True), (self.end, "end", False)):
            field.editingFinished.connect(lambda f=field, n=name, need=is_needed: self._set_date(f, n, need))
        self.as_of.editingFinished.connect(lambda: self._set_date(self.as_of, "as_of", False))
        for field, name in ((self.place, "place"), (self.purpose, "purpose")):
            field.editingFinished.connect(lambda f=field, n=name: self._set_words(f, n))
        self.title.editingFinished.connect(lambda: self._set_words(self.title, "title"))
        self.reference.editingFinished.connect(self._set_reference)
        self.agenda.finished.connect(self._set_agenda)
        self.tables.clicked.connect(self._show_tables)
        editor.changed.connect(self._follow)
        editor.language_changed.connect(self._people_changed)
        editor.library_changed.connect(self._people_changed)

    def _listen_to_person(self, combo: QComboBox, told: Callable[[Any], tuple[str, Any]]) -> None:
        def choose() -> None:
            who = combo.currentData() if combo.currentText() == combo.itemText(combo.currentIndex()) else None
            typed = combo.currentText().strip()
            if who is None and not typed:
                self.refresh()
                return
            self._set(*told(who or {"name": typed}))

        combo.activated.connect(lambda _at: choose())
        line = combo.lineEdit()
        assert line is not None
        line.editingFinished.connect(lambda: choose() if line.isModified() else None)

    # --- showing ------------------------------------------------------------------------------------------------------

    def _people_changed(self) -> None:
        self._offer_people()
        self.refresh()

    def _offer_people(self) -> None:
        for combo in (self.visitor, self.host):
            combo.clear()
            for person in candidates(self._editor.library, self._editor.language):
                combo.addItem(person.name, person.id)

    def _follow(self) -> None:
        """Most changes of a briefing are none of its visit."""
        if self._editor.state.header is not self._shown:
            self.refresh()

    def refresh(self) -> None:
        """Show the visit as it is now."""
        editor = self._editor
        header = self._shown = editor.state.header
        visit, library, language = header.visit, editor.library, editor.language
        self.kind.setCurrentIndex(self.kind.findData(visit.kind))
        _show_person(self.visitor, visit.principal, editor)
        _show_person(self.host, visit.host, editor)
        for field, words in (
            (self.title, words_in(header.title, library, language)),
            (self.reference, header.reference or ""),
            (self.place, words_in(visit.place, library, language)),
            (self.purpose, words_in(visit.purpose, library, language)),
            (self.start, spoken_date(visit.start)),
            (self.end, spoken_date(visit.end) if visit.end else ""),
            (self.as_of, spoken_date(header.as_of) if header.as_of else ""),
        ):
            if field.text() != words and not (field.hasFocus() and field.isModified()):
                field.setText(words)
                field.setCursorPosition(0)
        self.agenda.show_lines([words_in(one, library, language) for one in visit.agenda])
        others = [person_name(who, library, language) for who in visit.visitors[1:]]
        self._others.setText("\n".join(others) or "–")
        self._programme.setText("\n".join(self._programme_words(one) for one in visit.programme) or "–")

    def _programme_words(self, line: ProgrammeLine) -> str:
        library, language = self._editor.library, self._editor.language
        times = " – ".join(time for time in (line.at, line.until) if time)
        place = words_in(line.place, library, language)
        people = ", ".join(person_name(who, library, language) for who in line.with_)
        return " · ".join(part for part in (times, words_in(line.what, library, language), place, people) if part)

    # --- changing -----------------------------------------------------------------------------------------------------

    def _set(self, name: str, value: Any) -> None:
        editor = self._editor
        self._wrong.hide()
        with editor.edit("Change the visit"):
            done = editor.apply(_set_field, name, value)
        if not done:
            self._say_wrong(editor.tr("This cannot be: look at the dates and the names."))
            self.refresh()

    def _set_date(self, field: QLineEdit, name: str, is_needed: bool) -> None:
        if not field.isModified():
            return
        field.setModified(False)
        text = field.text().strip()
        if not text and not is_needed:
            self._set(name, None)
            return
        try:
            when: When = read_date(text)
        except ValueError:
            self._say_wrong(self._editor.tr("“{text}” is not a date that can be understood.").format(text=text))
            return
        self._set(name, str(when))
        self.refresh()

    def _set_words(self, field: QLineEdit, name: str) -> None:
        if field.isModified():
            field.setModified(False)
            header = self._editor.state.header
            self._set(name, self._in_language(header.title if name == "title" else getattr(header.visit, name), field))

    def _in_language(self, before: Localised | None, field: QLineEdit) -> Any:
        editor = self._editor
        words = with_words(before, field.text(), editor.language, editor.library.first_language)
        return None if words is None else plain_words(words)

    def _set_reference(self) -> None:
        if self.reference.isModified():
            self.reference.setModified(False)
            self._set("reference", self.reference.text().strip() or None)

    def _set_agenda(self, lines: list[str]) -> None:
        editor = self._editor
        before = editor.state.header.visit.agenda
        values = []
        for at, line in enumerate(lines):
            old = before[at] if at < len(before) else None
            words = with_words(old, line, editor.language, editor.library.first_language)
            values.append(plain_words(words) if words is not None else line)
        self._set("agenda", values or None)

    def _show_tables(self) -> None:
        VisitTables(self._editor, self.window()).open()

    def _other_visitors(self) -> list[Any]:
        """Those who come with the principal, as the file has them."""
        data = written(self._editor.state.header.visit)
        visitors = data.get("visitors", [])
        return list(visitors[1:]) if isinstance(visitors, list) else []

    def _say_wrong(self, words: str) -> None:
        self._wrong.setText(words)
        self._wrong.show()


def _set_field(state: State, name: str, value: Any) -> Edited:
    """Change a field of the visit, or of the briefing where it is not the visit's."""
    verb = set_visit if name in Visit.keys() else set_details  # noqa: SIM118  # keys of the model, not of a mapping
    return verb(state, {name: value})


def _show_person(combo: QComboBox, who: str | Named, editor: Editor) -> None:
    line = combo.lineEdit()
    if line is not None and line.hasFocus() and line.isModified():
        return
    at = combo.findData(who) if isinstance(who, str) else -1
    combo.setCurrentIndex(at)
    if at < 0:
        combo.setEditText(person_name(who, editor.library, editor.language))
    if line is not None:
        line.setModified(False)
        line.setCursorPosition(0)
