"""What the program imports is declared, what is declared is used and explained, and the lock names no host."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
# Read as data by what is imported, never imported by name: fonts, and the dictionary of pymorphy3.
DATA = re.compile(r"fontpkg-.*|pymorphy3-dicts-ru")


def _name(distribution: str) -> str:
    return distribution.lower().replace("_", "-")


def _names(requirements: Iterable[str]) -> set[str]:
    return {_name(Requirement(requirement).name) for requirement in requirements}


def _wanted_here(requirement: str) -> bool:
    marker = Requirement(requirement).marker
    return marker is None or marker.evaluate()


DECLARED = _names(PROJECT["project"]["dependencies"])
DECLARED_HERE = _names(filter(_wanted_here, PROJECT["project"]["dependencies"]))
FOR_DEVELOPMENT = set().union(*map(_names, PROJECT["dependency-groups"].values()))


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Import(names=names):
                yield from (alias.name.split(".")[0] for alias in names)
            case ast.ImportFrom(module=str(module), level=0):
                yield module.split(".")[0]
            case _:
                pass


def _providers() -> dict[str, set[str]]:
    """The distributions behind each foreign package that the program imports; several may share one package."""
    by_package = packages_distributions()
    packages = {package for path in (ROOT / "src").rglob("*.py") for package in _imports(path)}
    foreign = packages - set(sys.stdlib_module_names) - {"briefbook"}
    return {package: set(map(_name, by_package.get(package, [package]))) for package in foreign}


def test_every_import_is_declared() -> None:
    undeclared = {package for package, providers in _providers().items() if not providers & DECLARED_HERE}

    # pydantic pins its core to the patch: naming the core again would only invite a conflict.
    assert undeclared <= {"pydantic_core"}


def test_every_dependency_is_used() -> None:
    unused = DECLARED_HERE - set().union(*_providers().values())

    assert {name for name in unused if not DATA.fullmatch(name)} == set()


@pytest.mark.parametrize("name", sorted(DECLARED | FOR_DEVELOPMENT))
def test_dependency_is_explained(name: str) -> None:
    explained = (ROOT / "docs" / "dependencies.md").read_text("utf-8").lower()

    assert f"`{name}`" in explained


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_lock_names_no_host_and_pins_every_file(lock: str) -> None:
    lines = (ROOT / lock).read_text("utf-8").splitlines()
    pins = [number for number, line in enumerate(lines) if re.match(r"[\w.-]+==", line)]

    assert [line for line in lines if "://" in line or " @ " in line or line.startswith("-")] == []
    assert [lines[number] for number in pins if "--hash=sha256:" not in lines[number + 1]] == []
    assert pins


def _pins(lock: str) -> set[str]:
    return set(re.findall(r"^[\w.-]+==[^\s\\]+", (ROOT / lock).read_text("utf-8"), re.MULTILINE))


def test_tests_run_on_the_versions_that_the_program_ships_with() -> None:
    assert _pins("requirements.lock") <= _pins("requirements-dev.lock")


def test_npm_lock_names_no_host() -> None:
    assert "://" not in (ROOT / "tests" / "package-lock.json").read_text("utf-8")
