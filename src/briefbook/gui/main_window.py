"""The window of one briefing: a frame into which the components are put. What they do stands in their own files.

The frame is light and is shown at once; what fills it is imported and built when the first sight has been painted.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QImage
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from briefbook.gui.first_sight import FirstSight, Sight, kept_picture, usual_sight
from briefbook.gui.preferences import FIRST_PAGE, cover_file
from briefbook.gui.reading_progress import ReadingProgress
from briefbook.gui.telling import told_in
from briefbook.gui.turns import Turns

if TYPE_CHECKING:
    from briefbook.gui.bar import Bar
    from briefbook.gui.commands import Commands
    from briefbook.gui.editor import Editor
    from briefbook.gui.menus import Desk
    from briefbook.gui.saving import Saving
    from briefbook.gui.workspace import Workspace
    from briefbook.model.problem import Problem
    from briefbook.session.session import Opened

AT_HOME = QSize(1600, 1000)
LEAST = QSize(1024, 640)
FRAME = QSize(4, 40)
"""What a window manager puts around a window, at most."""
_SAID_FOR = 8000
"""Milliseconds."""


class MainWindow(QMainWindow):
    """Shows one editor, once it is filled. `closed`: the user has closed it, and what was unsaved is settled.

    `seen`: it has been painted, with or without a page; `filled`: all components are there; `page_seen`: the live
    first page, then the live pages in their panel, have been painted; `given_up`: the user does not want to wait for a
    large library to be read.
    """

    closed = Signal(object)
    seen = Signal(bool)
    page_seen = Signal()
    filled = Signal()
    given_up = Signal()

    editor: Editor
    workspace: Workspace
    saving: Saving
    commands: Commands
    bar: Bar

    def __init__(self, desk: Desk, path: Path) -> None:
        super().__init__()
        self.desk = desk
        self.is_filled = False
        self._filling = Turns(self)
        self._path = path
        self._is_replaced = False
        self.setMinimumSize(LEAST)
        self.setWindowTitle(f"{path.stem} – Briefbook")
        self._place()

    @property
    def path(self) -> Path:
        """The briefing it shows."""
        return self.editor.session.path if self.is_filled else self._path

    def show_first_sight(self) -> None:
        """Show, while the briefing is being opened, its first page as it was last."""
        picture = kept_picture(cover_file(self._path).with_suffix(FIRST_PAGE), self._path)
        self._reading = ReadingProgress(self.desk.tr, self)
        self._reading.cancelled.connect(self.given_up)
        words = self.desk.tr("Opening “{name}”…").format(name=self._path.stem)
        sight = FirstSight(picture, words, self, self._reading)
        sight.painted.connect(lambda: self.seen.emit(sight.has_page))
        sight.page_painted.connect(self.page_seen)
        self.setCentralWidget(sight)

    @property
    def page_width(self) -> int:
        """How wide the first page will be drawn, in device pixels."""
        sight = usual_sight(self.size(), self.devicePixelRatioF())
        return round(sight.page.width() * sight.ratio)

    def show_first_page(self, picture: QImage) -> None:
        """Show the first page before the panels are there."""
        sight = self.centralWidget()
        if isinstance(sight, FirstSight):
            sight.show_page(picture)

    def tell_reading(self, done: int, of: int) -> None:
        """Show how many of the library's files have been read, as long as the first sight is shown."""
        if not self.is_filled:
            self._reading.tell(done, of)

    def fill(self, editor: Editor, opened: Opened | None = None) -> None:
        """Put the components in at once; `opened` tells what was found on opening."""
        self.fill_in_turns(editor, opened)
        self.finish_filling()

    def fill_in_turns(self, editor: Editor, opened: Opened | None = None) -> None:
        """Put the components in one by one, between what else there is to do; `filled` tells the end."""
        self.editor = editor
        self._filling.put("fill", self._fill(editor, opened))

    def finish_filling(self) -> None:
        """Put in at once what is still to come."""
        self._filling.finish()

    def _fill(self, editor: Editor, opened: Opened | None) -> Iterator[None]:
        from briefbook.gui.commands import Commands
        from briefbook.gui.menus import fill_menus
        from briefbook.gui.saving import Saving
        from briefbook.gui.workspace import Workspace

        yield
        self.workspace = Workspace(editor, self.desk.preferences, self)
        yield from self.workspace.built()
        self.saving = Saving(editor, self)
        self.commands = Commands(self)
        fill_menus(self)
        yield
        centre, column = self._centre()
        yield
        column.addWidget(self.workspace, 1)
        yield
        self.setCentralWidget(centre)
        self._add_status()
        self._listen()
        self.is_filled = True
        self._say_title()
        self.commands.refresh()
        if opened is not None:
            self.saving.tell_of(opened)
        self.filled.emit()

    def _centre(self) -> tuple[QWidget, QVBoxLayout]:
        """The bar, and the column in which the panels come below it."""
        from briefbook.gui.bar import Bar

        self.bar = Bar(self.editor, self.commands, self)
        centre = QWidget(self)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        return centre, column

    def _add_status(self) -> None:
        from briefbook.gui.status import StatusBar

        status = StatusBar(self.editor, self)
        status.problems_pressed.connect(self.workspace.fold_problems)
        self.setStatusBar(status)

    def _listen(self) -> None:
        notices = self.workspace.notices
        self.saving.told.connect(notices.tell)
        self.saving.untold.connect(notices.withdraw)
        self.saving.moved.connect(self.desk.preferences.remember)
        self.editor.changed.connect(self._say_title)
        self.editor.changed.connect(self.commands.refresh)
        self.editor.refused.connect(self._say_refused)
        self.editor.failed.connect(partial(self._tell, "bug"))
        self.editor.said.connect(partial(self._tell, "said"))
        self.editor.book_changed.connect(self._book_changed)
        self.workspace.pages.view.sharpened.connect(self._sharpened)

    def focusNextPrevChild(self, is_forward: bool) -> bool:
        """Tab goes through the bar and the panels as they are read, and within each from top to bottom."""
        if not self.is_filled:
            return super().focusNextPrevChild(is_forward)
        from briefbook.gui.tab_order import focus_through

        space = self.workspace
        found = focus_through((self.bar, space.notices, *space.panels, self.statusBar()), is_forward=is_forward)
        if found is None:
            return super().focusNextPrevChild(is_forward)
        found.setFocus(Qt.FocusReason.TabFocusReason if is_forward else Qt.FocusReason.BacktabFocusReason)
        return True

    def panel_actions(self) -> list[QAction]:
        """The actions that panels offer of their own."""
        return [action for panel in self.workspace.panels for action in panel.actions() if action.text()]

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
        self.say(told_in(self.editor, problems).replace("\n", " "))

    def say(self, words: str) -> None:
        """Say in the status bar what became of something the user asked for."""
        if words:
            self.statusBar().showMessage(words, _SAID_FOR)

    def _tell(self, topic: str, words: str) -> None:
        from briefbook.gui.notice import Notice

        self.workspace.notices.tell(Notice(topic, words))

    def _book_changed(self, _book: object) -> None:
        if not self.editor.session.is_modified and self.workspace.pages.view.was_sharp:
            self._keep_cover()

    def _sharpened(self) -> None:
        self.page_seen.emit()
        if not self.editor.session.is_modified:
            self._keep_cover()

    def _keep_cover(self) -> None:
        view = self.workspace.pages.view
        viewport = view.viewport()
        desk = QRect(viewport.mapTo(self, QPoint()), viewport.size())
        page = view.sheets.rect(1).toRect().translated(desk.topLeft())
        self.desk.keep_cover(self.editor, Sight(page, desk, self.size(), self.devicePixelRatioF()))

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
        self.finish_filling()
        if not self.is_filled:
            event.accept()
            self.closed.emit(self)
            self.deleteLater()
            return
        if self._is_replaced:
            self.saving.let_go()
            self.workspace.spelling.close()
            event.accept()
            self.deleteLater()
            return
        if not self.saving.may_close():
            event.ignore()
            return
        self.workspace.keep_arrangement()
        self._keep_place()
        self.saving.close()
        self.workspace.spelling.close()
        self.editor.close()
        event.accept()
        self.closed.emit(self)
        self.deleteLater()
