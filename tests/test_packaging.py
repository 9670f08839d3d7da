"""The program runs where it is installed: from a wheel and editable, from another folder, with what ships inside."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[1]


def _run(*command: str | Path, folder: Path) -> str:
    """What a command prints; the test fails with its words when it fails."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _pip(python: Path | str, *arguments: str | Path, folder: Path) -> None:
    _run(python, "-m", "pip", "--disable-pip-version-check", "--quiet", *arguments, folder=folder)


def _clean_venv(folder: Path) -> Path:
    """A venv that sees the libraries installed here but not the program installed here; returns its Python.

    `site.addsitedir` would read this environment's `.pth` files, and with them the editable program; a plain line
    in a `.pth` file adds the folder alone.
    """
    venv.create(folder, symlinks=True, with_pip=False)
    python = folder / "bin" / "python"
    site = Path(
        _run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", folder=folder.parent).strip()
    )
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    return python


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    _pip(sys.executable, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, ROOT, folder=folder)
    (built,) = folder.glob("briefbook-*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command, installed from the wheel into a clean environment."""
    folder = tmp_path_factory.mktemp("installed") / "venv"
    python = _clean_venv(folder)
    _pip(sys.executable, "--python", python, "install", "--no-deps", "--no-index", wheel, folder=folder)
    return folder / "bin" / "briefbook"


@pytest.fixture(scope="module")
def editable(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command, installed editable into a clean environment."""
    folder = tmp_path_factory.mktemp("editable") / "venv"
    python = _clean_venv(folder)
    _pip(
        sys.executable,
        "--python",
        python,
        "install",
        "--no-deps",
        "--no-build-isolation",
        "--editable",
        ROOT,
        folder=folder,
    )
    return folder / "bin" / "briefbook"


def _shipped(name: str) -> set[str]:
    return {path.relative_to(ROOT).as_posix() for path in (ROOT / name).rglob("*") if path.is_file()}


def test_wheel_carries_everything_that_ships(wheel: Path) -> None:
    prefix = "briefbook/shipped/"
    carried = {name.removeprefix(prefix) for name in ZipFile(wheel).namelist() if name.startswith(prefix)}

    assert carried == _shipped("resources") | _shipped("templates")


def test_wheel_is_typed_and_holds_no_tests(wheel: Path) -> None:
    names = ZipFile(wheel).namelist()

    assert "briefbook/py.typed" in names
    assert {name.split("/")[0] for name in names if "dist-info" not in name} == {"briefbook"}


@pytest.mark.parametrize("kind", ["installed", "editable"])
def test_program_is_found_where_it_is_installed(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    command: Path = request.getfixturevalue(kind)

    place = _run(command.with_name("python"), "-c", "import briefbook; print(briefbook.__file__)", folder=tmp_path)

    expected = ROOT / "src" if kind == "editable" else command.parents[1]
    assert Path(place.strip()).is_relative_to(expected)


@pytest.mark.parametrize("kind", ["installed", "editable"])
def test_program_explains_itself(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    assert "briefbook" in _run(request.getfixturevalue(kind), "--help", folder=tmp_path)


@pytest.mark.parametrize("kind", ["installed", "editable"])
def test_sample_visits_are_built_from_another_folder(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    _run(request.getfixturevalue(kind), "demo", "--output", tmp_path / "books", folder=tmp_path)

    endings = {path.suffix for path in (tmp_path / "books").iterdir()}
    assert endings == {".docx", ".pdf"}
