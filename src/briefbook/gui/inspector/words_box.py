"""The words of the selected row: in one language or in two side by side, in one of three lengths, with their tools."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from briefbook.gui.bar import language_name
from briefbook.gui.calm import CalmComboBox
from briefbook.gui.editor import Editor
from briefbook.gui.flow import FlowLayout
from briefbook.gui.inspector.words_field import WordsField
from briefbook.gui.inspector.words_tools import WordsTools
from briefbook.gui.spell_check import SpellCheck
from briefbook.gui.theme import GAP, GRID, set_role
from briefbook.model.briefing import Item, Section
from briefbook.session.changes import set_length
from briefbook.session.row_words import word_counts
from briefbook.session.sight import Sight

LENGTH_NAMES = {"full": "Full", "short": "Short", "line": "One line"}
_ROOM_FOR_TWO = 150 * GRID
"""Logical pixels from which on two languages stand beside one another; with less, one below the other."""


class WordsBox(QWidget):
    """Edits the words of one row of the briefing."""

    def __init__(self, editor: Editor, spelling: SpellCheck | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._key = 0
        self._sight: Sight | None = None
        self._language = editor.language
        self._is_beside = False
        self._counted: tuple[object, ...] = ()
        self.first, self.second = (WordsField(editor, spelling, self) for _ in range(2))
        self.tools = WordsTools(editor, self.first, self)
        self.length = CalmComboBox()
        self._heading, self._count = QLabel(editor.tr("Wording")), QLabel()
        self._languages = FlowLayout(spacing=GRID // 2)
        self._beside = self._chip(editor.tr("Side by side"))
        self._chips: list[QToolButton] = []
        self._fields = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._arrange()
        for field in (self.first, self.second):
            self.tools.listen_to(field)
            field.text.installEventFilter(self)
        self._beside.clicked.connect(lambda _on=False: self._put_beside(not self._is_beside))
        self.length.activated.connect(self._choose_length)
        editor.language_changed.connect(self._speak)

    @property
    def field(self) -> QWidget:
        """Where the words in the first language shown are typed."""
        return self.first.text

    def _arrange(self) -> None:
        tr = self._editor.tr
        set_role(self._heading, "heading")
        set_role(self._count, "muted")
        self.length.setAccessibleName(tr("Length"))
        self.length.setToolTip(tr("Which of the three lengths is printed here"))
        self.length.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        head = QHBoxLayout()
        self._heading.setWordWrap(True)
        head.addWidget(self._heading, 1)
        head.addLayout(self._languages)
        foot = QHBoxLayout()
        foot.addWidget(self._count)
        foot.addStretch(1)
        foot.addWidget(self.length)
        self._fields.setSpacing(GAP)
        self._fields.addWidget(self.first, 1)
        self._fields.addWidget(self.second, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addWidget(self.tools)
        column.addLayout(self._fields)
        column.addLayout(foot)

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
        if node is None or self._sight is None:
            return
        other = self._other_language
        is_two = self._is_beside and other is not None
        has_words = self.first.show_row(self._key, self._language, self._sight, is_beside=is_two)
        self.setVisible(has_words)
        if not has_words:
            return
        self.second.setVisible(is_two)
        if is_two and other is not None:
            self.second.show_row(self._key, other, self._sight, is_beside=True)
        is_section = isinstance(node.value, Section)
        tr = self._editor.tr
        self._heading.setText(tr("Lead") if is_section else tr("Wording"))
        self._heading.setToolTip(tr("A sentence before the items") if is_section else "")
        self._show_count(node.value)
        self._show_languages()
        self.tools.refresh()

    @property
    def _other_language(self) -> str | None:
        """The language to stand beside the chosen one: the library's first, or the next."""
        languages = self._editor.library.settings.languages
        return next((one for one in languages if one != self._language), None)

    def _show_count(self, value: Section | Item) -> None:
        tr = self._editor.tr
        count = len(self.first.text.toPlainText().split())
        self._count.setText(tr("Words: {count}").format(count=count))
        around = self.first.surroundings()
        counted = (value, self._language, self._editor.book, self._editor.library)
        if around is None or (
            len(counted) == len(self._counted) and all(a is b for a, b in zip(counted, self._counted, strict=True))
        ):
            return
        self._counted = counted
        counts = word_counts(value, self._editor.library, around)
        self.length.setVisible(bool(counts))
        self.length.clear()
        for length, words in counts.items():
            self.length.addItem(f"{tr(LENGTH_NAMES[length])} · {words}", length)
        self.length.setCurrentIndex(self.length.findData(around.length(value)))

    def _show_languages(self) -> None:
        languages = self._editor.library.settings.languages
        if tuple(chip.property("language") for chip in self._chips) != languages:
            for chip in (*self._chips, self._beside):
                self._languages.removeWidget(chip)
            for chip in self._chips:
                chip.deleteLater()
            self._chips = [self._language_chip(language) for language in languages]
            for chip in (*self._chips, self._beside):
                self._languages.addWidget(chip)
            self._beside.setVisible(len(languages) > 1)
        for chip in self._chips:
            shown = chip.property("language")
            chip.setChecked(shown == self._language or (self._is_beside and shown == self._other_language))
        self._beside.setChecked(self._is_beside)

    def _chip(self, words: str) -> QToolButton:
        chip = QToolButton()
        set_role(chip, "chip")
        chip.setCheckable(True)
        chip.setText(words)
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return chip

    def _language_chip(self, language: str) -> QToolButton:
        chip = self._chip(language_name(language))
        chip.setProperty("language", language)
        chip.clicked.connect(lambda _on=False: self._speak(language))
        return chip

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = event.size().width() >= _ROOM_FOR_TWO
        way = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        if self._fields.direction() != way:
            self._fields.setDirection(way)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.tools.work_on(self.second if watched is self.second.text else self.first)
        return super().eventFilter(watched, event)

    def go_to_wrong_word(self) -> None:
        """Go to the next misspelt word of the field in hand and offer what may have been meant."""
        field = self.tools.field
        field.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if field.spelling is not None and not field.spelling.go_to_next():
            self._editor.say(self._editor.tr("No misspelt word here."))

    # --- choosing -----------------------------------------------------------------------------------------------------

    def _speak(self, language: str) -> None:
        self._language = language
        self.refresh()

    def _put_beside(self, is_beside: bool) -> None:
        self._is_beside = is_beside
        self.refresh()

    def _choose_length(self, _at: int) -> None:
        with self._editor.edit("Change the length"):
            self._editor.apply(set_length, (self._key,), self.length.currentData())
