"""Every sentence of the window is in Russian, once."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
import yaml

import briefbook.gui
from briefbook.compose import evaluation, expressions
from briefbook.model.kinds import KINDS
from briefbook.model.sentence import field_label
from briefbook.model.values import Written
from briefbook.session.fact_form import FactEntry, FactField, FactList, fact_fields
from briefbook.storage.interface_file import translated
from briefbook.storage.shipped import resources

GUI = Path(briefbook.gui.__file__).parent
RUSSIAN = resources() / "interface" / "ru"


def sentences(tree: ast.AST) -> Iterator[str]:
    """The sentences given to `tr`, whatever it hangs on; both of a choice (`a if b else c`)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and _name(node.func) in ("tr", "_tr"):
            yield from (one.value for one in ast.walk(node.args[0]) if _is_sentence(one, node.args[0]))  # type: ignore[attr-defined]


def _name(called: ast.expr) -> str:
    return called.attr if isinstance(called, ast.Attribute) else called.id if isinstance(called, ast.Name) else ""


def _is_sentence(node: ast.AST, given: ast.expr) -> bool:
    is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return is_text and isinstance(given, (ast.Constant, ast.IfExp))


def labels(tree: ast.AST) -> Iterator[str]:
    """The names of steps of undo, which the history shows."""
    steps = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and _name(node.func) == "edit")
    for step in steps:
        match step.args:
            case [ast.Constant(value=str(label)), *_]:
                yield label
            case _:
                pass


@pytest.mark.parametrize("path", sorted(GUI.rglob("*.py")), ids=lambda path: path.relative_to(GUI).as_posix())
def test_sentences_are_translated(path: Path) -> None:
    tree, known = ast.parse(path.read_text("utf-8")), translated(RUSSIAN)

    assert {one for one in (*sentences(tree), *labels(tree)) if one not in known} == set()


def test_facts_and_what_may_be_chosen_in_them_are_translated() -> None:
    given = {"title": "A", "text": "B", "countries": ["RU", "PK"], "date": "2018", "measure": "C", "series": {2017: 1}}
    known, missing = translated(RUSSIAN), set()
    for kind in KINDS.values():
        snippet = kind.model_validate({key: one for key, one in given.items() if key in kind.model_fields})
        for field in _fields(fact_fields(snippet, is_open=True)):
            name = field_label(field.label)
            missing |= {one for one in (name, *field.choices) if not one.isdigit() and one not in known}

    assert missing == set()


def test_every_key_of_a_file_has_a_name() -> None:
    known = translated(RUSSIAN)
    models = [one for one in _below(Written) if one.__module__.startswith("briefbook.")]

    assert {name for one in models for name in map(field_label, one.keys()) if name not in known} == set()


def _below(model: type[Written]) -> Iterator[type[Written]]:
    for one in model.__subclasses__():
        yield from (one, *_below(one))


@pytest.mark.parametrize("module", [expressions, evaluation], ids=lambda one: one.__name__)
def test_mistakes_in_expressions_are_translated(module: ModuleType) -> None:
    assert module.__file__ is not None
    calls = [one for one in ast.walk(ast.parse(Path(module.__file__).read_text("utf-8"))) if isinstance(one, ast.Call)]
    given = [one.args[0] for one in calls if one.args and _name(one.func) in ("ExpressionError", "Sentence")]

    said = {one.value for one in given if isinstance(one, ast.Constant)}
    assert said
    assert said - translated(RUSSIAN).keys() == set()


def _fields(facts: tuple[FactField | FactEntry | FactList, ...]) -> Iterator[FactField]:
    for fact in facts:
        match fact:
            case FactField():
                yield fact
            case FactEntry():
                yield from (*fact.fields, *fact.more)
                yield from _fields(fact.lists)
            case FactList():
                yield FactField(fact.path, "fixed")
                yield from fact.blank
                yield from _fields(fact.entries)


def test_no_sentence_is_translated_twice() -> None:
    keys: Counter[str] = Counter()
    for path in RUSSIAN.glob("*.yaml"):
        root = yaml.compose(path.read_text("utf-8"), yaml.SafeLoader)
        assert isinstance(root, yaml.MappingNode)
        keys.update(key.value for key, _ in root.value)

    assert {key for key, count in keys.items() if count > 1} == set()
