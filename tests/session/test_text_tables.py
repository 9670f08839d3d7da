"""Tables in the source of a text, as cells and back."""

from __future__ import annotations

from briefbook.compose.markup import Text, blocks_of
from briefbook.model.document import Paragraph, Table, text_of
from briefbook.session.text_tables import tables_in, with_table

TEXT = "Before\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n| x\\|y |\n\nAfter"


def test_table_is_found_with_its_cells_and_alignments() -> None:
    (table,) = tables_in(TEXT)

    assert table.rows == (("a", "b"), ("1", "2"), ("x|y", ""))
    assert table.alignments == ("start", "end")
    assert TEXT[table.start : table.end].startswith("| a") and TEXT[table.start : table.end].endswith("x\\|y |")


def test_changed_cells_print_as_they_were_typed() -> None:
    (table,) = tables_in(TEXT)

    changed = with_table(TEXT, table, 0, (("a", "b", "c"), ("1", "2|3", "")))

    before, printed, after = blocks_of(Text(changed), lambda _expression: ())
    assert isinstance(before, Paragraph) and isinstance(after, Paragraph)
    assert isinstance(printed, Table)
    assert [[text_of(cell.inlines) for cell in row.cells] for row in (*printed.header, *printed.rows)] == [
        ["a", "b", "c"],
        ["1", "2|3", ""],
    ]
    assert [column.align for column in printed.columns] == ["start", "end", "start"]


def test_new_table_goes_after_the_paragraph() -> None:
    assert with_table("One\n\nTwo", None, 1, (("a",), ("b",))) == "One\n\n| a   |\n| --- |\n| b   |\n\nTwo"
    assert with_table("", None, 0, (("a",), ("b",))) == "| a   |\n| --- |\n| b   |"
