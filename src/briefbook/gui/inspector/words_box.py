"""The words of the selected row: whose they are, in which language, and the way back to the library's."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from briefbook.gui.editor import Editor
from briefbook.gui.inspector.live import RowWords, Surroundings, row_words, speaker
from briefbook.gui.inspector.wording import WordingEditor
from briefbook.gui.theme import GRID, scaled, set_role
from briefbook.model.briefing import Item, Section
from briefbook.model.wording import Wording
from briefbook.session.changes import set_fields, set_words
from briefbook.session.sight import Sight
from briefbook.session.state import Edited, State
from briefbook.session.words import with_words
from briefbook.storage.shipped import resources
from briefbook.storage.wording_file import load_wording
from briefbook.storage.written_form import plain_words

_LEAST_HEIGHT = 40 * GRID
_LENGTHS = {"full": "Full", "short": "Short", "line": "One line"}


class WordsBox(QWidget):
    """Edits the words of one row of the briefing, one language at a time."""

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._key = 0
        self._language = editor.language
        self._words: RowWords | None = None
        self._spoken_in: tuple[object, ...] = ()
        tr = editor.tr
        self.field = WordingEditor(tr("[not shown in this edition]"), self)
        self._heading = QLabel(tr("Wording"))
        self._languages = QHBoxLayout()
        self._whose, self._count = QLabel(), QLabel()
        self._back = QPushButton(tr("Back to the library's words"))
        self._buttons: list[QToolButton] = []
        self._chips: list[QToolButton] = []
        self._arrange()
        self._listen()

    # --- building -----------------------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        set_role(self._heading, "heading")
        set_role(self._back, "link")
        for label in (self._whose, self._count):
            set_role(label, "muted")
        self._whose.setWordWrap(True)
        self.field.setMinimumHeight(_LEAST_HEIGHT)
        self.field.setAccessibleName(self._editor.tr("Wording"))
        self._languages.setSpacing(GRID // 2)
        head = _row(self._heading, None)
        head.addLayout(self._languages)
        tools = _row(*self._tools(), None, self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addWidget(self.field)
        column.addLayout(tools)
        column.addWidget(self._whose)
        column.addLayout(_row(self._back, None))

    def _tools(self) -> list[QToolButton]:
        tr, field = self._editor.tr, self.field
        tools = (
            ("B", tr("Bold"), "Ctrl+B", field.toggle_bold),
            ("I", tr("Italic"), "Ctrl+I", field.toggle_italic),
            ("•", tr("Bulleted list"), "", lambda: field.toggle_list("bullet")),
            ("1.", tr("Numbered list"), "", lambda: field.toggle_list("number")),
        )
        for letter, name, keys, act in tools:
            button = QToolButton()
            button.setText(letter)
            native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            button.setToolTip(f"{name} ({native})" if keys else name)
            button.setAccessibleName(name)
            button.clicked.connect(act)
            button.clicked.connect(lambda _on=False: field.setFocus())
            font = QFont(button.font())
            font.setBold(letter == "B")
            font.setItalic(letter == "I")
            button.setFont(font)
            self._buttons.append(button)
        return list(self._buttons)

    def _listen(self) -> None:
        editor = self._editor
        self.field.edited.connect(self._edited)
        self.field.paused.connect(editor.session.pause_typing)
        self.field.undo_wanted.connect(editor.undo)
        self.field.redo_wanted.connect(editor.redo)
        self._back.clicked.connect(self._give_back)
        editor.language_changed.connect(self._speak)

    def _speak(self, language: str) -> None:
        self._language = language
        self.refresh()

    # --- showing ------------------------------------------------------------------------------------------------------

    def show_row(self, key: int, sight: Sight) -> None:
        """Take up the words of a row; hidden when it has none."""
        if key != self._key:
            self._key = key
            self._language = self._editor.language
        self._sight = sight
        self.refresh()

    def refresh(self) -> None:
        """Show what the row says now."""
        node = self._editor.state.nodes.get(self._key)
        if node is None:
            return
        around = self._surroundings()
        length = around.length(node.value) if around else "full"
        self._words = row_words(node.value, self._editor.library, self._language, length)
        self.setVisible(self._words is not None)
        if self._words is None:
            return
        self._set_face()
        # What is typed changes no fact: they are worded anew only when something else has changed.
        spoken_in = (self._key, self._language, around.sight if around else None, self._editor.book)
        if self._words.text != self.field.text or spoken_in != self._spoken_in:
            self._spoken_in = spoken_in
            self.field.show_text(self._words.text, speaker(node.value, around) if around else _unspoken)
        self._say_whose(node.value, self._words, length)
        self._show_languages()

    def _surroundings(self) -> Surroundings | None:
        book, wording = self._editor.book, wording_of(self._language)
        if book is None or book.template is None or wording is None:
            return None
        return Surroundings(self._sight, self._editor.state, self._language, wording, book.template)

    def _set_face(self) -> None:
        """The words are set as the book sets them, a little larger than the rest of the window."""
        book = self._editor.book
        font = scaled(self.font(), 1.15)
        font.setFamilies([*([book.template.fonts.body] if book and book.template else []), "Noto Serif", "serif"])
        if self.field.font() != font:
            self.field.setFont(font)

    def _say_whose(self, value: Section | Item, words: RowWords, length: str) -> None:
        tr = self._editor.tr
        is_section = isinstance(value, Section)
        self._heading.setText(tr("Lead: a sentence before the items") if is_section else tr("Wording"))
        has_original = bool(words.original)
        self._back.setVisible(has_original and words.is_own)
        told = [tr("Dotted words come from facts and follow them.")] if "{{" in words.text else []
        if has_original and words.is_own:
            told.append(tr("These are this briefing's own words; the library keeps its own."))
        elif has_original:
            told.append(tr("What you type belongs to this briefing; the library keeps its words."))
        if words.language_missing:
            told.append(tr("Not given in this language yet; another one is shown. What you type will be in this one."))
        if self.field.is_source:
            told.append(tr("Shown as typed, because it holds a table or notes."))
        self._whose.setText(" ".join(told))
        self._whose.setVisible(bool(told))
        count = len(self.field.toPlainText().split())
        length_words = "" if is_section or not has_original else f" · {tr(_LENGTHS.get(length, length))}"
        self._count.setText(tr("Words: {count}").format(count=count) + length_words)
        for button in self._buttons:
            button.setEnabled(not self.field.is_source)

    def _show_languages(self) -> None:
        languages = self._editor.library.settings.languages
        if tuple(chip.property("language") for chip in self._chips) != languages:
            for chip in self._chips:
                self._languages.removeWidget(chip)
                chip.deleteLater()
            self._chips = [self._language_chip(language) for language in languages]
            for chip in self._chips:
                self._languages.addWidget(chip)
        for chip in self._chips:
            chip.setChecked(chip.property("language") == self._language)

    def _language_chip(self, language: str) -> QToolButton:
        from briefbook.gui.bar import language_name

        chip = QToolButton()
        set_role(chip, "chip")
        chip.setCheckable(True)
        chip.setProperty("language", language)
        chip.setText(language_name(language))
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        chip.clicked.connect(lambda _on=False: self._speak(language))
        return chip

    # --- editing ------------------------------------------------------------------------------------------------------

    def _edited(self, text: str) -> None:
        editor, words = self._editor, self._words
        if words is None or self._key not in editor.state.nodes:
            return
        first, language, key = editor.library.first_language, self._language, self._key
        with editor.edit("Edit the words", f"words {key} {language}"):
            if isinstance(editor.state.nodes[key].value, Section):
                editor.apply(_set_lead, key, text, language, first)
            else:
                editor.apply(set_words, key, text, language, first, None if words.is_own else words.original)

    def _give_back(self) -> None:
        with self._editor.edit("Take the library's words"):
            self._editor.apply(set_words, self._key, "", self._language, self._editor.library.first_language)


def _set_lead(state: State, key: int, text: str, language: str, first: str) -> Edited:
    """Another lead of a row in a language; without words it has none in it."""
    words = with_words(state.nodes[key].value.lead, text, language, first)
    return set_fields(state, (key,), {"lead": None if words is None else plain_words(words)})


def _unspoken(expression: str) -> str:
    return f"{{{{ {expression} }}}}"


@cache
def wording_of(language: str) -> Wording | None:
    """The wording of a language that Briefbook speaks, read once."""
    folder = resources() / "wording" / language
    return load_wording(folder)[0] if folder.is_dir() else None


def _row(*widgets: QWidget | None) -> QHBoxLayout:
    """Widgets in a row; None is what stretches."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GRID // 2)
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget)
    return row
