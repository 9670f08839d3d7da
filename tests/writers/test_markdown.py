"""Markdown in which nobody's words become markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.model.document import (
    Cell,
    Column,
    Document,
    Furniture,
    Heading,
    LineBreak,
    ListBlock,
    ListItem,
    Metadata,
    Paragraph,
    Quotation,
    Row,
    Run,
    Table,
    plain,
)
from briefbook.writers.markdown import write_markdown
from tests.support.plain_reading import markdown_reader


def markdown(*blocks: object, marking: str = "") -> str:
    document = Document("en", Metadata("T"), blocks, Furniture(marking=marking))  # type: ignore[arg-type]
    return write_markdown(document).decode("utf-8")


def shown(text: str) -> str:
    """The words that a reader of Markdown shows, structure as tags of its own."""
    return str(markdown_reader().render(text))


HOSTILE = [
    "*not bold* and _not italic_ and **neither**",
    "# no heading",
    "- no item",
    "+ no item",
    "12. no item",
    "3) no item",
    "> no quotation",
    "[no link](http://x)",
    "[^1] no note",
    "![no](picture)",
    "<script>alert(1)</script>",
    "&amp; stays",
    "`no code` and ~~no~~",
    "| no | table |",
    "--- no rule",
    "=== no heading",
    "a \\ b",
    "    no code block",
    "~~~ no fence",
    "[ref]: http://x",
    "<http://no.autolink>",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_words_are_shown_as_they_were_typed(words: str) -> None:
    html = shown(markdown(Paragraph(plain(words))))
    expected = " ".join(words.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert html.strip() == f"<p>{expected}</p>"


@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_any_words_make_one_paragraph_and_no_markup(words: str) -> None:
    html = shown(markdown(Paragraph(plain(words)), Paragraph(plain("end"))))
    assert "<em>" not in html
    assert "<strong>" not in html
    assert html.count("<p>") <= 2
    assert not any(tag in html for tag in ("<h", "<li", "<blockquote", "<pre", "<table", "<a ", "<code", "<hr"))


@given(st.text("ab*_|[]<>#\\`~ .1-", max_size=12), st.booleans(), st.booleans())
def test_emphasis_never_leaks_its_asterisks(words: str, bold: bool, italic: bool) -> None:
    html = shown(markdown(Paragraph((Run("before "), Run(words, bold, italic), Run(" after")))))
    assert html.count("*") == words.count("*")


def test_bold_italic_links_and_line_ends() -> None:
    link = Run("c", link="https://x.org/(1)")
    text = markdown(Paragraph((Run("a "), Run("b ", bold=True), link, LineBreak(), Run("d"))))
    assert text == "a **b** [c](https://x.org/%281%29)\\\nd\n"


def test_cells_cannot_end_a_table() -> None:
    cell = Cell((Run("a|b\n\n# c"),))
    html = shown(markdown(Table((Column(),), (Row((cell,)),), (Row((Cell(plain("h")),)),))))
    assert html.count("<td>") == 1
    assert "a|b # c" in html


def test_neighbouring_lists_stay_apart() -> None:
    one = ListBlock((ListItem((Paragraph(plain("x")),)),))
    numbered = ListBlock((ListItem((Paragraph(plain("x")),)),), ordered=True)
    assert shown(markdown(one, one, one, numbered, numbered)).count("<ul>") == 3
    assert shown(markdown(numbered, numbered)).count("<ol>") == 2


def test_lists_nest_and_hold_more_than_words() -> None:
    inner = ListBlock((ListItem((Paragraph(plain("deep")), Quotation((Paragraph(plain("q")),)))),), ordered=True)
    html = shown(markdown(ListBlock((ListItem((Paragraph(plain("a")), inner)), ListItem((Paragraph(plain("b")),))))))
    assert html.count("<li>") == 3
    assert "<blockquote>" in html.split("deep")[1]


def test_begins_and_ends_with_the_marking() -> None:
    text = markdown(Heading(1, plain("Title"), "a", "1"), marking="*RESTRICTED*")
    assert text.startswith("\\*RESTRICTED\\*\n\n# 1 Title\n")
    assert text.endswith("\n\n\\*RESTRICTED\\*\n")


def test_lines_of_a_cell_stay_apart() -> None:
    cell = Cell((Run("Talks"), LineBreak(), Run("Press: closed."), LineBreak(), Run("Late")))
    assert "| Talks; Press: closed. Late |" in markdown(Table((Column(),), (Row((cell,)),)))
