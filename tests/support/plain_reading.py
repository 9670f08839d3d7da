"""The words of text and Markdown files, for comparison with other formats."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

_FENCE = re.compile(r"^[-=~. ]{3,}$", re.MULTILINE)
_LINK = re.compile(r" <https?://[^>]*>")


def words_of_text(data: bytes) -> list[str]:
    """The words of a text file, without rules, bullets and the addresses of links."""
    return re.findall(r"\w+", _LINK.sub("", _FENCE.sub("", data.decode("utf-8"))))


def words_of_markdown(data: bytes) -> list[str]:
    """The words a CommonMark reader with tables and footnotes shows; notes come where they stand in the file."""
    text = re.sub(r"^\[\^(\d+)\]: ", r"\1 ", data.decode("utf-8"), flags=re.MULTILINE)
    tokens = markdown_reader().parse(re.sub(r"\[\^(\d+)\]", r" \1 ", text))
    parts: list[str] = []
    for token in tokens:
        if token.type == "list_item_open" and token.info:
            parts.append(token.info)
        if token.type == "inline":
            parts.append(" ".join(_shown(token)))
    return re.findall(r"\w+", " ".join(parts))


def _shown(token: Token) -> list[str]:
    merged = "".join(
        child.content if child.content else "\n" * ("break" in child.type) for child in token.children or ()
    )
    return [merged]


def markdown_reader() -> MarkdownIt:
    """A reader of CommonMark with tables and footnotes."""
    return MarkdownIt("commonmark").enable("table").use(footnote_plugin)
