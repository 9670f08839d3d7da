"""The program around its windows: opens and begins briefings, knows the user's preferences, ends when all is closed."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTimer, QTranslator, Signal
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget

from briefbook.gui.jobs import Cancelled, Lane, Report
from briefbook.gui.opening import Ready, read, with_first_book, with_panels
from briefbook.gui.preferences import Preferences, cover_file, sample_folder
from briefbook.gui.speech import named
from briefbook.gui.theme import palette_of, style_sheet
from briefbook.model.sentence import spoken
from briefbook.session.telling import all_told
from briefbook.storage.atomic import OutputError
from briefbook.storage.interface_file import words
from briefbook.storage.sample import own_sample

if TYPE_CHECKING:
    from briefbook.gui.editor import Editor
    from briefbook.gui.first_sight import Sight
    from briefbook.gui.main_window import MainWindow
    from briefbook.gui.start.start_page import StartPage

_FOLLOW_AFTER = 2000
"""Milliseconds after which the library is watched: its files are looked at again, when the pages are there."""
LOCALES = {"en": "en_GB", "ru": "ru_RU"}
"""How dates are written where the system speaks another language than the window."""


class Program(QObject):
    """One for the process; windows reach it as their Desk. `first_shown`: a window is there to be looked at."""

    first_shown = Signal()
    window_made = Signal(object)
    """A window of a briefing, before it is shown."""

    def __init__(self, preferences: Preferences | None = None) -> None:
        super().__init__()
        self.preferences = preferences or Preferences()
        self.windows: list[QWidget] = []
        self._qts_words = QTranslator(self)
        self._speak(self.preferences.language)
        self._start: StartPage | None = None
        self._opening: dict[QWidget, Lane] = {}
        self._covers = Lane("covers", self)
        self._is_closed = False
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
        from briefbook.gui.main_window import MainWindow

        window = MainWindow(self, path)
        window.show_first_sight()
        self.window_made.emit(window)
        window.seen.connect(lambda has_page: self._read(path, window, has_page=has_page))
        window.given_up.connect(lambda: self._let_go(window))
        self._take_in(window)

    def _read(self, path: Path, window: MainWindow, *, has_page: bool) -> None:
        """Read and fill; where no page is to be seen yet, the first page comes before the panels around it."""
        lane = Lane("open", self)
        self._opening[window] = lane
        lane.failed.connect(lambda _bug: self._opening_failed(window))
        is_gone = Event()
        window.closed.connect(lambda _window: is_gone.set())
        width = window.page_width

        def work(report: Report) -> Ready:
            def tell(done: int, of: int) -> None:
                if is_gone.is_set():
                    raise Cancelled
                report((done, of))

            ready = read(path, tell)
            return with_panels(ready) if has_page else with_first_book(ready, width)

        def show(ready: Ready) -> None:
            if window in self.windows and ready.first is not None and ready.first.page is not None:
                window.show_first_page(ready.first.page)
            lane.run(lambda: with_panels(ready), fill)

        def fill(ready: Ready) -> None:
            self._fill(window, path, ready)

        lane.run_reporting(work, fill if has_page else show, lambda read: window.tell_reading(*read))

    def open_sample(self) -> None:
        """Open the user's own copy of the sample."""
        try:
            self.open(own_sample(sample_folder()))
        except OutputError as wrong:
            self._refuse(spoken(wrong.sentence, self.tr))

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
        self._is_closed = True
        for lane in self._opening.values():
            lane.close()
        self._covers.close()
        QApplication.styleHints().colorSchemeChanged.disconnect(self.apply_look)

    def _fill(self, window: MainWindow, path: Path, ready: Ready) -> None:
        from briefbook.gui.editor import Editor

        self._opened(window)
        session = ready.opened.session
        if window not in self.windows:
            if session is not None:
                session.close()
            return
        if session is None or ready.sources is None:
            self._give_up(window, all_told(ready.problems, self.tr, named, has_lines=True))
            return
        editor = Editor(session, ready.sources, self.tr, self, ready.prepared)
        self.preferences.remember(path)
        self.preferences.library = ready.sources.library.root
        window.filled.connect(lambda: self._filled(editor))
        window.fill_in_turns(editor, ready.opened)

    def _filled(self, editor: Editor) -> None:
        editor.start()
        QTimer.singleShot(_FOLLOW_AFTER, editor, editor.follow_library)
        self.first_shown.emit()
        if self._start is not None:
            self._start.close()

    def _opened(self, window: MainWindow) -> None:
        lane = self._opening.pop(window, None)
        if lane is not None:
            lane.close()
            lane.deleteLater()

    def _take_in(self, window: QWidget) -> None:
        self.windows.append(window)
        window.closed.connect(self._closed)  # type: ignore[attr-defined]
        window.show()

    def _closed(self, window: QWidget) -> None:
        if window in self.windows:
            self.windows.remove(window)

    def _start_gone(self) -> None:
        self._start = None

    def _opening_failed(self, window: MainWindow) -> None:
        self._opened(window)
        self._give_up(window, self.tr("Something in Briefbook went wrong. Details are in the log."))

    def _let_go(self, window: MainWindow) -> None:
        """Close a window that is not filled; with its last window the program would end."""
        if window in self.windows:
            self.windows.remove(window)
        if not self.windows:
            self.show_start()
        window.close()

    def _give_up(self, window: MainWindow, why: str) -> None:
        """Close a window that cannot be filled and say why."""
        self._let_go(window)
        self._refuse(why, window.path)

    def _refuse(self, why: str, path: Path | None = None) -> None:
        box = QMessageBox(self._start or QApplication.activeWindow())
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
                window.finish_filling()
            if isinstance(window, MainWindow) and window.is_filled:
                editor = window.editor
                editor.tr = self.tr  # type: ignore[method-assign]
                successor = MainWindow(self, window.path)
                successor.fill(editor)
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

    def keep_cover(self, editor: Editor, sight: Sight) -> None:
        """Draw a briefing's first page for the start page and the next opening, beside the window."""
        book, path = editor.book, editor.session.path
        if book is None or self._covers.is_busy or self._is_closed:
            return
        from briefbook.gui.covers import draw_cover
        from briefbook.gui.first_sight import hash_of

        self._covers.run(lambda: draw_cover(book, cover_file(path), sight, hash_of(path)), lambda _file: None)


def _shows(window: QWidget, path: Path) -> bool:
    shown = getattr(window, "path", None)
    return isinstance(shown, Path) and shown.resolve() == path.resolve()
