"""The words of one row in one language: whose they are, and whether they are older than their original."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from briefbook.gui.bar import language_name
from briefbook.gui.editor import Editor
from briefbook.gui.inspector.field_spelling import FieldSpelling
from briefbook.gui.inspector.wording import WordingEditor
from briefbook.gui.spell_check import SpellCheck
from briefbook.gui.theme import GRID, scaled, set_role
from briefbook.gui.wordings import wording_of
from briefbook.model.briefing import Item, Section, SnippetItem
from briefbook.model.snippet import Snippet
from briefbook.session.changes import rename, set_fields, set_marking, set_words
from briefbook.session.fact_notes import fact_note
from briefbook.session.row_words import (
    RowWords,
    Surroundings,
    expressions_in,
    marking_of_words,
    row_words,
    snippets_behind,
    speaker,
    words_with_changed_facts,
)
from briefbook.session.sight import Sight
from briefbook.session.state import Edited, State
from briefbook.session.translations import confirm_translation, is_stale, row_localised
from briefbook.session.tree import Node
from briefbook.session.words import with_words
from briefbook.storage.written_form import plain_words

_LEAST_HEIGHT = 40 * GRID


class WordsField(QWidget):
    """Follows one row; `language` says in which language it is shown and edited."""

    def __init__(self, editor: Editor, spelling: SpellCheck | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._key = 0
        self._sight: Sight | None = None
        self.language = editor.language
        self.words: RowWords | None = None
        self._spoken_in: tuple[object, ...] = ()
        self._phrased_from, self._phrased = "", ""
        tr = editor.tr
        self.text = WordingEditor(tr("[not shown in this edition]"), self)
        self.text.describe = self._describe
        self.spelling = FieldSpelling(spelling, self.text, self.language, tr) if spelling is not None else None
        self.title = QLineEdit()
        self._name, self._stale, self._whose = QLabel(), QLabel(), QLabel()
        self._confirm = QPushButton(tr("It is up to date"))
        self._back = QPushButton(tr("Back to the library's words"))
        self._arrange()
        self._listen()

    def _arrange(self) -> None:
        for label, role in ((self._name, "muted"), (self._stale, "warning"), (self._whose, "muted")):
            set_role(label, role)
            label.setWordWrap(True)
        for button in (self._confirm, self._back):
            set_role(button, "link")
        self.text.setMinimumHeight(_LEAST_HEIGHT)
        self.text.setAccessibleName(self._editor.tr("Wording"))
        stale = QHBoxLayout()
        stale.addWidget(self._stale, 1)
        stale.addWidget(self._confirm)
        back = QHBoxLayout()
        back.addWidget(self._back)
        back.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for widget in (self._name, self.title, self.text):
            column.addWidget(widget)
        column.addLayout(stale)
        column.addWidget(self._whose)
        column.addLayout(back)

    def _listen(self) -> None:
        editor = self._editor
        self.text.edited.connect(self._edited)
        self.text.paused.connect(editor.session.pause_typing)
        self.text.undo_wanted.connect(editor.undo)
        self.text.redo_wanted.connect(editor.redo)
        self.title.editingFinished.connect(self._rename)
        self._confirm.clicked.connect(self._confirm_translation)
        self._back.clicked.connect(self._give_back)

    # --- showing ------------------------------------------------------------------------------------------------------

    def show_row(self, key: int, language: str, sight: Sight, *, is_beside: bool) -> bool:
        """Show a row's words in a language; False when it has none. `is_beside`: another language is shown too."""
        if key != self._key:
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self._key, self.language, self._sight = key, language, sight
        editor = self._editor
        value = editor.state.nodes[key].value
        around = self.surroundings()
        length = around.length(value) if around else "full"
        self.words = row_words(value, editor.library, language, length)
        if self.words is None:
            return False
        self._set_face()
        if self.spelling is not None:
            self.spelling.speak(self._language_of_words)
        # What is typed changes no fact: they are worded anew only when something else has changed.
        spoken_in = (key, language, around.sight if around else None, editor.book)
        if self.words.text != self.text.text or spoken_in != self._spoken_in:
            self._spoken_in = spoken_in
            self.text.show_text(self.words.text, speaker(value, around) if around else _unspoken)
        self._show_title(value, is_beside)
        self._say_whose(value, self.words)
        self._say_age(value, length)
        return True

    @property
    def node(self) -> Node | None:
        """The row that is shown."""
        return self._editor.state.nodes.get(self._key)

    @property
    def _language_of_words(self) -> str:
        """The language that the words shown are in: another than the field's as long as there are none in it."""
        if self.words is not None and self.words.language_missing:
            return self._editor.library.first_language
        return self.language

    def surroundings(self) -> Surroundings | None:
        """What expressions are evaluated in; None while there is no book yet."""
        book, wording = self._editor.book, wording_of(self.language)
        if book is None or book.template is None or wording is None or self._sight is None:
            return None
        return Surroundings(self._sight, self._editor.state, self.language, wording, book.template)

    def _describe(self, expression: str) -> str:
        """What stands behind words of facts: the snippets, with their sources."""
        editor, node, around = self._editor, self.node, self.surroundings()
        if node is None or around is None:
            return ""
        notes = (
            fact_note(ident, editor.library, self.language) for ident in snippets_behind(node.value, expression, around)
        )
        told = [
            "\n".join([editor.tr("from the library: {title}").format(title=title), *sources])
            for title, *sources in filter(None, notes)
        ]
        return "\n".join(told) or editor.tr("worked out from what the library says")

    def _set_face(self) -> None:
        """The words are set as the book sets them, a little larger than the rest of the window."""
        book = self._editor.book
        font = scaled(self.font(), 1.15)
        font.setFamilies([*([book.template.fonts.body] if book and book.template else []), "Noto Serif", "serif"])
        if self.text.font() != font:
            self.text.setFont(font)

    def _show_title(self, value: Section | Item, is_beside: bool) -> None:
        tr, name = self._editor.tr, language_name(self.language)
        self._name.setVisible(is_beside)
        self._name.setText(name)
        self.title.setVisible(is_beside)
        self.text.setAccessibleName(f"{tr('Wording')}, {name}" if is_beside else tr("Wording"))
        self.title.setAccessibleName(f"{tr('Title')}, {name}")
        self.title.setPlaceholderText(tr("Title"))
        said = value.title.said(self.language, self._editor.library.first_language) if value.title else None
        if not self.title.isModified():
            self.title.setText(said.text if said else "")

    def _say_whose(self, value: Section | Item, words: RowWords) -> None:
        tr = self._editor.tr
        has_original = bool(words.original)
        self._back.setVisible(has_original and words.is_own)
        told = [tr("Dotted words come from facts and follow them.")] if "{{" in words.text else []
        if has_original and words.is_own:
            told.append(tr("These are this briefing's own words; the library keeps its own."))
        elif has_original:
            told.append(tr("What you type belongs to this briefing; the library keeps its words."))
        if words.language_missing:
            told.append(tr("Not given in this language yet; another one is shown. What you type will be in this one."))
        if self.text.is_source:
            told.append(tr("Shown as typed, because it holds a table or notes."))
        self._whose.setText(" ".join(told))
        self._whose.setVisible(bool(told))

    def _say_age(self, value: Section | Item, length: str) -> None:
        tr, library = self._editor.tr, self._editor.library
        old = is_stale(row_localised(value, library, length), self.language, library.first_language)
        self._stale.setVisible(old)
        self._stale.setText(tr("Older than the original it was translated from."))
        self._confirm.setVisible(old and self.words is not None and self.words.is_own)

    # --- editing ------------------------------------------------------------------------------------------------------

    def _edited(self, text: str) -> None:
        editor, words, key, language = self._editor, self.words, self._key, self.language
        if words is None or key not in editor.state.nodes:
            return
        first = editor.library.first_language
        with editor.edit("Edit the words", f"words {key} {language}"):
            if isinstance(editor.state.nodes[key].value, Section):
                editor.apply(_set_lead, key, text, language, first)
            else:
                editor.apply(set_words, key, text, language, first, None if words.is_own else words.original)
            self._mark(words.text, text)
            if words.language_missing and text.strip():
                editor.apply(confirm_translation, key, language, first)

    def take_facts(self, changed: Snippet) -> bool:
        """Put the words of changed facts into this briefing; False when its words do not use the facts."""
        around, node, words, first = self.surroundings(), self.node, self.words, self._editor.library.first_language
        if around is None or node is None or words is None or not isinstance(node.value, SnippetItem):
            return False
        source = self._phrased_from if words.text == self._phrased else words.text
        text = words_with_changed_facts(node.value, changed, source, around)
        if text is None:
            return False
        base = None if words.is_own else words.original
        with self._editor.edit("Change the facts only here"):
            self._editor.apply(set_words, self._key, text, self.language, first, base)
            self._mark(source, text)
        self._phrased_from, self._phrased = source, text
        return True

    def _mark(self, before: str, after: str) -> None:
        """Words of facts that became own words keep the marking of those facts."""
        around, node, scale = self.surroundings(), self.node, self._editor.library.scale
        lost = set(expressions_in(before)) - set(expressions_in(after))
        if around is None or node is None or not lost or not after.strip() or self._sight is None:
            return
        levels = [marking_of_words(node.value, one, around) for one in lost]
        wanted = scale.higher(self._sight.marking(node.value), *(level for level in levels if level is not None))
        if wanted != self._sight.marking(node.value):
            self._editor.apply(set_marking, (self._key,), wanted)

    def _rename(self) -> None:
        editor = self._editor
        if not self.title.isModified() or self._key not in editor.state.nodes:
            return
        self.title.setModified(False)
        with editor.edit("Rename"):
            editor.apply(rename, self._key, self.title.text(), self.language, editor.library.first_language)

    def _confirm_translation(self) -> None:
        with self._editor.edit("Confirm the translation"):
            self._editor.apply(confirm_translation, self._key, self.language, self._editor.library.first_language)

    def _give_back(self) -> None:
        with self._editor.edit("Take the library's words"):
            self._editor.apply(set_words, self._key, "", self.language, self._editor.library.first_language)


def _set_lead(state: State, key: int, text: str, language: str, first: str) -> Edited:
    """Another lead of a row in a language; without words it has none in it."""
    words = with_words(state.nodes[key].value.lead, text, language, first)
    return set_fields(state, (key,), {"lead": None if words is None else plain_words(words)})


def _unspoken(expression: str) -> str:
    return f"{{{{ {expression} }}}}"
