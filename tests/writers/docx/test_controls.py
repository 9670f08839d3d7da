"""Controls around items: found again in a file that came back, and silent about what an edition leaves out."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from briefbook.build import Order, build
from briefbook.storage.shipped import resources
from tests.support.word_judges import all_findings, converted_by_libreoffice

SAMPLE = resources() / "sample" / "visits" / "asif-2018.yaml"
BRIEFING = """\
library: library
template: visit-brief
visit: {visitors: [{name: A, post: Minister}], host: {name: B, post: Minister}, from: PK, to: RU, start: 2018-02-20}
sections:
  - title: One
    items:
      - {text: "- First entry", marking: OPEN}
      - {text: "- Second entry", marking: SECRET}
      - {text: "- Third entry", marking: OPEN}
      - {text: Twice said., marking: OPEN}
      - {text: "| a | b |\\n|---|---|\\n| 1 | 2 |", marking: OPEN}
      - {text: Twice said., marking: OPEN}
editions: {all: {marking: SECRET}, open: {marking: OPEN}}
"""


def body_of(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        return package.read("word/document.xml").decode()


def tags_of(path: Path) -> list[str]:
    return re.findall(r'<w:tag w:val="(\w+)"/>', body_of(path))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("controls")
    (folder / "library").mkdir()
    (folder / "library" / "library.yaml").write_text("languages: [en]\nhome: RU\nmarkings: [OPEN, SECRET]\n")
    (folder / "visit.yaml").write_text(BRIEFING, encoding="utf-8")
    build(Order(folder / "visit.yaml", formats=("docx",), output=folder))
    return folder


def test_every_item_has_a_control_of_its_own_in_a_clean_file(small: Path) -> None:
    assert len(tags_of(small / "visit-all.docx")) == 6
    assert len(set(tags_of(small / "visit-all.docx"))) == 6
    assert all_findings(small / "visit-all.docx") == []


def test_tags_of_a_lower_edition_say_nothing_of_what_was_cut(small: Path) -> None:
    whole, lower = tags_of(small / "visit-all.docx"), tags_of(small / "visit-open.docx")

    assert lower == [whole[0], *whole[2:]]
    assert "-" not in "".join(lower)


def test_controls_are_found_again_after_libreoffice_saved_the_file(tmp_path: Path) -> None:
    build(Order(SAMPLE, editions=("full",), formats=("docx",), output=tmp_path))
    sent = tmp_path / "asif-2018-full.docx"
    (tmp_path / "returned").mkdir()
    copy = tmp_path / "returned" / "copy.docx"
    copy.write_bytes(sent.read_bytes())

    returned = body_of(converted_by_libreoffice(copy, "docx"))

    lost = [tag for tag in tags_of(sent) if tag not in returned]
    assert len(tags_of(sent)) > 20
    assert lost == []
