"""Items that went to another list of a file: the lines they were typed in, comments among them, go with them.

`yaml12.splice.rewrite` keeps the lines of whatever stays in its list; this is for what does not.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from briefbook.yaml12.nodes import compose
from briefbook.yaml12.reader import read, value_of
from briefbook.yaml12.spans import block, is_block

_COMMENT = re.compile("#[^\n]*")


@dataclass(frozen=True, slots=True)
class _Item:
    """An item of a list: what it says, its lines with their comments, the column of its dash, where they stand."""

    says: str
    lines: str
    column: int
    start: int
    end: int

    def at(self, column: int) -> str | None:
        """Its lines with the dash at another column; None when a line stands too far left for that."""
        shift = column - self.column
        lines = self.lines.removesuffix("\n").split("\n")
        if shift >= 0:
            return "".join(f"{' ' * shift}{line}\n" if line else "\n" for line in lines)
        if any(line[:-shift].strip(" ") for line in lines):
            return None
        return "".join(f"{line[-shift:]}\n" for line in lines)


def carried(old: str, new: str) -> str:
    """The text `new`, which says what `old` became, with the lines of `old` for items that are now in another list.

    It says the same as before; what cannot be carried without changing that stays as it is.
    """
    if not _comments(old) - _comments(new):
        return new
    has_returns = "\r\n" in new
    before, after = (text.replace("\r\n", "\n") for text in (old, new))
    result = _put_in(after, *_parted(before, after))
    if result == after or read(result.encode(), "").value != read(after.encode(), "").value:
        return new
    return result.replace("\n", "\r\n") if has_returns else result


def _comments(text: str) -> Counter[str]:
    """What may be comments, and how often each stands there; a # in a text does no harm."""
    return Counter(found.rstrip() for found in _COMMENT.findall(text))


def _parted(before: str, after: str) -> tuple[dict[str, list[_Item]], Counter[str | None]]:
    """Items of the old text whose lines the new one lacks, by what they say; and lines that the new one alone has."""
    fresh = Counter(item.at(0) for item in _items(after))
    lost: dict[str, list[_Item]] = {}
    for item in _items(before):
        lines = item.at(0)
        if fresh[lines] > 0:
            fresh[lines] -= 1
        elif "#" in item.lines:
            lost.setdefault(item.says, []).append(item)
    return lost, fresh


def _put_in(text: str, lost: dict[str, list[_Item]], fresh: Counter[str | None]) -> str:
    parts: list[str] = []
    done = 0
    for item in _items(text) if lost else ():
        same = lost.get(item.says)
        if item.start < done or not same or fresh[item.at(0)] <= 0:
            continue
        lines = same[0].at(item.column)
        if lines is not None:
            fresh[item.at(0)] -= 1
            same.pop(0)
            parts.extend((text[done : item.start], lines))
            done = item.end
    return "".join((*parts, text[done:]))


def _items(text: str) -> Iterator[_Item]:
    """The items of all lists written over lines, each before those inside it."""
    root, problem = compose(text, "")
    if problem is None and root is not None and is_block(root):
        yield from _inside(text, root, 0, is_root=True)


def _inside(text: str, node: Any, lower: int, is_root: bool = False) -> Iterator[_Item]:
    held = block(text, node, lower, is_root)
    for entry in held.entries:
        is_item = text[entry.head : entry.head_end] == "-"
        if is_item and (entry.start == 0 or text[entry.start - 1] == "\n"):
            says = json.dumps(value_of(entry.value), ensure_ascii=False, default=str)
            yield _Item(says, text[entry.start : entry.end], held.column, entry.start, entry.end)
        if is_block(entry.value):
            yield from _inside(text, entry.value, text.find("\n", entry.head_end) + 1)
