"""Templates: where they are found and what they inherit."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefbook.model.template import PLACEHOLDERS
from briefbook.storage.template_file import find_template, load_template


def template(folder: Path, text: str = "headings: plain\n") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "template.yaml").write_text(text)
    return folder


def found(name: str, tmp_path: Path) -> tuple[Path | None, str]:
    folder, problems = find_template(
        name, tmp_path / "visits", tmp_path / "lib", user_folder=tmp_path / "user", shipped_folder=tmp_path / "shipped"
    )
    return folder, "\n".join(map(str, problems))


def loaded(folder: Path, tmp_path: Path) -> tuple[object, str]:
    made, problems = load_template(folder, user_folder=tmp_path / "user", shipped_folder=tmp_path / "shipped")
    return made, "\n".join(map(str, problems))


def test_nearest_folder_wins(tmp_path: Path) -> None:
    homes = [tmp_path / "visits", tmp_path / "user", tmp_path / "shipped"]
    for home in reversed(homes):
        template(home / "brief")
        assert found("brief", tmp_path) == (home / "brief", "")


def test_path_is_relative_to_the_briefing(tmp_path: Path) -> None:
    template(tmp_path / "house" / "brief")
    (tmp_path / "visits").mkdir()
    assert found("../house/brief", tmp_path)[0] == tmp_path / "visits" / ".." / "house" / "brief"
    assert found(str(tmp_path / "house" / "brief" / "template.yaml"), tmp_path)[0] == tmp_path / "house" / "brief"


def test_template_inside_the_library_is_refused(tmp_path: Path) -> None:
    template(tmp_path / "lib" / "brief")
    (tmp_path / "visits").mkdir()
    (tmp_path / "visits" / "brief").symlink_to(tmp_path / "lib" / "brief")
    for name in ("../lib/brief", "brief"):
        folder, told = found(name, tmp_path)
        assert folder is None
        assert "lies inside the library" in told


@pytest.mark.parametrize("name", ["visit-brif", "", "a\0b", "../shipped/none", "x" * 5000])
def test_unknown_name_is_a_problem(tmp_path: Path, name: str) -> None:
    template(tmp_path / "shipped" / "visit-brief")
    folder, told = found(name, tmp_path)
    assert folder is None
    assert "visit-brief" in told


def test_parent_holds_where_the_template_says_nothing(tmp_path: Path) -> None:
    template(tmp_path / "shipped" / "brief", "headings: none\nmargins: {top_mm: 30, left_mm: 31}\nbefore: [cover]\n")
    (tmp_path / "shipped" / "brief" / "base.docx").write_bytes(b"x")
    own = template(tmp_path / "user" / "brief", "inherits: brief\nmargins: {top_mm: 40}\n")
    made, problems = load_template(own, user_folder=tmp_path / "user", shipped_folder=tmp_path / "shipped")
    assert problems == ()
    assert made is not None
    assert (made.headings, made.margins.top_mm, made.margins.left_mm, made.before) == ("none", 40, 31, ("cover",))
    assert made.name == "brief"
    assert made.base_docx == (tmp_path / "shipped" / "brief" / "base.docx").resolve()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("inherits: brief\n", "brief/template.yaml:1: error: it inherits 'brief', which is no template or inherits"),
        ("inherits: nothing\n", "it inherits 'nothing'"),
        ("a: 1\nbase: ../x.docx\n", "brief/template.yaml:2: error: base: found '../x.docx', expected a Word file in"),
        ("headings: numberd\n", "headings: found 'numberd', expected one of numbered, plain, none (did you mean"),
        ("styles:\n  body:\n    siz: 10\n", "brief/template.yaml:3: warning: the key 'siz' is not known"),
        ("styles:\n  body: {size: 900}\n", "styles, body, size: found '900', expected a number up to 144"),
        ("charts: {colours: [red]}\n", "charts, colours 1: found 'red', expected a colour such as #1f4e8c"),
        ("paper: B9\n", "paper: found 'B9', expected A3, A4, A5, Letter"),
        ("- a\n", "found a list, expected a template"),
    ],
)
def test_mistake_is_told_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "x.docx").write_bytes(b"x")
    assert told in loaded(template(tmp_path / "brief", text), tmp_path)[1]


def test_missing_folder_is_missing_input(tmp_path: Path) -> None:
    made, problems = load_template(tmp_path / "none")
    assert made is None
    assert [problem.rule for problem in problems] == ["input-missing"]


def test_template_of_a_newer_format_is_refused(tmp_path: Path) -> None:
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "template.yaml").write_text("template: 2\nmargins: unheard-of\n", encoding="utf-8")
    template, problems = load_template(tmp_path / "house")
    assert template is None
    assert [(one.rule, one.line) for one in problems] == [("newer-format", 1)]


def test_unknown_placeholder_is_told_with_its_line_in_the_file_that_has_it(tmp_path: Path) -> None:
    parent = template(
        tmp_path / "parent", 'header:\n  start: "{title}"\n  end: {en: "{pge} of {pages}", ru: "{стр}"}\n'
    )
    made, told = loaded(template(tmp_path / "child", "inherits: parent\n"), tmp_path)

    assert made is not None
    first, second = told.splitlines()
    assert f"{parent.name}/template.yaml:3" in first
    assert "header.end: '{pge}' is no placeholder" in first
    assert "did you mean 'page'?" in first
    assert "there are {title}, {reference}" in second


def test_known_placeholders_pass(tmp_path: Path) -> None:
    words = " ".join("{" + one + "}" for one in PLACEHOLDERS)
    assert loaded(template(tmp_path / "brief", f'footer: {{centre: "{words}"}}\n'), tmp_path)[1] == ""
