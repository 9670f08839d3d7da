"""A stage on which the program is brought into a state and looked at."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtGui import QAction, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget

from briefbook.gui.main_window import MainWindow
from briefbook.gui.program import Program

PATIENCE = 60.0
"""Seconds after which something that should happen has not."""
_GLANCE = 40
"""Milliseconds between two looks."""
_NOBODY = 65534
"""The user who may write nowhere."""
_STILL_AFTER = 25
"""Looks after which something that never stands still is taken as it is: what runs has a moving bar."""

W = TypeVar("W", bound=QWidget)


class Stage:
    """One program, its windows, and the person before it, in one process."""

    def __init__(self, program: Program, documents: Path, pictures: Path) -> None:
        self.program = program
        self.documents = documents
        self.pictures = pictures
        self.tr = program.tr

    # --- keeping ------------------------------------------------------------------------------------------------------

    def keep(self, name: str, *, is_still: bool = True) -> None:
        """Keep a picture of the screen, when it stands still if it ever does."""
        self.pictures.mkdir(parents=True, exist_ok=True)
        picture = self.settle() if is_still else self.screen()
        assert picture.save(str(self.pictures / f"{name}.png"))

    # --- waiting ------------------------------------------------------------------------------------------------------

    def until(self, happens: Callable[[], bool], what: str) -> None:
        """Let the program work until something has happened. Raises AssertionError when it does not."""
        end = time.monotonic() + PATIENCE
        while not happens():
            assert time.monotonic() < end, f"{what} did not happen"
            self.wait()

    def wait(self) -> None:
        """Let the program work for a moment."""
        loop = QEventLoop()
        QTimer.singleShot(_GLANCE, loop.quit)
        loop.exec()

    def settle(self) -> QImage:
        """Wait until the screen stands still; what is on it."""
        before = self.screen()
        for _ in range(_STILL_AFTER):
            self.wait()
            self.wait()
            now = self.screen()
            if now == before:
                break
            before = now
        return before

    @staticmethod
    def screen() -> QImage:
        """What is on the screen now."""
        screen = QApplication.primaryScreen()
        return screen.grabWindow(0).toImage()

    # --- windows ------------------------------------------------------------------------------------------------------

    def open(self, path: Path) -> MainWindow:
        """The window of a briefing, filled, as large as the screen, its pages made."""
        self.program.open(path)
        window = self.window
        window.showMaximized()
        self.until(lambda: window.is_filled, "the window")
        self.until(lambda: window.editor.book is not None and not window.editor.is_busy, "the first book")
        self.until(lambda: window.editor.review is not None, "the problems")
        self.until(lambda: bool(window.workspace.library._count.text()), "the library")
        return window

    @property
    def window(self) -> MainWindow:
        """The window opened last."""
        window = self.program.windows[-1]
        assert isinstance(window, MainWindow)
        return window

    def close(self) -> None:
        """Close all windows of briefings; what is unsaved is thrown away."""
        for window in list(self.program.windows):
            assert isinstance(window, MainWindow)
            if window.is_filled and window.editor.session.is_modified:
                self.await_dialog(window.close, lambda box: self.press(box, self.tr("Don't save")))
            else:
                window.close()
        self.wait()

    def put_away(self) -> None:
        """Close what a state that was not reached has left before the windows."""
        while (left := QApplication.activePopupWidget() or QApplication.activeModalWidget()) is not None:
            left.close()
            self.wait()

    @property
    def modal(self) -> QWidget | None:
        """The dialog before all windows, if there is one."""
        return QApplication.activeModalWidget()

    @property
    def dialog(self) -> QWidget:
        """The dialog or popup before all windows."""
        found = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        assert found is not None, "no dialog is open"
        return found

    def await_dialog(self, act: Callable[[], object], then: Callable[[QWidget], object]) -> None:
        """Do what opens a dialog that does not return before it is closed, and do something with the dialog."""
        trouble: list[BaseException] = []

        def go_on() -> None:
            opened = QApplication.activeModalWidget()
            if opened is None:
                QTimer.singleShot(_GLANCE, go_on)
                return
            try:
                then(opened)
            except BaseException as wrong:
                trouble.append(wrong)
            finally:
                if opened is QApplication.activeModalWidget():
                    opened.close()

        QTimer.singleShot(_GLANCE, go_on)
        act()
        for wrong in trouble:
            raise wrong

    @staticmethod
    def find(parent: QWidget, kind: type[W], name: str = "", *, words: str = "") -> W:
        """The first child in view of a kind, with an accessible name or words that begin so."""
        for one in parent.findChildren(kind):
            said = getattr(one, "text", lambda: "")() if words else ""
            if one.isVisible() and one.accessibleName().startswith(name) and str(said).startswith(words):
                return one
        raise AssertionError(f"no {kind.__name__} “{name}{words}”")

    def press(self, parent: QWidget, words: str) -> None:
        """Press a button by its words."""
        self.find(parent, QAbstractButton, words=words).click()

    def act(self, actions: list[QAction], words: str) -> None:
        """Do an action by its words."""
        next(one for one in actions if one.text().replace("&", "") == words).trigger()

    @contextmanager
    def shown(self, dialog: QDialog) -> Iterator[QDialog]:
        """A dialog while it is open."""
        dialog.open()
        yield dialog
        dialog.reject()
        QCoreApplication.processEvents()

    @contextmanager
    def without_rights(self) -> Iterator[None]:
        """As a user who may write nowhere, where the tests are run by one who may everywhere."""
        is_root = os.geteuid() == 0
        if is_root:
            os.seteuid(_NOBODY)
        try:
            yield
        finally:
            if is_root:
                os.seteuid(0)
