"""A briefing is opened, edited in named steps, saved beside others' work, and recovered after a crash."""

from __future__ import annotations

import json
import socket
from datetime import datetime
from pathlib import Path

import pytest

from briefbook.session.changes import rename, set_words
from briefbook.session.details import finish, reopen, set_visit
from briefbook.session.moves import Place, move, move_down
from briefbook.session.rows import delete, insert_text
from briefbook.session.session import (
    IN_USE,
    Disk,
    EditOutsideStep,
    Opened,
    Session,
    Surroundings,
    open_session,
)
from briefbook.session.tree import ROOT
from briefbook.storage.briefing_file import load_briefing
from briefbook.storage.lock_file import lock_path
from briefbook.storage.owner import Owner
from briefbook.storage.recovery import keep, left_behind
from briefbook.storage.working_copy import CHANGED, EXISTS, GONE

from ..support.folders import write_visit
from .drawing import drawn, key, keys

SECTIONS = """
    # what we want
    - title: A
      items:
        - text: a # the first
        - text: b
    - title: B
    """
NOW = datetime(2018, 2, 19, 10, 39)


class Desk:
    """A folder with a briefing, and a user's state folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = write_visit(folder / "visits", SECTIONS)
        self.around = Surroundings(folder / "state", lambda: NOW)

    def open(self, path: Path | None = None) -> Session:
        session = self.opened(path).session
        assert session is not None
        return session

    def opened(self, path: Path | None = None) -> Opened:
        return open_session(path or self.path, self.around)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def flat(session: Session) -> str:
    return " ".join(drawn(session.state).split())


def modified(session: Session) -> bool:
    return session.is_modified


def retitle(session: Session, old: str, new: str) -> None:
    with session.edit("Rename"):
        session.apply(rename, key(session.state, old), new, "en", "en")


# --- editing ---------------------------------------------------------------------------------------------------------


def test_edit_outside_a_step_is_a_bug(desk: Desk) -> None:
    session = desk.open()
    with pytest.raises(EditOutsideStep):
        session.apply(delete, keys(session.state, "A"))
    with session.edit("Undo inside"), pytest.raises(EditOutsideStep):
        session.undo()


def test_step_is_undone_and_redone_with_its_selection(desk: Desk) -> None:
    session = desk.open()
    session.select(keys(session.state, "b"))
    with session.edit("Move"):
        session.apply(move, keys(session.state, "a"), Place(key(session.state, "B")))
    assert flat(session) == "A b B a*"
    assert session.history.undo_label == "Move"
    session.undo()
    assert flat(session) == "A a b* B"
    assert session.history.redo_label == "Move"
    session.redo()
    assert flat(session) == "A b B a*"


def test_several_verbs_are_one_step(desk: Desk) -> None:
    session = desk.open()
    with session.edit("Two things"):
        session.apply(delete, keys(session.state, "a"))
        with session.edit("Inner"):
            session.apply(delete, keys(session.state, "b"))
    assert session.history.undo_label == "Two things"
    session.undo()
    assert flat(session) == "A a b B"


def test_exception_takes_a_step_back(desk: Desk) -> None:
    session = desk.open()

    def fail() -> None:
        with session.edit("Half"):
            session.apply(delete, keys(session.state, "a"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert flat(session) == "A a b B"
    assert not modified(session)
    retitle(session, "A", "C")
    assert flat(session) == "C a b B"


def test_refused_wish_is_no_step(desk: Desk) -> None:
    session = desk.open()
    with session.edit("Move"):
        problems = session.apply(move_down, keys(session.state, "B"))
    assert [problem.rule for problem in problems] == ["refused"]
    assert (session.history.undo_label, modified(session)) == ("", False)


def test_typing_is_one_step_until_a_pause(desk: Desk) -> None:
    session = desk.open()
    row = key(session.state, "a")
    for text in ("w", "wo", "wor"):
        with session.edit("Typing", f"words:{row}"):
            session.apply(set_words, row, text, "en", "en")
    session.pause_typing()
    with session.edit("Typing", f"words:{row}"):
        session.apply(set_words, row, "word", "en", "en")
    session.undo()
    assert flat(session) == "A wor b B"
    session.undo()
    assert flat(session) == "A a b B"


def test_listeners_hear_of_every_change(desk: Desk) -> None:
    session = desk.open()
    heard: list[str] = []
    end = session.subscribe(lambda: heard.append(flat(session)))
    session.select(keys(session.state, "a"))
    retitle(session, "A", "C")
    session.undo()
    session.save()
    end()
    session.redo()
    assert heard == ["A a* b B", "C a* b B", "A a* b B", "A a* b B"]


def test_history_leads_to_any_step(desk: Desk) -> None:
    session = desk.open()
    for new in ("C", "D", "E"):
        retitle(session, {"C": "A", "D": "C", "E": "D"}[new], new)
    session.go_to(session.history.steps[1].number)
    assert flat(session) == "C a b B"
    assert [step.at for step in session.history.steps] == [None, NOW, NOW, NOW]


# --- saving ----------------------------------------------------------------------------------------------------------


def test_saved_file_says_what_was_edited_and_keeps_the_rest(desk: Desk) -> None:
    before = desk.path.read_text("utf-8")
    session = desk.open()
    assert session.save() == ()
    assert desk.path.read_text("utf-8") == before
    with session.edit("Move"):
        session.apply(move_down, keys(session.state, "a"))
    assert modified(session)
    assert session.save() == ()
    assert not modified(session)
    first, second = "    - text: a # the first\n", "    - text: b\n"
    lines = before.replace("  " + first + "  " + second, "  " + second + "  " + first)
    assert desk.path.read_text("utf-8") == lines != before


def test_comment_goes_with_its_item_to_another_section(desk: Desk) -> None:
    session = desk.open()
    with session.edit("Move"):
        session.apply(move, keys(session.state, "a"), Place(key(session.state, "B")))
    session.save()
    assert "  - title: B\n    items:\n      - text: a # the first\n" in desk.path.read_text("utf-8")


def test_session_and_file_say_the_same_after_saving(desk: Desk) -> None:
    session = desk.open()
    retitle(session, "A", "C")
    with session.edit("Visit"):
        session.apply(set_visit, {"end": "2018-02-21", "purpose": "Talks"})
    session.save()
    session.close()
    assert desk.open().state.data == session.state.data


def test_keys_nobody_knows_survive_an_edit_and_a_save(desk: Desk) -> None:
    text = desk.path.read_text("utf-8").replace("a # the first", "a\n        own: kept")
    desk.path.write_text("ours: [1, 2]\n" + text, encoding="utf-8")
    session = desk.open()
    with session.edit("Both"):
        session.apply(set_words, key(session.state, "a"), "new", "en", "en")
        session.apply(set_visit, {"end": "2018-02-21"})
    session.save()
    saved = desk.path.read_text("utf-8")
    assert saved.startswith("ours: [1, 2]\n")
    assert "- text: new\n        own: kept\n" in saved


def test_draft_counts_its_saves_and_undo_does_not_count_back(desk: Desk) -> None:
    session = desk.open()
    with session.edit("Make a draft"):
        session.apply(reopen)
    session.save()
    retitle(session, "A", "C")
    session.save()
    assert session.briefing.draft is not None
    assert (session.briefing.draft.number, str(session.briefing.draft.saved.at)) == (2, "10:39")  # type: ignore[union-attr]
    session.undo()
    assert session.briefing.draft.number == 2
    session.save()
    saved, _ = load_briefing(desk.path)
    assert saved is not None
    assert saved.draft is not None
    assert saved.draft.number == 3
    with session.edit("Finish"):
        session.apply(finish)
    session.save()
    assert "draft" not in desk.path.read_text("utf-8")


def test_file_changed_by_somebody_is_noticed_and_never_overwritten_unasked(desk: Desk) -> None:
    session = desk.open()
    retitle(session, "A", "C")
    theirs = desk.path.read_text("utf-8").replace("title: B", "title: Theirs")
    desk.path.write_text(theirs, encoding="utf-8")
    assert session.look_at_disk() is Disk.CHANGED
    assert [problem.rule for problem in session.save()] == [CHANGED]
    assert desk.path.read_text("utf-8") == theirs
    assert modified(session)
    assert session.save(overwrite=True) == ()
    assert session.look_at_disk() is Disk.SAME
    assert "Theirs" not in desk.path.read_text("utf-8")


def test_version_on_disk_is_taken_as_a_step(desk: Desk) -> None:
    session = desk.open()
    session.select(keys(session.state, "b"))
    retitle(session, "A", "C")
    row = key(session.state, "b")
    desk.path.write_text(desk.path.read_text("utf-8").replace("title: B", "title: Theirs"), encoding="utf-8")
    assert session.take_disk_version() == ()
    assert flat(session) == "A a b* Theirs"
    assert key(session.state, "b") == row
    assert not modified(session)
    session.undo()
    assert flat(session) == "C a b* B"
    assert modified(session)
    assert session.save() == ()


def test_broken_version_on_disk_is_not_taken(desk: Desk) -> None:
    session = desk.open()
    desk.path.write_text("briefing: [", encoding="utf-8")
    assert session.take_disk_version() != ()
    assert flat(session) == "A a b B"
    assert session.state_on_disk()[0] is None


def test_file_that_is_gone_is_noticed(desk: Desk) -> None:
    session = desk.open()
    desk.path.unlink()
    assert session.look_at_disk() is Disk.GONE
    assert [problem.rule for problem in session.save()] == [GONE]
    assert session.save(overwrite=True) == ()
    assert desk.path.exists()


def test_saving_as_another_file_finds_the_library_again(desk: Desk) -> None:
    session = desk.open()
    before = desk.path.read_text("utf-8")
    retitle(session, "A", "C")
    other = desk.folder / "deep" / "er" / "other.yaml"
    assert session.save_as(other) == ()
    assert desk.path.read_text("utf-8") == before
    text = other.read_text("utf-8")
    assert "library: ../../visits/library\n" in text
    assert "# what we want" in text
    assert (session.path, session.briefing.path, modified(session)) == (other, other, False)
    session.undo()
    assert session.briefing.library == "../../visits/library"
    assert session.briefing.path == other
    assert not lock_path(desk.path).exists()
    assert lock_path(other).exists()


def test_saving_as_an_existing_file_asks_first(desk: Desk) -> None:
    session = desk.open()
    other = desk.path.with_name("other.yaml")
    other.write_text("precious", encoding="utf-8")
    assert [problem.rule for problem in session.save_as(other)] == [EXISTS]
    assert (other.read_text("utf-8"), session.path) == ("precious", desk.path)
    assert lock_path(desk.path).exists()
    assert session.save_as(other, overwrite=True) == ()
    assert other.read_text("utf-8") == desk.path.read_text("utf-8")


def test_saving_over_what_somebody_has_open_is_refused(desk: Desk) -> None:
    other = desk.path.with_name("other.yaml")
    other.write_bytes(desk.path.read_bytes())
    desk.open(other)
    problems = desk.open().save_as(other, overwrite=True)
    assert [problem.rule for problem in problems] == [IN_USE]


def test_saving_as_itself_is_saving(desk: Desk) -> None:
    session = desk.open()
    retitle(session, "A", "C")
    assert session.save_as(desk.path) == ()
    assert not modified(session)


def test_edit_made_while_a_job_saves_is_unsaved(desk: Desk) -> None:
    session = desk.open()
    retitle(session, "A", "C")
    saving = session.begin_save()
    retitle(session, "C", "D")
    session.autosave()
    assert session.end_save(saving, saving.write()) == ()
    assert modified(session)
    assert len(list(desk.around.recovery.iterdir())) == 1
    assert "title: C" in desk.path.read_text("utf-8")
    session.undo()
    assert not modified(session)
    assert session.save() == ()


# --- the same briefing twice -----------------------------------------------------------------------------------------


def test_second_opening_warns_and_closing_frees(desk: Desk) -> None:
    first = desk.open()
    second = desk.opened()
    assert second.held_by is not None
    assert second.held_by.since == NOW
    assert second.session is not None
    assert second.session.take_lock() is not None
    first.close()
    assert second.session.take_lock() is None
    second.session.close()
    assert not lock_path(desk.path).exists()


def test_briefing_that_cannot_be_read_gives_no_session(desk: Desk) -> None:
    opened = desk.opened(desk.path.with_name("none.yaml"))
    assert opened.session is None
    assert opened.problems[0].rule == "input-missing"


# --- a crash ---------------------------------------------------------------------------------------------------------


def crash(desk: Desk, session: Session) -> None:
    """What is left when the process of a session ends without a word: its kept state and its lock."""
    kept = session.unsaved()
    assert kept is not None
    gone = Owner("anna", socket.gethostname(), 2**22 + 1)
    keep(kept.__class__(kept.file, kept.path, gone, kept.saved, kept.digest, kept.typed))
    lock = {**gone.as_data(), "since": NOW.isoformat(), "token": "gone"}
    lock_path(desk.path).write_text(json.dumps(lock), encoding="utf-8")


def test_unsaved_work_is_offered_after_a_crash_and_recovered_as_a_step(desk: Desk) -> None:
    lost = desk.open()
    retitle(lost, "A", "C")
    with lost.edit("Insert"):
        lost.apply(insert_text, Place(key(lost.state, "B")), "New words: # all of them\n\nhere")
    crash(desk, lost)
    opened = desk.opened()
    assert (opened.held_by, opened.problems) == (None, ())
    assert [kept.saved for kept in opened.unsaved] == [NOW]
    session = opened.session
    assert session is not None
    assert session.is_from_this_file(opened.unsaved[0])
    session.select(keys(session.state, "b"))
    assert session.recover(opened.unsaved[0]) == ()
    assert session.state.data == lost.state.data
    assert flat(session).startswith("C a b* B")
    assert session.history.undo_label == "Recover unsaved work"
    assert modified(session)
    session.save()
    assert "# the first" in desk.path.read_text("utf-8")
    assert left_behind(desk.around.recovery) == ()
    assert list(desk.around.recovery.iterdir()) == []


def test_recovered_work_survives_another_crash(desk: Desk) -> None:
    lost = desk.open()
    retitle(lost, "A", "C")
    crash(desk, lost)
    opened = desk.opened()
    assert opened.session is not None
    opened.session.recover(opened.unsaved[0])
    crash(desk, opened.session)
    again = desk.opened()
    assert [kept.typed["sections"][0]["title"] for kept in again.unsaved] == ["C"]


def test_work_that_was_saved_after_all_is_not_offered(desk: Desk) -> None:
    session = desk.open()
    retitle(session, "A", "C")
    crash(desk, session)
    session.save()
    session.close()
    desk_state = desk.around.recovery
    lost = desk.open()
    retitle(lost, "C", "D")
    retitle(lost, "D", "C")
    crash(desk, lost)
    assert desk.opened().unsaved == ()
    assert list(desk_state.iterdir()) == []


def test_crash_before_somebody_changed_the_file_is_told(desk: Desk) -> None:
    lost = desk.open()
    retitle(lost, "A", "C")
    crash(desk, lost)
    desk.path.write_text(desk.path.read_text("utf-8").replace("title: B", "title: Theirs"), encoding="utf-8")
    opened = desk.opened()
    assert opened.session is not None
    assert not opened.session.is_from_this_file(opened.unsaved[0])


def test_autosave_keeps_only_what_is_unsaved(desk: Desk) -> None:
    session = desk.open()
    assert session.autosave() == ()
    assert not desk.around.recovery.exists()
    retitle(session, "A", "C")
    session.autosave()
    assert len(list(desk.around.recovery.iterdir())) == 1
    session.undo()
    session.autosave()
    assert list(desk.around.recovery.iterdir()) == []
    session.redo()
    session.autosave()
    session.close()
    assert list(desk.around.recovery.iterdir()) == []


def test_autosave_that_cannot_be_written_is_told(desk: Desk) -> None:
    desk.around.recovery.write_text("a file where the folder should be", encoding="utf-8")
    session = desk.open()
    retitle(session, "A", "C")
    problems = session.autosave()
    assert problems[0].hint == "save the briefing soon"


def test_root_is_never_selected(desk: Desk) -> None:
    session = desk.open()
    session.select((ROOT, key(session.state, "A")))
    assert session.state.selection == (key(session.state, "A"),)
