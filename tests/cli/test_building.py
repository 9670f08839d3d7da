"""`briefbook build` from the command line: files, names, exit codes."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from briefbook.cli.main import run
from tests.support.folders import write_library, write_visit

SECTIONS = """
- title: {en: Previous meetings, ru: Предыдущие встречи}
  items:
    - snippet: new-york
    - text: {en: Words for our eyes only., ru: Слова только для нас.}
- title: {en: Trade, ru: Торговля}
  items:
    - snippet: trade
      chart: bars
"""
SNIPPETS = {
    "new-york.yaml": """\
        kind: meeting
        date: 2017-09-21
        form: sidelines
        participants: [sergey-lavrov, khawaja-asif]
        place: {en: New York, ru: Нью-Йорк}
        marking: OPEN
        sources: [{title: Press release, date: 2017-09-21}]
        """,
    "trade.yaml": """\
        kind: trade
        countries: [RU, PK]
        currency: USD
        unit: million
        marking: OPEN
        series:
          2014: 454
          2015: 381
          2017: {total: 500, about: true}
          2019: {total: 999}
        """,
}


@pytest.fixture
def visit(tmp_path: Path) -> Path:
    return write_visit(tmp_path, SECTIONS, SNIPPETS)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("settings", ["markings: [", "", "name: Ours\nmarkings: {OPEN: [1]}\n"])
def test_library_whose_markings_cannot_be_read_is_no_book(visit: Path, tmp_path: Path, settings: str) -> None:
    """What is OPEN in the usual scale may stand above the lowest in this one: files of before stay as they were."""
    assert run(["build", str(visit), "--edition", "press", "--to", "txt", "--output", str(tmp_path / "out")]) == 0
    before = (tmp_path / "out" / "visit-press.txt").read_bytes()
    next(tmp_path.rglob("library.yaml")).write_text(settings, encoding="utf-8")
    assert run(["build", str(visit), "--edition", "press", "--to", "txt", "--output", str(tmp_path / "out")]) == 1
    assert (tmp_path / "out" / "visit-press.txt").read_bytes() == before
    assert names(tmp_path / "out") == ["visit-press.txt"]


def test_all_editions_as_docx_and_pdf_and_nothing_else(visit: Path, tmp_path: Path) -> None:
    assert run(["build", str(visit), "--output", str(tmp_path / "out")]) == 0
    assert names(tmp_path / "out") == ["visit-full.docx", "visit-full.pdf", "visit-press.docx", "visit-press.pdf"]


def test_language_is_part_of_the_name(visit: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert (
        run(["build", str(visit), "--edition", "press", "--to", "md,txt", "--language", "ru", "--output", str(out)])
        == 0
    )
    assert names(out) == ["visit-press.ru.md", "visit-press.ru.txt"]
    assert "Предыдущие встречи" not in (out / "visit-press.ru.txt").read_text(encoding="utf-8")
    assert "381" in (out / "visit-press.ru.txt").read_text(encoding="utf-8")


def test_files_go_beside_the_briefing_unless_said_otherwise(visit: Path) -> None:
    assert run(["build", str(visit), "--edition", "full", "--to", "txt"]) == 0
    assert (visit.parent / "visit-full.txt").is_file()


def test_facts_of_a_later_day_stay_out(visit: Path) -> None:
    run(["build", str(visit), "--edition", "full", "--to", "txt"])
    text = (visit.parent / "visit-full.txt").read_text(encoding="utf-8")
    assert "500" in text
    assert "999" not in text
    assert "2019" not in text


def test_same_input_gives_the_same_bytes(visit: Path, tmp_path: Path) -> None:
    for out in ("one", "two"):
        assert run(["build", str(visit), "--to", "docx,pdf,txt,md", "--output", str(tmp_path / out)]) == 0
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes(), path.name


def test_missing_snippet_is_left_out_and_the_rest_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    visit = write_visit(tmp_path, SECTIONS + "    - snippet: no-such-thing\n", SNIPPETS)
    assert run(["build", str(visit), "--edition", "full", "--to", "txt"]) == 1
    assert (tmp_path / "visit-full.txt").is_file()
    assert "visit.yaml:23: error:" in capsys.readouterr().err


def test_broken_file_that_the_book_does_not_use_stops_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    visit = write_visit(tmp_path, SECTIONS, {**SNIPPETS, "other.yaml": "kind: meeting\ndate: 2017-99-99\n"})
    assert run(["build", str(visit), "--edition", "full", "--to", "txt"]) == 0
    errors = capsys.readouterr().err
    assert "other.yaml:2: warning:" in errors
    assert "error:" not in errors


def test_broken_snippet_that_the_book_uses_is_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    visit = write_visit(tmp_path, SECTIONS, {**SNIPPETS, "new-york.yaml": "kind: meeting\ndate: 2017-99-99\n"})
    assert run(["build", str(visit), "--edition", "full", "--to", "txt"]) == 1
    assert "New York" not in (tmp_path / "visit-full.txt").read_text(encoding="utf-8")
    assert "new-york.yaml:2: error:" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("visitors: [khawaja-asif]", "visitors: [nobody]"),
        ("host: sergey-lavrov", "host: nobody"),
        ("template: visit-brief", "template: no-such-template"),
        ("start: 2018-02-20", "start: 2018-02-31"),
        ("briefing: 1", "briefing: 99"),
        ("visit:\n", "visit: [\n"),
    ],
)
def test_what_cannot_be_a_book_is_refused_and_nothing_is_written(
    tmp_path: Path, old: str, new: str, capsys: pytest.CaptureFixture[str]
) -> None:
    visit = write_visit(tmp_path, SECTIONS, SNIPPETS)
    text = visit.read_text(encoding="utf-8")
    assert old in text
    visit.write_text(text.replace(old, new), encoding="utf-8")
    before = names(tmp_path)
    assert run(["build", str(visit)]) == 1
    assert names(tmp_path) == before
    assert "error:" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["build"],
        ["build", "{visit}", "--to", "docs"],
        ["build", "{visit}", "--language", "xx"],
        ["biuld"],
        ["build", "{visit}", "--edition", "pres"],
    ],
)
def test_wrong_usage(visit: Path, arguments: list[str]) -> None:
    assert run([argument.format(visit=visit) for argument in arguments]) == 2


def test_missing_briefing_and_missing_library_are_missing_input(tmp_path: Path) -> None:
    assert run(["build", str(tmp_path / "none.yaml")]) == 3
    visit = write_visit(tmp_path, SECTIONS, SNIPPETS)
    visit.write_text(
        visit.read_text(encoding="utf-8").replace("library: library", "library: elsewhere"), encoding="utf-8"
    )
    assert run(["build", str(visit)]) == 3


def test_output_that_cannot_be_written(visit: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert run(["build", str(visit), "--output", str(tmp_path / "file")]) == 4


def test_what_cannot_be_written_is_a_problem_as_any_other(
    visit: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("in the way")
    assert run(["build", str(visit), "--to", "txt", "--output", str(tmp_path / "file")]) == 4
    assert "visit-full.txt: error: it cannot be written: " in capsys.readouterr().err
    people = ["--library", str(tmp_path / "library"), "--visitor", "khawaja-asif", "--host", "sergey-lavrov"]
    assert run(["new", str(visit), *people, "--start", "2018-02-20"]) == 4
    assert f"{visit}: error: it exists already" in capsys.readouterr().err


def test_whom_the_visit_names_and_nobody_knows_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    visit = write_visit(tmp_path, SECTIONS, SNIPPETS)
    text = visit.read_text(encoding="utf-8").replace("[khawaja-asif]", "[khawaja-asif, khawaja-azif]")
    text = text.replace("  from: PK\n", "  from: ZZ\n  invited_by: putin\n")
    more = "  programme:\n    - {what: Talks, with: [lavrov]}\n  delegations: {PK: [nobody], nato: []}\n"
    visit.write_text(text.replace("as_of:", f"{more}as_of:"), encoding="utf-8")
    assert run(["build", str(visit), "--to", "txt", "--output", str(tmp_path / "out")]) == 1
    said = capsys.readouterr().err
    for who in ("khawaja-azif", "putin", "lavrov", "nobody"):
        assert f"error: '{who}' is not a person of the library and is left out" in said
    assert "did you mean 'khawaja-asif'?" in said
    assert all(f"error: '{side}' is neither a country nor a body of the library" in said for side in ("ZZ", "nato"))
    assert names(tmp_path / "out") == ["visit-full.txt", "visit-press.txt"]


def test_principals_are_known_by_what_they_were_called(tmp_path: Path) -> None:
    visit = write_visit(tmp_path, SECTIONS, SNIPPETS)
    renamed = tmp_path / "library" / "people" / "sergey-lavrov.yaml"
    told = renamed.read_text(encoding="utf-8").replace("marking: OPEN", "marking: RESTRICTED")
    renamed.with_name("lavrov.yaml").write_text(f"{told}formerly: [sergey-lavrov]\n", encoding="utf-8")
    renamed.unlink()
    for host in ("sergey-lavrov", "lavrov"):
        text = visit.read_text(encoding="utf-8").replace("host: sergey-lavrov", f"host: {host}")
        visit.write_text(text.replace("press-comment", "visit-brief"), encoding="utf-8")
        assert run(["build", str(visit), "--edition", "press", "--to", "txt", "--output", str(tmp_path / "out")]) == 0
        words = (tmp_path / "out" / "visit-press.txt").read_text(encoding="utf-8")
        assert "The ministers last met on 21 September 2017" in words
        assert "Sergey Lavrov, Foreign Minister" in words


def test_find_that_names_nobody_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    section = "\n- title: Meetings\n  items: [{find: {people: [sergey-lavrow]}}]\n"
    visit = write_visit(tmp_path, section, SNIPPETS)
    assert run(["build", str(visit), "--to", "txt", "--output", str(tmp_path / "out")]) == 1
    assert (
        "'find' asks for an unknown person 'sergey-lavrow' (did you mean 'sergey-lavrov'?)" in capsys.readouterr().err
    )


def test_full_disk_leaves_the_old_file_and_nothing_half_written(visit: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "visit-full.pdf").write_bytes(b"the good old one")
    program = "import sys; from briefbook.cli.main import run; sys.exit(run(sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-c", program, "build", str(visit), "--edition", "full", "--to", "pdf", "--output", str(out)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000)),
    )
    assert done.returncode == 4, done.stderr
    assert "Traceback" not in done.stderr
    assert names(out) == ["visit-full.pdf"]
    assert (out / "visit-full.pdf").read_bytes() == b"the good old one"


def test_expressions_that_try_to_break_out_are_problems(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sections = """
    - title: Sums
      items:
        - text: "It is {{ 6 * 7 }} and {{ 10**5000000 }} and {{ __import__('os').system('true') }}."
          marking: OPEN
    """
    visit = write_visit(tmp_path, sections)
    assert run(["build", str(visit), "--edition", "full", "--to", "txt,pdf"]) == 1
    assert "It is 42 and [?] and [?]." in (tmp_path / "visit-full.txt").read_text(encoding="utf-8")
    assert capsys.readouterr().err.count("error: the expression") == 2


def test_library_alone_can_be_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    library = write_library(tmp_path / "library", {"x.yaml": "kind: meting\ndate: 2017\n"})
    assert run(["check", str(library)]) == 1
    assert "did you mean 'meeting'" in capsys.readouterr().err
