"""Unsaved work is kept privately, whole, and offered only when its process is gone."""

from __future__ import annotations

import socket
import stat
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefbook.storage.owner import Owner
from briefbook.storage.recovery import Kept, damaged_files, discard, keep, left_behind, recovery_file, recovery_folder

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


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("recovery: 1", ": : :\n- ["),
        ("saved: '2018-02-19T12:00:00'", "saved: yesterday"),
        ("pid: 4194305", "pid: 99999999999999999999999"),
        ("pid: 4194305", "pid: [1]"),
        ("briefing:\n", "briefing: 1\nrest:\n"),
        ("owner:\n", "holder:\n"),
    ],
)
def test_a_damaged_file_is_put_aside_and_hides_nothing(tmp_path: Path, old: str, new: str) -> None:
    whole, damaged = (kept_in(tmp_path, tmp_path / "visit.yaml", token) for token in "ab")
    keep(whole)
    keep(damaged)
    text = damaged.file.read_text("utf-8")
    assert old in text
    damaged.file.write_text(text.replace(old, new), "utf-8")

    assert left_behind(tmp_path) == (whole,)
    (aside,) = damaged_files(tmp_path)
    assert aside.read_text("utf-8") == text.replace(old, new)
    assert left_behind(tmp_path) == (whole,)


def test_a_file_of_a_newer_program_is_left_where_it_is(tmp_path: Path) -> None:
    kept = kept_in(tmp_path, tmp_path / "visit.yaml", "a")
    keep(kept)
    kept.file.write_text("recovery: 2\nstate: somewhere\n", "utf-8")

    assert left_behind(tmp_path) == ()
    assert damaged_files(tmp_path) == ()


def test_a_time_with_a_zone_is_no_hindrance(tmp_path: Path) -> None:
    early, late = (
        kept_in(tmp_path, tmp_path / "visit.yaml", token, hour=hour) for token, hour in (("a", 9), ("b", 11))
    )
    for kept in (early, late):
        keep(kept)
    early.file.write_text(early.file.read_text("utf-8").replace("T09:00:00", "T09:00:00+03:00"), "utf-8")

    assert [kept.file for kept in left_behind(tmp_path)] == [late.file, early.file]


_NASTY: tuple[bytes, ...] = (
    b"\x00", b"\xff\xfe", b"[" * 500, b"&a [*a, *a]", b"9" * 400, b"-1", b"2018-02-19T12:00:00+99:00", b"\xe2\x80\xae",
    b"a" * 5000, b"/" + b"b" * 300, b"!!python/name:os.system", b"null", b"\n", b"{", b": ",
)  # fmt: skip


def test_no_damage_stops_the_reading_or_loses_a_byte(record_property: Callable[[str, object], None]) -> None:
    seen: list[int] = []

    @given(chance=st.randoms(use_true_random=False))
    def read(chance: Random) -> None:
        with TemporaryDirectory() as name:
            folder = Path(name)
            kept = kept_in(folder, folder / "visit.yaml", "a")
            keep(kept)
            data = bytearray(kept.file.read_bytes())
            for _ in range(chance.randint(1, 5)):
                at = chance.randrange(len(data) + 1)
                data[at : at + chance.choice((0, 1, 9, 60))] = chance.choice(_NASTY)
            kept.file.write_bytes(data)

            for one in left_behind(folder):
                one.read()
            (file,) = (kept.file,) if kept.file.exists() else damaged_files(folder)
            assert file.read_bytes() == data
        seen.append(len(data))

    read()
    record_property("damaged files", len(seen))
    assert len(seen) >= settings().max_examples
