"""What a template prints by itself is held against what the edition may not show."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import docx
import pytest

from briefbook.build import Built, Order, build
from briefbook.model.problem import Problem, Severity
from tests.support.folders import write_visit

HOUSE = "Ministry of Foreign Affairs of the Valley"
TOLD = (
    f"The {HOUSE} would give way on the northern bridge if the other side pressed it hard enough before the end of June"
)
SECTIONS = f"""
- title: Bridge
  items:
    - text: Words that anybody may read about the bridge.
      marking: OPEN
    - text: {TOLD}.
      marking: RESTRICTED
"""


def built(folder: Path, template: str, letterhead: str = "", snippets: Iterable[str] = ()) -> Built:
    """The press edition as Word file and as text, of a house of its own."""
    house = folder / "house"
    house.mkdir()
    (house / "template.yaml").write_text(f"template: 1\ninherits: press-comment\n{template}", encoding="utf-8")
    if letterhead:
        base = docx.Document()
        base.sections[0].header.paragraphs[0].text = letterhead
        base.save(str(house / "base.docx"))
    files = {f"{number}.yaml": text for number, text in enumerate(snippets)}
    visit = write_visit(folder, SECTIONS, files)
    visit.write_text(visit.read_text("utf-8").replace("template: press-comment", "template: house"), encoding="utf-8")
    return build(Order(visit, editions=("press",), formats=("docx", "txt")))


def told(made: Built, rule: str) -> list[tuple[Severity, str]]:
    def place(problem: Problem) -> tuple[Severity, str]:
        return problem.severity, Path(problem.file).name

    return [place(problem) for problem in made.problems if problem.rule == rule]


@pytest.mark.parametrize("strip", ["header", "footer"])
def test_a_short_phrase_of_a_strip_is_printed_and_told(tmp_path: Path, strip: str) -> None:
    made = built(tmp_path, f"{strip}: {{centre: {HOUSE}}}\n")

    assert told(made, "house-words") == [(Severity.WARNING, "template.yaml")]
    assert told(made, "leak") == []
    assert len(made.written) == 2


def test_a_whole_sentence_of_a_strip_is_a_leak(tmp_path: Path) -> None:
    made = built(tmp_path, f"footer: {{centre: '{TOLD}'}}\n")

    assert told(made, "leak") == [(Severity.ERROR, "template.yaml")]
    assert made.written == ()


def test_words_that_the_edition_may_show_are_not_told(tmp_path: Path) -> None:
    snippet = f"kind: text\nmarking: OPEN\ntext: The {HOUSE} is in the capital.\n"
    made = built(tmp_path, f"header: {{start: {HOUSE}}}\n", HOUSE, [snippet])

    assert told(made, "house-words") == []
    assert len(made.written) == 2


def test_other_words_of_a_strip_are_not_told(tmp_path: Path) -> None:
    titled = "kind: text\nmarking: RESTRICTED\ntitle: Notes\ntext: Kept back.\n"
    strip = "header: {start: Notes on the bridge, end: '{page} of {pages}'}\n"
    made = built(tmp_path, strip, "Ministry of the Valley", [titled])

    assert told(made, "house-words") == []
    assert len(made.written) == 2


def test_a_phrase_of_the_word_file_is_a_leak_at_the_word_file(tmp_path: Path) -> None:
    made = built(tmp_path, "", HOUSE)

    assert (Severity.ERROR, "base.docx") in told(made, "leak")
    assert any("header" in str(problem.hint) for problem in made.problems if problem.file.endswith("base.docx"))
    assert made.written == ()
