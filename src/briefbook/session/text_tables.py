"""The tables in a text's source, as cells, and cells as the source of a table (GitHub's dialect of Markdown, 4.10)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefbook.model.document import Alignment

_RULE = re.compile(r"^ {0,3}\|?(?:\s*:?-+:?\s*\|)*\s*:?-+:?\s*\|?\s*$")
_CELL_END = re.compile(r"(?<!\\)\|")
_NARROWEST = 3


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table: the first row is its head. `start` and `end` are its place in the text, in characters."""

    rows: tuple[tuple[str, ...], ...]
    alignments: tuple[Alignment, ...]
    start: int = 0
    end: int = 0


def tables_in(text: str) -> tuple[TextTable, ...]:
    """The tables of a text, in order."""
    tables: list[TextTable] = []
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    at = 1
    while at < len(lines):
        if not _is_head(lines[at - 1], lines[at]):
            at += 1
            continue
        last = at
        while last + 1 < len(lines) and lines[last + 1].strip():
            last += 1
        alignments = tuple(_alignment(cell) for cell in _cells(lines[at]))
        rows = (lines[at - 1], *lines[at + 1 : last + 1])
        cells = tuple(_fitted(_cells(row), len(alignments)) for row in rows)
        tables.append(TextTable(cells, alignments, starts[at - 1], starts[last] + len(lines[last])))
        at = last + 2
    return tuple(tables)


def written_table(rows: Sequence[Sequence[str]], alignments: Sequence[Alignment]) -> str:
    """The source of a table, its columns below one another."""
    cells = [[_guarded(cell) for cell in row] for row in rows]
    widths = [max(_NARROWEST, *(len(row[at]) for row in cells)) for at in range(len(alignments))]
    lines = [_line(row, widths) for row in cells]
    rule = [_rule(alignment, width) for alignment, width in zip(alignments, widths, strict=True)]
    return "\n".join((lines[0], _line(rule, widths), *lines[1:]))


def with_table(text: str, table: TextTable | None, at: int, rows: Sequence[Sequence[str]]) -> str:
    """The text with other cells in a table of it; with none, a new table after the paragraph that `at` lies in."""
    if table is not None:
        kept = (*table.alignments, *_plain(rows))[: len(rows[0])]
        return text[: table.start] + written_table(rows, kept) + text[table.end :]
    end = text.find("\n\n", at)
    end = len(text) if end < 0 else end
    parts = (text[:end].rstrip("\n"), written_table(rows, _plain(rows)), text[end:].lstrip("\n"))
    return "\n\n".join(part for part in parts if part)


def _plain(rows: Sequence[Sequence[str]]) -> tuple[Alignment, ...]:
    start: Alignment = "start"
    return (start,) * len(rows[0])


def _is_head(line: str, rule: str) -> bool:
    return "|" in line and "|" in rule and bool(_RULE.match(rule)) and len(_cells(line)) == len(_cells(rule))


def _cells(line: str) -> list[str]:
    inner = line.strip().removeprefix("|")
    cells = _CELL_END.split(inner)
    if len(cells) > 1 and not cells[-1].strip():
        cells.pop()
    return [cell.strip().replace("\\|", "|") for cell in cells]


def _fitted(cells: list[str], count: int) -> tuple[str, ...]:
    return tuple((*cells, *("",) * count)[:count])


def _alignment(cell: str) -> Alignment:
    if cell.endswith(":"):
        return "centre" if cell.startswith(":") else "end"
    return "start"


def _guarded(cell: str) -> str:
    return " ".join(cell.split()).replace("|", "\\|")


def _rule(alignment: Alignment, width: int) -> str:
    return {"start": "-" * width, "end": "-" * (width - 1) + ":", "centre": ":" + "-" * (width - 2) + ":"}[alignment]


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "| " + " | ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)) + " |"
