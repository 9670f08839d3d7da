"""What is kept of a library between two runs: never an old fact, never a problem lost, nothing for other eyes."""

from __future__ import annotations

import multiprocessing
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from platformdirs import user_cache_path

from briefbook.library.loader import load_library
from briefbook.library.record import Record
from briefbook.library.record_bucket import Bucket, Kept, packed
from briefbook.library.shelf import says_the_same
from briefbook.library.snippet_codec import decoded, encoded
from briefbook.model.library import Library
from briefbook.storage.shipped import resources

SETTINGS = "name: Test\nlanguages: [en, ru]\nmarkings: [OPEN, RESTRICTED]\n"
LONG_AGO = 1_500_000_000
FILES = {
    "minister.yaml": "kind: person\nname: Anna Berg\ncolour: blue\nmarking: OPEN\n",
    "talks/talks.yaml": "kind: meeting\ndate: 2017\nmarking: SECRET\nparticipants:\n  - minister\n  - nobody-here\n",
    "talks/broken.yaml": "kind: meeting\ndate: someday\n",
    "trade.yaml": "kind: trade\ncountries: [RU, XX]\nseries:\n  2016: {total: 10.50, growth: over 45}\n  2017: 12\n",
    "old.yaml": "kind: text\ntext: Words.\nformerly: [older]\nmarking: OPEN\n",
}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root = tmp_path / "library"
    write(root, "library.yaml", SETTINGS)
    for name, text in FILES.items():
        write(root, name, text)
    return root


def write(root: Path, name: str, text: str, when: int = LONG_AGO) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    os.utime(path, (when, when))


def cache_files() -> list[Path]:
    return sorted(path for path in user_cache_path("briefbook").rglob("*") if path.is_file())


def settle(root: Path) -> None:
    """Let the kept records count as made of files that nobody had touched for long: only their state is compared."""
    before = cache_files()
    store_all(root, lambda kept: kept._replace(is_settled=True))
    assert cache_files() == before


def store_all(root: Path, change: Callable[[Kept], Kept]) -> None:
    from briefbook.library.record_store import RecordStore

    store = RecordStore(root)
    buckets = store.read()
    assert buckets
    for number, bucket in buckets.items():
        store.write(number, [(path, change(bucket.kept(place))) for place, path in enumerate(bucket.paths)])


def everything(library: Library) -> tuple[object, ...]:
    snippets = dict(library.snippets)
    told = {ident: repr(snippet) for ident, snippet in snippets.items()}
    return snippets, told, dict(library.broken), library.problems, dict(library.renamed)


def test_opening_again_gives_the_same_snippets_and_problems(root: Path) -> None:
    first = load_library(root)
    settle(root)
    assert everything(load_library(root)) == everything(first)
    assert {problem.rule for problem in first.problems} == {
        "unknown-key",
        "unknown-marking",
        "unknown-reference",
        "unknown-country",
    }


def test_kept_record_is_what_is_used(root: Path) -> None:
    load_library(root)
    other = Record("text", b'["text",{"text":[3,{"":["Kept.",null,null]}]}]')
    store_all(root, lambda kept: kept._replace(is_settled=True, record=other))
    library = load_library(root)
    assert {snippet.kind for snippet in library.snippets.values()} == {"text"}


def test_only_the_changed_file_is_read(root: Path) -> None:
    load_library(root)
    settle(root)
    read: list[tuple[int, int]] = []
    write(root, "old.yaml", "kind: text\ntext: Other words.\n", LONG_AGO + 9)
    library = load_library(root, progress=lambda done, of: read.append((done, of)))
    assert read == [(0, 1), (1, 1)]
    text = library.snippets["old"].text
    assert text is not None
    assert list(text.texts()) == ["Other words."]
    assert library.renamed == {}


def test_change_that_keeps_size_and_time_is_seen(root: Path) -> None:
    load_library(root)
    write(root, "old.yaml", FILES["old.yaml"].replace("Words", "Wards"))
    text = load_library(root).snippets["old"].text
    assert text is not None
    assert list(text.texts()) == ["Wards."]


def test_lines_of_problems_follow_the_file(root: Path) -> None:
    load_library(root)
    write(root, "minister.yaml", "# A comment.\n" + FILES["minister.yaml"], LONG_AGO + 1)
    (problem,) = (p for p in load_library(root).problems if p.rule == "unknown-key")
    assert problem.line == 4


def test_problems_name_the_file_as_it_is_reached_now(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load_library(root)
    monkeypatch.chdir(root)
    library = load_library(Path())
    assert {problem.file for problem in library.problems} == {"minister.yaml", "talks/talks.yaml", "trade.yaml"}
    assert [problem.file for problem in library.broken["broken"]] == ["talks/broken.yaml"]
    assert library.snippets["old"].file == "old.yaml"


def test_problems_between_files_are_judged_anew(root: Path) -> None:
    load_library(root)
    settle(root)
    write(root, "nobody-here.yaml", "kind: person\nname: Nobody\nmarking: OPEN\n")
    write(root, "library.yaml", SETTINGS.replace("RESTRICTED", "SECRET"), LONG_AGO + 1)
    assert {p.rule for p in load_library(root).problems} == {"unknown-key", "unknown-country"}
    (root / "minister.yaml").unlink()
    assert [p.message for p in load_library(root).problems if p.rule == "unknown-reference"] == [
        "participants: the library has no 'minister'"
    ]


def test_second_file_of_an_id_is_refused_again(root: Path) -> None:
    write(root, "zz/old.yaml", "kind: text\ntext: Second.\n")
    first = load_library(root)
    settle(root)
    assert everything(load_library(root)) == everything(first)
    assert "duplicate-id" in {p.rule for p in first.problems}


def test_file_nobody_may_read_is_tried_again(root: Path) -> None:
    path = root / "old.yaml"
    path.unlink()
    os.mkfifo(path)
    assert "old" in load_library(root).broken
    path.unlink()
    write(root, "old.yaml", FILES["old.yaml"])
    assert "old" in load_library(root).snippets


@pytest.mark.parametrize(
    "harm",
    [
        lambda data: b"",
        lambda data: b"not a database at all" * 40,
        lambda data: data[: len(data) // 2],
        lambda data: data.replace(b"Anna", b"Inna"),
        lambda data: data.replace(b"10.50", b"70.50"),
    ],
    ids=["empty", "foreign", "cut", "name-changed", "figure-changed"],
)
def test_damaged_cache_is_as_good_as_none(root: Path, harm: Callable[[bytes], bytes]) -> None:
    first = load_library(root)
    settle(root)
    kept = [path.read_bytes() for path in cache_files()]
    for path, whole in zip(cache_files(), kept, strict=True):
        path.write_bytes(harm(whole))
    assert [path.read_bytes() for path in cache_files()] != kept
    assert everything(load_library(root)) == everything(first)
    assert everything(load_library(root)) == everything(first)


def test_cache_is_for_its_user_alone(root: Path) -> None:
    load_library(root)
    cache = user_cache_path("briefbook") / "libraries"
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (cache, *(p for p in cache.rglob("*") if p.is_dir()))}
    assert modes == {0o700}
    assert {stat.S_IMODE(path.stat().st_mode) for path in cache_files()} == {0o600}


def test_library_opens_where_nothing_can_be_kept(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(root / "library.yaml"))
    assert len(load_library(root).snippets) == 4


def test_name_that_is_no_utf8_spoils_nothing(root: Path) -> None:
    name = os.fsdecode(b"caf\xe9.yaml")
    write(root, name, "kind: text\ntext: Words.\n")
    first = load_library(root)
    assert os.fsdecode(b"caf\xe9") in first.snippets
    settle(root)
    assert everything(load_library(root)) == everything(first)


def test_snippets_that_stay_are_the_same_objects(root: Path) -> None:
    first = load_library(root)
    before = {ident: first.snippets[ident] for ident in ("old", "minister")}
    write(root, "old.yaml", "kind: text\ntext: Other words.\n", LONG_AGO + 9)
    again = load_library(root, before=first)
    assert again.snippets["minister"] is before["minister"]
    assert again.snippets["old"] != before["old"]


def test_sample_library_comes_back_whole(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    library = load_library(resources() / "sample" / "library")
    for ident, snippet in library.snippets.items():
        again = decoded(encoded(snippet), ident, snippet.file)
        assert (again, repr(again), again.model_fields_set) == (snippet, repr(snippet), snippet.model_fields_set)


@given(st.lists(st.tuples(st.text(), st.booleans(), st.none() | st.binary(), st.binary(), st.text())))
def test_records_come_out_as_they_were_put_in(
    parts: list[tuple[str, bool, bytes | None, bytes, str]],
) -> None:
    files = [
        (path, Kept(bytes(32), bytes(16), is_settled, Record("text", body, b"[]", word, word, lines)))
        for path, is_settled, body, lines, word in parts
    ]
    bucket = Bucket(packed(files))
    assert [(path, bucket.kept(number)) for number, path in enumerate(bucket.paths)] == files
    assert bucket.broken == [number for number, (_, kept) in enumerate(files) if kept.record.body is None]
    assert bucket.unsettled == [number for number, (_, kept) in enumerate(files) if not kept.is_settled]
    assert bucket.states == [kept.state for _, kept in files]


def _open(root: str, times: int) -> None:
    for _ in range(times):
        assert len(load_library(Path(root)).snippets) >= 3


def test_processes_that_open_a_changing_library_do_not_disturb_each_other(root: Path) -> None:
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=_open, args=(str(root), 5)) for _ in range(2)]
    for process in processes:
        process.start()
    for number in range(10):
        write(root, f"more-{number}.yaml", f"kind: text\ntext: Words {number}.\n", LONG_AGO + number)
        load_library(root)
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0]
    library = load_library(root)
    settle(root)
    assert everything(load_library(root)) == everything(library)
    assert len(library.snippets) == 14


def test_records_hold_for_one_version_of_the_program(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load_library(root)
    store_all(root, of_another_version)
    monkeypatch.setattr("briefbook.library.record_store.reader_version", lambda: "another")
    assert everything(load_library(root)) == everything(first)
    assert {path.parent.name for path in cache_files()} == {"records-another"}


def of_another_version(kept: Kept) -> Kept:
    return Kept(kept.state, kept.digest, True, Record("text", b'["text",{}]'))


def test_open_library_keeps_what_it_was_when_others_change_the_cache(root: Path) -> None:
    long = "word " * 60_000
    write(root, "long.yaml", f"kind: text\ntext: Old {long}\nmarking: OPEN\n")
    load_library(root)
    first = load_library(root)
    write(root, "long.yaml", f"kind: text\ntext: New {long}\nmarking: OPEN\n", LONG_AGO + 1)
    second = load_library(root)
    told = [next(library.snippets["long"].text.texts())[:4] for library in (first, second)]  # type: ignore[union-attr]
    assert told == ["Old ", "New "]


def test_comment_changes_nothing_that_a_library_says(root: Path) -> None:
    first = load_library(root)
    write(root, "old.yaml", FILES["old.yaml"] + "# A comment.\n", LONG_AGO + 1)
    second = load_library(root, before=first)
    write(root, "old.yaml", FILES["old.yaml"].replace("Words", "Wards"), LONG_AGO + 2)
    third = load_library(root, before=second)
    assert says_the_same(first, second)
    assert not says_the_same(second, third)


def test_what_a_process_left_half_written_is_put_away(root: Path) -> None:
    load_library(root)
    left, fresh = (cache_files()[0].with_name(f"{name}.new") for name in ("1.old", "1.fresh"))
    for path in (left, fresh):
        path.write_bytes(b"half")
    os.utime(left, (LONG_AGO, LONG_AGO))
    write(root, "old.yaml", "kind: text\ntext: Other words.\n", LONG_AGO + 9)
    load_library(root)
    assert (left.exists(), fresh.exists()) == (False, True)


class _Enough(Exception):
    """Somebody does not want to wait."""


def test_reading_that_was_broken_off_goes_on_where_it_was(root: Path) -> None:
    for number in range(600):
        write(root, f"more-{number}.yaml", f"kind: text\ntext: Words {number}.\n")

    def enough(done: int, of: int) -> None:
        told.append((done, of))
        if done:
            raise _Enough

    told: list[tuple[int, int]] = []
    with pytest.raises(_Enough):
        load_library(root, enough)
    settle(root)
    with pytest.raises(_Enough):
        load_library(root, enough)
    (_, whole), (read, _), (_, left), _ = told
    assert 0 < read < whole
    assert left == whole - read
    assert len(load_library(root).snippets) == 604
