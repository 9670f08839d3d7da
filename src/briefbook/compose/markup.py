"""The small Markdown of texts, as blocks: paragraphs, bold, italic, lists, quotations, links, tables, notes.

Anything else, HTML included, is shown as the words that were typed (FORMATS, "Text"). markdown-it-py reads it;
expressions are taken out beforehand and put back as words, so that neither can be mistaken for the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate
from typing import Any

from briefbook.compose.scene import Evaluate
from briefbook.model.document import (
    NOWHERE,
    Alignment,
    Block,
    Cell,
    Column,
    Inline,
    Inlines,
    LineBreak,
    ListBlock,
    ListItem,
    Note,
    NoteRef,
    Origin,
    Paragraph,
    Quotation,
    Row,
    Run,
    Table,
)

EXPRESSION = re.compile(r"\{\{(?!\{|\s*\}\})((?:[^{}]|\{(?!\{)|\}(?!\}))*)\}\}")
"""An expression and, as group 1, what stands in its braces; braces with nothing in them are words.

It holds no other, so that thousands of unclosed braces are read in one go, and does not begin with a brace, so that
one before it is a word.
"""
_HOLDER = re.compile("\ue000(\\d+)\ue001")
_PRIVATE = re.compile("[\ue000\ue001]")
_SIGN = re.compile(r"[*_\[\]<>|\\`\ue000]")
_BEGINNING = re.compile(r"[ \t]*(?:\d+[.)]|[-+#])\s")
_BETWEEN_LINES = re.compile(rf"^{_BEGINNING.pattern}|\n\s*\n|(?<! ) {{2,}}\n", re.MULTILINE)
_SAFE_LINK = re.compile(r"(?:https?://|mailto:)[^\s]+", re.IGNORECASE)
_MOST_MARKS = 10_000
_MOST_BRACKETS = 4000
_DEEPEST = 40
_MARKS = re.compile(r"[\[<>|*_\\`]|^[ \t]*(?:\d+[.)]|[-+#])\s", re.MULTILINE)
_INLINE_MARK = re.compile(r"[\n\\*_\[<]")
_UNKNOWN_RULES = ("code", "fence", "backticks", "lheading", "hr", "html_block", "image", "entity", "reference")


@dataclass(frozen=True, slots=True)
class Text:
    """A text to be read: its words, their language ("" for the book's), where it comes from.

    `fact` marks all its words as those of a snippet, `note_prefix` keeps its notes apart from those of other texts.
    """

    words: str
    lang: str = ""
    origin: Origin = NOWHERE
    note_prefix: str = ""


def blocks_of(text: Text, evaluate: Evaluate) -> tuple[Block, ...]:
    """The blocks of a text. `evaluate` words an expression; None from it leaves out the paragraph that holds it."""
    source = _PRIVATE.sub("", text.words).replace("\r\n", "\n").strip()
    if not source:
        return ()
    values: list[Inlines | None] = []

    def hold(match: re.Match[str]) -> str:
        values.append(evaluate(match[1]))
        return f"\ue000{len(values) - 1}\ue001"

    source = EXPRESSION.sub(hold, source)
    if not _has_marks(source):
        words = " ".join(source.split("\n"))
        return (Paragraph((Run(words, lang=text.lang),), origin=text.origin, lang=text.lang),)
    return _Reader(text, tuple(values)).read(source)


def _has_marks(source: str) -> bool:
    """Whether a text needs to be read at all; most are words in one line, of which only the beginning can be a mark."""
    if _SIGN.search(source):
        return True
    return (_BETWEEN_LINES.search(source) if "\n" in source else _BEGINNING.match(source)) is not None


def inlines_of(text: Text, evaluate: Evaluate) -> Inlines:
    """The words of a text that must be one paragraph: the inlines of its paragraphs, joined by spaces."""
    parts: list[Inline] = []
    for block in blocks_of(text, evaluate):
        for inlines in inlines_in(block):
            parts.extend(((Run(" "),) if parts else ()) + inlines)
    return tuple(parts)


def inlines_in(block: Block) -> Iterator[Inlines]:
    """The paragraphs of words inside a block."""
    match block:
        case Paragraph():
            yield block.inlines
        case ListBlock():
            for item in block.items:
                for inner in item.blocks:
                    yield from inlines_in(inner)
        case Quotation():
            for inner in block.blocks:
                yield from inlines_in(inner)
        case Table():
            for row in (*block.header, *block.rows):
                yield from (cell.inlines for cell in row.cells)
        case _:
            return


@cache
def _parser() -> Any:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark", {"html": False}).enable("table").disable(_UNKNOWN_RULES)
    parser.core.ruler.at("inline", _read_inline)
    return parser.use(footnote_plugin, inline=False)


def _read_inline(state: Any) -> None:
    """The parser's rule for what stands inside a block; words without a mark, as in most cells, need no reading."""
    from markdown_it.token import Token

    for token in state.tokens:
        if token.type == "inline":
            token.children = []
            if _INLINE_MARK.search(token.content):
                state.md.inline.parse(token.content, state.md, state.env, token.children)
            elif token.content:
                token.children.append(Token("text", "", 0, content=token.content))


def _is_readable(source: str) -> bool:
    """Whether its marks are few enough for a parser whose time grows with their square; no text has more than signs."""
    return len(source) <= _MOST_BRACKETS or (
        source.count("[") <= _MOST_BRACKETS and len(_MARKS.findall(source)) <= _MOST_MARKS
    )


def _depth(tokens: Iterable[Any]) -> int:
    """How deep a paragraph's marks lie in one another."""
    return max(accumulate((int(token.nesting) for token in tokens), initial=0))


@dataclass(slots=True)
class _Node:
    """A part of the parser's result with what lies in it; `token` opened it."""

    type: str
    token: Any
    children: list[_Node]

    @property
    def content(self) -> str:
        return str(self.token.content)

    @property
    def attrs(self) -> dict[str, Any]:
        return dict(self.token.attrs)

    @property
    def meta(self) -> dict[str, Any]:
        return dict(self.token.meta)


def _nested(tokens: Iterable[Any]) -> _Node:
    """The parser's flat tokens as a tree (markdown-it-py's own is too slow for a book of tables)."""
    root = _Node("root", None, [])
    open_nodes = [root]
    for token in tokens:
        if token.nesting < 0:
            open_nodes.pop()
            continue
        inner = _inside(token.children) if token.children else []
        node = _Node(token.type.removesuffix("_open"), token, inner)
        open_nodes[-1].children.append(node)
        if token.nesting > 0:
            open_nodes.append(node)
    return root


def _inside(tokens: Sequence[Any]) -> list[_Node]:
    if len(tokens) == 1:
        return [_Node(tokens[0].type, tokens[0], [])]
    return _nested(tokens).children


class _Reader:
    """Turns the parser's tree into blocks."""

    def __init__(self, text: Text, values: tuple[Inlines | None, ...]) -> None:
        self.text = text
        self.values = values
        self.notes: dict[str, Inlines] = {}

    def read(self, source: str) -> tuple[Block, ...]:
        """The blocks; words as typed where marks are so many or so deep that nobody can have meant them."""
        tokens = _parser().parse(source) if _is_readable(source) else None
        if tokens is None or any(_depth(token.children) > _DEEPEST for token in tokens if token.children):
            return self._as_typed(source)
        root = _nested(tokens)
        for node in root.children:
            if node.type == "footnote_block":
                for note in node.children:
                    self.notes[self._note_key(note)] = self._joined(note)
        return self._blocks(root)

    def _as_typed(self, source: str) -> tuple[Block, ...]:
        inlines = tuple(self._words(" ".join(source.split()), Run("", lang=self.text.lang)))
        kept = tuple(inline for inline in inlines if inline is not None)
        if len(kept) != len(inlines) or not kept:
            return ()
        return (Paragraph(kept, origin=self.text.origin, lang=self.text.lang),)

    def _note_key(self, node: _Node) -> str:
        return f"{self.text.note_prefix or self.text.origin.item}^{node.meta.get('label', node.meta.get('id'))}"

    def _joined(self, node: _Node) -> Inlines:
        parts: list[Inline] = []
        for block in self._blocks(node):
            for inlines in inlines_in(block):
                parts.extend(((Run(" "),) if parts else ()) + inlines)
        return tuple(parts)

    def _blocks(self, node: _Node) -> tuple[Block, ...]:
        return tuple(block for child in node.children if (block := self._block(child)) is not None)

    def _block(self, node: _Node) -> Block | None:
        match node.type:
            case "paragraph" | "heading":
                inlines = self._paragraph(node, bold=node.type == "heading")
                return Paragraph(inlines, origin=self.text.origin, lang=self.text.lang) if inlines else None
            case "bullet_list" | "ordered_list":
                items = tuple(ListItem(blocks) for item in node.children if (blocks := self._blocks(item)))
                start = int(node.attrs.get("start", 1))
                return ListBlock(items, node.type == "ordered_list", start, self.text.origin) if items else None
            case "blockquote":
                blocks = self._blocks(node)
                return Quotation(blocks, self.text.origin) if blocks else None
            case "table":
                return self._table(node)
            case _:
                return None

    def _paragraph(self, node: _Node, bold: bool = False) -> Inlines | None:
        """The words of a paragraph, None when an expression in it may not be seen."""
        words = _plain_words(node)
        if words is not None:
            return (Run(words, bold=bold, lang=self.text.lang),)
        inlines: list[Inline] = []
        for child in node.children:
            for inline in self._inlines(child, Run("", bold=bold, lang=self.text.lang)):
                if inline is None:
                    return None
                inlines.append(inline)
        return tuple(inlines)

    def _table(self, node: _Node) -> Table | None:
        rows = [row.children for part in node.children for row in part.children]
        if not rows:
            return None
        columns = tuple(Column(_alignment(cell)) for cell in rows[0])
        made = [Row(tuple([Cell(self._paragraph(cell) or ()) for cell in row]), self.text.origin) for row in rows]
        head = Row(tuple(Cell(cell.inlines, is_header=True) for cell in made[0].cells), self.text.origin)
        return Table(columns, tuple(made[1:]), (head,), origin=self.text.origin)

    def _inlines(self, node: _Node, style: Run) -> Iterator[Inline | None]:
        match node.type:
            case "inline":
                yield from self._all(node, style)
            case "text" | "text_special":
                yield from self._words(node.content, style)
            case "softbreak":
                yield style.saying(" ")
            case "hardbreak":
                yield LineBreak()
            case "strong":
                yield from self._all(node, replace(style, bold=True))
            case "em":
                yield from self._all(node, replace(style, italic=True))
            case "link":
                href = str(node.attrs.get("href", ""))
                yield from self._all(node, replace(style, link=href if _SAFE_LINK.fullmatch(href) else ""))
            case "footnote_ref":
                key = self._note_key(node)
                yield NoteRef(Note(key, self.notes.get(key, ())))
            case "footnote_anchor":
                return
            case _:
                yield from self._words(node.content, style)

    def _all(self, node: _Node, style: Run) -> Iterator[Inline | None]:
        for child in node.children:
            yield from self._inlines(child, style)

    def _words(self, words: str, style: Run) -> Iterator[Inline | None]:
        """The words, with what expressions stood for put back in the style around them."""
        if "\ue000" not in words:
            if words:
                yield style.saying(words)
            return
        for index, part in enumerate(_HOLDER.split(words)):
            if index % 2 == 0:
                if part:
                    yield style.saying(part)
                continue
            value = self.values[int(part)]
            if value is None:
                yield None
                continue
            yield from (_in_style(inline, style) for inline in value)


def _plain_words(node: _Node) -> str | None:
    """The words of a paragraph without marks and expressions; None of any other."""
    if len(node.children) != 1 or len(node.children[0].children) != 1:
        return None
    (child,) = node.children[0].children
    return child.content if child.type == "text" and child.content and "\ue000" not in child.content else None


def _in_style(inline: Inline, style: Run) -> Inline:
    if not isinstance(inline, Run):
        return inline
    return replace(
        inline,
        bold=inline.bold or style.bold,
        italic=inline.italic or style.italic,
        link=inline.link or style.link,
    )


def _alignment(cell: _Node) -> Alignment:
    style = str(cell.attrs.get("style", ""))
    return "end" if "right" in style else "centre" if "center" in style else "start"
