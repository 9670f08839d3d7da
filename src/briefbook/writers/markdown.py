"""Markdown: CommonMark with pipe tables and footnotes. The author's words can never become markup."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import assert_never

from briefbook.model.document import (
    Block,
    Cell,
    Chart,
    Contents,
    Cover,
    Document,
    Heading,
    Inlines,
    ListBlock,
    PageBreak,
    Paragraph,
    Picture,
    Quotation,
    Row,
    Run,
    Table,
)
from briefbook.writers.markdown_words import MarkdownWords, escaped
from briefbook.writers.plain import contents_entries, permitted, pictures_in, with_plain_spaces, without_pictures

_HEADING_LEVELS = 6
_DELIMITERS = {"start": "---", "end": "--:", "decimal": "--:", "centre": ":-:"}
_BLANK = re.compile(r"\s+")
_TITLES = frozenset({"cover-title", "headline"})
Lines = list[str]


def write_markdown(document: Document) -> bytes:
    """The book as Markdown in UTF-8. It begins and ends with the marking; pictures are their descriptions."""
    writer = _Writer(document)
    marking = escaped(_BLANK.sub(" ", permitted(document.furniture.marking)).strip())
    parts = [writer.sequence(document.blocks), writer.notes()]
    edge = [[marking]] if marking else []
    lines = _spaced([*edge, *parts, *edge])
    return with_plain_spaces("\n".join(line.rstrip(" ") for line in lines) + "\n").encode("utf-8")


def _spaced(parts: Iterable[Lines]) -> Lines:
    lines: Lines = []
    for part in parts:
        if part:
            lines.extend(["", *part] if lines else part)
    return lines


@dataclass(slots=True)
class _Writer:
    document: Document
    words: MarkdownWords = field(default_factory=MarkdownWords)

    def sequence(self, blocks: tuple[Block, ...]) -> Lines:
        """Blocks one after another; a list after a list takes the other marker, or they would become one."""
        parts: list[Lines] = []
        previous: ListBlock | None = None
        is_other = False
        for block in blocks:
            if isinstance(block, ListBlock):
                is_other = previous is not None and previous.ordered == block.ordered and not is_other
                parts.append(self._list(block, is_other))
                previous = block
            else:
                made = self._block(block)
                parts.append(made)
                previous = None if made else previous
        return _spaced(parts)

    def notes(self) -> Lines:
        """The notes as footnote definitions."""
        return _spaced(
            [f"[^{number}]: {self.words.line(note.inlines, in_note=True)}"]
            for number, note in enumerate(self.words.notes.notes, 1)
        )

    def _block(self, block: Block) -> Lines:
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph():
                return self._paragraph(block)
            case ListBlock():
                return self._list(block, False)
            case Quotation():
                return [f"> {line}".rstrip() for line in self.sequence(block.blocks)]
            case Table() | Picture() | Chart():
                return _spaced(self._exhibit(block))
            case PageBreak():
                return []
            case Cover():
                return self.sequence(block.blocks)
            case Contents():
                return self._contents(block)
            case _:
                assert_never(block)

    def _exhibit(self, block: Table | Picture | Chart) -> tuple[Lines, ...]:
        match block:
            case Table():
                pictures = (self._picture(picture) for picture in pictures_in(block))
                return self._set(block.caption), *pictures, self._table(block)
            case Picture():
                return self._picture(block), self._set(block.caption)
            case Chart():
                if block.follows_table:
                    return (self._set(block.source),)
                return self._set(block.caption), self._table(block.table), self._set(block.source)
            case _:
                assert_never(block)

    def _set(self, inlines: Inlines) -> Lines:
        text = self.words.paragraph(inlines)
        return text.split("\n") if text else []

    def _paragraph(self, block: Paragraph) -> Lines:
        if block.role not in _TITLES:
            return self._set(block.inlines)
        title = self.words.line(block.inlines)
        return [f"# {title}"] if title else []

    def _heading(self, block: Heading) -> Lines:
        title = self.words.line(block.inlines)
        number = f"{escaped(block.number)} " if block.number else ""
        return [f"{'#' * min(max(block.level, 1), _HEADING_LEVELS)} {number}{title}"] if title else []

    def _list(self, block: ListBlock, is_other: bool) -> Lines:
        parts: list[Lines] = []
        is_tight = all(len(item.blocks) <= 1 or _is_tight(item.blocks) for item in block.items)
        for number, item in enumerate(block.items, max(block.start, 0)):
            marker = f"{number}{')' if is_other else '.'} " if block.ordered else "* " if is_other else "- "
            content = self._tight(item.blocks) if is_tight else self.sequence(item.blocks)
            first, *rest = content or [""]
            indent = " " * len(marker)
            parts.append([marker + first, *(indent + line if line else "" for line in rest)])
        return [line for part in parts for line in part] if is_tight else _spaced(parts)

    def _tight(self, blocks: tuple[Block, ...]) -> Lines:
        return [line for block in blocks for line in self._block(block)]

    def _table(self, table: Table) -> Lines:
        block = without_pictures(table)
        count = max((len(row.cells) for row in (*block.header, *block.rows)), default=0)
        if count < len(table.columns) and count == 1:
            return _spaced(self._set(row.cells[0].inlines) for row in block.rows)
        if not count:
            return []
        aligns = [column.align for column in block.columns][:count]
        delimiters = [_DELIMITERS[align] for align in aligns] + ["---"] * (count - len(aligns))
        head, *others = block.header or (Row(()),)
        rows = [self._row(row, count) for row in (*others, *block.rows)]
        return [self._row(head, count), f"| {' | '.join(delimiters)} |", *rows]

    def _row(self, row: Row, count: int) -> str:
        cells = (*row.cells, *(Cell() for _ in range(count - len(row.cells))))
        return f"| {' | '.join(self.words.cell(cell.inlines) for cell in cells)} |"

    def _picture(self, block: Picture) -> Lines:
        word = self.document.word("picture").capitalize()
        alt = _BLANK.sub(" ", permitted(block.alt)).strip()
        return [escaped(f"[{word}: {alt}]")]

    def _contents(self, block: Contents) -> Lines:
        lines: Lines = []
        depths: list[int] = []
        for heading in contents_entries(self.document, block):
            while depths and depths[-1] >= heading.level:
                depths.pop()
            runs = tuple(Run(run.text) for run in heading.inlines if isinstance(run, Run))
            number = f"{escaped(heading.number)} " if heading.number else ""
            lines.append(f"{'  ' * len(depths)}- {number}{self.words.line(runs)}")
            depths.append(heading.level)
        title = self.words.line(block.title)
        return _spaced(([f"## {title}"] if title else [], lines))


def _is_tight(blocks: tuple[Block, ...]) -> bool:
    """Whether an item is one paragraph with lists below it."""
    return isinstance(blocks[0], Paragraph) and all(isinstance(block, ListBlock) for block in blocks[1:])
