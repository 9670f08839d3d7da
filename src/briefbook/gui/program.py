"""The program around its windows: opens and begins briefings, knows the user's preferences, ends when all is closed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTranslator, Signal
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget

from briefbook.build import Sources, load_sources
from briefbook.gui.editor import Editor
from briefbook.gui.jobs import Lane
from briefbook.gui.preferences import Preferences, cover_file, sample_folder
from briefbook.gui.theme import palette_of, style_sheet
from briefbook.model.problem import Problem
from briefbook.session.session import Opened, open_session
from briefbook.storage.atomic import OutputError
from briefbook.storage.interface_file import words
from briefbook.storage.sample import own_sample

if TYPE_CHECKING:
    from briefbook.gui.start.start_page import StartPage

LOCALES = {"en": "en_GB", "ru": "ru_RU"}
"""How dates are written where the system speaks another language than the window."""


@dataclass(frozen=True)
class Ready:
    """A briefing read and its library with it; or the problems that forbid it."""

    opened: Opened
    sources: Sources | None
    problems: tuple[Problem, ...] = ()


def made_ready(path: Path) -> Ready:
    """Open a briefing and read its library; slow, to be done beside the window."""
    sources, problems = load_sources(path)
    if sources is None:
        return Ready(Opened(None, problems), None, problems)
    opened = open_session(path)
    return Ready(opened, sources, opened.problems)


class Program(QObject):
    """One for the process; windows reach it as their Desk. `first_shown`: a window is there to be looked at."""

    first_shown = Signal()

    def __init__(self, preferences: Preferences | None = None) -> None:
        super().__init__()
        self.preferences = preferences or Preferences()
        self.windows: list[QWidget] = []
        self._qts_words = QTranslator(self)
        self._speak(self.preferences.language)
        self._start: StartPage | None = None
        self._opening = Lane("open", self)
        self._opening.failed.connect(self._opening_failed)
        self._covers = Lane("covers", self)
        self._is_quitting = False
        self.apply_look()
        QApplication.styleHints().colorSchemeChanged.connect(self.apply_look)

    # --- windows ------------------------------------------------------------------------------------------------------

    def show_start(self) -> None:
        """Show the start page."""
        from briefbook.gui.start.start_page import StartPage

        if self._start is None:
            self._start = StartPage(self)
            self._start.closed.connect(self._start_gone)
        self._start.show()
        self.first_shown.emit()
        self._start.raise_()
        self._start.activateWindow()

    def open(self, path: Path) -> None:
        """Open a briefing in a window of its own, or bring the window that has it to the front."""
        for window in self.windows:
            if _shows(window, path):
                window.raise_()
                window.activateWindow()
                return
        QApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)
        self._opening.run(lambda: made_ready(path), lambda ready: self._show(path, ready))

    def open_sample(self) -> None:
        """Open the user's own copy of the sample."""
        try:
            self.open(own_sample(sample_folder()))
        except OutputError as wrong:
            self._refuse(str(wrong))

    def choose(self) -> None:
        """Let the user choose a briefing to open."""
        recent = self.preferences.recent
        folder = str(recent[0].parent) if recent else str(Path.home())
        title, kinds = self.tr("Open a briefing"), self.tr("Briefings (*.yaml *.yml)")
        name, _ = QFileDialog.getOpenFileName(QApplication.activeWindow(), title, folder, kinds)
        if name:
            self.open(Path(name))

    def begin(self) -> None:
        """Begin a new briefing."""
        from briefbook.gui.start.new_briefing import NewBriefingDialog

        dialog = NewBriefingDialog(self.preferences, self.tr, QApplication.activeWindow())
        dialog.begun.connect(self.open)
        dialog.open()

    def quit(self) -> None:
        """Close every window; one that the user wants to keep stops it."""
        for window in [*self.windows, *([self._start] if self._start else [])]:
            if not window.close():
                return

    def close(self) -> None:
        """End the background work; the windows are closed by then."""
        self._opening.close()
        self._covers.close()
        QApplication.styleHints().colorSchemeChanged.disconnect(self.apply_look)

    def _show(self, path: Path, ready: Ready) -> None:
        from briefbook.gui.main_window import MainWindow

        QApplication.restoreOverrideCursor()
        if ready.opened.session is None or ready.sources is None:
            self._refuse("\n".join(str(problem) for problem in ready.problems[:10]), path)
            return
        editor = Editor(ready.opened.session, ready.sources, self.tr, self)
        editor.follow_library()
        self.preferences.remember(path)
        self.preferences.library = ready.sources.library.root
        self._take_in(MainWindow(editor, self, ready.opened))
        if self._start is not None:
            self._start.close()

    def _take_in(self, window: QWidget) -> None:
        self.windows.append(window)
        window.closed.connect(self._closed)  # type: ignore[attr-defined]
        window.show()
        self.first_shown.emit()

    def _closed(self, window: QWidget) -> None:
        self.windows.remove(window)

    def _start_gone(self) -> None:
        self._start = None

    def _opening_failed(self, _bug: object) -> None:
        QApplication.restoreOverrideCursor()
        self._refuse(self.tr("Something in Briefbook went wrong. Details are in the log."))

    def _refuse(self, why: str, path: Path | None = None) -> None:
        box = QMessageBox(QApplication.activeWindow())
        box.setWindowTitle("Briefbook")
        name = path.name if path else self.tr("This")
        box.setText(self.tr("{name} cannot be opened.").format(name=name))
        box.setInformativeText(why)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()
        if not self.windows and self._start is None:
            self.show_start()

    # --- looks and words ----------------------------------------------------------------------------------------------

    def apply_look(self, *_scheme: object) -> None:
        """Give the whole program the colours the user chose."""
        is_dark = QApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        theme = self.preferences.theme(system_is_dark=is_dark)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.setPalette(palette_of(theme))
            application.setStyleSheet(style_sheet(theme))

    def set_look(self, look: str) -> None:
        """Choose `light`, `dark` or `system`."""
        self.preferences.look = look
        self.apply_look()

    def set_interface_language(self, language: str) -> None:
        """Show every window in another language; what is being edited stays as it is."""
        from briefbook.gui.main_window import MainWindow

        self.preferences.language = language
        self._speak(language)
        for window in list(self.windows):
            if isinstance(window, MainWindow):
                editor = window.editor
                editor.tr = self.tr  # type: ignore[method-assign]
                successor = MainWindow(editor, self)
                self._take_in(successor)
                self.windows.remove(window)
                window.replaced_by()
        if self._start is not None:
            self._start.close()
            self.show_start()

    def _speak(self, language: str) -> None:
        """Words, dates and numbers in a language; the system's own habits where it speaks the same."""
        self.tr = words(language)  # type: ignore[assignment, method-assign]
        system = QLocale.system()
        speaks_it = system.language() != QLocale.Language.C and system.name().startswith(language)
        QLocale.setDefault(system if speaks_it else QLocale(LOCALES.get(language, language)))
        application = QApplication.instance()
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if application is not None and self._qts_words.load(f"qtbase_{language}", folder):
            application.installTranslator(self._qts_words)

    def keep_cover(self, editor: Editor) -> None:
        """Draw a briefing's first page for the start page, beside the window."""
        book, file = editor.book, cover_file(editor.session.path)
        if book is None or self._covers.is_busy:
            return
        from briefbook.gui.covers import draw_cover

        self._covers.run(lambda: draw_cover(book, file), lambda _file: None)


def _shows(window: QWidget, path: Path) -> bool:
    editor = getattr(window, "editor", None)
    return isinstance(editor, Editor) and editor.session.path.resolve() == path.resolve()
