"""A library that changes while it is open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from queue import Queue

import pytest

from briefbook.build import Sources, load_sources
from briefbook.session.library_watch import LibraryWatch, is_remote, refreshed
from tests.support.folders import write_visit

PATIENCE = 30
SECTIONS = """
- title: Points
  items:
    - {text: Words., marking: OPEN}
"""


@pytest.fixture
def sources(tmp_path: Path) -> Sources:
    found, _ = load_sources(write_visit(tmp_path, SECTIONS, {"note.yaml": "kind: text\ntext: Before\nmarking: OPEN\n"}))
    assert found is not None
    return found


@pytest.fixture
def told(sources: Sources) -> Iterator[Queue[bool]]:
    """What is told, from the moment the watching has begun."""
    queue: Queue[bool] = Queue()
    watching = LibraryWatch(sources.library.root, queue.put)
    assert queue.get(timeout=PATIENCE) is False
    yield queue
    watching.close()


def test_saved_file_is_told(told: Queue[bool], sources: Sources) -> None:
    (sources.library.root / "note.yaml").write_text("kind: text\ntext: After\n", "utf-8")
    assert told.get(timeout=PATIENCE) is False


def test_new_picture_is_told_as_one(told: Queue[bool], sources: Sources) -> None:
    (sources.library.root / "map.png").write_bytes(b"picture")
    assert told.get(timeout=PATIENCE) is True


def test_new_folder_may_have_brought_pictures(told: Queue[bool], sources: Sources) -> None:
    sources.library.media.mkdir()
    assert told.get(timeout=PATIENCE) is True


def test_files_on_the_way_to_the_real_one_are_not_told(told: Queue[bool], sources: Sources) -> None:
    for name in (".note.yaml.tmp", ".~lock.note.yaml#", "note.yaml~", "note.swp"):
        (sources.library.root / name).write_text("kind", "utf-8")
    (sources.library.root / "note.yaml").write_text("kind: text\ntext: After\n", "utf-8")
    told.get(timeout=PATIENCE)
    assert told.empty()


def test_refreshed_library_says_what_the_files_say(sources: Sources) -> None:
    untouched = {ident: sources.library.snippets[ident] for ident in sources.library.snippets if ident != "note"}
    (sources.library.root / "note.yaml").write_text("kind: text\ntext: After\nmarking: OPEN\n", "utf-8")
    found = refreshed(sources)
    assert found is not None
    text = found.library.snippets["note"].text
    assert text is not None
    assert list(text.texts()) == ["After"]
    assert untouched
    assert all(found.library.snippets[ident] is snippet for ident, snippet in untouched.items())
    assert found.templates is sources.templates


def test_nothing_new_is_told_by_nothing(sources: Sources) -> None:
    path = sources.library.root / "note.yaml"
    path.write_bytes(path.read_bytes())
    assert refreshed(sources) is None
    assert refreshed(sources, has_new_pictures=True) is not None


def test_half_written_file_is_a_problem_until_it_is_whole(sources: Sources) -> None:
    path = sources.library.root / "note.yaml"
    path.write_text("kind: text\ntext: [unfin", "utf-8")
    half = refreshed(sources)
    assert half is not None
    assert "note" in half.library.broken
    path.write_text("kind: text\ntext: Finished\n", "utf-8")
    whole = refreshed(half)
    assert whole is not None
    assert "note" in whole.library.snippets
    assert not whole.library.broken


def test_library_that_is_gone_for_a_while_stays_as_it_was(sources: Sources) -> None:
    sources.library.root.rename(sources.library.root.with_name("elsewhere"))
    assert refreshed(sources) is None


@pytest.mark.parametrize(("kind", "expected"), [("cifs", True), ("nfs4", True), ("ext4", False)])
def test_disk_of_another_machine_is_known(kind: str, expected: bool, tmp_path: Path) -> None:
    place = tmp_path / "my share"
    place.mkdir()
    mounts = tmp_path / "mounts"
    written = str(place).replace(" ", "\\040")
    mounts.write_text(f"/dev/root / ext4 rw 0 0\n//server/share {written} {kind} rw 0 0\n", "utf-8")
    assert is_remote(place / "library", mounts) is expected
    assert not is_remote(tmp_path, mounts)
