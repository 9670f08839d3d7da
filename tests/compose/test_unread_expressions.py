"""Expressions in names and titles, where none are read, are reported and show as [?], never as they were typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefbook.build import Order, build
from tests.support.folders import write_visit

HIDDEN = "quiet-plan"
ASKED = f"{{{{ snippet('{HIDDEN}') }}}}"
SNIPPETS = {
    f"{HIDDEN}.yaml": "kind: text\nmarking: RESTRICTED\ntext: We sell nothing.\n",
    "treaty.yaml": 'kind: agreement\nmarking: OPEN\nsigned: 2015-10-16\nparties: [RU, PK]\nname: "Treaty NAME"\n'
    'place: "PLACE"\nsources: [{title: "Circular SOURCE"}]\n',
}
SECTIONS = """\
- title: "First TITLE"
  items:
    - {text: Words., marking: OPEN, title: "Row TITLE"}
    - {snippet: treaty, marking: OPEN}
"""


@pytest.mark.parametrize("place", ["TITLE", "NAME", "PLACE", "SOURCE"])
def test_no_format_shows_what_an_expression_names(tmp_path: Path, place: str) -> None:
    snippets = {name: text.replace(place, ASKED) for name, text in SNIPPETS.items()}
    visit = write_visit(tmp_path, SECTIONS.replace(place, ASKED), snippets)

    built = build(Order(visit, editions=("full", "press"), formats=("txt", "md")))

    told = [one for one in built.problems if one.rule == "expression"]
    assert f"the expression '{ASKED}' stands where none are read" in {one.message for one in told}
    assert len(built.written) == 4
    for path in built.written:
        assert HIDDEN not in path.read_text("utf-8")


def test_the_title_of_the_book_and_descriptions_are_cleaned_too(tmp_path: Path) -> None:
    person = f'kind: person\nmarking: OPEN\nname: "Anna {ASKED}"\nposts: [{{title: Envoy, country: PK}}]\n'
    snippets = {**SNIPPETS, "anna.yaml": person}
    sections = "- {title: People, items: [{snippet: anna, as: card, marking: OPEN}]}"
    visit = write_visit(tmp_path, sections, snippets, more=f'title: "Visit {ASKED}"\n')

    built = build(Order(visit, editions=("press",), formats=("txt",)))

    (text,) = (path.read_text("utf-8") for path in built.written)
    assert HIDDEN not in text
    assert "[?]" in text
