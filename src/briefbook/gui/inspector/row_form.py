"""How the selected rows are shown: title, marking, editions, length, form. One change holds for all selected rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel, QLineEdit, QWidget

from briefbook.gui.bar import edition_name
from briefbook.gui.calm import CalmComboBox
from briefbook.gui.editor import Editor
from briefbook.gui.flow import FlowBox, FlowLayout
from briefbook.gui.outline.commands import Verb
from briefbook.gui.speech import marking_name
from briefbook.gui.theme import GAP, GRID, set_role
from briefbook.model.briefing import BreakItem, FindItem, Item, PictureItem, Section, SnippetItem
from briefbook.model.kinds import Figure, Trade
from briefbook.session.changes import (
    rename,
    set_chart,
    set_fields,
    set_length,
    set_marking,
    set_only,
    set_presentation,
)
from briefbook.session.state import Edited, State
from briefbook.session.titles import words_in
from briefbook.session.words import with_words
from briefbook.storage.written_form import plain_words

_SEVERAL = object()
_LENGTHS = (("full", "Full"), ("short", "Short"), ("line", "One line"))
_FORMS = (("joined", "Running text"), ("list", "List"), ("table", "Table"), ("card", "Cards"), ("timeline", "Timeline"))
_CHARTS = (("bars", "Bars"), ("lines", "Lines"))


class RowForm(QWidget):
    """Fields of the briefing's rows; only those that all selected rows have are shown."""

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._offered: dict[QComboBox, tuple[object, ...]] = {}
        self._keys: tuple[int, ...] = ()
        self._is_showing = False
        tr = editor.tr
        self.title, self.lead, self.alt, self.caption = (QLineEdit() for _ in range(4))
        self.marking, self.length, self.form, self.chart = (CalmComboBox() for _ in range(4))
        self._editions = FlowLayout(spacing=GAP)
        self._editions_holder = FlowBox(self._editions)
        self._only: list[QCheckBox] = []
        self._rows: dict[str, tuple[QLabel, QWidget]] = {}
        self._layout = QFormLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setHorizontalSpacing(GAP)
        self._layout.setVerticalSpacing(GRID)
        self._layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._layout.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self._editions.setContentsMargins(0, GRID, 0, GRID)  # The first line beside its label.
        for name, words, widget in (
            ("title", tr("Title"), self.title),
            ("lead", tr("Lead"), self.lead),
            ("alt", tr("Description"), self.alt),
            ("caption", tr("Caption"), self.caption),
            ("marking", tr("Marking"), self.marking),
            ("only", tr("Shown in"), self._editions_holder),
            ("length", tr("Length"), self.length),
            ("as", tr("Shown as"), self.form),
            ("chart", tr("Chart"), self.chart),
        ):
            self._add(name, words, widget)
        for combo in (self.marking, self.length, self.form, self.chart):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._listen()

    def _add(self, name: str, words: str, widget: QWidget) -> None:
        label = QLabel(words)
        set_role(label, "muted")
        label.setBuddy(widget)
        widget.setAccessibleName(words)
        self._layout.addRow(label, widget)
        self._rows[name] = (label, widget)

    def _listen(self) -> None:
        self.title.editingFinished.connect(self._rename)
        for name, field in (("lead", self.lead), ("alt", self.alt), ("caption", self.caption)):
            field.editingFinished.connect(lambda name=name, field=field: self._set_words(name, field))
        verbs: tuple[tuple[QComboBox, str, Verb], ...] = (
            (self.marking, "Change the marking", set_marking),
            (self.length, "Change the length", set_length),
            (self.form, "Change how it is shown", set_presentation),
            (self.chart, "Change the chart", set_chart),
        )
        for combo, label, verb in verbs:
            combo.activated.connect(lambda _at, combo=combo, label=label, verb=verb: self._choose(combo, label, verb))

    # --- showing ------------------------------------------------------------------------------------------------------

    def show_rows(self, keys: tuple[int, ...]) -> None:
        """Show what these rows have in common."""
        self._keys = keys
        values = [self._editor.state.nodes[key].value for key in keys if key in self._editor.state.nodes]
        shown = set.intersection(*(set(_fields(value, self._editor)) for value in values)) if values else set()
        if len(values) > 1:
            shown -= {"title", "lead", "alt", "caption"}
        for name, (label, widget) in self._rows.items():
            label.setVisible(name in shown)
            widget.setVisible(name in shown)
        self._is_showing = True
        try:
            self._fill(values)
        finally:
            self._is_showing = False

    def _fill(self, values: Sequence[Section | Item]) -> None:
        editor, tr = self._editor, self._editor.tr
        if len(values) == 1:
            for name, field in (("title", self.title), ("lead", self.lead), ("alt", self.alt)):
                self._fill_words(field, getattr(values[0], name, None))
            self._fill_words(self.caption, getattr(values[0], "caption", None))
        levels = [(one.id, marking_name(one)) for one in _levels(editor)]
        unmarked = tr("As in the library") if _have_snippets(values) else tr("None (counts as the highest)")
        if values and all(isinstance(value, Section) for value in values):
            unmarked = tr("None of its own")
        self._fill_combo(self.marking, unmarked, levels, (value.marking for value in values))
        house = tr("As the house format says")
        self._fill_combo(self.length, house, _told(_LENGTHS, tr), (getattr(v, "length", None) for v in values))
        self._fill_combo(self.form, house, _told(_FORMS, tr), (getattr(v, "as_", None) for v in values))
        self._fill_combo(self.chart, tr("None"), _told(_CHARTS, tr), (getattr(v, "chart", None) for v in values))
        self._fill_editions(values)

    def _fill_combo(
        self, combo: QComboBox, nothing: str, choices: Sequence[tuple[str, str]], values: Iterable[Any]
    ) -> None:
        """Offer choices, the first being none; the one that all rows have is chosen."""
        held = set(values)
        offered = (nothing, tuple(choices), len(held) > 1)
        if self._offered.get(combo) != offered:
            self._offered[combo] = offered
            combo.clear()
            combo.addItem(nothing, None)
            for value, words in choices:
                combo.addItem(words, value)
            if len(held) > 1:
                combo.insertItem(0, "…", _SEVERAL)
        at = 0 if len(held) > 1 else combo.findData(next(iter(held), None))
        combo.setCurrentIndex(max(at, 0))

    def _fill_words(self, field: QLineEdit, words: Any) -> None:
        library = self._editor.library
        text = words_in(words, library, self._editor.language)
        if field.text() != text and not (field.hasFocus() and field.isModified()):
            field.setText(text)

    def _fill_editions(self, values: Sequence[Section | Item]) -> None:
        editions = self._editor.session.briefing.all_editions
        if [box.objectName() for box in self._only] != [edition.name for edition in editions]:
            for box in self._only:
                self._editions.removeWidget(box)
                box.deleteLater()
            self._only = [QCheckBox(edition_name(edition, self._editor.tr)) for edition in editions]
            while self._editions.count():
                self._editions.takeAt(0)
            for box, edition in zip(self._only, editions, strict=True):
                box.setObjectName(edition.name)
                box.clicked.connect(self._choose_editions)
                self._editions.addWidget(box)
        for box in self._only:
            shown = {not value.only or box.objectName() in value.only for value in values}
            state = Qt.CheckState.PartiallyChecked if len(shown) > 1 else Qt.CheckState.Checked
            box.setCheckState(state if True in shown else Qt.CheckState.Unchecked)

    # --- changing -----------------------------------------------------------------------------------------------------

    def _rename(self) -> None:
        editor = self._editor
        if len(self._keys) != 1 or not self.title.isModified():
            return
        self.title.setModified(False)
        with editor.edit("Rename"):
            editor.apply(rename, self._keys[0], self.title.text(), editor.language, editor.library.first_language)

    def _set_words(self, name: str, field: QLineEdit) -> None:
        editor = self._editor
        if len(self._keys) != 1 or not field.isModified():
            return
        field.setModified(False)
        first = editor.library.first_language
        with editor.edit("Edit the words"):
            editor.apply(_set_field_words, self._keys[0], name, field.text(), editor.language, first)

    def _choose(self, combo: QComboBox, label: str, verb: Verb) -> None:
        value = combo.currentData()
        if not self._is_showing and value is not _SEVERAL:
            with self._editor.edit(label):
                self._editor.apply(verb, self._keys, value)

    def _choose_editions(self) -> None:
        chosen = [box.objectName() for box in self._only if box.checkState() != Qt.CheckState.Unchecked]
        everywhere = len(chosen) == len(self._only)
        if not chosen:
            self.show_rows(self._keys)
            return
        with self._editor.edit("Choose the editions"):
            self._editor.apply(set_only, self._keys, () if everywhere else chosen)


def _fields(value: Section | Item, editor: Editor) -> Iterator[str]:
    """The fields that make sense for a row."""
    yield "only"
    if isinstance(value, BreakItem):
        return
    yield from ("title", "marking")
    match value:
        case SnippetItem():
            yield from ("lead", "length", "as")
            if isinstance(editor.library.snippet(value.snippet), Trade | Figure):
                yield "chart"
        case FindItem():
            yield from ("lead", "length", "as", "chart")
        case PictureItem():
            yield from ("alt", "caption")
        case _:
            return


def _set_field_words(state: State, key: int, name: str, text: str, language: str, first: str) -> Edited:
    """Other words of a field of a row in a language."""
    words = with_words(getattr(state.nodes[key].value, name), text, language, first)
    return set_fields(state, (key,), {name: None if words is None else plain_words(words)})


def _levels(editor: Editor) -> Iterable[Any]:
    return editor.library.scale.levels


def _have_snippets(values: Sequence[Section | Item]) -> bool:
    return any(isinstance(value, SnippetItem | FindItem) for value in values)


def _told(choices: Sequence[tuple[str, str]], tr: Any) -> list[tuple[str, str]]:
    return [(value, tr(words)) for value, words in choices]
