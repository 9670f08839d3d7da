"""Plain text: UTF-8, lines of at most 78 columns, headings underlined, tables in columns, notes at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import assert_never

from briefbook.model.document import (
    Block,
    Chart,
    Contents,
    Cover,
    Document,
    Heading,
    Inlines,
    LineBreak,
    ListBlock,
    NoteRef,
    PageBreak,
    PageField,
    Paragraph,
    Picture,
    Quotation,
    Run,
    Table,
)
from briefbook.writers.plain import (
    NoteList,
    contents_entries,
    display_width,
    permitted,
    pictures_in,
    with_plain_spaces,
    without_pictures,
)
from briefbook.writers.text_table import table_lines

WIDTH = 78
_UNDERLINES = "=-~."
_INDENT = 4
_NARROWEST = 24
_TITLES = frozenset({"cover-title", "headline"})
Lines = list[str]


def write_text(document: Document) -> bytes:
    """The book as text. It begins and ends with the marking; a table too wide for the line keeps its width."""
    writer = _Writer(document)
    marking = permitted(document.furniture.marking).strip()
    parts = [writer.block(block, WIDTH) for block in document.blocks]
    parts.append(writer.note_lines())
    edge = [[marking]] if marking else []
    lines = _spaced([*edge, *parts, *edge])
    return with_plain_spaces("\n".join(line.rstrip() for line in lines) + "\n").encode("utf-8")


def _spaced(parts: Iterable[Lines]) -> Lines:
    """The parts with an empty line between them; empty parts leave no trace."""
    lines: Lines = []
    for part in parts:
        if part:
            lines.extend(["", *part] if lines else part)
    return lines


def wrapped(text: str, width: int) -> Iterator[str]:
    """The text in lines of at most `width` columns; a word longer than that has a line of its own."""
    for paragraph in text.split("\n"):
        line: list[str] = []
        used = 0
        for word in paragraph.split(" "):
            if not word:
                continue
            length = display_width(word)
            if line and used + 1 + length > width:
                yield " ".join(line)
                line, used = [], 0
            used += length + bool(line)
            line.append(word)
        yield " ".join(line)


@dataclass(slots=True)
class _Writer:
    document: Document
    notes: NoteList = field(default_factory=NoteList)

    def block(self, block: Block, width: int) -> Lines:
        match block:
            case Heading():
                return self._heading(block, width)
            case Paragraph():
                return self._titled(block, width) if block.role in _TITLES else self._wrapped(block.inlines, width)
            case ListBlock():
                return self._list(block, width)
            case Quotation():
                inner = (self.block(one, _narrowed(width, _INDENT)) for one in block.blocks)
                return _indented(_spaced(inner), _INDENT)
            case Table() | Picture() | Chart():
                return _spaced(self._exhibit(block, width))
            case PageBreak():
                return []
            case Cover():
                return _spaced(self.block(one, width) for one in block.blocks)
            case Contents():
                return self._contents(block, width)
            case _:
                assert_never(block)

    def _exhibit(self, block: Table | Picture | Chart, width: int) -> tuple[Lines, ...]:
        caption = self._wrapped(block.caption, width)
        match block:
            case Table():
                pictures = (self._picture(picture, width) for picture in pictures_in(block))
                return caption, *pictures, self._table(block, width)
            case Picture():
                return self._picture(block, width), caption
            case Chart():
                data = () if block.follows_table else (caption, self._table(block.table, width))
                return *data, self._wrapped(block.source, width)
            case _:
                assert_never(block)

    def note_lines(self) -> Lines:
        """The notes under a short rule, each with its number in brackets."""
        lines: Lines = []
        for number, note in enumerate(self.notes.notes, 1):
            text = "".join(self._words(inline) for inline in note.inlines if not isinstance(inline, NoteRef))
            lines.extend(_hanging(f"[{number}] ", text, WIDTH))
        return ["-" * 20, *lines] if lines else []

    def _words(self, inline: object) -> str:
        match inline:
            case Run():
                address = "" if inline.link in ("", inline.text) or inline.link.startswith("#") else f" <{inline.link}>"
                return permitted(inline.text + address)
            case LineBreak():
                return "\n"
            case NoteRef():
                return f"[{self.notes.number_of(inline)}]"
            case _:
                return ""

    def _text(self, inlines: Inlines) -> str:
        return "".join(self._words(inline) for inline in inlines if not isinstance(inline, PageField))

    def _wrapped(self, inlines: Inlines, width: int) -> Lines:
        text = self._text(inlines).strip()
        return list(wrapped(text, width)) if text else []

    def _heading(self, block: Heading, width: int) -> Lines:
        text = " ".join(self._text(block.inlines).split())
        lines = _hanging(f"{block.number}  " if block.number else "", text, width)
        stroke = _UNDERLINES[min(max(block.level, 1), len(_UNDERLINES)) - 1]
        return _underlined(lines, stroke) if text else []

    def _titled(self, block: Paragraph, width: int) -> Lines:
        lines = self._wrapped(block.inlines, width)
        return _underlined(lines, "=") if lines else []

    def _list(self, block: ListBlock, width: int) -> Lines:
        lines: Lines = []
        last = block.start + len(block.items) - 1
        indent = len(f"{last}. ") if block.ordered else 2
        for number, item in enumerate(block.items, block.start):
            inner = [self.block(one, _narrowed(width, indent)) for one in item.blocks]
            content = [line for part in inner for line in part] if _is_tight(item.blocks) else _spaced(inner)
            marker = (f"{number}." if block.ordered else "-").ljust(indent)
            lines.extend(_marked(marker, content))
        return lines

    def _table(self, table: Table, width: int) -> Lines:
        block = without_pictures(table)
        rows = [[self._text(cell.inlines).strip() for cell in row.cells] for row in (*block.header, *block.rows)]
        return table_lines(rows, len(block.header), [column.align for column in block.columns], width)

    def _picture(self, block: Picture, width: int) -> Lines:
        word = self.document.word("picture").capitalize()
        alt = " ".join(permitted(block.alt).split())
        return list(wrapped(f"[{word}: {alt}]", width))

    def _contents(self, block: Contents, width: int) -> Lines:
        lines: Lines = []
        for heading in contents_entries(self.document, block):
            text = " ".join(permitted(run.text) for run in heading.inlines if isinstance(run, Run))
            number = f"{heading.number}  " if heading.number else ""
            indent = 2 * (heading.level - 1)
            inner = _hanging(number, " ".join(text.split()), _narrowed(width, indent))
            lines.extend(_indented(inner, indent))
        title = self._wrapped(block.title, width)
        return _spaced((_underlined(title, "-") if title else [], lines))


def _is_tight(blocks: tuple[Block, ...]) -> bool:
    """Whether an item is one paragraph with lists below it: these need no empty line between."""
    return all(isinstance(block, ListBlock) for block in blocks[1:])


def _narrowed(width: int, indent: int) -> int:
    return max(width - indent, _NARROWEST)


def _underlined(lines: Lines, stroke: str) -> Lines:
    return [*lines, stroke * max(display_width(line) for line in lines)]


def _indented(lines: Lines, indent: int) -> Lines:
    return [" " * indent + line if line else "" for line in lines]


def _marked(marker: str, lines: Lines) -> Lines:
    """The lines with a marker before the first and as much space before the others."""
    first, *rest = lines or [""]
    return [marker + first, *_indented(rest, len(marker))]


def _hanging(marker: str, text: str, width: int) -> Lines:
    return _marked(marker, list(wrapped(text, _narrowed(width, len(marker)))))
