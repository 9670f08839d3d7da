"""Saving whole or not at all, against a real file system that refuses."""

from __future__ import annotations

import errno
import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from briefbook.storage.atomic import OutputError, sweep_beside, write_atomically, write_together


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_new_file_appears_with_its_folders(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a" / "b" / "book.pdf", b"content")
    assert (tmp_path / "a" / "b" / "book.pdf").read_bytes() == b"content"
    assert names(tmp_path / "a" / "b") == ["book.pdf"]


def test_old_file_is_replaced_and_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "book.txt"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640


def test_link_is_written_through(tmp_path: Path) -> None:
    real = tmp_path / "real.yaml"
    real.write_bytes(b"old")
    link = tmp_path / "link.yaml"
    link.symlink_to(real)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_full_disk_leaves_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "book.txt"
    path.write_bytes(b"old")

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="no space left"):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["book.txt"]


def test_folder_of_that_name_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="a folder has that name"):
        write_atomically(tmp_path, b"x")


def test_file_in_the_way_of_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError, match="not a folder"):
        write_atomically(tmp_path / "file" / "book.txt", b"x")


def test_folder_without_rights_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_arguments: object) -> int:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "open", denied)
    with pytest.raises(OutputError, match="no right to write"):
        write_atomically(tmp_path / "book.txt", b"x")
    assert names(tmp_path) == []


def test_impossible_path_is_refused() -> None:
    with pytest.raises(OutputError):
        write_atomically(Path("a\0b"), b"x")


def test_files_written_together_all_appear(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_bytes(b"old")
    write_together({tmp_path / "one.txt": b"1", tmp_path / "two.txt": b"2"})
    assert [(tmp_path / name).read_bytes() for name in names(tmp_path)] == [b"1", b"2"]


def test_one_that_cannot_be_written_leaves_all_as_they_were(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_bytes(b"old")
    (tmp_path / "three.txt").mkdir()
    files = {tmp_path / f"{name}.txt": b"new" for name in ("one", "two", "three")}
    with pytest.raises(OutputError, match="a folder has that name"):
        write_together(files)
    assert (tmp_path / "one.txt").read_bytes() == b"old"
    assert names(tmp_path) == ["one.txt", "three.txt"]


def test_one_that_cannot_take_its_name_gives_the_others_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "one.txt").write_bytes(b"old")
    honest = Path.replace

    def refused(path: Path, target: Path) -> Path:
        if target.name == "three.txt":
            raise PermissionError(errno.EACCES, "Permission denied")
        return honest(path, target)

    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(OutputError, match="no right to write"):
        write_together({tmp_path / f"{name}.txt": b"new" for name in ("one", "two", "three")})
    assert (tmp_path / "one.txt").read_bytes() == b"old"
    assert names(tmp_path) == ["one.txt"]


def test_leftovers_of_a_killed_save_are_swept_when_they_are_old_and_surely_ours(tmp_path: Path) -> None:
    briefing = tmp_path / "visit.yaml"
    swept = (".visit.yaml.0123456789ab.tmp", ".visit.yaml.0123456789ab.old")
    kept = (".visit.yaml.0123456789ab.tmp~", ".visit.yaml.notes.tmp", ".other.yaml.0123456789ab.tmp", "visit.yaml.tmp")
    for name in ("visit.yaml", *swept, *kept):
        (tmp_path / name).write_bytes(b"words")
    (tmp_path / ".visit.yaml.ba9876543210.tmp").symlink_to(briefing)
    (tmp_path / ".visit.yaml.abcdefabcdef.tmp").mkdir()
    there = names(tmp_path)
    written = datetime.fromtimestamp(briefing.stat().st_mtime)

    sweep_beside(briefing, written + timedelta(minutes=30))
    assert names(tmp_path) == there
    sweep_beside(briefing, written + timedelta(hours=2))
    assert names(tmp_path) == sorted({*there} - {*swept})


def test_leftovers_stay_while_the_file_itself_is_gone(tmp_path: Path) -> None:
    (tmp_path / ".visit.yaml.0123456789ab.tmp").write_bytes(b"the only words that are left")
    sweep_beside(tmp_path / "visit.yaml", datetime.max.replace(year=2100))
    assert names(tmp_path) == [".visit.yaml.0123456789ab.tmp"]
