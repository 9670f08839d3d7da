"""Where the entries of a block collection stand in its text, each with the comments that belong to it."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

_COMMENT_LINE = re.compile(r"( *)#")
_COMMENT = re.compile(r"(?:(?<=\s)|^)#[^\n]*", re.MULTILINE)
_DASH_LINE = re.compile(r"^ *-(?=\s|$)", re.MULTILINE)
_ALIAS = re.compile(r"\s*\*[^\s,\]}]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """A key or dash with its value: `start` and `end` bound its lines with its comments, `head` is where key or dash

    stand, `head_end` just after the colon or dash; `value_start` and `value_end` bound the value itself.
    """

    start: int
    head: int
    head_end: int
    value_start: int
    value_end: int
    end: int
    value: yaml.Node
    key: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A block collection: its column and its entries, which follow each other without gaps."""

    column: int
    entries: tuple[Entry, ...]

    @property
    def start(self) -> int:
        """Where its text begins."""
        return self.entries[0].start

    @property
    def end(self) -> int:
        """Where its text ends, the line break included."""
        return self.entries[-1].end


def is_block(node: yaml.Node) -> bool:
    """Whether it is a collection written over lines, with something in it."""
    return isinstance(node, yaml.CollectionNode) and not node.flow_style and bool(node.value)


def block(text: str, node: yaml.CollectionNode, lower: int, is_root: bool = False) -> Block:
    """The entries of a block collection; no comment above `lower` belongs to it."""
    first = _first_head(text, node)
    column = first - (text.rfind("\n", 0, first) + 1)
    heads = _heads(text, node, column)
    ends = [end for _, _, _, end, _, _ in heads]
    starts = [_with_comments(text, heads[0][0], column, len(text) if is_root else lower)]
    for (head, *_), before in zip(heads[1:], ends, strict=False):
        starts.append(_with_comments(text, head, column, _next_line(text, before)))
    finish = _inner_comments(text, _next_line(text, ends[-1]), column)
    entries = (
        Entry(start, head, head_end, value_start, value_end, end, value, key)
        for start, end, (head, head_end, value_start, value_end, value, key) in zip(
            starts, [*starts[1:], finish], heads, strict=True
        )
    )
    return Block(column, tuple(entries))


def comments(text: str) -> tuple[str, ...]:
    """The comments in a text that holds no scalars."""
    return tuple(found.rstrip() for found in _COMMENT.findall(text))


def comments_between(text: str, node: yaml.Node, start: int, end: int) -> tuple[str, ...]:
    """The comments between the scalars of a node, in a part of the text."""
    parts: list[str] = []
    at = start
    for scalar in _scalars(node):
        if at <= scalar.start_mark.index <= end:
            parts.append(text[at : scalar.start_mark.index])
            at = scalar.end_mark.index
    return comments("".join((*parts, text[at:end])))


_Head = tuple[int, int, int, int, yaml.Node, str]


def _heads(text: str, node: yaml.CollectionNode, column: int) -> list[_Head]:
    heads: list[_Head] = []
    end = node.start_mark.index
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            colon = text.index(":", key.end_mark.index) + 1
            start, end = _extent(text, value, colon)
            heads.append((key.start_mark.index, colon, start, end, value, str(key.value)))
        return heads
    dash = re.compile(rf"^ {{{column}}}-(?=\s|$)", re.MULTILINE)
    for index, value in enumerate(node.value):
        found = dash.search(text, _next_line(text, end)) if index else None
        head = found.end() - 1 if found else _first_head(text, node)
        start, end = _extent(text, value, head + 1)
        heads.append((head, head + 1, start, end, value, ""))
    return heads


def _first_head(text: str, node: yaml.CollectionNode) -> int:
    """Where the first key or dash stands; a node's own mark may be that of an anchor before it."""
    if isinstance(node, yaml.MappingNode):
        return int(node.value[0][0].start_mark.index)
    start = int(node.start_mark.index)
    found = None if text.startswith("-", start) else _DASH_LINE.search(text, start)
    return found.end() - 1 if found else start


def _extent(text: str, node: yaml.Node, after: int) -> tuple[int, int]:
    """Where a value begins and where its last character stands; `after` is the end of its key or dash."""
    start = node.start_mark.index
    if start < after:
        alias = _ALIAS.match(text, after)
        return (alias.end() - len(alias[0].lstrip()), alias.end()) if alias else (after, after)
    return start, max(start, _content_end(text, node, after))


def _content_end(text: str, node: yaml.Node, after: int) -> int:
    if isinstance(node, yaml.ScalarNode):
        start, end = int(node.start_mark.index), int(node.end_mark.index)
        return start + len(text[start:end].rstrip()) if node.style in ("|", ">") else end
    if not is_block(node):
        return int(node.end_mark.index)
    last = node.value[-1]
    key_end = last[0].end_mark.index if isinstance(last, tuple) else after
    value = last[1] if isinstance(last, tuple) else last
    colon = text.index(":", key_end) + 1 if isinstance(last, tuple) else key_end
    return max(colon, _extent(text, value, colon)[1])


def _scalars(node: yaml.Node) -> list[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        return [node]
    children = [one for pair in node.value for one in (pair if isinstance(pair, tuple) else (pair,))]
    return [scalar for child in children for scalar in _scalars(child)]


def _next_line(text: str, at: int) -> int:
    found = text.find("\n", at)
    return len(text) if found < 0 else found + 1


def _with_comments(text: str, head: int, column: int, lower: int) -> int:
    """The start of an entry: of the comment lines right above it, at its column, but none before `lower`."""
    line = text.rfind("\n", 0, head) + 1
    if text[line:head].strip(" "):
        return head
    while line > lower:
        above = text.rfind("\n", 0, line - 1) + 1
        found = _COMMENT_LINE.match(text, above)
        if above < lower or found is None or len(found[1]) != column:
            break
        line = above
    return line


def _inner_comments(text: str, at: int, column: int) -> int:
    """The end of the comment lines that follow deeper than the column."""
    while (found := _COMMENT_LINE.match(text, at)) is not None and len(found[1]) > column:
        at = _next_line(text, at)
    return at
