"""The window as a whole: what it says, where it stands, how it closes, and that a keyboard reaches all of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from briefbook.gui.editor import Editor
from briefbook.gui.main_window import MainWindow
from briefbook.gui.preferences import Preferences
from briefbook.gui.program import Program
from briefbook.gui.theme import theme_of
from briefbook.session.details import finish, reopen
from briefbook.session.moves import move_down

INTERACTIVE = {
    QAccessible.Role.Button,
    QAccessible.Role.ButtonMenu,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
    QAccessible.Role.ComboBox,
    QAccessible.Role.EditableText,
    QAccessible.Role.SpinBox,
    QAccessible.Role.Slider,
    QAccessible.Role.List,
    QAccessible.Role.Tree,
    QAccessible.Role.Table,
    QAccessible.Role.PageTab,
    QAccessible.Role.Document,
}
"""The roles of what somebody presses, types in or walks through."""


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    preferences = Preferences(tmp_path / "window.ini")
    preferences.language = "en"
    preferences.look = "light"
    yield Program(preferences)


@pytest.fixture
def window(qtbot: QtBot, program: Program, editor: Editor) -> Iterator[MainWindow]:
    shown = MainWindow(program, editor.session.path)
    shown.fill(editor)
    program.windows.append(shown)
    shown.closed.connect(program.windows.remove)
    shown.resize(QSize(1600, 960))
    shown.show()
    qtbot.waitExposed(shown)
    yield shown
    for one in program.windows:
        one.replaced_by()  # type: ignore[attr-defined]
    program.close()


def _edit(editor: Editor) -> None:
    with editor.edit("Move down"):
        editor.apply(move_down, (editor.state.root.sections[0].key,))


def _status(window: MainWindow) -> str:
    return " ".join(label.text() for label in window.statusBar().findChildren(QLabel))


def _answer(monkeypatch: pytest.MonkeyPatch, answer: QMessageBox.StandardButton) -> None:
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: answer)


def test_title_tells_the_briefing_and_whether_it_is_saved(window: MainWindow, editor: Editor) -> None:
    assert window.windowTitle() == "asif-2018[*] – Briefbook"
    assert not window.isWindowModified()

    _edit(editor)

    assert window.isWindowModified()


def test_undo_in_the_bar_names_the_step(window: MainWindow, editor: Editor) -> None:
    _edit(editor)

    button = next(one for one in window.bar.findChildren(QAbstractButton) if one.accessibleName().startswith("Undo"))

    assert button.text() == "Undo “Move down”"
    button.click()
    assert not window.isWindowModified()


def test_save_writes_the_file_and_says_so(qtbot: QtBot, window: MainWindow, editor: Editor, sample: Path) -> None:
    before = sample.read_text("utf-8")
    _edit(editor)

    with qtbot.waitSignal(window.saving.written, timeout=10_000):
        window.commands["save"].trigger()

    assert sample.read_text("utf-8") != before
    assert not window.isWindowModified()
    assert "Saved" in _status(window)


def test_close_asks_and_stays_when_told(window: MainWindow, editor: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    _edit(editor)
    _answer(monkeypatch, QMessageBox.StandardButton.Cancel)

    assert not window.close()
    assert window.isVisible()


def test_close_without_saving_leaves_the_file(
    qtbot: QtBot, window: MainWindow, editor: Editor, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sample.read_text("utf-8")
    _edit(editor)
    _answer(monkeypatch, QMessageBox.StandardButton.Discard)

    with qtbot.waitSignal(window.closed):
        assert window.close()

    assert sample.read_text("utf-8") == before


def test_draft_and_finished_are_told(window: MainWindow, editor: Editor) -> None:
    if editor.session.is_draft:
        with editor.edit("Finish"):
            editor.apply(finish)
    assert "Finished" in _status(window)

    with editor.edit("Reopen"):
        editor.apply(reopen)

    assert "Draft" in _status(window)


def test_right_column_folds_in_a_narrow_window(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(QSize(1280, 720))
    qtbot.waitUntil(lambda: window.workspace.is_right_folded)

    window.commands["right"].trigger()

    assert not window.workspace.is_right_folded


def test_words_wanted_bring_the_inspector_back(window: MainWindow, editor: Editor) -> None:
    window.workspace.fold_right(True)

    editor.want_words(next(key for key, node in editor.state.nodes.items() if not node.is_section))

    assert not window.workspace.is_right_folded


def test_every_panel_takes_the_keyboard(qtbot: QtBot, window: MainWindow) -> None:
    panels = window.workspace
    for number, panel in enumerate((panels.outline, panels.pages, panels.inspector, panels.library, panels.problems)):
        panels.go_to_panel(number)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert panel is focus or panel.isAncestorOf(focus), type(panel).__name__


def _panel_with_keyboard(window: MainWindow) -> str:
    holder, space = QApplication.focusWidget(), window.workspace
    assert holder is not None
    names = {"outline": space.outline, "pages": space.pages, "inspector": space.inspector, "library": space.library}
    names["problems"] = space.problems
    return next(name for name, panel in names.items() if panel is holder or panel.isAncestorOf(holder))


def test_keyboard_walks_round_the_panels_in_view(window: MainWindow) -> None:
    window.workspace.go_to_panel(0)
    walked = []
    for _ in range(5):
        window.commands["next-panel"].trigger()
        walked.append(_panel_with_keyboard(window))
    assert walked == ["pages", "inspector", "library", "problems", "outline"]

    window.workspace.fold_right(True)
    window.workspace.fold_problems()
    window.commands["previous-panel"].trigger()
    assert _panel_with_keyboard(window) == "pages"


def test_keyboard_comes_to_the_first_section_when_nothing_is_selected(window: MainWindow, editor: Editor) -> None:
    window.commands["panel-0"].trigger()

    assert editor.selection == (editor.state.root.sections[0].key,)


def _things(interface: QAccessibleInterface | None) -> Iterator[QAccessibleInterface]:
    """What a screen reader is told of something and of all that is in it."""
    if interface is None or interface.state().invisible:
        return
    yield interface
    for number in range(interface.childCount()):
        yield from _things(interface.child(number))


def _nameless(window: MainWindow) -> set[str]:
    return {
        f"{thing.role().name} at {thing.rect().getRect()}"
        for thing in _things(QAccessible.queryAccessibleInterface(window))
        if thing.state().focusable and thing.role() in INTERACTIVE and not thing.text(QAccessible.Text.Name)
    }


def test_everything_that_takes_the_keyboard_tells_its_name(qtbot: QtBot, window: MainWindow, editor: Editor) -> None:
    seen = [_nameless(window)]
    editor.select((editor.state.root.sections[1].items[0].key,))
    window.workspace.show_facts()
    qtbot.waitUntil(window.workspace.inspector.selected.isVisible)
    seen.append(_nameless(window))
    window.workspace.show_visit()
    seen.append(_nameless(window))

    assert seen == [set(), set(), set()]


def test_no_shortcut_is_given_twice(window: MainWindow) -> None:
    keys = [key.toString() for action in window.actions() for key in action.shortcuts()]

    assert sorted(keys) == sorted(set(keys))


def test_other_look_reaches_every_panel(window: MainWindow, program: Program) -> None:
    program.set_look("dark")

    assert {theme_of(one).name for one in (window, window.workspace.outline, window.workspace.pages)} == {"dark"}
    program.set_look("light")


def test_other_language_keeps_what_is_edited(window: MainWindow, program: Program, editor: Editor) -> None:
    _edit(editor)

    program.set_interface_language("ru")
    successor = program.windows[-1]

    assert isinstance(successor, MainWindow)
    assert successor is not window
    assert successor.editor is editor
    assert successor.commands["save"].text() == "Сохранить"
    assert successor.isWindowModified()
