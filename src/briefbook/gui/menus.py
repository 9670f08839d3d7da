"""The menus of a briefing's window: which commands there are, their shortcuts, and what each does."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from briefbook.gui.bar import language_name
from briefbook.gui.commands import Command, Entry
from briefbook.gui.editor import Editor
from briefbook.gui.first_sight import Sight
from briefbook.gui.help import show_about, show_shortcuts
from briefbook.gui.preferences import SYSTEM, Preferences
from briefbook.gui.theme import DARK, LIGHT
from briefbook.session.details import finish, reopen
from briefbook.storage.interface_file import interface_languages

if TYPE_CHECKING:
    from briefbook.gui.main_window import MainWindow


class Desk(Protocol):
    """What a window needs of the program around it."""

    preferences: Preferences

    def tr(self, sentence: str, /) -> str: ...
    def begin(self) -> None: ...
    def choose(self) -> None: ...
    def open(self, path: Path) -> None: ...
    def open_sample(self) -> None: ...
    def show_start(self) -> None: ...
    def set_look(self, look: str) -> None: ...
    def set_interface_language(self, language: str) -> None: ...
    def keep_cover(self, editor: Editor, sight: Sight) -> None: ...
    def quit(self) -> None: ...


def fill_menus(window: MainWindow) -> None:
    """Put the menus into a window's menu bar."""
    tr, bar, commands = window.editor.tr, window.menuBar(), window.commands
    commands.menu(bar, tr("&File"), _file(window))
    commands.menu(bar, tr("&Edit"), _edit(window))
    section = commands.menu(bar, tr("&Section"), ())
    section.aboutToShow.connect(lambda: _offer(section, window.workspace.outline.actions))
    commands.menu(bar, tr("&View"), _view(window))
    commands.menu(bar, tr("&Library"), _library(window))
    commands.menu(bar, tr("&Help"), _help(window))


def _offer(menu: QMenu, actions: Callable[[], list[QAction]]) -> None:
    """Show a panel's own actions in a menu; their shortcuts stay the panel's."""
    menu.clear()
    for action in actions():
        menu.addAction(action)


def _file(window: MainWindow) -> list[Entry]:
    tr, desk, saving = window.editor.tr, window.desk, window.saving
    recent = QMenu(tr("Open &recent"), window)
    recent.aboutToShow.connect(lambda: _fill_recent(recent, window))
    return [
        Command("new", tr("New visit"), desk.begin, "Ctrl+N"),
        Command("open", tr("Open"), desk.choose, "Ctrl+O"),
        recent,
        Command("start", tr("Start page"), desk.show_start, "Alt+Home"),
        None,
        Command("save", tr("Save"), saving.save, "Ctrl+S"),
        Command("save-as", tr("Save as…"), saving.save_as, "Ctrl+Shift+S"),
        Command("versions", tr("Earlier versions…"), lambda: _versions(window)),
        None,
        Command("import", tr("Import Word file…"), window.workspace.outline.commands.import_files, "Ctrl+Shift+I"),
        Command("export", tr("Export…"), lambda: _export(window), "Ctrl+E"),
        Command("preview", tr("Print preview…"), lambda: _print(window, has_preview=True), "Ctrl+Shift+P"),
        Command("print", tr("Print…"), lambda: _print(window, has_preview=False), "Ctrl+P"),
        None,
        Command("close", tr("Close"), window.close, "Ctrl+W"),
        Command("quit", tr("Quit"), desk.quit, "Ctrl+Q"),
    ]


def _fill_recent(menu: QMenu, window: MainWindow) -> None:
    menu.clear()
    for path in window.desk.preferences.recent:
        action = menu.addAction(path.stem)
        action.setStatusTip(str(path))
        action.triggered.connect(lambda _on=False, one=path: window.desk.open(one))
    menu.setEnabled(True)


def _edit(window: MainWindow) -> list[Entry]:
    editor = window.editor
    tr = editor.tr
    return [
        Command("undo", tr("Undo"), editor.undo, "Ctrl+Z", lambda: bool(editor.session.history.undo_label)),
        Command(
            "redo",
            tr("Redo"),
            editor.redo,
            "Ctrl+Shift+Z | Ctrl+Y",
            lambda: bool(editor.session.history.redo_label),
        ),
        None,
        Command("find", tr("Find anything"), lambda: _palette(window), "Ctrl+K"),
        None,
        Command(
            "spelling",
            tr("Check spelling as you type"),
            window.workspace.spelling.switch,
            is_checked=lambda: window.workspace.spelling.is_on,
        ),
        None,
        Command("finish", tr("Declare finished"), lambda: _finish(editor), "", lambda: editor.session.is_draft),
        Command(
            "reopen", tr("Make a draft of it again"), lambda: _reopen(editor), "", lambda: not editor.session.is_draft
        ),
    ]


def _view(window: MainWindow) -> list[Entry]:
    tr, space, desk = window.editor.tr, window.workspace, window.desk
    looks = QMenu(tr("Look"), window)
    for look, words in ((SYSTEM, tr("As the system")), (LIGHT.name, tr("Light")), (DARK.name, tr("Dark"))):
        looks.addAction(words).triggered.connect(lambda _on=False, one=look: desk.set_look(one))
    languages = QMenu(tr("Language of the window"), window)
    for language in interface_languages():
        action = languages.addAction(language_name(language))
        action.triggered.connect(lambda _on=False, one=language: desk.set_interface_language(one))
    names = (tr("Outline"), tr("Pages"), tr("Inspector"), tr("Library"), tr("Problems"))
    panels: list[Entry] = [
        Command(f"panel-{n}", tr("Go to: {panel}").format(panel=name), partial(space.go_to_panel, n), f"Ctrl+{n + 1}")
        for n, name in enumerate(names)
    ]
    return [
        *panels,
        Command("next-panel", tr("Next panel"), partial(space.step_through_panels, 1), "F6"),
        Command("previous-panel", tr("Previous panel"), partial(space.step_through_panels, -1), "Shift+F6"),
        None,
        Command(
            "right",
            tr("Right column"),
            lambda: space.fold_right(not space.is_right_folded),
            "F9",
            is_checked=lambda: not space.is_right_folded,
        ),
        Command(
            "problems",
            tr("Problems below"),
            space.fold_problems,
            "F8",
            is_checked=lambda: not space.problems.isHidden(),
        ),
        None,
        looks,
        languages,
        Command("full-screen", tr("Full screen"), lambda: _full_screen(window), "F11", is_checked=window.isFullScreen),
    ]


def _library(window: MainWindow) -> list[Entry]:
    tr = window.editor.tr
    return [
        Command("search-library", tr("Search the library"), window.workspace.show_library, "Ctrl+L"),
        Command("new-snippet", tr("New snippet…"), window.workspace.inspector.selected.make_snippet),
        Command("reload-library", tr("Read the library again"), window.editor.look_at_library, "F5"),
    ]


def _help(window: MainWindow) -> list[Entry]:
    tr = window.editor.tr
    return [
        Command("shortcuts", tr("Keyboard shortcuts"), lambda: show_shortcuts(window), "F1"),
        Command("sample", tr("Open the sample"), window.desk.open_sample),
        Command("about", tr("About Briefbook"), lambda: show_about(window)),
    ]


# --- what they do -----------------------------------------------------------------------------------------------------


def _finish(editor: Editor) -> None:
    with editor.edit("Declare finished"):
        editor.apply(finish)


def _reopen(editor: Editor) -> None:
    with editor.edit("Make a draft again"):
        editor.apply(reopen)


def _full_screen(window: MainWindow) -> None:
    if window.isFullScreen():
        window.showNormal()
    else:
        window.showFullScreen()


def _versions(window: MainWindow) -> None:
    from briefbook.gui.earlier_versions import EarlierVersions

    EarlierVersions(window.editor, window).open()


def _export(window: MainWindow) -> None:
    from briefbook.gui.export.dialog import ExportDialog

    ExportDialog(window.editor, window.desk.preferences, window).open()


def _print(window: MainWindow, *, has_preview: bool) -> None:
    from briefbook.gui.printing.dialog import PrintChoice

    PrintChoice(window.editor, window, window.say, has_preview=has_preview).open()


def _palette(window: MainWindow) -> None:
    from briefbook.gui.palette.palette import Palette

    Palette(window.editor, [*window.actions(), *window.panel_actions()], window).popup()
