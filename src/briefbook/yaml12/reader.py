"""Read a YAML 1.2 text: plain values that know their lines, and problems. Never an exception, never unbounded work."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from briefbook.model.problem import Problem, error, warning
from briefbook.model.sentence import Sentence
from briefbook.yaml12.lined import LinedList, LinedMapping
from briefbook.yaml12.nodes import COLLECTION, PLAIN, TEXT, compose, decode
from briefbook.yaml12.schema import resolve

DEEPEST = 100
_MOST_REPEATED = 200_000
_CORE = "tag:yaml.org,2002:"
_AS_PLAIN = frozenset({PLAIN, *(_CORE + name for name in ("int", "float", "bool", "null"))})
_AS_TEXT = frozenset({TEXT, "!", _CORE + "str"})
_AS_COLLECTION = frozenset({COLLECTION, "!", _CORE + "map", _CORE + "seq"})
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Read:
    """What a text says: `value` is None when it says nothing or cannot be read (then `problems` has an error)."""

    value: Any
    problems: tuple[Problem, ...] = ()


def read(text: bytes, file: str) -> Read:
    """Read one document of UTF-8 text; `file` is the name problems carry.

    Mappings come as LinedMapping, lists as LinedList, numbers as int or Decimal. Keys are words or whole numbers.
    A key that stands twice, a foreign tag, a second document or a reference that unfolds without end is an error.
    """
    decoded, problem = decode(text, file)
    if problem is not None:
        return Read(None, (problem,))
    root, problem = compose(decoded, file)
    if problem is not None:
        return Read(None, (problem,))
    if root is None:
        return Read(None)
    unfolding = _Unfolding(file, has_references="*" in decoded and "&" in decoded)
    try:
        value = unfolding.value(root, 0)
    except _Endless as endless:
        return Read(None, (endless.problem,))
    return Read(value, tuple(unfolding.problems))


def value_of(node: yaml.Node) -> Any:
    """The value of a node of a text that was read before without an error."""
    return _Unfolding("", has_references=True).value(node, 0)


class _Endless(Exception):
    """The text unfolds to more than anybody wrote."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


@dataclass
class _Unfolding:
    """Turns nodes into values, counting what references repeat."""

    file: str
    has_references: bool
    problems: list[Problem] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)
    repeated: int = 0

    def value(self, node: yaml.Node, depth: int) -> Any:
        if self.has_references:
            self._count(node)
        if type(node) is yaml.ScalarNode:
            return self._scalar(node)
        if depth >= DEEPEST:
            message = Sentence("it is nested more than {most} levels deep, or refers to itself", most=DEEPEST)
            raise _Endless(error(message, self.file, node.start_mark.line + 1, rule="nesting"))
        if node.tag not in _AS_COLLECTION:
            self._refuse_tag(node)
        if type(node) is yaml.MappingNode:
            return self._mapping(node, depth + 1)
        found = LinedList(node.start_mark.line + 1)
        for item in node.value:
            found.append(self.value(item, depth + 1))
            found.item_lines.append(item.start_mark.line + 1)
        return found

    def _mapping(self, node: yaml.MappingNode, depth: int) -> LinedMapping:
        found = LinedMapping(node.start_mark.line + 1)
        lines = found.key_lines
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            key = self._key(key_node, line)
            value = self.value(value_node, depth)
            if key is None:
                continue
            if key in found:
                message = Sentence("the key '{key}' stands twice, first in line {line}", key=key, line=lines[key])
                self.problems.append(error(message, self.file, line, rule="duplicate-key", hint="keep one of them"))
                continue
            found[key] = value
            lines[key] = line
        return found

    def _key(self, node: yaml.Node, line: int) -> str | int | None:
        if type(node) is not yaml.ScalarNode:
            message = "found a list or a mapping as a key, expected a word"
            hint = "put a text that begins with [ or { in quotes"
            self.problems.append(error(message, self.file, line, rule="key", hint=hint))
            return None
        word = self._scalar(node)
        return word if type(word) in (str, int) else str(node.value)

    def _scalar(self, node: yaml.ScalarNode) -> Any:
        tag = node.tag
        if tag == PLAIN:
            return resolve(node.value)
        if tag in _AS_TEXT:
            return self._printable(node) if node.style == '"' else node.value
        if tag in _AS_PLAIN:
            return resolve(node.value)
        self._refuse_tag(node)
        return node.value

    def _printable(self, node: yaml.ScalarNode) -> str:
        """An escape in double quotes may say a control character, which no format of ours can hold."""
        text: str = node.value
        if _CONTROL.search(text) is None:
            return text
        line = node.start_mark.line + 1
        message = "a control character written as an escape is left out"
        self.problems.append(warning(message, self.file, line, rule="control-character", hint="delete it"))
        return _CONTROL.sub("", text)

    def _refuse_tag(self, node: yaml.Node) -> None:
        message = Sentence("found the tag '{tag}', expected a plain value", tag=node.tag.replace(_CORE, "!!"))
        hint = "leave it out, or put a text that begins with ! in quotes"
        self.problems.append(error(message, self.file, node.start_mark.line + 1, rule="tag", hint=hint))

    def _count(self, node: yaml.Node) -> None:
        if id(node) not in self.seen:
            self.seen.add(id(node))
            return
        self.repeated += 1 + (len(node.value) if isinstance(node, yaml.ScalarNode) else 0)
        if self.repeated > _MOST_REPEATED:
            message = "its references (*) unfold to far more than is written"
            raise _Endless(error(message, self.file, node.start_mark.line + 1, rule="unfolding", hint="write it out"))
