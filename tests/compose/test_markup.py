"""The small Markdown of texts."""

from __future__ import annotations

from typing import Any

import pytest

from briefbook.compose.markup import Text, blocks_of
from briefbook.model.document import (
    Block,
    Inlines,
    LineBreak,
    ListBlock,
    NoteRef,
    Paragraph,
    Quotation,
    Run,
    Table,
    text_of,
)


def read(words: str, **values: Inlines | None) -> tuple[Block, ...]:
    return blocks_of(Text(words), lambda source: values[source.strip()])


def paragraph(words: str, **values: Any) -> Paragraph:
    (block,) = read(words, **values)
    assert isinstance(block, Paragraph)
    return block


def test_blank_lines_separate_paragraphs_and_line_ends_do_not() -> None:
    blocks = read("One\nline.\n\nTwo.")
    assert [text_of(b.inlines) for b in blocks if isinstance(b, Paragraph)] == ["One line.", "Two."]


def test_bold_italic_and_links() -> None:
    runs = paragraph("a **b** *c* [d](https://example.org/x)").inlines
    assert [(r.text, r.bold, r.italic, r.link) for r in runs if isinstance(r, Run)] == [
        ("a ", False, False, ""),
        ("b", True, False, ""),
        (" ", False, False, ""),
        ("c", False, True, ""),
        (" ", False, False, ""),
        ("d", False, False, "https://example.org/x"),
    ]


def test_lists_quotations_and_tables() -> None:
    blocks = read("- one\n- two\n\n1. first\n\n> said\n\n| a | b |\n|---|--:|\n| 1 | 2 |")
    bullets, numbers, quotation, table = blocks
    assert isinstance(bullets, ListBlock)
    assert len(bullets.items) == 2
    assert isinstance(numbers, ListBlock)
    assert numbers.ordered
    assert isinstance(quotation, Quotation)
    assert isinstance(table, Table)
    assert [column.align for column in table.columns] == ["start", "end"]
    assert text_of(table.rows[0].cells[1].inlines) == "2"


def test_notes_are_carried_by_their_references() -> None:
    block = read("Fact[^1].\n\n[^1]: Where it stands.")[0]
    assert isinstance(block, Paragraph)
    (reference,) = [inline for inline in block.inlines if isinstance(inline, NoteRef)]
    assert text_of(reference.note.inlines) == "Where it stands."


def test_two_spaces_at_the_end_force_a_line_end() -> None:
    assert LineBreak() in paragraph("one  \ntwo").inlines


@pytest.mark.parametrize(
    "words",
    [
        "<b>x</b> & <script>alert(1)</script>",
        "<img src='file:///etc/passwd'>",
        "&copy; and `code`",
        "a < b > c {not} an expression}}",
        "<para><font color='[1]'>x</font></para>",
    ],
)
def test_markup_of_other_languages_is_shown_as_words(words: str) -> None:
    assert text_of(paragraph(words).inlines) == words


@pytest.mark.parametrize("target", ["javascript:alert(1)", "file:///etc/passwd", "../secret.yaml", "data:text/html,x"])
def test_links_lead_only_to_the_web_and_to_mail(target: str) -> None:
    assert all(not run.link for run in paragraph(f"[x]({target})").inlines if isinstance(run, Run))


def test_expressions_take_the_style_around_them() -> None:
    (run,) = paragraph("**{{ figure }}**", figure=(Run("42", fact="trade"),)).inlines
    assert run == Run("42", bold=True, fact="trade")


def test_words_of_an_expression_are_never_read_as_markup() -> None:
    assert text_of(paragraph("{{ name }}", name=(Run("**x** <b>"),)).inlines) == "**x** <b>"


def test_paragraph_with_a_fact_that_may_not_be_seen_is_left_out() -> None:
    blocks = read("Kept.\n\nGone {{ hidden }}.", hidden=None)
    assert [text_of(b.inlines) for b in blocks if isinstance(b, Paragraph)] == ["Kept."]


def test_private_characters_in_a_text_cannot_pose_as_expressions() -> None:
    assert text_of(paragraph("\ue0000\ue001 {{ a }}", a=(Run("A"),)).inlines) == "0 A"


@pytest.mark.parametrize(
    "typed",
    ["{{ " * 20_000, "[" * 50_000, "*" * 50_000, "**" * 10_000 + "a" + "**" * 10_000, "a" + " " * 100_000 + "b"],
    ids=["braces", "brackets", "stars", "deep emphasis", "spaces"],
)
def test_marks_beyond_reason_are_words_as_typed(typed: str) -> None:
    (block,) = blocks_of(Text(typed), lambda _source: ())
    assert isinstance(block, Paragraph)
    assert text_of(block.inlines).replace(" ", "") == typed.replace(" ", "")
