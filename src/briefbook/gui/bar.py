"""The bar at the top: begin, undo, the edition and the language in view, find, print, export."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from briefbook.build import languages_spoken
from briefbook.gui.commands import Commands, tip_of
from briefbook.gui.editor import Editor, Tr
from briefbook.gui.icons import icon
from briefbook.gui.speech import marking_chip, marking_name
from briefbook.gui.theme import BAR_HEIGHT, GAP, MARGIN, ROW_HEIGHT, set_role
from briefbook.model.briefing import Edition

LONGEST_STEP = 20
"""Letters of the name of a step in the bar; the whole of it stands in the tip."""


class Bar(QWidget):
    """Follows an editor; what is pressed are actions of the window's commands."""

    def __init__(self, editor: Editor, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._commands = commands
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        set_role(self, "bar")
        self.setFixedHeight(BAR_HEIGHT)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(MARGIN, 0, MARGIN, 0)
        self._row.setSpacing(GAP)
        self._marking = QLabel()
        set_role(self._marking, "marking")
        self._marking.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._edition = self._chooser(editor.tr("Edition"))
        self._language = self._chooser(editor.tr("Language of the book"))
        self._undo = QToolButton()
        self._redo = QToolButton()
        self._lay_out()
        self._edition_menu().aboutToShow.connect(self._fill_editions)
        self._language_menu().aboutToShow.connect(self._fill_languages)
        editor.changed.connect(self.refresh)
        editor.edition_changed.connect(self.refresh)
        editor.language_changed.connect(self.refresh)
        editor.library_changed.connect(self.refresh)
        self.refresh()

    def _lay_out(self) -> None:
        self._put_in()
        for button in self.findChildren(QAbstractButton):
            button.setFixedHeight(ROW_HEIGHT)

    def _put_in(self) -> None:
        self._row.addWidget(self._button("new", icon_name="plus"))
        self._row.addWidget(self._button("open"))
        self._row.addWidget(_hairline())
        for button, name in ((self._undo, "undo"), (self._redo, "redo")):
            button.setIcon(icon(name))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.clicked.connect(self._commands[name].trigger)
            self._row.addWidget(button)
        self._redo.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self._row.addWidget(_hairline())
        for widget in (self._edition, self._marking, self._language):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        self._row.addWidget(self._button("find", icon_name="search"))
        self._row.addWidget(self._button("print", is_framed=True))
        export = QPushButton(self._editor.tr("Export…"))
        set_role(export, "primary")
        export.clicked.connect(self._commands["export"].trigger)
        self._row.addWidget(export)

    def refresh(self) -> None:
        """Say anew what can be undone and what is in view."""
        tr, history = self._editor.tr, self._editor.session.history
        for button, verb, label in (
            (self._undo, tr("Undo"), history.undo_label),
            (self._redo, tr("Redo"), history.redo_label),
        ):
            quoted = tr("{verb} “{step}”")
            whole = quoted.format(verb=verb, step=tr(label)) if label else verb
            button.setEnabled(bool(label))
            button.setText(quoted.format(verb=verb, step=_shortened(tr(label))) if label else verb)
            button.setToolTip(whole)
            button.setAccessibleName(whole)
        edition = self._editor.edition
        self._edition.setText(f"{tr('Edition')}  {edition_name(edition, tr)}")
        self._language.setText(language_name(self._editor.language))
        scale = self._editor.library.scale
        level = scale.ceiling(edition.marking)
        self._marking.setText(marking_chip(level))
        self._marking.setToolTip(marking_name(level))
        self._marking.setVisible(level.id != scale.lowest.id)
        self._marking.setAccessibleName(f"{tr('Marking of the edition')}: {marking_name(level)}")

    # --- choosers -----------------------------------------------------------------------------------------------------

    def _fill_editions(self) -> None:
        menu = self._edition_menu()
        menu.clear()
        group = QActionGroup(menu)
        scale = self._editor.library.scale
        for edition in self._editor.session.briefing.all_editions:
            marking = marking_name(scale.ceiling(edition.marking))
            action = _choice(menu, group, f"{edition_name(edition, self._editor.tr)} · {marking}")
            action.setChecked(edition.name == self._editor.edition.name)
            action.triggered.connect(lambda _on=False, name=edition.name: self._editor.set_edition(name))

    def _fill_languages(self) -> None:
        menu = self._language_menu()
        menu.clear()
        group = QActionGroup(menu)
        for language in languages_spoken():
            action = _choice(menu, group, language_name(language))
            action.setChecked(language == self._editor.language)
            action.triggered.connect(lambda _on=False, one=language: self._editor.set_language(one))

    def _edition_menu(self) -> QMenu:
        return self._edition.menu()

    def _language_menu(self) -> QMenu:
        return self._language.menu()

    # --- parts --------------------------------------------------------------------------------------------------------

    def _button(self, name: str, *, icon_name: str = "", is_framed: bool = False) -> QToolButton:
        button, action = QToolButton(), self._commands[name]
        button.setText(action.text())
        button.setToolTip(tip_of(action))
        button.clicked.connect(action.trigger)
        if icon_name:
            button.setIcon(icon(icon_name))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        set_role(button, "framed" if is_framed or name == "new" else "plain")
        return button

    def _chooser(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        button.setMenu(menu)
        button.setIcon(icon("down"))
        button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setAccessibleName(name)
        button.setToolTip(name)
        set_role(button, "framed")
        return button


def edition_name(edition: Edition, tr: Tr) -> str:
    """What an edition is called in lists; its title is what stands on its cover, and long."""
    name = tr(edition.name)
    return name[:1].upper() + name[1:]


def language_name(language: str) -> str:
    """A language in its own words, with a capital letter."""
    name = QLocale(language).nativeLanguageName()
    if language == "en":
        return "English"
    return name[:1].upper() + name[1:] if name else language


def _shortened(words: str) -> str:
    return words if len(words) <= LONGEST_STEP else words[: LONGEST_STEP - 1].rstrip() + "…"


def _choice(menu: QMenu, group: QActionGroup, words: str) -> QAction:
    action = menu.addAction(words)
    action.setCheckable(True)
    group.addAction(action)
    return action


def _hairline() -> QFrame:
    line = QFrame()
    line.setFrameShape(QFrame.Shape.VLine)
    line.setFixedSize(1, BAR_HEIGHT // 2)
    set_role(line, "hairline")
    return line
