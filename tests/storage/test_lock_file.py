"""The lock beside a briefing: who has it, since when, and when it no longer counts."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from briefbook.storage.lock_file import acquire, holder, lock_path
from briefbook.storage.owner import Owner

NOON = datetime(2018, 2, 19, 12, 0)


def write_lock(briefing: Path, owner: Owner) -> None:
    data = {**owner.as_data(), "since": NOON.isoformat(), "token": "other"}
    lock_path(briefing).write_text(json.dumps(data), encoding="utf-8")


@pytest.fixture
def gone() -> Owner:
    """The owner that a process which has ended was."""
    code = "import json; from briefbook.storage.owner import Owner; print(json.dumps(Owner.this_process().as_data()))"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    owner = Owner.of(json.loads(said))
    assert owner is not None
    return owner


def test_lock_says_who_and_since_when(tmp_path: Path) -> None:
    briefing = tmp_path / "visit.yaml"
    lock, held = acquire(briefing, NOON)
    assert held is None
    assert lock is not None
    assert holder(briefing) == lock
    assert (lock.owner, lock.since) == (Owner.this_process(), NOON)
    lock.release()
    assert holder(briefing) is None
    assert list(tmp_path.iterdir()) == []


def test_second_opening_is_told_who_holds_it(tmp_path: Path) -> None:
    briefing = tmp_path / "visit.yaml"
    first, _ = acquire(briefing, NOON)
    lock, held = acquire(briefing, NOON)
    assert lock is None
    assert held == first


def test_lock_of_a_process_that_is_gone_is_taken_over(tmp_path: Path, gone: Owner) -> None:
    briefing = tmp_path / "visit.yaml"
    write_lock(briefing, gone)
    assert holder(briefing) is None
    lock, held = acquire(briefing, NOON)
    assert held is None
    assert lock == holder(briefing)


def test_number_used_again_by_another_process_is_not_the_same(tmp_path: Path, gone: Owner) -> None:
    briefing = tmp_path / "visit.yaml"
    write_lock(briefing, Owner(gone.user, gone.host, os.getpid(), gone.birth))
    assert holder(briefing) is None


def test_lock_of_another_computer_counts(tmp_path: Path, gone: Owner) -> None:
    briefing = tmp_path / "visit.yaml"
    write_lock(briefing, Owner("anna", socket.gethostname() + "-2", gone.pid, gone.birth))
    lock, held = acquire(briefing, NOON)
    assert lock is None
    assert held is not None
    assert held.owner.user == "anna"


@pytest.mark.parametrize("text", ["", "{", "[]", '{"user": 1}', '{"user": "a", "host": "b", "pid": 1, "birth": ""}'])
def test_garbled_lock_is_taken_over(tmp_path: Path, text: str) -> None:
    briefing = tmp_path / "visit.yaml"
    lock_path(briefing).write_text(text, encoding="utf-8")
    lock, held = acquire(briefing, NOON)
    assert lock is not None
    assert held is None


def test_lock_taken_over_by_somebody_is_left_to_them(tmp_path: Path) -> None:
    briefing = tmp_path / "visit.yaml"
    lock, _ = acquire(briefing, NOON)
    assert lock is not None
    write_lock(briefing, Owner.this_process())
    lock.release()
    assert lock_path(briefing).exists()


def test_folder_that_takes_no_lock_is_no_obstacle(tmp_path: Path) -> None:
    assert acquire(tmp_path / "none" / "visit.yaml", NOON) == (None, None)


def test_lock_taken_between_two_seconds_goes_with_its_release(tmp_path: Path) -> None:
    mine, _ = acquire(tmp_path / "visit.yaml", datetime(2018, 2, 19, 12, 4, 5, 678901))
    assert mine is not None

    mine.release()

    assert not mine.path.exists()
