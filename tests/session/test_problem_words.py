"""Whatever the checks say can be said in every language of the window, with the same things filled in."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import briefbook
from briefbook.model.sentence import Mention, Sentence
from briefbook.storage.interface_file import interface_languages, translated
from briefbook.storage.shipped import resources

SOURCE = Path(briefbook.__file__).parent
ROOMS = (
    *("build.py", "model", "yaml12", "library", "storage", "compose", "checks", "typeset", "proof", "session"),
    *("writers/docx/ministry.py", "writers/docx/writer.py"),
)
NAMES_OF_PATTERNS = frozenset(
    {"pattern", "message", "told", "hint", "HINT", "expected", "detail", "LEAVES", "TAKES", "FOLLOWED", "PATTERNS"}
)
NAMES_OF_WORDS = frozenset({"KINDS", "USES"})
TABLES = frozenset(
    {"_KINDS", "_BOUNDS", "_PATTERNS", "_UNKNOWN_PRINCIPAL", "_UNKNOWN_HOST", "_SMALLER", "_READ", "_TOO_MANY_PIXELS"}
)
"""Words of what validation and readers expect, with keys that nobody sees."""
UNSEEN = frozenset({"storage/wording_file.py", "storage/recovery.py", "library/index_store.py", "session/beginning.py"})
"""What is wrong in files of the program itself, and what the command line alone says."""


def texts(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value=str() as text):
            yield text
        case ast.IfExp(body=one, orelse=other) | ast.BoolOp(values=[one, other]):
            yield from (*texts(one), *texts(other))
        case ast.Dict(values=values):
            yield from (text for value in values for text in texts(value))
        case ast.Tuple(elts=values):
            yield from (text for value in values for text in texts(value))
        case _:
            pass


def sentences_in(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=called), args=given):
                yield from _told_to(called, given)
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                yield from _named(name, value)
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                yield from _named(name, value)
            case ast.keyword(arg="hint", value=value):
                yield from texts(value)
            case _:
                pass


def _told_to(called: str, given: list[ast.expr]) -> Iterator[str]:
    match called, given:
        case "Sentence" | "Phrase" | "error" | "warning", [first, *_]:
            yield from texts(first)
        case "refused", [_, *told]:
            yield from (text for one in told for text in texts(one))
        case "PydanticCustomError", [_, _, context]:
            yield from texts(context)
        case "_needs", [_, wanted]:
            yield from texts(wanted)
        case _:
            pass


def _named(name: str, value: ast.expr) -> Iterator[str]:
    match value:
        case ast.Tuple(elts=rows) if name == "_IN_PLAIN_WORDS":
            yield from (text for row in rows for text in tuple(texts(row))[1:])
        case _ if name in NAMES_OF_WORDS:
            yield from texts(value)
        case _ if name in NAMES_OF_PATTERNS or name in TABLES or name.startswith("EXPECTED"):
            yield from (text for text in texts(value) if " " in text)
        case _:
            pass


def sentences() -> list[str]:
    files = (
        file
        for room in ROOMS
        for file in ([SOURCE / room] if room.endswith(".py") else sorted((SOURCE / room).rglob("*.py")))
        if file.relative_to(SOURCE).as_posix() not in UNSEEN
    )
    trees = (ast.parse(file.read_text("utf-8")) for file in files)
    return list(dict.fromkeys(text for tree in trees for text in sentences_in(tree) if _has_words(text)))


def _has_words(text: str) -> bool:
    try:
        return any(character.isalpha() for part, *_ in Formatter().parse(text) for character in part)
    except ValueError:  # A phrase with braces of its own.
        return True


def filled(pattern: str) -> set[str]:
    """The names in a pattern; a phrase with braces of its own has none."""
    return set(re.findall(r"(?<!\{)\{(\w+)\}", pattern))


@pytest.mark.parametrize("language", [one for one in interface_languages() if one != "en"])
def test_every_sentence_of_the_checks_is_translated(language: str) -> None:
    known = translated(resources() / "interface" / language)
    found = sentences()

    assert len(found) > 80
    assert [text for text in found if text not in known] == []
    assert [text for text in found if filled(known[text]) != filled(text)] == []


def test_a_sentence_is_said_with_what_it_holds_translated_and_named() -> None:
    words = {"{who} is {what}": "{what}: {who}", "late": "опаздывает"}
    sentence = Sentence("{who} is {what}", who=Mention("asif", "a.yaml", 3), what=Sentence("late"))

    assert sentence == "a.yaml:3 is late"
    assert sentence.spoken(lambda text: words.get(text, text), lambda mention: mention.ident) == "опаздывает: asif"
