"""Foreign texts become sections and text items in one step."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from briefbook.compose.markup import Text, blocks_of, inlines_of
from briefbook.model.document import text_of
from briefbook.model.text_lines import Span, TextLine
from briefbook.readers.passages import NOTE_MARK, Grid, Heading, Passage, Words
from briefbook.session.intake import read_word_file, rows_of, take_in
from briefbook.session.moves import Place
from briefbook.session.tree import ROOT
from tests.session.drawing import state_drawn
from tests.support.word_files import entry, paragraph, word_file


def words(*texts: str) -> Words:
    return Words(TextLine("paragraph", 0, tuple(Span(text) for text in texts)))


def titles(rows: list[dict[str, Any]]) -> list[Any]:
    """Sections as [title, ...inside], items as their text."""
    return [
        [row["title"], *titles(row.get("items", [])), *titles(row.get("sections", []))]
        if "title" in row
        else row["text"]
        for row in rows
    ]


def test_headings_become_nested_sections_and_paragraphs_items() -> None:
    passages: list[Passage] = [
        words("before"),
        Heading(1, "A"),
        words("a"),
        Heading(3, "B"),
        words("b"),
        Heading(1, "C"),
    ]
    assert titles(rows_of(passages, 9)) == ["before", ["A", "a", ["B", "b"]], ["C"]]


def test_headings_deeper_than_there_is_room_stay_sections() -> None:
    passages = [Heading(level, str(level)) for level in range(1, 6)]
    assert titles(rows_of(passages, 2)) == [["1", ["2"], ["3"], ["4"], ["5"]]]
    assert titles(rows_of(passages[:1], 0)) == ["**1**"]


def test_entries_of_a_list_are_one_item_another_list_is_another() -> None:
    bullets = [Words(TextLine("bullet", level, (Span(text),))) for level, text in ((1, "a"), (3, "b"))]
    number = Words(TextLine("number", 1, (Span("one"),)))
    assert titles(rows_of([*bullets, number], 9)) == ["-  a\n   -  b", "1. one"]


def test_tables_and_notes_are_written_as_our_texts_have_them() -> None:
    note = (Span("Source"),)
    grid = Grid((((Span("A|B"),), (Span("C" + NOTE_MARK),)), ((Span("1"),), ())), (note,))
    (item,) = rows_of([grid], 9)
    assert item["text"] == "| A\\|B | C[^1] |\n| --- | --- |\n| 1 |  |\n\n[^1]: Source"


@given(st.text("ab {}*_[]<>`|\\#-+1.)!~", min_size=1, max_size=20), st.booleans())
def test_every_word_comes_through_and_nothing_is_evaluated(text: str, is_bold: bool) -> None:
    asked: list[str] = []
    rows = rows_of([Words(TextLine("paragraph", 0, (Span(text, is_bold),)))], 9)

    said = text_of(inlines_of(Text(rows[0]["text"] if rows else ""), asked.append))

    assert "".join(said.split()) == "".join(text.split())
    assert not asked


def test_a_word_file_is_put_into_a_section_as_one_step(tmp_path: Path) -> None:
    body = paragraph("Opening") + paragraph("Trade", "1") + paragraph("It grew") + entry("wheat") + entry("rice")
    reading, _ = read_word_file(word_file(tmp_path / "note.docx", body))
    assert reading is not None
    state = state_drawn("A\n  a1\nB")

    inside = take_in(state, Place(state.root.children[0].key), reading, "note").state
    assert titles(inside.data["sections"])[0] == ["A", "a1", "Opening", ["Trade", "It grew", "-  wheat\n-  rice"]]
    assert len(inside.selection) == 2

    outside = take_in(state, Place(ROOT), reading, "note").state
    assert titles(outside.data["sections"])[2:] == [["note", "Opening"], ["Trade", "It grew", "-  wheat\n-  rice"]]


def test_a_list_taken_in_is_a_list_in_the_book() -> None:
    entries = [Words(TextLine("number", 1, (Span(text),))) for text in ("one", "two")]
    (item,) = rows_of(entries, 9)
    (block,) = blocks_of(Text(item["text"]), lambda _one: None)
    assert type(block).__name__ == "ListBlock"
