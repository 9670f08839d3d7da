"""Text to PyYAML's nodes, by its C parser; what is wrong with the text as a problem in plain words."""

from __future__ import annotations

import re
from typing import Any

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]

from briefbook.model.problem import Problem, error
from briefbook.model.sentence import Phrase, Sentence

PLAIN = "plain"
TEXT = "text"
COLLECTION = "collection"
LARGEST = 4 * 1024 * 1024
_MOST_VALUES = 250_000

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")

_IN_PLAIN_WORDS = (
    ("tab character", "a tab stands where spaces must", "indent with spaces"),
    ("mapping values are not allowed", "a ':' stands where it cannot", "put text that contains ': ' in quotes"),
    (
        "could not find expected ':'",
        "a line without ':' where a key must stand",
        "write 'key: value', or indent the text under its key",
    ),
    (
        "did not find expected key",
        "this line does not fit the ones above it",
        "check its indentation, and quotes and brackets before it",
    ),
    (
        "did not find expected '-'",
        "a line that is no item of the list above it",
        "begin it with '- ', or check its indentation",
    ),
    ("block sequence entries", "a '-' stands where no list can begin", "put the list on its own lines under its key"),
    ("unexpected end of stream", "a quotation mark is never closed", "close it, or leave both out"),
    ("unexpected document indicator", "a quotation mark is never closed", "close it, or leave both out"),
    (
        "did not find expected ',' or",
        "a bracket is never closed",
        "close it, or put a text that begins with [ or { in quotes",
    ),
    (
        "cannot start any token",
        "a text begins with a character it cannot begin with",
        "put the text in quotes; indent with spaces, not tabs",
    ),
    ("undefined alias", "a '*' refers to nothing", "put a text that begins with * in quotes"),
    ("expected alphabetic or numeric", "a '*' or '&' stands alone", "put a text that begins with * or & in quotes"),
    ("duplicate anchor", "two '&' marks have the same name", "put a text that begins with & in quotes"),
    ("escape", "a '\\' that means nothing inside double quotes", "use single quotes, or write \\\\"),
    ("single document", "the file holds more than one document", "a line '---' begins another; keep one a file"),
    ("tag", "a '!' tag that cannot be read", "put a text that begins with ! in quotes"),
    ("block scalar", "text after '|' or '>' where none can stand", "begin the text on the next line"),
    ("nesting", "it is nested too deeply", "a hundred levels are the most"),
)
_TOLD_WHERE_IT_BEGAN = ("end of stream", "could not find expected ':'", "did not find expected ',' or")


class _NodeReader(CParser):
    """The C parser, leaving the meaning of words to our schema."""

    def resolve(self, kind: type, _value: Any, implicit: Any) -> str:
        if kind is not yaml.ScalarNode:
            return COLLECTION
        return PLAIN if implicit[0] else TEXT

    def descend_resolver(self, _node: Any, _index: Any) -> None:
        """Paths play no part in the core schema."""

    def ascend_resolver(self) -> None:
        """Paths play no part in the core schema."""


def decode(data: bytes, file: str) -> tuple[str, Problem | None]:
    """The text of a file without its byte order mark; a problem when it is no readable UTF-8."""
    if len(data) > LARGEST:
        return "", error(Sentence("the file is larger than {size} MiB", size=LARGEST // 2**20), file, rule="too-large")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = data.count(b"\n", 0, wrong.start) + 1
        message = Sentence("found the byte 0x{byte}, expected UTF-8 text", byte=f"{data[wrong.start]:02x}")
        return "", error(message, file, line, rule="encoding", hint="save the file as UTF-8")
    if text.count("\n") + text.count(",") > _MOST_VALUES:
        return "", error(
            Sentence("the file has more than {most} lines", most=f"{_MOST_VALUES:,}"),
            file,
            rule="too-large",
            hint="split it",
        )
    found = _UNPRINTABLE.search(text)
    if found is not None:
        line = text.count("\n", 0, found.start()) + 1
        message = Sentence("found the control character U+{character}, expected text", character=f"{ord(found[0]):04X}")
        return "", error(message, file, line, rule="control-character", hint="delete it")
    return text, None


def compose(text: str, file: str) -> tuple[yaml.Node | None, Problem | None]:
    """The root node of a text (None for an empty one); a problem when it is no YAML."""
    try:
        return _NodeReader(text).get_single_node(), None
    except yaml.YAMLError as wrong:
        return None, _syntax_problem(wrong, file)
    except RecursionError:
        return None, error("it is nested too deeply", file, rule="nesting")


def _syntax_problem(wrong: yaml.YAMLError, file: str) -> Problem:
    mark = getattr(wrong, "problem_mark", None) or getattr(wrong, "context_mark", None)
    raw = " ".join(str(part) for part in (getattr(wrong, "context", ""), getattr(wrong, "problem", "")) if part)
    line = mark.line + 1 if mark is not None else 0
    began = getattr(wrong, "context_mark", None)
    if began is not None and any(words in raw for words in _TOLD_WHERE_IT_BEGAN):
        line = began.line + 1
    for words, message, hint in _IN_PLAIN_WORDS:
        if words in raw:
            return error(message, file, line, rule="syntax", hint=hint)
    return error(
        Sentence("it cannot be read as YAML: {reason}", reason=Phrase(raw or "unknown reason")),
        file,
        line,
        rule="syntax",
    )
