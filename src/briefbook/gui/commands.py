"""Commands of the window: each a name, a shortcut and a menu; the menus, the palette and the keyboard read one list."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget


@dataclass(frozen=True)
class Command:
    """Something a user may do. `words` are translated already; `keys` is portable text such as `Ctrl+Shift+S`."""

    name: str
    words: str
    act: Callable[[], object]
    keys: str = ""
    is_enabled: Callable[[], bool] | None = None
    is_checked: Callable[[], bool] | None = None


SEPARATOR = None
Entry = Command | QMenu | None


def plain_words(action: QAction) -> str:
    """What an action is called, without the mark of its letter."""
    return action.text().replace("&", "")


def keys_of(action: QAction) -> str:
    """All shortcuts of an action in the system's own writing, "" for none."""
    return ", ".join(keys.toString(QKeySequence.SequenceFormat.NativeText) for keys in action.shortcuts())


def tip_of(action: QAction) -> str:
    """What a button that does an action says of it: its words and its shortcuts."""
    return " · ".join(part for part in (plain_words(action).removesuffix("…"), keys_of(action)) if part)


class Commands(QObject):
    """The actions of one window, by the names of their commands."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._commands: dict[str, Command] = {}
        self._actions: dict[str, QAction] = {}

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def add(self, command: Command) -> QAction:
        """The action of a command; its shortcut works in the whole window."""
        action = QAction(command.words, self._window)
        action.setObjectName(command.name)
        if command.keys:
            action.setShortcuts([QKeySequence(keys) for keys in command.keys.split(" | ")])
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setCheckable(command.is_checked is not None)
        action.triggered.connect(lambda _on=False: command.act())
        self._window.addAction(action)
        self._commands[command.name] = command
        self._actions[command.name] = action
        return action

    def menu(self, bar: QMenuBar, title: str, entries: Iterable[Entry]) -> QMenu:
        """A menu of commands in the bar, up to date whenever it opens."""
        menu = bar.addMenu(title)
        for entry in entries:
            if entry is None:
                menu.addSeparator()
            elif isinstance(entry, QMenu):
                menu.addMenu(entry)
            else:
                menu.addAction(self.add(entry))
        menu.aboutToShow.connect(self.refresh)
        return menu

    def refresh(self) -> None:
        """See anew which commands can be done now, and which are on."""
        for name, command in self._commands.items():
            action = self._actions[name]
            action.setEnabled(command.is_enabled is None or command.is_enabled())
            if command.is_checked is not None:
                action.setChecked(command.is_checked())
