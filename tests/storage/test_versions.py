"""What a save replaces is kept for a day, the last one before that for good, and comes back as an undoable step."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path

from briefbook.session.changes import rename
from briefbook.session.session import Session, Surroundings, open_session
from briefbook.storage.versions import MOST, keep_version, versions_of
from tests.support.folders import write_visit

NOW = datetime(2018, 2, 19, 12)


def kept(folder: Path, path: Path, content: str, at: datetime) -> None:
    path.write_text(content, encoding="utf-8")
    os.utime(path, (at.timestamp(), at.timestamp()))
    keep_version(folder, path, NOW)


def contents(folder: Path, path: Path) -> list[str]:
    return [one.file.read_text("utf-8") for one in versions_of(folder, path)]


def test_versions_of_the_last_day_and_the_last_before_it_are_kept(tmp_path: Path) -> None:
    path, folder = tmp_path / "visit.yaml", tmp_path / "versions"
    for hours in (100, 50, 30, 20, 1):
        kept(folder, path, f"{hours} hours ago", NOW - timedelta(hours=hours))
    assert contents(folder, path) == ["1 hours ago", "20 hours ago", "30 hours ago"]
    assert folder.stat().st_mode & 0o777 == 0o700


def test_the_same_content_is_kept_once_and_other_briefings_apart(tmp_path: Path) -> None:
    folder = tmp_path / "versions"
    for hours in (3, 2, 1):
        kept(folder, tmp_path / "one.yaml", "one", NOW - timedelta(hours=hours))
        kept(folder, tmp_path / "two.yaml", "two", NOW - timedelta(hours=hours))
    assert contents(folder, tmp_path / "one.yaml") == ["one"]


def test_number_of_versions_is_bounded(tmp_path: Path) -> None:
    path, folder = tmp_path / "visit.yaml", tmp_path / "versions"
    for number in range(MOST + 5):
        kept(folder, path, f"version {number}", NOW - timedelta(hours=20) + timedelta(minutes=number))
    assert len(versions_of(folder, path)) == MOST
    assert contents(folder, path)[0] == f"version {MOST + 4}"


def test_folder_that_cannot_be_made_hinders_nothing(tmp_path: Path) -> None:
    (tmp_path / "versions").write_text("in the way")
    kept(tmp_path / "versions", tmp_path / "visit.yaml", "words", NOW)
    assert versions_of(tmp_path / "versions", tmp_path / "visit.yaml") == ()


def titles(session: Session) -> list[str]:
    return [str(one["title"]) for one in session.state.data["sections"]]


def test_earlier_version_comes_back_as_a_step_that_undo_takes_back(tmp_path: Path) -> None:
    path = write_visit(tmp_path, "- title: first\n  items: [{text: words}]")
    session = open_session(path, Surroundings(tmp_path / "state")).session
    assert session is not None
    row = session.state.root.children[0].key
    for title in ("second", "third"):
        with session.edit("Rename"):
            session.apply(rename, row, title, "en", "en")
        assert session.save() == ()
    newest, oldest = session.earlier_versions()
    assert session.go_back_to(oldest) == ()
    assert titles(session) == ["first"]
    assert session.briefing.path == path
    session.undo()
    assert titles(session) == ["third"]
    assert session.go_back_to(newest) == ()
    assert titles(session) == ["second"]


def test_damaged_version_is_a_problem_and_changes_nothing(tmp_path: Path) -> None:
    path = write_visit(tmp_path, "- title: first")
    session = open_session(path, Surroundings(tmp_path / "state")).session
    assert session is not None
    with session.edit("Rename"):
        session.apply(rename, session.state.root.children[0].key, "second", "en", "en")
    assert session.save() == ()
    (version,) = session.earlier_versions()
    version.file.write_bytes(b"\x00\xff: [")
    assert session.go_back_to(version)
    assert titles(session) == ["second"]
