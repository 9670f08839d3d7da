"""Plain arguments of `build` are read as typer reads them; all others are left to typer."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefbook.cli.main import run
from briefbook.cli.ordering import Asked
from briefbook.cli.plain_arguments import plainly_asked

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "resources" / "sample" / "visits" / "asif-2018.yaml"


def test_words_and_options_are_read_in_any_order() -> None:
    line = "build --to pdf,docx a.yaml --edition full --edition=press --output=out --certificate b.yaml --language ru"

    assert plainly_asked(line.split()) == Asked(
        (Path("a.yaml"), Path("b.yaml")),
        ("full", "press"),
        "pdf,docx",
        "ru",
        output=Path("out"),
        with_certificate=True,
    )


@pytest.mark.parametrize(
    "line",
    [
        "",
        "check a.yaml",
        "build",
        "build --help",
        "build a.yaml --help",
        "build a.yaml --formats pdf",
        "build a.yaml --ed full",
        "build a.yaml --to",
        "build a.yaml --to=",
        "build a.yaml --to --certificate",
        "build a.yaml --to pdf --to docx",
        "build a.yaml --certificate=yes",
        "build a.yaml --jobs 2",
        "build a.yaml --password-file -",
        "build -- a.yaml",
        "build -",
    ],
)
def test_what_is_not_plain_is_left_to_typer(line: str) -> None:
    assert plainly_asked(line.split()) is None


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (["--to", "odt"], "'odt' is not a format"),
        (["--to", "txt", "--layout", "booklet"], "only a PDF has a layout"),
        (["--layout", "bookle"], "did you mean 'booklet'"),
        (["--language", "xx"], "'xx' is not one of"),
    ],
)
def test_wrong_words_are_refused_with_the_usage(
    wrong: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["build", str(SAMPLE), *wrong]) == 2

    shown = " ".join(capsys.readouterr().err.replace("│", " ").split())
    assert said in shown
    assert "Usage: briefbook build" in shown


def _run(*arguments: str, stdout: int = subprocess.PIPE) -> subprocess.CompletedProcess[str]:
    program = "import sys; from briefbook.__main__ import main; sys.exit(main())"
    return subprocess.run(
        [sys.executable, "-X", "importtime", "-c", program, *arguments],
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )


def test_plain_build_imports_nothing_that_reads_other_command_lines(tmp_path: Path) -> None:
    done = _run("build", str(SAMPLE), "--edition", "press", "--to", "txt", "--output", str(tmp_path))

    assert done.returncode == 0
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "briefbook.build" in imported
    assert imported.isdisjoint({"typer", "rich", "typer.main"})


def test_build_that_nobody_listens_to_ends_in_silence(tmp_path: Path) -> None:
    heard, told = os.pipe()
    os.close(heard)

    done = _run("build", str(SAMPLE), "--edition", "press", "--to", "txt", "--output", str(tmp_path), stdout=told)

    os.close(told)
    assert done.returncode == 1
    assert "BrokenPipe" not in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["asif-2018-press.txt"]
