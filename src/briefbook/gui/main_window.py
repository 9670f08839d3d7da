"""The window of one briefing: a frame into which the components are put. What they do stands in their own files."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSize, Signal
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from briefbook.gui.bar import Bar
from briefbook.gui.commands import Commands
from briefbook.gui.editor import Editor
from briefbook.gui.menus import Desk, fill_menus
from briefbook.gui.notice import Notice
from briefbook.gui.saving import Saving
from briefbook.gui.status import StatusBar
from briefbook.gui.workspace import Workspace
from briefbook.model.problem import Problem
from briefbook.session.session import Opened

AT_HOME = QSize(1600, 1000)
LEAST = QSize(1024, 640)
FRAME = QSize(4, 40)
"""What a window manager puts around a window, at most."""


class MainWindow(QMainWindow):
    """Shows one editor. `closed`: the user has closed it, and what was unsaved is settled."""

    closed = Signal(object)

    def __init__(self, editor: Editor, desk: Desk, opened: Opened | None = None) -> None:
        super().__init__()
        self.editor = editor
        self.desk = desk
        self._is_replaced = False
        self.workspace = Workspace(editor, desk.preferences, self)
        self.saving = Saving(editor, self)
        self.commands = Commands(self)
        fill_menus(self)
        self.bar = Bar(editor, self.commands, self)
        self.setCentralWidget(self._centre())
        status = StatusBar(editor, self)
        status.problems_pressed.connect(self.workspace.fold_problems)
        self.setStatusBar(status)
        self._listen()
        self.setMinimumSize(LEAST)
        self._place()
        self._say_title()
        self.commands.refresh()
        if opened is not None:
            self.saving.tell_of(opened)

    def _centre(self) -> QWidget:
        centre = QWidget(self)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.workspace, 1)
        return centre

    def _listen(self) -> None:
        notices = self.workspace.notices
        self.saving.told.connect(notices.tell)
        self.saving.untold.connect(notices.withdraw)
        self.saving.moved.connect(self.desk.preferences.remember)
        self.editor.changed.connect(self._say_title)
        self.editor.changed.connect(self.commands.refresh)
        self.editor.refused.connect(self._say_refused)
        self.editor.failed.connect(self._say_failed)
        self.editor.said.connect(lambda words: self.workspace.notices.tell(Notice("said", words)))
        self.editor.book_changed.connect(self._book_changed)

    def panel_actions(self) -> list[QAction]:
        """The actions that panels offer of their own."""
        panels = self.workspace
        parts = (panels.outline, panels.pages, panels.inspector, panels.library, panels.problems)
        return [action for part in parts for action in part.actions() if action.text()]

    def replaced_by(self) -> None:
        """Go without asking: another window takes over the editor (the language of the window has changed)."""
        self._is_replaced = True
        self.workspace.keep_arrangement()
        self._keep_place()
        self.close()

    # --- what is said -------------------------------------------------------------------------------------------------

    def _say_title(self) -> None:
        session = self.editor.session
        self.setWindowTitle(f"{session.path.stem}[*] – Briefbook")
        self.setWindowModified(session.is_modified)

    def _say_refused(self, problems: tuple[Problem, ...]) -> None:
        words = "; ".join(f"{one.message} ({one.hint})" if one.hint else one.message for one in dict.fromkeys(problems))
        self.statusBar().showMessage(words[:1].upper() + words[1:], 8000)

    def _say_failed(self, words: str) -> None:
        self.workspace.notices.tell(Notice("bug", words))

    def _book_changed(self, _book: object) -> None:
        if not self.editor.session.is_modified:
            self.desk.keep_cover(self.editor)

    # --- its place ----------------------------------------------------------------------------------------------------

    def _place(self) -> None:
        geometry = self.desk.preferences.kept("window")
        if isinstance(geometry, QByteArray) and self.restoreGeometry(geometry):
            return
        there = self.screen().availableGeometry().size() - FRAME
        self.resize(AT_HOME.boundedTo(there))

    def _keep_place(self) -> None:
        self.desk.preferences.keep("window", self.saveGeometry())

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._is_replaced:
            self.saving.let_go()
            event.accept()
            self.deleteLater()
            return
        if not self.saving.may_close():
            event.ignore()
            return
        self.workspace.keep_arrangement()
        self._keep_place()
        self.saving.close()
        self.editor.close()
        event.accept()
        self.closed.emit(self)
        self.deleteLater()
