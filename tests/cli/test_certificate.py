"""`briefbook build --certificate`: what an edition was made from, what was sought in it, and nothing that is hidden."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from briefbook.cli.main import run
from briefbook.proof.words import words_of
from tests.support.folders import write_visit

SECTIONS = """
- title: Points
  items:
    - snippet: open-point
    - snippet: operation-bluebird
    - {text: The ministers will agree in secret on a new pipeline route., marking: RESTRICTED}
"""
SNIPPETS = {
    "open-point.yaml": "kind: text\ntext: We welcome our guests.\nmarking: OPEN\n",
    "secret/operation-bluebird.yaml": "kind: text\ntitle: Bluebird\ntext: None may learn what the bluebird carries.\n",
}


@pytest.fixture
def visit(tmp_path: Path) -> Path:
    return write_visit(tmp_path, SECTIONS, SNIPPETS)


def certificate(visit: Path, edition: str = "press", *options: str) -> Any:
    out = visit.parent / "out"
    assert run(["build", str(visit), "--edition", edition, "--certificate", "--output", str(out), *options]) == 0
    (path,) = out.glob("*.certificate.json")
    return json.loads(path.read_text(encoding="utf-8"))


def test_certificate_stands_beside_the_files_of_each_edition(visit: Path, tmp_path: Path) -> None:
    order = ["build", str(visit), "--certificate", "--to", "txt", "--output", str(tmp_path / "out")]
    assert run(order) == 0
    assert run([*order, "--language", "ru"]) == 0
    assert sorted(path.name for path in (tmp_path / "out").glob("*.json")) == [
        "visit-full.certificate.json",
        "visit-full.ru.certificate.json",
        "visit-press.certificate.json",
        "visit-press.ru.certificate.json",
    ]


def test_certificate_of_a_layout_has_its_name(visit: Path, tmp_path: Path) -> None:
    order = ["build", str(visit), "--edition", "full", "--certificate", "--layout", "booklet"]
    assert run([*order, "--output", str(tmp_path / "out")]) == 0
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == ["visit-full.booklet.certificate.json", "visit-full.booklet.pdf"]


def test_it_says_which_edition_was_made_of_what(visit: Path) -> None:
    record = certificate(visit)
    assert {
        key: record[key] for key in ("format", "briefing", "edition", "ceiling", "as_of", "language", "template")
    } == {
        "format": 1,
        "briefing": "visit.yaml",
        "edition": "press",
        "ceiling": "OPEN",
        "as_of": "2018-02-19",
        "language": "en",
        "template": "press-comment",
    }
    assert record["inputs"]["briefing"] == hashlib.sha256(visit.read_bytes()).hexdigest()
    assert set(record["inputs"]) == {"briefing", "library", "template", "wording"}


def test_digests_of_outputs_are_those_of_the_files(visit: Path) -> None:
    record = certificate(visit)
    assert [one["file"] for one in record["outputs"]] == ["visit-press.docx", "visit-press.pdf"]
    for one in record["outputs"]:
        content = (visit.parent / "out" / one["file"]).read_bytes()
        assert (one["bytes"], one["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())


def test_library_digest_is_that_of_the_list_that_sha256sum_prints(visit: Path) -> None:
    root = visit.parent / "library"
    used = ["library.yaml", "open-point.yaml", "people/khawaja-asif.yaml", "people/sergey-lavrov.yaml"]
    used.append("secret/operation-bluebird.yaml")
    lines = [f"{hashlib.sha256((root / name).read_bytes()).hexdigest()}  {name}\n" for name in used]
    assert certificate(visit)["inputs"]["library"] == hashlib.sha256("".join(lines).encode()).hexdigest()


@pytest.mark.parametrize("changed", ["library/open-point.yaml", "library/library.yaml"])
def test_changed_input_changes_its_digest_alone(visit: Path, changed: str) -> None:
    before = certificate(visit)["inputs"]
    path = visit.parent / changed
    path.write_text(path.read_text(encoding="utf-8") + "# a remark\n", encoding="utf-8")
    after = certificate(visit)["inputs"]
    assert [key for key in before if before[key] != after[key]] == ["library"]


def test_it_says_how_much_was_sought_where(visit: Path) -> None:
    searched = certificate(visit)["searched"]
    assert searched["runs"] > 8
    assert searched["files"] == 2
    assert searched["parts"] > 20
    assert len(searched["runs_sha256"]) == 64


def test_edition_from_which_nothing_is_kept_back_says_so(visit: Path) -> None:
    record = certificate(visit, "full")
    assert record["result"] == "nothing kept back"
    assert (record["searched"]["runs"], record["searched"]["files"], record["searched"]["parts"]) == (0, 0, 0)


def test_nothing_hidden_is_in_it(visit: Path) -> None:
    record = certificate(visit)
    assert record["result"] == "nothing found"
    words = set(words_of((visit.parent / "out" / "visit-press.certificate.json").read_text(encoding="utf-8")))
    assert not words & {"bluebird", "operation", "secret", "pipeline", "carries", "restricted"}


def test_same_input_gives_the_same_certificate(visit: Path) -> None:
    assert certificate(visit) == certificate(visit)


def test_inherited_template_is_part_of_what_is_certified(visit: Path) -> None:
    parent, child = visit.parent / "house", visit.parent / "ours"
    for folder, inherited in ((parent, "press-comment"), (child, "house")):
        folder.mkdir()
        (folder / "template.yaml").write_text(f"template: 1\ninherits: {inherited}\n", encoding="utf-8")
    text = visit.read_text(encoding="utf-8").replace("template: press-comment", "template: ours")
    visit.write_text(text, encoding="utf-8")
    before = certificate(visit)["inputs"]
    (parent / "template.yaml").write_text("template: 1\ninherits: press-comment\npaper: A5\n", encoding="utf-8")
    after = certificate(visit)["inputs"]
    assert [key for key in before if before[key] != after[key]] == ["template"]
