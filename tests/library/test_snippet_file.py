"""Saving and renaming snippets."""

from __future__ import annotations

from pathlib import Path

from briefbook.library.loader import load_library
from briefbook.library.snippet_file import rename_snippet, save_snippet


def write(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def test_saved_snippet_keeps_its_comments(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("# ours\nkind: text # kind\ntext: old\n")
    assert save_snippet(path, {"kind": "text", "text": "NO", "topics": ["gas"]}, write) == ()
    assert path.read_text() == "# ours\nkind: text # kind\ntext: 'NO'\ntopics:\n  - gas\n"


def test_broken_file_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("kind: text\ntext: [never closed\n")
    assert [problem.line for problem in save_snippet(path, {"kind": "text"}, write)] == [2]
    assert "never closed" in path.read_text()


def test_renaming_leads_everything_to_the_new_id(tmp_path: Path) -> None:
    root = tmp_path / "lib"
    (tmp_path / "visits" / "old").mkdir(parents=True)
    root.mkdir()
    (root / "library.yaml").write_text("name: L\nbriefings: [../visits]\n")
    (root / "asif.yaml").write_text("# him\nkind: person\nname: A\n")
    (root / "talks.yaml").write_text("kind: meeting\ndate: 2017\nparticipants: [asif] # one\ntopics: [asif]\n")
    briefing = tmp_path / "visits" / "old" / "v.yaml"
    briefing.write_text(
        "visit:\n  visitors: [asif] # he\n  delegations: {PK: [asif]}\nsections:\n"
        "  - items:\n      - snippet: asif # here\n      - text: asif {{ person('asif') }}\n"
    )
    written, problems = rename_snippet(load_library(root), "asif", "khawaja-asif", write)
    assert problems == ()
    assert [path.name for path in written] == ["khawaja-asif.yaml", "talks.yaml", "v.yaml"]
    assert not (root / "asif.yaml").exists()
    assert (root / "khawaja-asif.yaml").read_text() == "# him\nkind: person\nname: A\nformerly:\n  - asif\n"
    assert "participants: [khawaja-asif] # one\ntopics: [asif]" in (root / "talks.yaml").read_text()
    assert briefing.read_text() == (
        "visit:\n  visitors: [khawaja-asif] # he\n  delegations: {PK: [khawaja-asif]}\nsections:\n"
        "  - items:\n      - snippet: khawaja-asif # here\n      - text: asif {{ person('khawaja-asif') }}\n"
    )
    assert load_library(root).snippet("asif") is not None


def test_taken_and_impossible_ids_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("kind: text\n")
    (tmp_path / "b.yaml").write_text("kind: text\n")
    library = load_library(tmp_path)
    for old, new in (("a", "b"), ("a", "../c"), ("a", ""), ("a", ".c"), ("none", "c")):
        written, problems = rename_snippet(library, old, new, write)
        assert written == ()
        assert len(problems) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.yaml", "b.yaml"]
