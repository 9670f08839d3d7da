"""What stands between the window and the disk: kept work, files that others change, work that comes back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from briefbook.gui.editor import Editor
from briefbook.gui.notice import Notice
from briefbook.gui.saving import Saving
from briefbook.session.moves import move_down
from briefbook.session.session import Opened


@pytest.fixture
def saving(qtbot: QtBot, editor: Editor) -> Iterator[Saving]:
    window = QWidget()
    qtbot.addWidget(window)
    one = Saving(editor, window)
    yield one
    one.let_go()


def _edit(editor: Editor) -> None:
    with editor.edit("Move down"):
        editor.apply(move_down, (editor.state.root.sections[0].key,))


def _do(notice: Notice, words: str) -> None:
    next(remedy for remedy in notice.remedies if remedy.words == words).act()


def test_unsaved_work_is_kept_by_itself(qtbot: QtBot, saving: Saving, editor: Editor, tmp_path: Path) -> None:
    _edit(editor)

    qtbot.waitUntil(lambda: list((tmp_path / "recovery").glob("*.yaml")) != [], timeout=10_000)
    saving.save()

    assert list((tmp_path / "recovery").glob("*.yaml")) == []


def test_file_changed_by_another_is_shown_when_nothing_was_edited(
    qtbot: QtBot, saving: Saving, editor: Editor, sample: Path
) -> None:
    with qtbot.waitSignal(saving.told, timeout=10_000) as told:
        sample.write_text(sample.read_text("utf-8").replace("visit-brief", "one-page", 1), "utf-8")

    assert "changed on the disk" in told.args[0].words
    assert editor.session.briefing.template == "one-page"


def test_file_changed_by_another_while_editing_is_never_overwritten_unasked(
    qtbot: QtBot, saving: Saving, editor: Editor, sample: Path
) -> None:
    _edit(editor)
    with qtbot.waitSignal(saving.told, timeout=10_000) as told:
        sample.write_text(sample.read_text("utf-8") + "# theirs\n", "utf-8")

    assert not saving.save()
    assert sample.read_text("utf-8").endswith("# theirs\n")
    _do(told.args[0], "Save mine over it")
    assert not editor.session.is_modified


def test_their_version_can_be_taken_and_given_back(qtbot: QtBot, saving: Saving, editor: Editor, sample: Path) -> None:
    _edit(editor)
    mine = editor.state.root
    with qtbot.waitSignal(saving.told, timeout=10_000) as told:
        sample.write_text(sample.read_text("utf-8") + "# theirs\n", "utf-8")

    _do(told.args[0], "Take that version")
    assert editor.state.root is not mine
    editor.undo()

    assert editor.state.root is mine


def test_file_taken_away_is_noticed_and_saved_again(qtbot: QtBot, saving: Saving, editor: Editor, sample: Path) -> None:
    with qtbot.waitSignal(saving.told, timeout=10_000) as told:
        sample.unlink()

    _do(told.args[0], "Save it again")

    assert sample.is_file()


def test_work_of_a_crash_is_offered_and_comes_back(qtbot: QtBot, saving: Saving, editor: Editor) -> None:
    _edit(editor)
    kept, mine = editor.session.unsaved(), editor.state.root
    assert kept is not None
    editor.undo()

    with qtbot.waitSignal(saving.told) as told:
        saving.tell_of(Opened(editor.session, unsaved=(kept,)))
    _do(told.args[0], "Take it back")

    assert [node.key for node in editor.state.root.sections] == [node.key for node in mine.sections]
    assert editor.session.history.undo_label == "Recover unsaved work"
