"""A briefing's file is saved only over what was opened, whole, with its comments."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefbook.storage.working_copy import (
    CHANGED,
    EXISTS,
    GONE,
    NOT_WRITABLE,
    WorkingCopy,
    digest_of,
    digest_on_disk,
    open_working_copy,
    save_as,
    save_working_copy,
)

TEXT = """\
# ours
briefing: 1
library: lib
visit: {visitors: [asif], host: lavrov, start: 2018-02-20}
sections:
  - title: A # first
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "visit.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def opened(path: Path) -> WorkingCopy:
    copy, problems = open_working_copy(path)
    assert problems == ()
    assert copy is not None
    return copy


def test_unchanged_data_leaves_every_byte(path: Path) -> None:
    copy = opened(path)
    result = save_working_copy(path, copy.typed, copy.digest)
    assert path.read_text("utf-8") == TEXT
    assert result.digest == copy.digest == digest_of(TEXT.encode()) == digest_on_disk(path)


def test_saved_file_keeps_its_comments(path: Path) -> None:
    copy = opened(path)
    result = save_working_copy(path, {**copy.typed, "sections": [{"title": "A"}, {"title": "B"}]}, copy.digest)
    assert path.read_text("utf-8") == TEXT + "  - title: B\n"
    assert result.digest == digest_on_disk(path)


def test_file_changed_by_somebody_else_is_not_overwritten(path: Path) -> None:
    copy = opened(path)
    path.write_text(TEXT + "language: ru\n", encoding="utf-8")
    result = save_working_copy(path, copy.typed, copy.digest)
    assert [problem.rule for problem in result.problems] == [CHANGED]
    assert result.digest == ""
    assert path.read_text("utf-8") == TEXT + "language: ru\n"
    assert save_working_copy(path, copy.typed, None).digest == digest_on_disk(path)
    assert "language" not in path.read_text("utf-8")


def test_file_that_is_gone_is_not_made_unasked(path: Path) -> None:
    copy = opened(path)
    path.unlink()
    assert digest_on_disk(path) == ""
    assert [problem.rule for problem in save_working_copy(path, copy.typed, copy.digest).problems] == [GONE]
    assert not path.exists()
    save_working_copy(path, copy.typed, None)
    assert opened(path).typed == copy.typed


def test_other_file_takes_the_comments_along(path: Path) -> None:
    copy = opened(path)
    other = path.with_name("other.yaml")
    save_as(other, {**copy.typed, "language": "ru"}, path)
    assert other.read_text("utf-8") == TEXT + "language: ru\n"
    assert path.read_text("utf-8") == TEXT
    assert [problem.rule for problem in save_as(other, copy.typed, path).problems] == [EXISTS]
    assert save_as(other, copy.typed, path, overwrite=True).digest == copy.digest


def test_copy_of_a_file_that_is_gone_is_written_anew(path: Path) -> None:
    copy = opened(path)
    path.unlink()
    other = path.with_name("other.yaml")
    assert save_as(other, copy.typed, path).digest == digest_on_disk(other)
    assert opened(other).typed == copy.typed


def test_what_cannot_be_written_is_a_problem(path: Path) -> None:
    copy = opened(path)
    folder = path.with_name("folder.yaml")
    folder.mkdir()
    assert [problem.rule for problem in save_as(path / "below.yaml", copy.typed, path).problems] == [NOT_WRITABLE]
    assert save_working_copy(folder, copy.typed, None).problems != ()
    assert folder.is_dir()


def test_file_that_became_unreadable_is_not_overwritten(path: Path) -> None:
    copy = opened(path)
    path.write_bytes(b"a: \xff\n")
    assert save_working_copy(path, copy.typed, None).problems[0].rule == "encoding"
    assert path.read_bytes() == b"a: \xff\n"


def test_what_cannot_be_read_is_a_problem(path: Path) -> None:
    path.write_text("briefing: 1\n", encoding="utf-8")
    copy, problems = open_working_copy(path)
    assert copy is None
    assert problems[0].rule == "missing"
    copy, problems = open_working_copy(path.with_name("none.yaml"))
    assert copy is None
    assert problems[0].rule == "input-missing"
