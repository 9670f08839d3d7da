"""What stands between the window and the disk: kept work, files that others change, work that comes back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from briefbook.gui.comparing import DETAILS, Comparing
from briefbook.gui.editor import Editor
from briefbook.gui.notice import Notice
from briefbook.gui.saving import Saving
from briefbook.session.details import set_visit
from briefbook.session.moves import move_down
from briefbook.session.session import Disk, Opened, Surroundings, open_session
from briefbook.storage.interface_file import words


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


def _saved(qtbot: QtBot, saving: Saving) -> bool:
    """Save, and whether the file was written."""
    with qtbot.waitSignal(saving.written, timeout=10_000) as written:
        saving.save()
    return bool(written.args and written.args[0])


def _do(notice: Notice, words: str) -> None:
    next(remedy for remedy in notice.remedies if remedy.words == words).act()


def test_unsaved_work_is_kept_by_itself(qtbot: QtBot, saving: Saving, editor: Editor, tmp_path: Path) -> None:
    _edit(editor)

    qtbot.waitUntil(lambda: list((tmp_path / "recovery").glob("*.yaml")) != [], timeout=10_000)
    assert _saved(qtbot, saving)

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

    assert not _saved(qtbot, saving)
    assert sample.read_text("utf-8").endswith("# theirs\n")
    with qtbot.waitSignal(saving.written, timeout=10_000):
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

    with qtbot.waitSignal(saving.written, timeout=10_000):
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


def test_what_stops_a_save_is_said_whatever_it_is(qtbot: QtBot, saving: Saving, editor: Editor, sample: Path) -> None:
    """A file that others have made unreadable is no conflict of two editors, and yet nothing was saved."""
    _edit(editor)
    sample.unlink()
    sample.mkdir()

    assert not _saved(qtbot, saving)

    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert "asif-2018" in box.text()
    assert box.informativeText() == "Found a folder, expected a file. Check the path."
    assert editor.session.is_modified
    box.close()


def test_what_is_typed_while_a_save_is_written_is_saved_by_the_next(
    qtbot: QtBot, saving: Saving, editor: Editor
) -> None:
    _edit(editor)
    saving.save()
    _edit(editor)
    with qtbot.waitSignals([saving.written, saving.written], timeout=10_000):
        saving.save()

    assert not editor.session.is_modified


def test_window_that_lets_go_has_first_finished_its_save(saving: Saving, editor: Editor, sample: Path) -> None:
    before = sample.read_text("utf-8")
    _edit(editor)

    saving.save()
    saving.let_go()

    assert sample.read_text("utf-8") != before
    assert not editor.session.is_modified
    assert editor.session.look_at_disk() is Disk.SAME


def test_two_versions_are_compared_in_words(qtbot: QtBot, editor: Editor) -> None:
    before = editor.state
    with editor.edit("Test"):
        editor.apply(set_visit, {"kind": "official", "place": {"en": "Sochi"}})
    dialog = Comparing(editor, before)
    qtbot.addWidget(dialog)

    (table,) = dialog.findChildren(QTableWidget)
    rows = [[table.model().index(row, column).data() for column in range(3)] for row in range(table.rowCount())]

    assert rows == [["Kind of visit", "Official visit", "Working visit"], ["Place", "Sochi", "Moscow"]]


def test_details_that_can_differ_have_names() -> None:
    russian = words("ru")
    assert {name for name in DETAILS.values() if russian(name) == name} == set()


def test_saved_under_another_name_it_is_worked_on_there(
    qtbot: QtBot, saving: Saving, editor: Editor, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other, before = sample.with_name("other.yaml"), sample.read_bytes()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(other), ""))
    _edit(editor)

    with qtbot.waitSignal(saving.moved, timeout=10_000):
        assert saving.save_as()

    assert editor.session.path == other
    assert not editor.session.is_modified
    assert other.is_file()
    assert sample.read_bytes() == before


def test_a_name_that_somebody_has_open_is_refused(
    qtbot: QtBot, saving: Saving, editor: Editor, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = sample.with_name("other.yaml")
    other.write_bytes(sample.read_bytes())
    theirs = open_session(other, Surroundings(tmp_path / "theirs")).session
    assert theirs is not None
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(other), ""))

    assert not saving.save_as()

    assert editor.session.path == sample
    theirs.close()
