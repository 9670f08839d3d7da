"""The spell-check of one field: its underlines, what its menu offers, and the way to the next wrong word."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QMenu

from briefbook.gui.bar import language_name
from briefbook.gui.editor import Tr
from briefbook.gui.inspector.text_document import blocks, own_form
from briefbook.gui.inspector.wording import WordingEditor
from briefbook.gui.inspector.wrong_words import WrongWords
from briefbook.gui.spell_check import SpellCheck
from briefbook.spelling.dictionaries import package_with


class FieldSpelling(QObject):
    """Follows a field; `speak` says in which language it is written now."""

    def __init__(self, check: SpellCheck, text: WordingEditor, language: str, tr: Tr) -> None:
        super().__init__(text)
        self._check, self._text, self._tr = check, text, tr
        self._open: QMenu | None = None
        self.wrong_words = WrongWords(text, check.is_wrong, language)
        self.wrong_words.setParent(self)
        self.speak = self.wrong_words.speak
        check.learned.connect(self._learned)
        check.switched.connect(lambda _is_on: self.wrong_words.rehighlight())
        text.menu_opening.connect(self._fill)

    def _learned(self, language: str) -> None:
        if language == self.wrong_words.language:
            self.wrong_words.rehighlight()

    def next_wrong_word(self) -> QTextCursor | None:
        """The wrong word after the caret, from the beginning again when there is none; selected by the cursor."""
        wrong = [one for block in blocks(self._text.document()) for one in self.wrong_words.wrong_words(block)]
        caret = self._text.textCursor().position()
        return next((one for one in wrong if one.position() > caret), wrong[0] if wrong else None)

    def go_to_next(self) -> bool:
        """Select the next wrong word and open what is suggested for it; False when all are right."""
        found = self.next_wrong_word()
        if found is not None:
            self._text.setTextCursor(found)
            self._text.ensureCursorVisible()
            menu = QMenu(self._text)
            self._fill(menu, found)
            self._text.open_menu(menu, self._text.cursorRect(found).bottomLeft())
        return found is not None

    def _fill(self, menu: QMenu, at: QTextCursor) -> None:
        """Put into a menu what can be done with the word at a cursor, before what stands there."""
        first = next(iter(menu.actions()), None)
        language = self.wrong_words.language
        wrong = next((one for one in self.wrong_words.wrong_words(at.block()) if _touches(one, at)), None)
        if wrong is not None and self._check.is_on:
            self._offer(menu, first, wrong)
        menu.addSeparator()
        if self._check.has_dictionary(language):
            self._offer_switch(menu)
        else:
            words = self._tr("No spelling dictionary for this language ({language}): install the package {package}")
            told = words.format(language=language_name(language), package=package_with(language))
            menu.addAction(told).setEnabled(False)

    def _offer_switch(self, menu: QMenu) -> None:
        switch = menu.addAction(self._tr("Check spelling as you type"))
        switch.setCheckable(True)
        switch.setChecked(self._check.is_on)
        switch.triggered.connect(self._check.switch)

    def _offer(self, menu: QMenu, before: QAction | None, wrong: QTextCursor) -> None:
        language, word = self.wrong_words.language, wrong.selectedText()
        waiting = QAction(self._tr("Looking for suggestions…"), menu)
        waiting.setEnabled(False)
        add = QAction(self._tr("Add “{word}” to the dictionary").format(word=word), menu)
        add.triggered.connect(lambda _on=False: self._check.add(language, word))
        line, end = QAction(menu), QAction(menu)
        for separator in (line, end):
            separator.setSeparator(True)
        entries = [waiting, line, add, end]
        menu.insertActions(before, entries) if before else menu.addActions(entries)
        self._open = menu
        menu.aboutToHide.connect(self._closed)
        self._check.suggest(language, word, lambda found: self._suggested(menu, waiting, wrong, found))

    def _suggested(self, menu: QMenu, waiting: QAction, wrong: QTextCursor, found: tuple[str, ...]) -> None:
        if menu is not self._open:
            return
        offered = []
        for words in found:
            action = QAction(words, menu)
            action.triggered.connect(partial(self._replace, wrong, words))
            offered.append(action)
        menu.insertActions(waiting, offered)
        if offered:
            menu.removeAction(waiting)
            menu.setActiveAction(offered[0])
        else:
            waiting.setText(self._tr("Nothing is like this word"))

    def _closed(self) -> None:
        self._open = None

    def _replace(self, wrong: QTextCursor, words: str, _on: bool = False) -> None:
        wrong.insertText(words, own_form(wrong.charFormat()))
        self._text.setTextCursor(wrong)


def _touches(word: QTextCursor, at: QTextCursor) -> bool:
    return word.selectionStart() <= at.position() <= word.selectionEnd()
