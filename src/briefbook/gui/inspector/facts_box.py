"""The facts of a snippet as a form. They belong to the library: before they change, it says who else uses them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from briefbook.gui.editor import Editor
from briefbook.gui.folding import FoldButton
from briefbook.gui.inspector.fact_input import FactInput, fact_name
from briefbook.gui.inspector.fact_rows import EntryBox, EntryRow, ListGrowth, ShownEntry, row_menu, shown_value
from briefbook.gui.jobs import Lane
from briefbook.gui.speech import said
from briefbook.gui.theme import GAP, GRID, set_role
from briefbook.model.localised import Localised
from briefbook.model.snippet import Snippet
from briefbook.session.fact_data import with_fact, with_row
from briefbook.session.fact_files import Change, FactFiles, User, users_of
from briefbook.session.fact_form import (
    Fact,
    FactEntry,
    FactField,
    FactList,
    fact_fields,
)
from briefbook.session.titles import words_in

_MOST_NAMED = 4
_MOST_OFFERED = 400
"""How many snippets are asked for their values, so that the form opens at once."""
_OFFERED = frozenset({"place", "occasion", "unit", "status", "area", "region", "instrument"})
"""Fields for which the library's other values are offered."""


class FactsBox(QWidget):
    """The form is locked until the user says whether a change is for the library or for this briefing only."""

    def __init__(self, editor: Editor, write_here: Callable[[Snippet], bool], parent: QWidget | None = None) -> None:
        """`write_here` puts the words of changed facts into the briefing; False when its words do not use them."""
        super().__init__(parent)
        self._editor, self._write_here = editor, write_here
        self._snippet: Snippet | None = None
        self._is_open = self._is_only_here = False
        self._here: tuple[Change, ...] = ()
        self._stages: list[tuple[object, tuple[Change, ...]]] = []
        self._files = FactFiles()
        self._asking = Lane("uses", self)
        self.destroyed.connect(self._asking.close)
        tr = editor.tr
        self._head = FoldButton(tr("Facts"))
        self._change = QPushButton(tr("Change in the library"))
        self._only_here = QPushButton(tr("Only here"))
        self._take_back = QPushButton(tr("Take the last change back"))
        self._uses, self._scope, self._wrong = QLabel(), QLabel(), QLabel()
        self._form_holder = QWidget()
        self._form = QFormLayout(self._form_holder)
        self._fields: list[QWidget] = []
        self._arrange()

    def _arrange(self) -> None:
        self._head.folded.connect(self._fold)
        for label, role in ((self._uses, "muted"), (self._scope, "warning"), (self._wrong, "error")):
            set_role(label, role)
            label.setWordWrap(True)
        for button in (self._change, self._only_here, self._take_back):
            set_role(button, "link")
        self._change.clicked.connect(lambda: self._unlock(only_here=False))
        self._only_here.clicked.connect(lambda: self._unlock(only_here=True))
        told = self._editor.tr("Puts back what the library's file said before the last change made here")
        self._take_back.setToolTip(told)
        self._take_back.clicked.connect(self._restore)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(GAP)
        self._form.setVerticalSpacing(GRID)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 0, 0, 0)
        for button in (self._change, self._only_here):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._head, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._uses)
        column.addLayout(buttons)
        column.addWidget(self._take_back, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self._scope, self._wrong, self._form_holder):
            column.addWidget(widget)

    def _fold(self, is_folded: bool) -> None:
        for widget in (self._form_holder, self._uses, self._change, self._only_here):
            widget.setVisible(not is_folded)

    def unfold(self) -> None:
        """Show the facts and put the keyboard to them."""
        self._head.fold(False)
        self._head.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- showing ------------------------------------------------------------------------------------------------------

    def show_snippet(self, snippet: Snippet) -> None:
        """Show the facts of a snippet."""
        if snippet is self._snippet:
            self._follow_history()
            return
        if self._snippet is None or snippet.id != self._snippet.id:
            self._is_open = False
            self._ask_uses(snippet)
        self._snippet = snippet
        self._here = ()
        self._stages.clear()
        self._rebuild()

    def _follow_history(self) -> None:
        """Show the facts that the briefing's words were made from, once undo or redo has brought back other words."""
        said_now = self._words_here()
        here = next((changes for words, changes in self._stages if words == said_now), self._here)
        if here != self._here:
            self._here = here
            self._rebuild()

    def _words_here(self) -> object:
        """What the selected row is in the briefing."""
        state = self._editor.state
        node = state.nodes.get(state.current)
        return node.value if node is not None else None

    def _shown(self) -> Snippet | None:
        """The snippet as it is in the library or, after changes only here, as it was changed."""
        if self._snippet is None or not self._here:
            return self._snippet
        changed = self._files.changed(self._snippet, partial(_all_of, self._here))
        return self._snippet if isinstance(changed, str) else changed

    def _ask_uses(self, snippet: Snippet) -> None:
        library, here, language = self._editor.library, self._editor.session.path, self._editor.language
        self._uses.setText("")
        self._asking.run(lambda: users_of(library, snippet.id, here, language), self._say_uses)

    def _say_uses(self, users: tuple[User, ...]) -> None:
        tr = self._editor.tr
        words = tr("Facts belong to the library. No other briefing names them.")
        if users:
            names = "; ".join(user.title for user in users[:_MOST_NAMED])
            names += " …" if len(users) > _MOST_NAMED else ""
            told = tr("Facts belong to the library. Other briefings that use them: {count} ({names}).")
            words = told.format(count=len(users), names=names)
        self._uses.setText(words)
        self._uses.setToolTip("\n".join(user.path.name for user in users))

    def _rebuild(self) -> None:
        focused = next((one.field.path for one in self._inputs() if one.box.hasFocus()), None)
        while self._form.rowCount():
            self._form.removeRow(0)
        self._fields.clear()
        self._wrong.hide()
        tr = self._editor.tr
        self._change.setVisible(not self._is_open)
        self._only_here.setVisible(not self._is_open)
        self._scope.setVisible(self._is_open)
        here = tr("Changes are written as words of this briefing only; the library keeps its facts.")
        everywhere = tr(
            "Changes are written into the library, for every briefing. Undo leaves them: it is this briefing's alone."
        )
        self._scope.setText(here if self._is_only_here else everywhere)
        self._take_back.setVisible(self._files.has_change)
        shown = self._shown()
        if shown is not None:
            for fact in fact_fields(shown, is_open=self._is_open):
                self._add(fact)
        again = next((one for one in self._inputs() if one.field.path == focused), None)
        if again is not None:
            again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _inputs(self) -> Iterator[FactInput]:
        return (one for one in self._fields if isinstance(one, FactInput))

    def _add(self, fact: Fact) -> None:
        match fact:
            case FactField():
                self._form.addRow(self._label(fact.name), self._field(fact))
            case FactEntry():
                self._form.addRow(self._label(str(fact.path[-1])), self._entry(fact, None))
            case FactList():
                self._add_list(fact)

    def _add_list(self, facts: FactList) -> None:
        for at, entry in enumerate(facts.entries):
            label = self._label(facts.name) if at == 0 else QLabel()
            self._form.addRow(label, self._row(facts, entry))
        if self._is_open:
            label = self._label(facts.name) if not facts.entries else QLabel()
            self._form.addRow(label, self._growth(facts))

    def _entry(self, entry: FactEntry, menu: QMenu | None) -> EntryBox:
        is_open = self._is_open
        return EntryRow(entry, self._field, menu, self._editor) if is_open else ShownEntry(entry, self._editor)

    def _row(self, facts: FactList, entry: FactEntry) -> EntryBox:
        """A row of an entry, with the entries inside it."""
        menu = row_menu(entry, len(facts.entries), self._editor, self._save) if self._is_open else None
        row = self._entry(entry, menu)
        for inner in entry.lists:
            row.put_inside(inner.name, [self._row(inner, one) for one in inner.entries])
            if self._is_open:
                row.put_inside("", [self._growth(inner)])
        return row

    def _growth(self, facts: FactList) -> ListGrowth:
        """What makes a list longer."""
        path = facts.path
        put = with_fact if facts.is_one else with_row
        return ListGrowth(facts, self._editor, lambda entry: self._save(lambda data: put(data, path, entry)))

    def _label(self, name: str) -> QLabel:
        label = QLabel(fact_name(name, self._editor))
        label.setFixedHeight(max((7 if self._is_open else 6) * GRID, label.fontMetrics().height()))
        set_role(label, "muted")
        return label

    def _field(self, field: FactField) -> QWidget:
        if not self._is_open or field.form == "fixed":
            widget: QWidget = shown_value(field, self._editor)
        else:
            widget = self._input(field)
        self._fields.append(widget)
        return widget

    def _input(self, field: FactField) -> FactInput:
        if field.name == "marking":
            levels = tuple(one.id for one in self._editor.library.scale.levels)
            field = FactField(field.path, "choice", field.value, levels)
        made = FactInput(field, self._editor, partial(self._trouble, field), self._offers(field.name))
        made.committed.connect(lambda value: self._write(made, value))
        return made

    def _offers(self, name: str) -> Iterator[str]:
        """What other snippets of the kind have in a field of that name."""
        library, language = self._editor.library, self._editor.language
        if name in _OFFERED and self._snippet is not None:
            for ident in library.idents((self._snippet.kind,))[:_MOST_OFFERED]:
                value = getattr(library.snippets[ident], name, None)
                if isinstance(value, Localised):
                    yield words_in(value, library, language)

    # --- changing -----------------------------------------------------------------------------------------------------

    def _unlock(self, *, only_here: bool) -> None:
        self._is_open, self._is_only_here = True, only_here
        self._rebuild()
        first = next(self._inputs(), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _trouble(self, field: FactField, value: Any) -> str:
        if self._snippet is None:
            return ""
        found = self._files.changed(self._snippet, lambda data: with_fact(data, field.path, value))
        return found if isinstance(found, str) else ""

    def _write(self, made: FactInput, value: Any) -> None:
        trouble = self._save(lambda data: with_fact(data, made.field.path, value))
        if trouble:
            made.refuse(trouble)

    def _save(self, change: Change) -> str:
        """Make a change where the user wants it; what is wrong, "" for nothing."""
        if self._snippet is None:
            return ""
        trouble = (
            self._save_here(self._snippet, change) if self._is_only_here else self._save_there(self._snippet, change)
        )
        self._wrong.setText(said(trouble, self._editor.tr))
        self._wrong.setVisible(bool(trouble))
        return trouble

    def _save_there(self, snippet: Snippet, change: Change) -> str:
        trouble = self._files.write(snippet, change)
        if not trouble:
            self._editor.reload_library()
        return trouble

    def _save_here(self, snippet: Snippet, change: Change) -> str:
        changes, before = (*self._here, change), self._words_here()
        changed = self._files.changed(snippet, partial(_all_of, changes))
        if isinstance(changed, str):
            return changed
        had, self._here = self._here, changes
        if not self._write_here(changed):
            self._here = had
            return self._editor.tr("The words above do not use the facts: change the words themselves.")
        self._stages += [(before, had), (self._words_here(), changes)]
        return ""

    def _restore(self) -> None:
        trouble = self._files.take_back()
        self._wrong.setText(said(trouble, self._editor.tr))
        self._wrong.setVisible(bool(trouble))
        if not trouble:
            self._editor.reload_library()

    def fields(self) -> Iterator[QWidget]:
        """The widgets of the form, in order."""
        yield from self._fields


def _all_of(changes: Iterable[Change], data: dict[str, Any]) -> dict[str, Any]:
    """A snippet's data after several changes, one after the other."""
    for one in changes:
        data = one(data)
    return data
