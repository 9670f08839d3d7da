"""The dialog that begins a briefing: who comes, who receives, when; the library fills the rest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QDate, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefbook.build import languages_spoken
from briefbook.gui.bar import language_name
from briefbook.gui.forms import fit_height
from briefbook.gui.jobs import Lane, Report
from briefbook.gui.own_paths import from_home
from briefbook.gui.preferences import Preferences
from briefbook.gui.reading_progress import WORTH_SHOWING, reading_words
from briefbook.gui.speech import named
from briefbook.gui.start.day_field import DayField
from briefbook.gui.theme import GAP, GRID, set_role
from briefbook.library.loader import load_library
from briefbook.model.library import Library
from briefbook.model.problem import Problem
from briefbook.session.telling import all_told
from briefbook.session.visits import (
    Candidate,
    Plan,
    Somebody,
    begin,
    candidates,
    formats,
    is_library,
    start_library,
    suggested_file,
)
from briefbook.storage.atomic import OutputError

KINDS = ("working", "official", "state", "private", "transit")
_WIDTH = 560
_UNTIL_THE_VISIT = 14
"""Days from now to the visit that the dialog begins with."""


@dataclass(frozen=True)
class _Begun:
    path: Path
    problems: tuple[Problem, ...]


class NewBriefingDialog(QDialog):
    """Asks for the visit. `begun`: the path of the briefing that was written."""

    begun = Signal(object)

    def __init__(self, preferences: Preferences, tr: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._words = tr
        self._library: Library | None = None
        self._file: Path | None = None
        self._first = QDate.currentDate().addDays(_UNTIL_THE_VISIT)
        self._lane = Lane("begin", self)
        self.setWindowTitle(tr("New briefing for a visit"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_WIDTH)
        self._folder = preferences.library or self._first_library()
        self._make_fields()
        self._lay_out()
        self._read_library()

    def _first_library(self) -> Path:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(documents) / "Briefbook" / "library"

    # --- fields -------------------------------------------------------------------------------------------------------

    def _make_fields(self) -> None:
        tr = self._words
        self._visitor = self._person(tr("Who comes"))
        self._host = self._person(tr("Who receives"))
        self._start, self._end = (DayField(self._first, name, tr) for name in (tr("First day"), tr("Last day")))
        self._start.day_changed.connect(self._start_changed)
        self._end.day_changed.connect(self._refresh)
        self._kind = QComboBox()
        for kind in KINDS:
            self._kind.addItem(tr(f"{kind.capitalize()} visit"), kind)
        self._place = QLineEdit()
        self._place.setPlaceholderText(tr("City, such as Moscow"))
        self._template = QComboBox()
        for one in formats(self._preferences.language):
            self._template.addItem(one.title, one.name)
        self._language = QComboBox()
        for language in languages_spoken():
            self._language.addItem(language_name(language), language)
        self._language.setCurrentIndex(max(self._language.findData(self._preferences.language), 0))
        self._where = QLabel()
        self._found = QLabel()
        self._name = QLabel()
        self._wrong, self._days_wrong = QLabel(), QLabel()
        for label, role in (
            (self._where, ""),
            (self._found, "muted"),
            (self._name, "muted"),
            (self._wrong, "error"),
            (self._days_wrong, "error"),
        ):
            label.setWordWrap(True)
            set_role(label, role)
        self._wrong.hide()
        self._visitor.currentTextChanged.connect(self._refresh)
        self._host.currentTextChanged.connect(self._refresh)

    def _person(self, name: str) -> QComboBox:
        box = QComboBox()
        box.setEditable(True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = QCompleter(box.model(), box)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        popup = QListView()
        set_role(popup, "popup")
        completer.setPopup(popup)
        field = QLineEdit(box)
        field.setPlaceholderText(self._words("A person of the library, or any name"))
        field.setAccessibleName(name)
        field.editingFinished.connect(lambda: _take_the_only_one(box))
        box.setLineEdit(field)
        box.setCompleter(completer)
        box.setAccessibleName(name)
        return box

    def _lay_out(self) -> None:
        tr = self._words
        form = self._form = QFormLayout()
        form.setHorizontalSpacing(4 * GRID)
        form.setVerticalSpacing(GAP)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("Who comes"), self._visitor)
        form.addRow(tr("Who receives"), self._host)
        form.addRow(tr("Dates"), _side_by_side(self._start, self._end))
        form.addRow("", self._days_wrong)
        form.setRowVisible(self._days_wrong, False)
        form.addRow(tr("Where"), self._place)
        form.addRow(tr("Kind of visit"), self._kind)
        form.addRow(tr("Format"), self._template)
        form.addRow(tr("Language of the book"), self._language)
        choose = QToolButton()
        choose.setText(tr("Another…"))
        set_role(choose, "framed")
        choose.clicked.connect(self._choose_library)
        form.addRow(tr("Library"), _side_by_side(self._where, choose))
        form.addRow("", self._found)
        form.addRow(tr("File"), self._name)
        column = QVBoxLayout(self)
        column.setContentsMargins(5 * GRID, 5 * GRID, 5 * GRID, 4 * GRID)
        column.setSpacing(3 * GRID)
        column.addLayout(form)
        column.addWidget(self._wrong)
        column.addWidget(self._buttons())

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(self)
        self._go = QPushButton(self._words("Begin the briefing"))
        set_role(self._go, "primary")
        self._go.setDefault(True)
        box.addButton(self._go, QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(self._words("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self._begin)
        box.rejected.connect(self.reject)
        return box

    # --- the library --------------------------------------------------------------------------------------------------

    def _read_library(self) -> None:
        self._where.setText(from_home(self._folder))
        self._where.setToolTip(str(self._folder))
        if not is_library(self._folder):
            self._library = None
            self._found.setText(self._words("A new library will be made there. Facts can be added to it later."))
            self._refresh()
            return
        self._found.setText(self._words("Reading the library…"))
        folder = self._folder

        def read(report: Report) -> Library:
            return load_library(folder, lambda done, of: report((done, of)))

        self._lane.run_reporting(read, self._library_read, self._say_reading)

    def _say_reading(self, read: tuple[int, int]) -> None:
        if read[1] >= WORTH_SHOWING:
            self._found.setText(reading_words(self._words, *read))

    def _library_read(self, library: Library) -> None:
        self._library = library
        people = candidates(library, self._preferences.language)
        words = self._words("People: {people} · Snippets: {snippets}")
        self._found.setText(words.format(people=len(people), snippets=len(library.snippets)))
        home = library.settings.home
        ours = sorted(people, key=lambda one: one.country != home)
        theirs = sorted(people, key=lambda one: one.country == home)
        for box, choice in ((self._visitor, theirs), (self._host, ours)):
            _fill(box, choice)
        own = self._preferences.language
        index = self._language.findData(own if own in library.settings.languages else library.first_language)
        self._language.setCurrentIndex(max(index, 0))
        self._refresh()

    def _choose_library(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self._words("The library's folder"), str(self._folder.parent))
        if folder:
            self._folder = Path(folder)
            self._read_library()

    # --- what is typed ------------------------------------------------------------------------------------------------

    def _start_changed(self) -> None:
        """The last day goes along with the first while the visit is of one day, and is never before it."""
        first, last = self._start.day, self._end.day
        if first is not None:
            if last is None or last < first or last == self._first:
                self._end.set_day(first)
            self._first = self._end.earliest = first
        self._refresh()

    @property
    def _days(self) -> tuple[QDate, QDate] | None:
        """First and last day of the visit; None while they are not to be understood."""
        first, last = self._start.day, self._end.day
        return (first, last) if first is not None and last is not None and first <= last else None

    def _refresh(self) -> None:
        visitor, host, days = _somebody(self._visitor), _somebody(self._host), self._days
        self._go.setEnabled(visitor.is_known and host.is_known and days is not None)
        self._say_of_days()
        if days is None:
            return
        name = self._visitor.currentText().partition(" – ")[0] if visitor.is_known else ""
        self._file = suggested_file(self._folder, name, _iso(days[0]))
        self._name.setText(from_home(self._file))

    def _say_of_days(self) -> None:
        """Say what is wrong with the days, not while they are being typed."""
        tr, is_backward = self._words, self._start.day is not None and self._end.day is not None
        is_typing = self._start.hasFocus() or self._end.hasFocus()
        words = tr("The last day is before the first.") if is_backward else tr("Type a day such as 21 Sept 2017")
        self._days_wrong.setText(words)
        is_wrong = self._days is None and not is_typing
        if is_wrong != self._form.isRowVisible(self._days_wrong):
            self._form.setRowVisible(self._days_wrong, is_wrong)
            fit_height(self)

    def _plan(self, first: QDate, last: QDate) -> Plan:
        return Plan(
            self._folder,
            self._file or suggested_file(self._folder, "", _iso(first)),
            self._template.currentData(),
            _somebody(self._visitor),
            _somebody(self._host),
            _iso(first),
            _iso(last) if last > first else None,
            self._kind.currentData(),
            self._place.text().strip() or None,
            self._language.currentData(),
        )

    def _begin(self) -> None:
        if self._days is None:
            return
        plan = self._plan(*self._days)
        self._go.setEnabled(False)
        name, language = self._words("Library"), self._language.currentData()
        self._lane.run(lambda: _begun(plan, name, language), self._was_begun)

    def _was_begun(self, begun: _Begun) -> None:
        if begun.problems:
            self._wrong.setText(all_told(begun.problems, self._words, named))
            self._wrong.show()
            self._go.setEnabled(True)
            return
        self._preferences.library = self._folder
        self.begun.emit(begun.path)
        self.accept()

    def done(self, result: int) -> None:
        self._lane.close()
        super().done(result)


def _begun(plan: Plan, library_name: str, language: str) -> _Begun:
    from briefbook.model.problem import error

    try:
        start_library(plan.library, library_name, (language,), plan.host.country)
    except OutputError as wrong:
        return _Begun(plan.briefing, (error(wrong.sentence, rule="not-writable"),))
    return _Begun(plan.briefing, begin(plan))


def _fill(box: QComboBox, people: list[Candidate]) -> None:
    typed = box.currentText()
    box.clear()
    for one in people:
        box.addItem(f"{one.name} – {one.post}" if one.post else one.name, one)
    box.setCurrentIndex(-1)
    box.setCurrentText(typed)
    field, completer = box.lineEdit(), box.completer()
    if typed and field is not None and field.hasFocus() and completer is not None:  # Typed while the library was read.
        completer.setCompletionPrefix(typed)
        completer.complete()


def _take_the_only_one(box: QComboBox) -> None:
    """Take the person of the library whose name was begun, if the beginning of no other name is the same."""
    begun = f" {box.currentText().strip()}".casefold()
    if not begun.strip() or box.findText(box.currentText().strip()) >= 0:
        return
    people = [box.itemData(row) for row in range(box.count())]
    found = [row for row, one in enumerate(people) if isinstance(one, Candidate) and begun in f" {one.name}".casefold()]
    if len(found) == 1:
        box.setCurrentIndex(found[0])


def _somebody(box: QComboBox) -> Somebody:
    """Who stands in a field: a person of the library when the words are one of the list's, else a name."""
    typed = box.currentText().strip()
    index = box.findText(typed)
    chosen = box.itemData(index) if index >= 0 else None
    if isinstance(chosen, Candidate):
        return Somebody(id=chosen.id, name=chosen.name, country=chosen.country)
    return Somebody(name=typed)


def _side_by_side(*widgets: QWidget) -> QWidget:
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GAP)
    for widget in widgets:
        row.addWidget(widget, 0 if isinstance(widget, QToolButton) else 1)
    return both


def _iso(day: QDate) -> str:
    return date(day.year(), day.month(), day.day()).isoformat()
