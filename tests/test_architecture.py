"""The house keeps its floors: who may import whom, how large a file may be, what a package face may hold."""

from __future__ import annotations

import ast
import sys
import tomllib
from pathlib import Path

import grimp
import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "briefbook"
MODULES = sorted(SOURCE.rglob("*.py"))
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]

MAX_LINES = 400
LONG_FILES = {
    "model/kinds.py": "the fields of every kind of snippet, one class each, read like the table of FORMATS",
}
MODEL_MAY_IMPORT = {"pydantic", "pydantic_core"}


def _place(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda contract: contract["name"])
def test_import_contract_is_kept(contract: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    status = lint_imports(
        config_filename=str(ROOT / "pyproject.toml"), limit_to_contracts=(contract["id"],), no_cache=True
    )

    assert status == EXIT_STATUS_SUCCESS, capsys.readouterr().out


def test_model_knows_the_standard_library_and_pydantic_only() -> None:
    graph = grimp.build_graph("briefbook", include_external_packages=True, cache_dir=None)
    rooms = {"briefbook.model", *graph.find_descendants("briefbook.model")}
    imported = set().union(*(graph.find_modules_directly_imported_by(room) for room in rooms)) - rooms

    assert imported - set(sys.stdlib_module_names) - MODEL_MAY_IMPORT == set()


@pytest.mark.parametrize("path", [p for p in MODULES if p.name == "__init__.py"], ids=_place)
def test_package_face_holds_only_a_docstring(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))

    assert ast.get_docstring(tree)
    assert len(tree.body) == 1


@pytest.mark.parametrize("path", MODULES, ids=_place)
def test_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))


@pytest.mark.parametrize("path", [p for p in MODULES if _place(p) not in LONG_FILES], ids=_place)
def test_file_holds_one_idea(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= MAX_LINES


def test_files_named_as_long_are_long() -> None:
    assert [name for name in LONG_FILES if len((SOURCE / name).read_text("utf-8").splitlines()) <= MAX_LINES] == []


@pytest.mark.parametrize("word", ["utils", "util", "common", "helpers", "helper", "manager", "misc"])
def test_no_module_is_called(word: str) -> None:
    assert [_place(p) for p in MODULES if word in p.stem.split("_")] == []
