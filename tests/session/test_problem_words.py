"""Whatever the checks say can be said in every language of the window, with the same things filled in."""

from __future__ import annotations

import ast
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
    "checks/rules",
    "compose",
    "compose/phrase",
    "session/remedies.py",
    "session/query_words.py",
    "model/problem.py",
)
NAMES_OF_PATTERNS = frozenset({"pattern", "told", "hint", "HINT", "LEAVES", "TAKES", "FOLLOWED", "PATTERNS"})
NAMES_OF_WORDS = frozenset({"KINDS", "USES"})


def texts(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value=str() as text):
            yield text
        case ast.IfExp(body=one, orelse=other):
            yield from (*texts(one), *texts(other))
        case ast.Dict(values=values):
            yield from (text for value in values for text in texts(value))
        case _:
            pass


def sentences_in(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="Sentence"), args=[first, *_]):
                yield from texts(first)
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if name in NAMES_OF_PATTERNS:
                yield from (text for text in texts(value) if " " in text)
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if name in NAMES_OF_WORDS:
                yield from texts(value)
            case ast.keyword(arg="hint", value=value):
                yield from texts(value)
            case _:
                pass


def sentences() -> list[str]:
    files = [
        file for room in ROOMS for file in ([SOURCE / room] if room.endswith(".py") else (SOURCE / room).glob("*"))
    ]
    trees = (ast.parse(file.read_text("utf-8")) for file in sorted(files) if file.suffix == ".py")
    return list(dict.fromkeys(text for tree in trees for text in sentences_in(tree) if _has_words(text)))


def _has_words(text: str) -> bool:
    return any(part.strip() for part, *_ in Formatter().parse(text))


def filled(pattern: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(pattern) if name}


@pytest.mark.parametrize("language", [one for one in interface_languages() if one != "en"])
def test_every_sentence_of_the_checks_is_translated(language: str) -> None:
    known = translated(resources() / "interface" / language)
    found = sentences()

    assert len(found) > 80
    assert [text for text in found if text not in known] == []
    assert [text for text in found if "{" in text and filled(known[text]) != filled(text)] == []


def test_a_sentence_is_said_with_what_it_holds_translated_and_named() -> None:
    words = {"{who} is {what}": "{what}: {who}", "late": "опаздывает"}
    sentence = Sentence("{who} is {what}", who=Mention("asif", "a.yaml", 3), what=Sentence("late"))

    assert sentence == "a.yaml:3 is late"
    assert sentence.spoken(lambda text: words.get(text, text), lambda mention: mention.ident) == "опаздывает: asif"
