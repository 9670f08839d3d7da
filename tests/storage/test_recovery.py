"""Unsaved work is kept privately, whole, and offered only when its process is gone."""

from __future__ import annotations

import socket
import stat
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from briefbook.storage.owner import Owner
from briefbook.storage.recovery import Kept, discard, keep, left_behind, recovery_file, recovery_folder

NOON = datetime(2018, 2, 19, 12, 0)
GONE = Owner("anna", socket.gethostname(), 2**22 + 1, "")
TYPED = {
    "briefing": 1,
    "library": "lib",
    "visit": {"visitors": ["asif"], "host": "lavrov", "start": "2018-02-20"},
    "sections": [{"title": "NO", "items": [{"text": "Words: more\n\nand # more\n"}]}],
}


def kept_in(folder: Path, briefing: Path, token: str, owner: Owner = GONE, hour: int = 12) -> Kept:
    return Kept(recovery_file(folder, briefing, token), briefing, owner, NOON.replace(hour=hour), "digest", TYPED)


def test_kept_work_comes_back_as_it_was(tmp_path: Path) -> None:
    kept = kept_in(tmp_path / "state", tmp_path / "visit.yaml", "a")
    keep(kept)
    assert left_behind(tmp_path / "state", tmp_path / "visit.yaml") == (kept,)
    briefing, problems = kept.read()
    assert problems == ()
    assert briefing is not None
    assert briefing.path == tmp_path / "visit.yaml"
    assert briefing.sections[0].items[0].line_number == 0


def test_folder_is_private(tmp_path: Path) -> None:
    keep(kept_in(tmp_path / "deep" / "state", tmp_path / "visit.yaml", "a"))
    assert stat.S_IMODE((tmp_path / "deep" / "state").stat().st_mode) == 0o700


def test_newest_comes_first_and_other_briefings_are_others(tmp_path: Path) -> None:
    early = kept_in(tmp_path, tmp_path / "visit.yaml", "a", hour=9)
    late = kept_in(tmp_path, tmp_path / "visit.yaml", "b", hour=11)
    other = kept_in(tmp_path, tmp_path / "other.yaml", "c", hour=10)
    for kept in (early, late, other):
        keep(kept)
    assert left_behind(tmp_path, tmp_path / "visit.yaml") == (late, early)
    assert left_behind(tmp_path) == (late, other, early)
    discard(late.file)
    assert left_behind(tmp_path, tmp_path / "visit.yaml") == (early,)


def test_work_of_somebody_who_still_works_is_not_offered(tmp_path: Path) -> None:
    keep(kept_in(tmp_path, tmp_path / "visit.yaml", "a", Owner.this_process()))
    keep(kept_in(tmp_path, tmp_path / "visit.yaml", "b", replace(GONE, host="elsewhere")))
    assert left_behind(tmp_path) == ()


def test_garbled_work_is_passed_over(tmp_path: Path) -> None:
    for number, text in enumerate(("", "a: [", "briefing: {}\n", "briefing: {}\nowner: {}\nsaved: never\n")):
        (tmp_path / f"{number}.recovery.yaml").write_text(text, encoding="utf-8")
    assert left_behind(tmp_path) == ()
    assert left_behind(tmp_path / "none") == ()


def test_work_that_is_no_briefing_any_more_is_a_problem(tmp_path: Path) -> None:
    kept = replace(kept_in(tmp_path, tmp_path / "visit.yaml", "a"), typed={"briefing": 1})
    briefing, problems = kept.read()
    assert briefing is None
    assert problems != ()


def test_user_has_a_folder_of_their_own() -> None:
    assert recovery_folder().parts[-2:] == ("briefbook", "recovery")
