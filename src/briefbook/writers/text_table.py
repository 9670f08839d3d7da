"""A table in columns of fixed-width letters: cells wrapped, numbers to the right, a rule under the head."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from briefbook.model.document import Alignment
from briefbook.writers.plain import display_width

_GAP = "  "
_LEAST = 3
_LONGEST_WORD = 24


def table_lines(rows: list[list[str]], heads: int, aligns: Sequence[Alignment], width: int) -> list[str]:
    """The lines of a table, the first `heads` rows being its head.

    Columns share `width` by display width; where even their longest words do not fit, lines become longer.
    """
    count = max((len(row) for row in rows), default=0)
    if not count:
        return []
    table = [row + [""] * (count - len(row)) for row in rows]
    widths = _widths(table, width - len(_GAP) * (count - 1))
    sides = [*aligns, *["start"] * (count - len(aligns))]
    is_open = any(len(_cell_lines(cell, w)) > 1 for row in table for cell, w in zip(row, widths, strict=True))
    lines: list[str] = []
    for index, row in enumerate(table):
        if index == heads and heads:
            lines.append(_GAP.join("-" * w for w in widths))
        elif index and is_open:
            lines.append("")
        lines.extend(_row(row, widths, sides))
    return lines


def _widths(table: list[list[str]], available: int) -> list[int]:
    """The width of each column: what it wants, the widest made narrower until all fit or none can give way."""
    columns = list(zip(*table, strict=True))
    wants = [max(_LEAST, *map(_longest_line, column)) for column in columns]
    needs = [max(_LEAST, *map(_longest_word, column)) for column in columns]
    excess = sum(wants) - available
    while excess > 0:
        spare = [want - need for want, need in zip(wants, needs, strict=True)]
        candidates = [n for n, room in enumerate(spare) if room > 0]
        if not candidates:
            break
        widest = max(candidates, key=lambda n: wants[n])
        others = sorted((wants[n] for n in candidates if n != widest), reverse=True)
        cut = min(excess, spare[widest], max(wants[widest] - (others[0] if others else 0), 1))
        wants[widest] -= cut
        excess -= cut
    return wants


def _longest_line(cell: str) -> int:
    return max(map(display_width, cell.split("\n")), default=0)


def _longest_word(cell: str) -> int:
    return min(max(map(display_width, re.split(r"[ \n]", cell)), default=0), _LONGEST_WORD)


def _row(row: list[str], widths: list[int], sides: Sequence[str]) -> list[str]:
    cells = [_cell_lines(cell, width) for cell, width in zip(row, widths, strict=True)]
    return [
        _GAP.join(_set(part, width, side) for part, width, side in zip(parts, widths, sides, strict=False)).rstrip()
        for parts in zip_longest(*cells, fillvalue="")
    ]


def _cell_lines(cell: str, width: int) -> list[str]:
    lines: list[str] = []
    for paragraph in cell.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            if line and display_width(line) + 1 + display_width(word) > width:
                lines.append(line)
                line = word
            else:
                line = f"{line} {word}" if line else word
        lines.append(line)
    return lines


def _set(text: str, width: int, side: str) -> str:
    space = max(width - display_width(text), 0)
    match side:
        case "end" | "decimal":
            return " " * space + text
        case "centre":
            return " " * (space // 2) + text + " " * (space - space // 2)
        case _:
            return text + " " * space
